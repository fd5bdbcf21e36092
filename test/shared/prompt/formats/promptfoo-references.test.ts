import { describe, expect, it } from 'vitest';
import { promptfoo } from '../../../../shared/prompt/formats/promptfoo.ts';
import type { FileReader } from '../../../../shared/text/files.ts';
import { sentence } from '../../../../shared/text/sentence.ts';
import { messagesOf, problemsOf } from './parse-fixture.ts';
import { parseConfig } from './promptfoo-files.ts';

const OUTSIDE_HINT = 'Refer to a text file inside the workspace, relative to this config.';
const MISSING_HINT =
  'Create the file, or correct the path: it is relative to the folder of this config.';

describe('a reference', () => {
  it.each([
    ['file://gone.txt', `"file://gone.txt" does not exist. ${MISSING_HINT}`],
    ['gone.py:main', `"gone.py" does not exist. ${MISSING_HINT}`],
    [
      'file://../../up.txt',
      `"file://../../up.txt" cannot be read: The path leads out of the workspace. ${OUTSIDE_HINT}`,
    ],
    [
      'file:///etc/passwd',
      `"file:///etc/passwd" cannot be read: The path is absolute. ${OUTSIDE_HINT}`,
    ],
    [
      'file://prompts/*.txt',
      '"file://prompts/*.txt" matches no file. Correct the pattern: it is relative to the folder of this config.',
    ],
    [
      'file://empty.txt',
      '"file://empty.txt" holds no prompt. Refer to a .txt, .md, .j2, .json, .jsonl, .yaml or .csv file with prompts.',
    ],
    [
      'file://image.xml',
      '"file://image.xml" is no kind of file promptfoo reads. Refer to a .txt, .md, .j2, .json, .jsonl, .yaml or .csv file with prompts.',
    ],
  ])(
    '%s that leads nowhere is an error at its place, and the rest goes on',
    async (reference, problem) => {
      const config = `prompts:\n  - ${reference}\n  - Hello\n`;
      const others = { 'evals/empty.txt': ' \n---\n', 'evals/image.xml': '<svg/>' };
      const parsed = await parseConfig(config, others, 'evals/promptfooconfig.yaml');
      expect(problemsOf(parsed)).toEqual([`error evals/promptfooconfig.yaml:2:5: ${problem}`]);
      expect(messagesOf(parsed)).toEqual(['user: Hello']);
    },
  );

  it('to a file that no text reader can take says why', async () => {
    const files: FileReader = {
      read: async () => ({
        kind: 'unreadable',
        reason: sentence`It is binary`,
        hint: sentence`Use text.`,
      }),
      list: async () => [],
    };
    const text = 'prompts: [file://a.txt]';
    const parsed = await promptfoo.parse({ path: 'promptfooconfig.yaml', text }, files);
    expect(problemsOf(parsed)).toEqual([
      'error promptfooconfig.yaml:1:11: "file://a.txt" cannot be read: It is binary. Use text.',
    ]);
  });

  it.each([
    'Compare {{a}} and/or {{b}}',
    'Is 1/2 more than 0.25',
    'What is 2 * {{n}}?',
    'Say "hi" to /u/{{name}}',
  ])('that is really a sentence is a prompt: %s', async (text) => {
    const parsed = await parseConfig(JSON.stringify({ prompts: [text] }));
    expect(problemsOf(parsed)).toEqual([]);
    expect(messagesOf(parsed)).toEqual([`user: ${text}`]);
  });

  it.each([
    ['exec:./make.sh now', 'made by a program'],
    ['portkey://pp-1', 'fetched from Portkey at run time'],
    ['helicone://p:1.0', 'fetched from Helicone at run time'],
    ['make.ts', 'made by a function'],
    ['file://make.js:build', 'made by a function'],
    ['make.sh', 'made by a function'],
  ])('to what only runs is a prompt that cannot be rendered: %s', async (reference, reason) => {
    const others = { 'make.ts': '', 'make.js': '', 'make.sh': '' };
    const parsed = await parseConfig(`prompts: ['${reference}']`, others);
    expect(problemsOf(parsed)).toEqual([]);
    expect(parsed.prompts).toMatchObject([{ unrenderable: reason, messages: [] }]);
  });

  it('may be a pattern, whose label is shared out by path', async () => {
    const config =
      'prompts: [{id: "p/**/*.txt", label: group}]\nproviders: [{id: x, prompts: [group]}]';
    const { prompts } = await parseConfig(config, {
      'p/a.txt': 'A',
      'p/q/b.txt': 'B',
      'p/.c.txt': 'C',
    });
    expect(prompts.map(({ id, name, models }) => [id, name, models.length])).toEqual([
      ['promptfooconfig.yaml#group: p/a.txt', 'group: p/a.txt', 1],
      ['promptfooconfig.yaml#group: p/q/b.txt', 'group: p/q/b.txt', 1],
    ]);
  });
});

