import { sentence, type Sentence } from '../../../text/sentence.ts';
import { scanTags, tokensOf, type LiquidTag } from './scan-tags.ts';

type Failure = { readonly reason: Sentence };

/** What a `case` compares with, and whether one of its branches stands already. */
type OpenBlock = { readonly word: string; readonly subject?: string; hasBranch: boolean };

type Translation = { readonly blocks: OpenBlock[]; failure?: Failure };

/**
 * A Liquid template as a template of the Jinja engine, or why it is none. Text stays as it is, but for openers that
 * only Jinja knows.
 */
export function translateLiquid(text: string): string | Failure {
  const translation: Translation = { blocks: [] };
  let translated = '';
  let end = 0;
  for (const tag of scanTags(text)) {
    const before = text.slice(end, tag.range.start);
    translated += translation.blocks.at(-1)?.word === 'raw' ? before : plainText(before);
    translated += translateTag(translation, tag);
    end = tag.range.end;
    if (translation.failure) return translation.failure;
  }
  const rest = text.slice(end);
  const [open] = translation.blocks;
  if (open) return { reason: sentence`{% ${open.word} %} is not closed` };
  if (/\{[{%]/.test(rest)) return { reason: sentence`a tag is not closed` };
  return translated + plainText(rest);
}

/** Jinja's comments and openers are letters here. */
function plainText(text: string): string {
  return /\{[#{%]/.test(text) ? text.replaceAll(/\{(?=[#{%])/g, "{{ '{' }}") : text;
}

function translateTag(translation: Translation, tag: LiquidTag): string {
  const before = tag.stripsBefore ? '-' : '';
  const after = tag.stripsAfter ? '-' : '';
  const tokens = tokensOf(tag.content);
  if (tag.kind === 'output') return `{{${before} ${expression(tokens)} ${after}}}`;
  const statement = translateStatement(translation, tokens);
  return statement === '' ? `{#${before} ${after}#}` : `{%${before} ${statement} ${after}%}`;
}

const BLOCKS = new Set(['if', 'unless', 'for', 'case', 'capture', 'raw', 'comment']);
const SAME = new Set(['else', 'break', 'continue']);

function translateStatement(translation: Translation, tokens: readonly string[]): string {
  const [word = '', ...rest] = tokens;
  if (word.startsWith('end')) return closeBlock(translation, word.slice(3));
  if (BLOCKS.has(word)) return openBlock(translation, word, rest);
  if (SAME.has(word)) return word;
  if (word === 'elsif') return `elif ${condition(rest)}`;
  if (word === 'when') return translateWhen(translation, rest);
  if (word === 'assign') return `set ${rest[0] ?? ''} = ${expression(rest.slice(2))}`;
  translation.failure = { reason: sentence`{% ${word.slice(0, 40)} %} is not known here` };
  return '';
}

function openBlock(translation: Translation, word: string, rest: readonly string[]): string {
  const subject = word === 'case' ? { subject: expression(rest) } : {};
  translation.blocks.push({ word, ...subject, hasBranch: false });
  if (word === 'if') return `if ${condition(rest)}`;
  if (word === 'unless') return `if not (${condition(rest)})`;
  if (word === 'capture') return `set ${rest[0] ?? ''}`;
  if (word === 'for') return `for ${rest[0] ?? ''} in ${loopList(rest.slice(2))}`;
  if (word === 'raw') return 'raw';
  // What a comment holds is not sent, and what stands before the first `when` is not either.
  return 'if false';
}

const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['for', 'endfor'],
  ['capture', 'endset'],
  ['raw', 'endraw'],
]);

function closeBlock(translation: Translation, word: string): string {
  const block = translation.blocks.pop();
  if (block?.word === word) return CLOSERS.get(word) ?? 'endif';
  translation.failure = { reason: sentence`{% end${word} %} closes nothing` };
  return '';
}

function translateWhen(translation: Translation, rest: readonly string[]): string {
  const block = translation.blocks.at(-1);
  if (block?.subject === undefined) {
    translation.failure = { reason: sentence`{% when %} stands outside of a case` };
    return '';
  }
  const choices = rest.filter((token) => token !== ',' && token !== 'or');
  return `elif ${choices.map((choice) => `${block.subject} == ${valueText(choice)}`).join(' or ')}`;
}

/** `a.b in (1..n)` and the settings that may follow the list. */
function loopList(tokens: readonly string[]): string {
  const end = tokens.findIndex((token) => /^(?:limit|offset|reversed)$/.test(token));
  const list = end < 0 ? tokens : tokens.slice(0, end);
  const dots = list.indexOf('..');
  const source =
    dots < 0
      ? expression(list)
      : `range(${expression(list.slice(1, dots))}, ${expression(list.slice(dots + 1, -1))} + 1)`;
  return tokens.includes('reversed') ? `${source} | reverse` : source;
}

/** Liquid reads `and` and `or` from the right; both sides of `contains` change places. */
function condition(tokens: readonly string[]): string {
  const joint = tokens.findIndex((token) => token === 'and' || token === 'or');
  if (joint >= 0) {
    const left = comparison(tokens.slice(0, joint));
    return `(${left}) ${tokens[joint] ?? ''} (${condition(tokens.slice(joint + 1))})`;
  }
  return comparison(tokens);
}

function comparison(tokens: readonly string[]): string {
  const contains = tokens.indexOf('contains');
  if (contains >= 0)
    return `${expression(tokens.slice(contains + 1))} in ${expression(tokens.slice(0, contains))}`;
  const sign = tokens.findIndex((token) => /^(?:[=!<>]=|<>|<|>)$/.test(token));
  if (sign < 0) return expression(tokens);
  const written = tokens[sign] ?? '==';
  const right = tokens.slice(sign + 1);
  const left = expression(tokens.slice(0, sign));
  if (right[0] === 'empty' || right[0] === 'blank')
    return written === '==' ? `not ${left} | length` : `${left} | length`;
  return `${left} ${written === '<>' ? '!=' : written} ${expression(right)}`;
}

/** A value and its filters: `name: a, b` becomes `name(a, b)`. */
function expression(tokens: readonly string[]): string {
  const parts: string[][] = [[]];
  for (const token of tokens) {
    if (token === '|') parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts
    .map((part, index) => (index === 0 ? part.map(valueText).join('') : filterText(part)))
    .join(' | ');
}

function filterText([name = '', ...rest]: readonly string[]): string {
  if (rest[0] !== ':') return name;
  const words = rest.slice(1).map((token, index, all) => {
    if (token === ':') return '=';
    return all[index + 1] === ':' ? token : valueText(token);
  });
  return `${name}(${words.join('')})`;
}

const WORDS: ReadonlyMap<string, string> = new Map([
  ['nil', 'none'],
  ['null', 'none'],
  ['forloop', 'loop'],
  ['empty', "''"],
  ['blank', "''"],
]);

function valueText(token: string): string {
  if (/^["']/.test(token)) return token.replaceAll('\\', '\\\\');
  return WORDS.get(token) ?? token;
}
