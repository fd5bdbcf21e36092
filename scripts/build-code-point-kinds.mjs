// Writes shared/tokenizer/code-point-kinds.ts, so that counts do not depend on the Unicode version of the host.
// Run by hand when the reference tokenizers move to a newer Unicode version.
import { writeFileSync } from 'node:fs';

const LINE_WIDTH = 92;
const UNICODE = '16.0';

// tiktoken's pattern engine knows Unicode 16; these were assigned in Unicode 17 and are nothing to it.
const LATER_ASSIGNED =
  '88f c5c cdc 1acf-1add 1ae0-1aeb a7ce-a7cf a7d2 a7d4 a7f1 10940-10959 10ec5-10ec7 10efa-10efb 11b60-11b67 ' +
  '11db0-11ddb 11de0-11de9 16ea0-16eb8 16ebb-16ed3 16ff2-16ff6 187f8-187ff 18d09-18d1e 18d80-18df2 1e6c0-1e6de ' +
  '1e6e0-1e6f5 1e6fe-1e6ff 2b73a-2b73f 2cea2-2cead 323b0-33479 20c1 2b96 fbc3-fbd2 fd90-fd91 fdc8-fdce 10ed0-10ed8 ' +
  '1ccfa-1ccfc 1ceba-1ced0 1cee0-1cef0 1f6d8 1f777-1f77a 1f8d0-1f8d8 1fa54-1fa57 1fa8a 1fa8e 1fac8 1facd 1faea 1faef 1fbfa';
const LATER_RANGES = LATER_ASSIGNED.split(' ').map((range) => {
  const [first, last = first] = range.split('-').map((digits) => Number.parseInt(digits, 16));
  return { first, last };
});

/** The first kind that fits. */
const KINDS = [
  ['U', /[\p{Lu}\p{Lt}]/u],
  ['L', /\p{Ll}/u],
  ['B', /[\p{Lm}\p{Lo}]/u],
  ['M', /\p{M}/u],
  ['N', /\p{N}/u],
  ['R', /[\r\n]/u],
  ['S', /\p{White_Space}/u],
  ['P', /[\p{P}\p{S}]/u],
];

function kindOf(codePoint) {
  if (LATER_RANGES.some(({ first, last }) => codePoint >= first && codePoint <= last)) return 'C';
  const character = String.fromCodePoint(codePoint);
  return KINDS.find(([, pattern]) => pattern.test(character))?.[0] ?? 'C';
}

// A host with an older Unicode would write a smaller table.
if (Number(process.versions.unicode) < Number(UNICODE)) throw new Error('This Node is too old');

function packRuns() {
  const runs = [];
  for (let codePoint = 0; codePoint <= 0x10ffff; codePoint += 1) {
    const kind = kindOf(codePoint);
    const last = runs.at(-1);
    if (last?.kind === kind) last.length += 1;
    else runs.push({ kind, length: 1 });
  }
  return runs
    .map(({ kind, length }) => (length === 1 ? kind : kind + length.toString(36)))
    .join('');
}

function toLines(text) {
  const lines = [];
  for (let at = 0; at < text.length; at += LINE_WIDTH) {
    lines.push(`  '${text.slice(at, at + LINE_WIDTH)}',`);
  }
  return lines.join('\n');
}

writeFileSync(
  new URL('../shared/tokenizer/code-point-kinds.ts', import.meta.url),
  `/**
 * The kind of every code point, Unicode ${UNICODE}; written by scripts/build-code-point-kinds.mjs.
 * A run is its letter and, when longer than one, its length in base 36. U upper or title case, L lower case, B other
 * letter, M mark, N number, R line break, S other white space, P punctuation or symbol, C the rest.
 */
export const CODE_POINT_KINDS: string = [
${toLines(packRuns())}
].join('');
`,
);