describe('the shape of prompts', () => {
  it.each([
    ['prompts: Just {{this}}', ['user: Just {{this}}']],
    ['prompts: {p.txt: first, q.txt: second}', ['user: P', 'user: Q']],
    ['prompts:', []],
    ['description: none', []],
  ])('%j', async (config, messages) => {
    const parsed = await parseConfig(config, { 'p.txt': 'P', 'q.txt': 'Q' });
    expect(problemsOf(parsed)).toEqual([]);
    expect(messagesOf(parsed)).toEqual(messages);
  });

  it('says where it is not what it should be', async () => {
    const config = 'prompts: [Hi, 3, {label: x}]\nproviders: [4]\ntests: [5, {vars: 6}]\n';
    expect(problemsOf(await parseConfig(config))).toEqual([
      'error promptfooconfig.yaml:1:15: A prompt is no text and has neither "raw" nor "id". Write the text, a file:// reference, or a map with "raw" or "id".',
      'error promptfooconfig.yaml:1:18: A prompt is no text and has neither "raw" nor "id". Write the text, a file:// reference, or a map with "raw" or "id".',
      'error promptfooconfig.yaml:2:13: A provider is no text and has no "id". Write a provider id such as openai:chat:gpt-4o, or a map with "id".',
      'error promptfooconfig.yaml:3:9: A test is no map and no reference to a file. Write a map with "vars", or the path of a CSV, YAML or JSON file.',
      'error promptfooconfig.yaml:3:19: "vars" is no map of variables and no path of a file with one. Write the variables as a map of name and value.',
    ]);
  });

  it.each(['- a\n- b', '42', 'just text', ''])(
    'is an error or nothing for %j, never a crash',
    async (text) => {
      const parsed = await parseConfig(text);
      expect(parsed.prompts).toEqual([]);
    },
  );

  it('names the programs that change what is sent', async () => {
    const config = 'prompts: [hi]\nnunjucksFilters: {f: ./f.js}\nextensions: [file://e.js:x]\n';
    expect(problemsOf(await parseConfig(config)).map((line) => line.slice(0, 70))).toEqual([
      'warning promptfooconfig.yaml:2:1: "nunjucksFilters" fills prompts with',
      'warning promptfooconfig.yaml:3:1: "extensions" runs programs that may ',
    ]);
  });
});

describe('a provider', () => {
  it.each([
    ['openai:gpt-4o', ['openai:gpt-4o', undefined]],
    ['{id: "openai:chat", config: {model: gpt-4.1, maxTokens: 7}}', ['openai:gpt-4.1', 7]],
    ['{id: "file://p.js", config: {model: gpt-4o}}', ['gpt-4o', undefined]],
    ['{id: "azure:chat:ours", config: {max_completion_tokens: "9"}}', ['azure:chat:ours', 9]],
    ['{"openai:gpt-4o": {config: {max_tokens: 5}}}', ['openai:gpt-4o', 5]],
    [
      '{id: "bedrock:us.amazon.nova-lite-v1:0", config: {inferenceConfig: {max_new_tokens: 3}}}',
      ['bedrock:us.amazon.nova-lite-v1:0', 3],
    ],
    ['{id: "x:y", config: {max_tokens: -1}}', ['x:y', undefined]],
    ['{id: "x:y", config: {max_tokens: "{{env.MAX}}"}}', ['x:y', undefined]],
  ])('%s', async (provider, [id, limit]) => {
    const { prompts } = await parseConfig(`prompts: [hi]\nproviders: [${provider}]`);
    const models = prompts[0]?.models.map((model) => [model.id, model.maxOutputTokens]);
    expect(models).toEqual([[id, limit]]);
  });

  it('brings its tools and its schema, from files too', async () => {
    const config = [
      'prompts: [hi]',
      'providers:',
      '  - id: openai:gpt-4o',
      '    config:',
      '      tools: file://tools.json',
      '      response_format: {type: json_schema, json_schema: {name: n, schema: file://s.yaml}}',
    ].join('\n');
    const others = { 'tools.json': '[{"name": "find"}]', 's.yaml': 'type: object' };
    const parsed = await parseConfig(config, others);
    expect(problemsOf(parsed)).toEqual([]);
    expect(parsed.prompts[0]).toMatchObject({
      tools: [{ name: 'find' }],
      responseSchema: { type: 'object' },
    });
  });

  it('with other tools than its neighbour is named', async () => {
    const config = [
      'prompts: [hi]',
      'targets:',
      '  - openai:gpt-4o',
      '  - {id: "openai:gpt-4.1", config: {tools: [{name: find}]}}',
    ].join('\n');
    const parsed = await parseConfig(config);
    expect(parsed.prompts[0]?.tools).toEqual([{ name: 'find' }]);
    expect(problemsOf(parsed)).toEqual([
      'warning promptfooconfig.yaml:4:11: The providers send different tools or schemas; those of openai:gpt-4.1 are counted. Split the config by provider where the difference matters.',
    ]);
  });

  it('that differs from another in sampling only is the same model', async () => {
    const provider = '{id: "openai:gpt-4o", config: {temperature: 0}}';
    const { prompts } = await parseConfig(`prompts: [hi]\nproviders: [${provider}, ${provider}]`);
    expect(prompts[0]?.models).toHaveLength(1);
  });
});

