/** Tokens for people: whole from 100 up, one decimal below (means of few tokens differ in it). */
export function formatTokens(tokens: number): string {
  const rounded = tokens >= 100 || Number.isInteger(tokens) ? Math.round(tokens) : round1(tokens);
  return groupThousands(rounded);
}

/** A change of tokens with its sign: `+1,240`, `−8`, `±0`. */
export function formatTokensDelta(tokens: number): string {
  const size = formatTokens(Math.abs(tokens));
  if (size === '0') return '±0';
  return tokens > 0 ? `+${size}` : `−${size}`;
}

/** A count of things. */
export function formatCount(count: number): string {
  return groupThousands(count);
}

/** `1 case`, `2 cases`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

function round1(value: number): number {
  return Math.round(value * 10) / 10;
}

function groupThousands(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
