/** Years that a trace can be of, in milliseconds since 1970: other numbers are counters. */
const FIRST_MS = Date.UTC(2000, 0);
const LAST_MS = Date.UTC(2200, 0);

/**
 * A moment as tools write it, in milliseconds since 1970: a number (or digits) of seconds, milliseconds, microseconds
 * or nanoseconds, or a text that names a time. A time without a zone is UTC.
 */
function momentMs(value: unknown): number | undefined {
  if (typeof value === 'string' && !/^\d+(?:\.\d+)?$/.test(value)) return momentOfText(value);
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number !== 'number') return undefined;
  const scales = [1, 1000, 1 / 1000, 1 / 1_000_000];
  const ms = scales.map((scale) => number * scale).find((at) => at >= FIRST_MS && at < LAST_MS);
  return ms;
}

export function isoMoment(value: unknown): string | undefined {
  const ms = momentMs(value);
  return ms === undefined ? undefined : new Date(Math.round(ms)).toISOString();
}

/** From one moment to another; absent when either is not known or they stand the wrong way round. */
export function elapsedMs(start: unknown, end: unknown): number | undefined {
  const from = momentMs(start);
  const to = momentMs(end);
  if (from === undefined || to === undefined || to < from) return undefined;
  // Nanoseconds are more than a number holds; a thousandth of a millisecond is what is left of them.
  return Math.round((to - from) * 1000) / 1000;
}

function momentOfText(text: string): number | undefined {
  const iso =
    /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?) ?(Z|[+-]\d\d:?\d\d|UTC)?$/.exec(
      text,
    );
  if (!iso) return undefined;
  const [, day = '', time = '', zone = 'Z'] = iso;
  const short = time.replace(/(\.\d{3})\d+$/, '$1');
  const ms = Date.parse(`${day}T${short}${zone === 'UTC' ? 'Z' : zone}`);
  return Number.isNaN(ms) ? undefined : ms;
}
