/** What a comment of ours says about itself in its first line. */
export type Marker = {
  readonly key: string;
  /** Full commit ids; `none` where there is no baseline. */
  readonly head: string;
  readonly base: string;
  readonly run: number;
  readonly attempt: number;
};

const MARKER =
  /^<!-- promptfare key=([A-Za-z0-9._-]{1,50}) head=([0-9a-f]{40,64}|none) base=([0-9a-f]{40,64}|none) run=(\d{1,16}) attempt=(\d{1,6}) -->/;

export function writeMarker({ key, head, base, run, attempt }: Marker): string {
  return `<!-- promptfare key=${key} head=${head} base=${base} run=${run} attempt=${attempt} -->`;
}

/** The marker at the very start of a comment. Anywhere else it is a quote. */
export function readMarker(body: string): Marker | undefined {
  const [, key = '', head = '', base = '', run, attempt] = MARKER.exec(body) ?? [];
  if (key === '') return undefined;
  return { key, head, base, run: Number(run), attempt: Number(attempt) };
}

/** Whether two comments say the same; which run said it does not count. */
export function isSameText(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(body: string): string {
  return body
    .replaceAll('\r\n', '\n')
    .replace(/ run=\d+ attempt=\d+ -->/, ' -->')
    .replaceAll(/\/actions\/runs\/\d+/g, '')
    .trim();
}
