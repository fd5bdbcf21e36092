/** Words behind a model's name that do not change its price. `fast`, `mini`, `lite`, `chat` or a bare digit do. */
const SAME_PRICE_WORDS: ReadonlySet<string> = new Set([
  'beta',
  'default',
  'exp',
  'experimental',
  'instruct',
  'it',
  'latest',
  'preview',
  'thinking',
]);

const MAX_WORDS = 6;
/** Bedrock: date, revision, throughput or context suffix: `-20250929-v1:0`, `:0:200k`. */
const BEDROCK_SUFFIX = /^(?:-20\d{6})?(?:-v\d+)?(?::\d+)?(?::\d+k)?$/;
/** Bedrock: region and maker in front of the name. */
const BEDROCK_PREFIX = /^(?:[a-z-]+\.){0,2}$/;
const OWNER_PREFIX = /^(?:[a-z-]+\/)?$/;

/**
 * Whether `name` is the model `known`, give or take a date, `-latest`, `-preview` and the like. A catalog rule such as
 * "starts with claude-sonnet-5" also catches claude-sonnet-5-5, which is another model with its own price: this says no.
 */
export function isSameModel(known: string, name: string): boolean {
  const start = name.indexOf(known);
  if (start === -1) return false;
  const before = name.slice(0, start);
  const after = name.slice(start + known.length);
  if (BEDROCK_PREFIX.test(before) && before !== '') return BEDROCK_SUFFIX.test(after);
  return (
    OWNER_PREFIX.test(before) &&
    (isSamePriceSuffix(known, after) || (/[a-z]\./.test(known) && BEDROCK_SUFFIX.test(after)))
  );
}

function isSamePriceSuffix(known: string, after: string): boolean {
  if (after === '') return true;
  // Rules may stop inside a date: "starts with gpt-5-nano-", "starts with claude-sonnet-4-2025".
  const text = known.endsWith('-') ? `-${after}` : after;
  const words = text.split(/[-@:]/);
  const [glued = '', ...rest] = words;
  if (glued !== '' && !(/-20\d\d$/.test(known) && /^\d{4}$/.test(glued))) return false;
  return rest.length <= MAX_WORDS && areSamePriceWords(rest);
}

function areSamePriceWords(words: readonly string[]): boolean {
  const numbers = words.filter((word) => !SAME_PRICE_WORDS.has(word));
  const twoDigits = numbers.filter((word) => /^\d\d$/.test(word)).length;
  const others = numbers.filter((word) => !/^\d\d$/.test(word));
  // Two-digit words are only ever part of a date: 05-20, 2024-08-06, 09-2025. Alone they are a version.
  const areDates = twoDigits === 0 || twoDigits === 2 || (twoDigits === 1 && others.length === 1);
  return areDates && others.every((word) => /^(?:\d{8}|\d{4}|0\d\d)$/.test(word));
}
