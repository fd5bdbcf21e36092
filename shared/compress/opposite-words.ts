/** Two groups of words of which one says the opposite of the other. */
export type Opposites = readonly [readonly string[], readonly string[]];

function pairsOf(lines: string): readonly Opposites[] {
  return lines
    .trim()
    .split('\n')
    .map((line): Opposites => {
      const [one = '', other = ''] = line.split('/');
      return [one.trim().split(' '), other.trim().split(' ')];
    });
}

/** English words in their plain form; endings such as -s, -ed, -ing, -er and -est are taken off before they are looked up. */
export const ENGLISH_OPPOSITES: readonly Opposites[] = pairsOf(`
enable / disable
activate / deactivate
include / exclude
accept approve / reject deny refuse decline
allow permit / forbid prohibit
increase raise / decrease reduce lower
add / remove delete
show display / hide
open / close closed
start begin / end finish stop
send / receive
buy / sell
import / export
upload / download
encrypt / decrypt
input / output
ascending / descending
first / last
before / after
above / below
over / under
more / less fewer
most / least fewest
maximum max / minimum min
high / low
large big / small
long / short
old / new young
early / late
good better best / bad worse worst
cheap / expensive dear
easy simple / hard difficult complex
fast quick / slow
left / right
top / bottom
up / down
on / off
true / false
yes / no
and / or
all every each / some few several any
public / private
internal / external
positive / negative
uppercase / lowercase
single / multiple
formal / informal casual
strict / lenient loose
verbose detailed / terse concise
always / never sometimes
agree / disagree
success succeed / failure fail
safe / dangerous unsafe
`);

export const CHINESE_OPPOSITES: readonly Opposites[] = pairsOf(`
允许 / 禁止
包含 包括 / 排除 不含
增加 / 减少
升序 正序 / 降序 倒序
所有 全部 一切 每个 每条 / 部分 一些 某些 有些 少数 个别
和 与 及 并且 / 或
最多 至多 / 最少 至少
以上 / 以下
以内 之内 / 以外 之外
之前 以前 / 之后 以后
大于 高于 多于 / 小于 低于 少于
最大 / 最小
最高 / 最低
最新 / 最旧 最早
第一 首个 / 最后 末个
左 / 右
开启 启用 打开 / 关闭 禁用 停用
公开 / 保密 隐藏
显示 / 隐藏
正确 / 错误
简短 简洁 / 详细 详尽
较长 最长 / 较短 最短
简体 / 繁体
正式 / 非正式 口语
买入 / 卖出
发送 / 接收
输入 / 输出
导入 / 导出
上传 / 下载
内部 / 外部
大写 / 小写
早于 / 晚于
同意 接受 / 拒绝
成功 / 失败
有效 / 无效
合法 / 非法
必填 / 选填
优点 / 缺点
正面 积极 / 负面 消极
`);
