// Texts for the benchmark, made from files that are installed anyway, so that anybody can repeat it.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from './random.mjs';

const MODULES = new URL('../../node_modules', import.meta.url).pathname;
const MEGABYTE = 1 << 20;

/** One megabyte of English: the readmes and change logs of the installed packages. */
export function english() {
  return collect((name) => /\.(?:md|markdown)$/i.test(name) && !/zh|cn|ja|kr/i.test(name));
}

/** One megabyte of TypeScript and JavaScript. */
export function code() {
  return collect((name) => /\.(?:ts|mts|js|mjs)$/.test(name) && !/\.min\./.test(name));
}

function collect(isWanted) {
  const texts = [];
  let length = 0;
  for (const path of filesBelow(MODULES)) {
    if (length >= MEGABYTE) break;
    if (!isWanted(path) || /tokenizer|tiktoken/.test(path) || statSync(path).size > 60_000)
      continue;
    const text = readFileSync(path, 'utf8');
    texts.push(text);
    length += text.length;
  }
  return texts.join('\n').slice(0, MEGABYTE);
}

function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true }).toSorted(byName)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    if (entry.isFile()) yield path;
  }
}

function byName(a, b) {
  return a.name < b.name ? -1 : 1;
}

// Phrases of our own; sentences are put together from them, so that a megabyte repeats few whole clauses.
const WHO =
  '客服人员|退货的顾客|这位开发者|值班工程师|数据分析师|产品经理|我们的用户|测试小组|财务部门|新来的同事|翻译团队|网站编辑|采购主管|安全审计员|系统管理员|课程老师|医院前台|物流公司|社区志愿者|法律顾问'.split(
    '|',
  );
const WHEN =
  '今天上午|在上线之前|每个月底|当订单超时的时候|如果对方没有回答|收到通知以后|在第二次尝试中|周末的高峰时段|合同到期前|发现价格变化时|根据最新的规定|为了节省时间|在预算允许的范围内|按照客户的要求'.split(
    '|',
  );
const DOES =
  '检查了|重新整理了|没有注意到|认真比较了|推迟了|批准了|忘记了|向上级汇报了|逐条翻译了|提前准备好|正在修改|反复确认了|无法打开|已经删除了|打算购买|开始测试'.split(
    '|',
  );
const WHAT =
  '提示词的长度|上一版的说明文档|仓库里剩下的零件|缓存命中率报告|模型返回的错误信息|三份不同的报价单|季度成本预测|用户反馈中的关键词|数据库迁移脚本|新的权限设置|一封措辞严厉的邮件|夜间任务的日志|教材第五章的练习|系统消息中的例子|评测集里失败的样本|发票与付款记录|隐私保护条款|旅行路线和酒店'.split(
    '|',
  );
const WHY =
  '因为费用比预期高出许多|以免影响后面的步骤|并且把结果写进了表格|但是没有留下任何记录|这样大家都能看到原因|同时提醒其他人注意风险|结果节省了将近一半的时间|后来才知道问题出在编码上|希望下周能够给出答复|于是决定先观察几天再说'.split(
    '|',
  );
const MARKS = ['。', '。', '！', '；', '？', '。\n'];

/** One megabyte of Chinese. */
export function chinese() {
  const next = createRandom(20261122);
  const pick = (list) => list[next() % list.length];
  const parts = [];
  let bytes = 0;
  while (bytes < MEGABYTE) {
    const clause = next() % 3 === 0 ? `，${pick(WHY)}` : '';
    const sentence = `${pick(WHEN)}${next() % 4 === 0 ? '，' : ''}${pick(WHO)}${pick(DOES)}${pick(WHAT)}${clause}${pick(MARKS)}`;
    parts.push(sentence);
    bytes += Buffer.byteLength(sentence);
  }
  return parts.join('');
}

/** 200 KB that pre-tokenizers cannot cut. */
export function pathological() {
  const next = createRandom(7);
  const letters = Array.from({ length: 200_000 }, () => String.fromCharCode(97 + (next() % 26)));
  const han = Array.from({ length: 66_666 }, () => String.fromCharCode(0x4e00 + (next() % 20_000)));
  return {
    'one letter': 'a'.repeat(200_000),
    spaces: ' '.repeat(200_000),
    'line breaks': '\n'.repeat(200_000),
    rule: '='.repeat(200_000),
    'random letters': letters.join(''),
    'random Han': han.join(''),
    'emoji with joiners': '👩‍👩‍👧'.repeat(11_111),
  };
}
