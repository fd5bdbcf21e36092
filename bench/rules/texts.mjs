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
};

export function textOf(name, length) {
  const piece = TEXTS[name];
  let text = '';
  for (let n = 0; text.length < length; n += 1) text += piece(n);
  return text;
}
