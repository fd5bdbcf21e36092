// Prompts of any length: what is usual, and what looks for rules that look at a text more than once.

/** One piece of each text, by its number. */
export const TEXTS = {
  prose: (n) =>
    `Note ${n} says what the reader of page ${n * 7} wants to know, and why. It is kept.\n`,
  chinese: (n) => `第${n}条：请在回答前核对第${n * 7}页的数据，并说明理由。\n`,
  markdown: (n) =>
    `## Part ${n}\n\n- Use \`tool_${n}\` for **case ${n}** only.\n- See https://example.com/${n}.\n\n`,
  code: (n) =>
    `\`\`\`ts\nexport function read${n}(path: string): Line[] {\n  return lines(path).slice(${n});\n}\n\`\`\`\n\n`,
  'blank lines': (n) => `Part ${n}.\n\n\n\n`,
  'only line breaks': () => '\n',
  'trailing space': (n) => `Line ${n} ends with white space. \t \n\n`,
  duplicates: (n) => `Cite the paragraph of the contract for every claim.\nNote ${n}.\n`,
  'long line': (n) => `Sentence ${n} stands in one line with all others.  `,
  json: (n) => `{\n  "id": ${n},\n  "name": "item ${n}"\n}\n\n`,
  'one json': (n) => (n === 0 ? '[\n' : `  { "id": ${n}, "name": "item" },\n`),
  'open brackets': () => '[\n',
  'open tags': (n) => `{{ name_${n}\n{% if\n<example>\n<!-- \n`,
  quotes: () => '"`\'“',
  variables: (n) => `Value ${n}: {{ value_${n} }}.\n`,
  table: (n) => (n === 1 ? '| ---- | ---- |\n' : `| cell ${n}    | more       |\n`),
  spaces: () => '          \n',
  base64: (n) => `QUJD${n}aGlq`,
  comments: (n) => `<!-- promptfare-disable-next-line text/wordy -->\nIn order to see ${n}.\n`,
  commas: () => ',',
  digits: (n) => `${(n * 7919) % 10}`,
  'one word': () => 'word ',
  'one long word': () => 'a',
  'nested lists': (n) => `${'  '.repeat(n % 30)}- Point ${n} stands under the one above.\n`,
  'deep headings': (n) => `${'#'.repeat((n % 6) + 1)} Heading ${n}\n`,
  'chinese unmarked': (n) => '请在回答之前核对数据并说明理由不得省略任何步骤第' + n,
  emoji: (n) => `${['🙂', '👩‍👩‍👧', '🏳️‍🌈', '🇫🇷', '👍🏽'][n % 5]} mood ${n}`,
  'open fences': (n) => `\`\`\`${'`'.repeat(n % 9)}ts\nline ${n}\n`,
  'open variables': (n) => `{{ ${n} `,
  'only braces': () => '{{',
  'open comments': (n) => `<!-- note ${n}\n`,
  'crlf lines': () => '\r\n',
  'crlf prose': (n) => `Note ${n} says what the reader of page ${n * 7} wants.  \r\n\r\n\r\n`,
  tabs: () => '\t',
  'tabbed lines': (n) => `\t\tColumn ${n}\t\tvalue\t\n`,
  'nested tags': (n) => `${n % 2 === 0 ? '<section>' : '<example>'}\ntext ${n}\n`,
  'closed tags': (n) => `<item id="${n}"><name>Item ${n}</name></item>\n`,
  urls: (n) => `- https://example.com/path/${n}?q=${n}&page=${n * 3}#part-${n}\n`,
  numbers: (n) => `${n * 7919}, ${n}.5 % and ${n}\n`,
  'repeated line': () => 'Never promise a refund before the ticket is checked by a person.\n',
  'repeated sentence': () => 'Never promise a refund before the ticket is checked by a person. ',
  uuids: (n) => `${String(n).padStart(8, '0')}-aaaa-4bbb-8ccc-0123456789ab\n`,
  'no-break spaces': (n) => `word\u00A0word\u200B ${n} `,
  'deep json': () => '[',
  'row json': (n) => (n === 0 ? '[' : `{"id": ${n}, "name": "item", "price": ${n}.5},\n`),
  'html comments': (n) => `Line ${n}.\n<!-- a note ${n} -->\n`,
  conditions: (n) => `{% if a${n} %}\nAlways cite the paragraph of the contract.\n{% endif %}\n`,
  'open conditions': (n) => `{% if a${n} %}\nAlways cite the paragraph of the contract.\n`,
  instructions: (n) => `Repeat the question. Be concise and comprehensive, number ${n}.\n`,
  'open quote': (n) => `"word ${n}\n`,
  apostrophes: () => "it's ",
  pipes: () => '|',
  dashes: () => '-',
  stars: () => '* ',
  'bare cr': (n) => `Line ${n}\r`,
  'long table row': () => '| a ',
};

export function textOf(name, length) {
  const piece = TEXTS[name];
  let text = '';
  for (let n = 0; text.length < length; n += 1) text += piece(n);
  return text;
}
