const MODELS = ['gpt-4o-mini', 'gpt-4o', 'claude-sonnet-4-5', 'gemini-2.5-flash'];

/** The shapes of prompt files in the benchmark, taken in turn. Each writes one prompt with `question` and `order`. */
export const SHAPES = [
  {
    kind: 'promptfoo',
    pathOf: (team, name) => `evals/${team}/parts/${name}.txt`,
    write: ({ paragraphs }) =>
      `${paragraphs.join('\n\n')}\n\nOrder: {{order}}\nQuestion: {{question}}\n`,
  },
  {
    kind: 'github-models',
    pathOf: (team, name) => `prompts/${team}/${name}.prompt.yml`,
    write: ({ name, model, paragraphs }) =>
      [
        `name: ${name}`,
        `model: ${model}`,
        'messages:',
        '  - role: system',
        '    content: |',
        ...indent(paragraphs, 6),
        '  - role: user',
        '    content: |',
        '      Order: {{order}}',
        '      Question: {{question}}',
        '',
      ].join('\n'),
  },
  {
    kind: 'prompty',
    pathOf: (team, name) => `prompts/${team}/${name}.prompty`,
    write: ({ name, model, paragraphs }) =>
      [
        '---',
        `name: ${name}`,
        'model:',
        '  api: chat',
        '  configuration:',
        '    type: openai',
        `    name: ${model}`,
        '---',
        'system:',
        paragraphs.join('\n\n'),
        '',
        'user:',
        'Order: {{order}}',
        'Question: {{question}}',
        '',
      ].join('\n'),
  },
  {
    kind: 'markdown',
    pathOf: (team, name) => `prompts/${team}/${name}.md`,
    write: ({ name, paragraphs }) =>
      `# ${name}\n\n${paragraphs.join('\n\n')}\n\nOrder: {{order}}\n\nQuestion: {{question}}\n`,
  },
  {
    kind: 'jinja',
    pathOf: (team, name) => `prompts/${team}/${name}.j2`,
    write: ({ paragraphs }) =>
      `${paragraphs.join('\n\n')}\n{% if order %}\nOrder: {{ order }}\n{% endif %}\nQuestion: {{ question }}\n`,
  },
];

/** The model of a prompt, the same for the same number. */
export function modelOf(index) {
  return MODELS[index % MODELS.length];
}

function indent(paragraphs, spaces) {
  return paragraphs.flatMap((paragraph, index) => [
    ...(index > 0 ? [''] : []),
    `${' '.repeat(spaces)}${paragraph}`,
  ]);
}
