import { isNegated } from './negation.ts';
import { findExampleRanges } from './structure/example-ranges.ts';
import { indexRanges } from './structure/range-index.ts';
import type { RuleContext } from './rule-context.ts';
import type { Rule, Waste } from './rule.ts';

/** What the answer is told to repeat, in English and in Chinese. */
const PATTERNS: readonly { readonly message: string; readonly pattern: RegExp }[] = [
  {
    message: 'question',
    pattern:
      /\b(?:repeat|restate|re-state|echo|paraphrase)(?:\s+back)?\s+(?:the|their|my|his|her|its)?\s*(?:(?:user|customer|student)(?:['’]s)?\s+)?(?:original\s+|full\s+|entire\s+)?(?:question|query|request|message|input)\b/gi,
  },
  {
    message: 'question',
    pattern:
      /(?:复述|重复|重述)(?:一遍|一下)?(?:用户|我|客户|对方)?的?(?:原始|完整)?(?:问题|提问|请求|输入|需求)(?!的?(?:时|后|次|率))/g,
  },
  {
    message: 'file',
    pattern:
      /\b(?:output|return|provide|print|rewrite|write out|respond with|reply with)\s+(?:the\s+)?(?:entire|whole|complete|full)\s+(?:(?:updated|modified|new|revised|corrected|edited|rewritten|original)\s+)?(?:files?|documents?|source code|essay|article|text)\b/gi,
  },
  {
    message: 'file',
    pattern:
      /(?:输出|返回|给出|重写)(?:修改后的?|更新后的?)?(?:完整|整个|全部)的?(?:修改后的?)?(?:文件|代码|文档|文章|原文)/g,
  },
];

/** Output costs four to eight times as much as input, and what the caller has sent it has already. */
export const echoOrRestate: Rule = {
  id: 'out/echo-or-restate',
  title: 'An answer that repeats what was sent',
  severity: 'info',
  fix: 'information',
  messages: {
    question:
      'The answer is told to repeat the question; output costs several times as much as input',
    file: 'The answer is told to give a whole text back; where only some of it changes, ask for the changes',
  },
  find: findEchoes,
};

function* findEchoes({ parts, prompt }: RuleContext): Generator<Waste> {
  if (prompt.format === 'agent-context') return;
  for (const part of parts) {
    if (part.role === 'assistant' || part.role === 'tool') continue;
    const { text, structure } = part;
    const examples = indexRanges(findExampleRanges(text, structure));
    for (const { message, pattern } of PATTERNS) {
      const ranges = [...text.matchAll(pattern)]
        .filter(({ index }) => !isNegated(text, index))
        .map(({ index, 0: words }) => ({ start: index, end: index + words.length }))
        .filter((range) => !structure.literals.touches(range) && !examples.touches(range));
      for (const range of ranges) yield { part, range, message };
    }
  }
}