describe('the kinds of prompt files', () => {
  it.each([
    [
      'p.csv',
      'prompt,label\n"Hi ""{{a}}"", you",x\n Bye ,\n',
      ['user: Hi "{{a}}", you', 'user: Bye'],
    ],
    ['p.csv', 'prompt\nHi {{a}}\n\nBye\n', ['user: Hi {{a}}', 'user: Bye']],
    ['p.jsonl', '[{"role":"user","content":"A \\u00e9"}]\nplain\n', ['user: A é', 'user: plain']],
    ['p.j2', 'Hi {{a}}\n---\n', ['user: Hi {{a}}\n---\n']],
    [
      'p.txt',
      '- role: system\n  content: Be {{a}}\n- role: user\n  content: Hi\n',
      ['system: Be {{a}}', 'user: Hi'],
    ],
    [
      'p.json',
      '{"system": "S", "messages": [{"role": "user", "content": "U"}]}',
      ['system: S', 'user: U'],
    ],
    [
      'p.json',
      '[{"role": "user", "parts": [{"text": "G"}]}, {"role": "model", "parts": {"text": "M"}}]',
      ['user: G', 'assistant: M'],
    ],
    ['p.json', '{"topic": "{{a}}"}', ['user: {"topic": "{{a}}"}']],
    [
      'p.json',
      '[{% for m in ms %}{{ m | dump }}{% endfor %}]',
      ['user: [{% for m in ms %}{{ m | dump }}{% endfor %}]'],
    ],
    ['p.json', '[{"role": "system", "content": "file://s.md"}]', ['system: From {{a}} file\n']],
    ['p.yaml', 'role: x\ntext: "{{a}}"', ['user: {"role":"x","text":"{{a}}"}']],
  ])('%s %j', async (path, text, messages) => {
    const others = { [path]: text, 's.md': 'From {{a}} file\n' };
    const parsed = await parseConfig(`prompts: [file://${path}]`, others);
    expect(problemsOf(parsed)).toEqual([]);
    expect(messagesOf(parsed)).toEqual(messages);
  });

  it('reads images, sounds and documents in the words of each vendor', async () => {
    const content = [
      { type: 'text', text: 'Look' },
      { type: 'image_url', image_url: { url: '{{a}}', detail: 'high' } },
      { type: 'input_image', image_url: 'https://x/{{b}}' },
      { type: 'image', source: { type: 'base64', media_type: 'image/png', data: '{{c}}' } },
      { image: { format: 'png', source: { bytes: '{{d}}' } } },
      { type: 'document', source: { type: 'url', url: '{{e}}' } },
      { type: 'input_audio', input_audio: { data: '{{f}}', format: 'wav' } },
      { inlineData: { mimeType: 'video/mp4', data: '{{g}}' } },
    ];
    const text = JSON.stringify([{ role: 'user', content }]);
    const { prompts } = await parseConfig('prompts: [file://p.json]', { 'p.json': text });
    const parts = prompts[0]?.messages[0]?.parts ?? [];
    expect(parts.map((part) => (part.kind === 'media' ? part.mediaKind : part.text))).toEqual([
      'Look',
      'image',
      'image',
      'image',
      'image',
      'document',
      'audio',
      'video',
    ]);
    expect(prompts[0]?.variables.map(({ name }) => name)).toEqual([
      'a',
      'b',
      'c',
      'd',
      'e',
      'f',
      'g',
    ]);
    expect(prompts[0]?.whole).toBeUndefined();
  });

  it('keeps the whole text of a chat that it does not understand in full', async () => {
    const text = '[{"role": "assistant", "content": [{"type": "tool_use", "input": {}}]}]';
    const { prompts } = await parseConfig('prompts: [file://p.json]', { 'p.json': text });
    expect(prompts[0]?.whole).toEqual({ text, split: 'chat' });
  });

  it('finds the places of a chat inside a YAML block', async () => {
    const config = [
      'prompts:',
      '  - |',
      '    [',
      '      {"role": "user", "content": "One \\"{{two}}\\"\\nthree"}',
      '    ]',
    ].join('\n');
    const parsed = await parseConfig(config);
    expect(messagesOf(parsed)).toEqual(['user: One "{{two}}"\nthree']);
    const span = parsed.prompts[0]?.variables[0]?.span.range;
    expect(config.slice(span?.start, span?.end)).toBe('{{two}}');
  });
});
