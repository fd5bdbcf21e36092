// Rewrites that lose nothing: a text is made wasteful, and then what it was before is the rewrite; or wording is shortened.

const WASTEFUL = [
  ['trailing spaces', (text) => text.replaceAll(/(?<=\S)\n(?=\S)/g, '   \n')],
  ['blank lines', (text) => text.replaceAll('\n\n', '\n\n\n\n')],
  ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ['zero-width characters', (text) => text.replaceAll(/(?<=[a-z]\.) /g, '\u200b ')],
  ['two spaces between sentences', (text) => text.replaceAll(/(?<=[a-z][.;]) (?=[A-Z])/g, '  ')],
  [
    'spaces before a full line',
    (text) => text.replaceAll(/(?<=[a-z,]) (?=[a-z]+[^\n|]*\n)/g, '  '),
  ],
  ['tabs at line ends', (text) => text.replaceAll(/(?<=\S)\n(?=\S)/g, '\t\n')],
  ['blank lines with spaces', (text) => text.replaceAll('\n\n', '\n   \n')],
  [
    'trailing spaces and blank lines',
    (text) => text.replaceAll('\n', '  \n').replaceAll('  \n  \n', '\n\n  \n\n'),
  ],
  ['CRLF and trailing spaces', (text) => text.replaceAll('\n', ' \r\n')],
  ['no-break spaces', (text) => text.replaceAll(/(?<=[a-z]) (?=[a-z]{3})/g, '\u00a0')],
  [
    'space between Chinese and Latin',
    (text) => text.replaceAll(/(?<=[\u4e00-\u9fff])(?=\{\{)/g, ' '),
  ],
  ['table padding', (text) => text.replaceAll(/(?<=^\|.*) \|/gm, '      |')],
];

const SHORTER = [
  ['please', /\b(?:Please|Kindly) ([a-z])/g, (_, letter) => letter.toUpperCase()],
  ['please', /\b(?:please|kindly) /g, ''],
  [
    'asking',
    /\bCould you please ([a-z])([^?\n]*)\?/g,
    (_, letter, rest) => `${letter.toUpperCase()}${rest}.`,
  ],
  ['filler', /\b(?:very|just|simply|really) /g, ''],
  ['wordy', /\bin order to\b/g, 'to'],
  ['contraction', /\bdo not\b/g, "don't"],
  ['Chinese politeness', /请你|(?<!务必.{0,9})请(?!务必|勿|求)/g, ''],
  ['bullets', /^\* /gm, '- '],
  ['table dashes', /(?<=\|)-{4,}(?=\|)/g, '---'],
];

/** Code and quoted words: what is harmless around them is a change of them. */
const LITERAL =
  /(```[\s\S]*?(?:```|$)|`[^`\n]*`|"[^"\n]*"|“[^”\n]*”|'[^'\n]*'(?!\w)|\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\})/;

/** JSON in a code block of its own, or between tags, without the white space between its tokens. */
const JSON_BLOCK = /(?<=^(?:```json|<\w+>)\n)\{\n[\s\S]*?\n\}(?=\n(?:```|<\/\w+>))/gm;

/** Every harmless rewrite of a text: of each place alone, and of all places together. */
export function harmlessOf(text) {
  const cleaned = WASTEFUL.flatMap(([name, spoil]) => {
    const spoiled = [text, ...halvesOf(text)].map((part) =>
      text.replace(part, () => outsideLiterals(part, spoil)),
    );
    return [...new Set(spoiled)].flatMap((before) =>
      before === text ? [] : [{ name, before, after: text }],
    );
  });
  const shortened = SHORTER.flatMap(([name, pattern, replacement]) => {
    const all = outsideLiterals(text, (prose) => prose.replaceAll(pattern, replacement));
    return all === text
      ? []
      : [{ name, before: text, after: all }, ...someOf(text, { name, pattern, replacement })];
  });
  const compacted = text.replaceAll(JSON_BLOCK, compact);
  const json = compacted === text ? [] : [{ name: 'compact JSON', before: text, after: compacted }];
  const compactTable = outsideLiterals(text, compactRows);
  const table =
    compactTable === text ? [] : [{ name: 'compact table', before: text, after: compactTable }];
  const trimmed = text.trim();
  const outer =
    trimmed === text ? [] : [{ name: 'outer white space', before: text, after: trimmed }];
  const straight = text.replaceAll(/[“”]/g, '"');
  const quotes =
    straight === text ? [] : [{ name: 'straight quotes', before: text, after: straight }];
  return [...cleaned, ...shortened, ...json, ...table, ...quotes, ...outer];
}

/** Both halves, cut at an empty line outside of code. */
function halvesOf(text) {
  const cuts = [...text.matchAll(/\n\n(?=[A-Z#\u4e00-\u9fff])/g)].map(({ index }) => index + 2);
  const cut = cuts.findLast(
    (at) => at <= text.length / 2 + 80 && text.slice(0, at).split('```').length % 2 === 1,
  );
  return cut === undefined ? [] : [text.slice(0, cut), text.slice(cut)];
}

/** The first place, and the second. */
function someOf(text, rewrite) {
  return [1, 2].flatMap((nth) => nthOf(text, nth, rewrite));
}

function nthOf(text, nth, { name, pattern, replacement }) {
  let seen = 0;
  const once = new RegExp(pattern.source, pattern.flags.replace('g', ''));
  const after = outsideLiterals(text, (prose) => {
    if (!once.test(prose)) return prose;
    seen += 1;
    return seen === nth ? prose.replace(once, replacement) : prose;
  });
  return after === text ? [] : [{ name, before: text, after }];
}

function outsideLiterals(text, change) {
  return text
    .split(LITERAL)
    .map((piece, index) => (index % 2 === 0 ? change(piece) : piece))
    .join('');
}

function compactRows(text) {
  return text.replaceAll(/^\|.*\|$/gm, (row) =>
    row.replaceAll(/ *\| */g, '|').replaceAll(/-{3,}/g, '-'),
  );
}

/** Only white space goes: JSON.parse would write some numbers in another way. */
function compact(json) {
  try {
    JSON.parse(json);
    return json.replaceAll(/("(?:[^"\\]|\\.)*")|\s+/g, (_, string = '') => string);
  } catch {
    return json;
  }
}
