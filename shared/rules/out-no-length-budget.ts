import type { Prompt } from '../prompt/prompt.ts';
import type { RuleContext, RulePart } from './rule-context.ts';
import type { Rule, Waste } from './rule.ts';

/** Prose that could be of any length. Translations and corrections are as long as what they are of. */
const ASKS_FOR_PROSE =
  /\b(?:write|compose|draft|create|generate)\s+(?:an?|the|some|me an?|my)\s+(?:[\w'-]+\s+){0,4}?(?:article|essay|blog(?: post)?|story|report|email|letter|guide|tutorial|description|overview|explanation|speech|post|plan|proposal|review|analysis|documentation)\b|\b(?:explain|describe|discuss|elaborate on|analy[sz]e)\s+(?:the|how|why|what|in|your|this|each|any|it)\b|(?:写|撰写|起草|生成)(?:一|出)?(?:篇|份|封|段|个)?[^，。\n]{0,12}(?:文章|报告|邮件|故事|博客|教程|方案|计划|介绍|说明)|(?:解释|描述|阐述|介绍|分析)(?:一下)?/i;

/** Any word about length or form is taken for a limit: this rule speaks only where there is none at all. */
const LENGTH_CUE =
  /\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|single|few|several|couple)[\s-]*(?:(?:to|-|–|or|and)[\s-]*\w+[\s-]*)?(?:\w+\s+)?(?:words?|sentences?|paragraphs?|bullets?|bullet points?|lines?|characters?|chars?|tokens?|tweets?|points?|items?|steps?|pages?|minutes?)\b|\b(?:concise(?:ly)?|brief(?:ly)?|short(?:er|ly|est)?|succinct(?:ly)?|terse|compact|length|lengthy|long(?:er)?|limit(?:ed)?|at most|at least|no more than|up to|maximum|minimum|summar\w+|detailed|comprehensive|thorough|only (?:return|output|respond|answer|reply|provide|give)|(?:return|output|respond|answer|reply|provide|give) only|json|ya?ml|xml|csv|html|one-?liner?|list|table|template|format|schema|structured?|sections?|headings?)\b|字以内|字左右|字数|不超过|不少于|至少|最多|简洁|简短|简要|精炼|精简|详细|全面|长度|篇幅|一句话|[一二三四五六七八九十两几\d]\s*(?:句|段|条|点|个字|字|行|步)|格式|列表|表格|只(?:需|要)?(?:输出|返回|回复|回答)|仅(?:输出|返回|回复|回答)|模板|结构/i;

/** Longer prompts say what they want in ways that no list of words knows. */
const MAX_CHARACTERS = 4000;

/** Nothing limits the answer: no words, no form, no token limit. */
export const noLengthBudget: Rule = {
  id: 'out/no-length-budget',
  title: 'An answer of any length',
  severity: 'info',
  fix: 'information',
  messages: {
    none: 'Nothing says how long the answer may be; output costs several times as much as input, and a limit in words is kept where a token limit only cuts off',
  },
  find: findUnlimited,
};

function* findUnlimited({ prompt, parts }: RuleContext): Generator<Waste> {
  if (prompt.format === 'agent-context' || isLimited(prompt)) return;
  const length = parts.reduce((sum, { text }) => sum + text.length, 0);
  // Turns of the assistant show how long an answer is.
  const isAsked = parts.every(({ role }) => role === 'system' || role === 'user');
  if (!isAsked || length > MAX_CHARACTERS || parts.some(({ text }) => LENGTH_CUE.test(text)))
    return;
  for (const part of parts.toReversed()) {
    const range = askedFor(part);
    if (!range) continue;
    yield { part, range, message: 'none' };
    return;
  }
}

function isLimited({ maxOutputTokens, models, responseSchema, tools }: Prompt): boolean {
  if (maxOutputTokens !== undefined || responseSchema !== undefined || tools.length > 0)
    return true;
  return models.some((model) => model.maxOutputTokens !== undefined);
}

function askedFor({ text, structure }: RulePart): Waste['range'] | undefined {
  const found = ASKS_FOR_PROSE.exec(text);
  if (!found) return undefined;
  const range = { start: found.index, end: found.index + found[0].length };
  return structure.literals.touches(range) ? undefined : range;
}
