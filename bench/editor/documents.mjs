// Prompts of 100 KB in every kind of file, and where in them somebody types.
const LARGE_UNITS = 100_000;

/** Lines of a prompt with a hole in each, or in one of `every`. */
export const prose = (units, hole = '{{customer}}', every = 1) => {
  let text = '';
  for (let index = 0; text.length < units; index += 1) {
    const customer = index % every === 0 ? hole : 'a customer';
    text += `Answer question ${index} of ${customer} kindly, and never promise a refund without a receipt.\n`;
  }
  return text;
};
/** A real prompt of that length has a few holes. */
const usual = (hole) => prose(LARGE_UNITS, hole, 20);
const block = (text, indent = 6) => text.replaceAll(/^/gm, ' '.repeat(indent)).trimEnd();

const message = (role, text) => `  - role: ${role}\n    content: |\n${block(text)}\n`;
const PROMPT = 'model: openai/gpt-4o\nmessages:\n';
const yaml = PROMPT + message('system', prose(LARGE_UNITS));
const many =
  PROMPT + Array.from({ length: 50 }, () => message('user', prose(LARGE_UNITS / 50))).join('');
const testCase = (index) => `  - customer: Number ${index}\n    question: "Where is it?"\n`;
const cases = Array.from({ length: 1_000 }, (_, index) => testCase(index)).join('');
// Lines that are typed in the middle: each letter changes how the file is indented, quoted or ended.
const structure = {
  place: '\n      Answer',
  typed: '\n      - a\n        b: c\n\n      d | e: "f"\n   ',
};

const OPENAI_TS =
  "import OpenAI from 'openai';\nexport const ask = (customer: string) => new OpenAI().chat.completions.create";
const OPENAI_PY =
  'from openai import OpenAI\n\n\ndef ask(customer):\n    return OpenAI().chat.completions.create';

/** Path, what is typed, and the document: `text`, and `typed` before the second half's first `place`. */
export const DOCUMENTS = [
  [
    'prompts/large.prompt.md',
    'in a line',
    { text: `---\nmodel: gpt-4o\n---\n${prose(LARGE_UNITS)}` },
  ],
  ['AGENTS.md', 'in a line', { text: prose(LARGE_UNITS) }],
  ['prompts/large.prompt.yml', 'in a line', { text: yaml }],
  ['prompts/large.prompt.yml', 'new lines', { text: yaml, ...structure }],
  ['prompts/windows.prompt.yml', 'in a line, CRLF', { text: yaml.replaceAll('\n', '\r\n') }],
  ['prompts/many.prompt.yml', 'in a line, 50 messages', { text: many }],
  ['prompts/many.prompt.yml', 'new lines, 50 messages', { text: many, ...structure }],
  [
    'prompts/cases.prompt.yml',
    'in quotes, 1,000 test cases',
    { text: `${PROMPT}${message('user', '{{question}}')}testData:\n${cases}`, place: 'is it' },
  ],
  ['prompts/large.txt', 'in a line', { text: usual('{{customer}}') }],
  ['prompts/large.j2', 'in a line', { text: usual('{{ customer }}') }],
  [
    'large.prompty',
    'in a line',
    { text: `---\nname: Large\nmodel:\n  api: chat\n---\nsystem:\n${usual('{{customer}}')}` },
  ],
  [
    'prompts/large.prompt',
    'in a line',
    { text: `---\nmodel: googleai/gemini-2.5-flash\n---\n${usual('{{customer}}')}` },
  ],
  [
    'promptfooconfig.yaml',
    'in a line',
    { text: `providers: [openai:gpt-4o]\nprompts:\n  - |\n${block(usual('{{customer}}'), 4)}\n` },
  ],
  [
    'prompts/kernel.yaml',
    'in a line, Handlebars',
    {
      text: `name: Large\ntemplate_format: handlebars\ntemplate: |\n${block(usual('{{customer}}'), 2)}\ninput_variables:\n  - name: customer\n`,
    },
  ],
  [
    'large.poml',
    'in a line',
    { text: `<poml>\n<task>\n${usual('{{customer}}')}</task>\n</poml>\n` },
  ],
  [
    'src/large.ts',
    'in a template literal',
    {
      text: `${OPENAI_TS}({ model: 'gpt-4o', messages: [{ role: 'system', content: \`${usual('${customer}')}\` }] });\n`,
    },
  ],
  [
    'src/large.py',
    'in an f-string',
    {
      text: `${OPENAI_PY}(model="gpt-4o", messages=[{"role": "system", "content": f"""${usual('{customer}')}"""}])\n`,
    },
  ],
];
