/** Two sides for each state of the closed vocabulary: what a repository looks like when a report says it. */
type Files = Readonly<Record<string, string>>;

export type StateCase = { readonly state: string; readonly baseline?: Files; readonly head: Files };

const QUESTIONS = [
  'Where is my parcel?',
  'Can I change the address?',
  '我的包裹在哪里？',
  'How do I return a lamp?',
];

function prompt(system: string, model = 'openai/gpt-4o'): string {
  return [
    'name: Support answer',
    `model: ${model}`,
    'messages:',
    '  - role: system',
    '    content: |',
    ...system.split('\n').map((line) => `      ${line}`),
    '  - role: user',
    "    content: '{{question}}'",
    '',
  ].join('\n');
}

function recording(outputTokens = 120): string {
  const lines = QUESTIONS.map((question, index) =>
    JSON.stringify({
      key: `case-${index}`,
      model: 'gpt-4o-2024-08-06',
      prompt: { path: 'prompts/answer.prompt.yml' },
      vars: { question },
      usage: { input: 400 + index * 7, output: outputTokens + index },
      output: 'Your parcel is on its way.',
      passed: true,
    }),
  );
  return `${lines.join('\n')}\n`;
}

function config(budget: string, more = ''): string {
  return `version: 1
suites:
  - name: support
    prompts: [prompts/*.prompt.yml]
    recordings: [evals/*.fare.jsonl]
    traffic: { calls_per_month: 50000, source: assumed }
budgets:
  - name: support
    scope: { suite: support }
    metric: cost_per_run
${budget
  .trim()
  .split('\n')
  .map((line) => `    ${line}`)
  .join('\n')}
${more}`;
}

const SYSTEM = 'You answer questions about parcels.\nBe short, friendly and exact.';
const LONGER =
  `${SYSTEM}\n${'Always name the carrier, the day of delivery and the opening hours of the parcel shop.\n'.repeat(6)}`.trim();
const ROOMY = 'max: 0.01\nmax_increase: { percent: 50, absolute: 0.001 }';
const TIGHT =
  'max_increase: { percent: 5, absolute: 0.0001 }\nmessage: Ask the support team before merging.';

function side(parts: {
  system?: string;
  model?: string;
  budget?: string;
  more?: string;
  output?: number;
}): Files {
  return {
    'promptfare.yml': config(parts.budget ?? ROOMY, parts.more),
    'prompts/answer.prompt.yml': prompt(parts.system ?? SYSTEM, parts.model),
    'evals/answer.fare.jsonl': recording(parts.output),
  };
}

function withContext(text: string, more: Files = {}): Files {
  const limit = 'max_increase: { absolute: 40 }\nseverity: warn';
  return {
    ...side({}),
    'promptfare.yml': `${config(ROOMY)}  - name: context
    metric: context_tokens
${limit.replaceAll(/^/gm, '    ')}
`,
    'AGENTS.md': text,
    'CLAUDE.md': '@AGENTS.md\n',
    ...more,
  };
}

function without(files: Files, path: string): Files {
  return Object.fromEntries(Object.entries(files).filter(([key]) => key !== path));
}

const WAIVER = `waivers:
  - budget: support
    up_to: 0.003
    reason: the carrier asked for it
    owner: '@shop/support'
    expires: 2027-01-31
`;

export const STATES: readonly StateCase[] = [
  { state: 'no-change', baseline: side({}), head: side({}) },
  { state: 'cheaper', baseline: side({ system: LONGER }), head: side({}) },
  { state: 'costs-more', baseline: side({}), head: side({ system: LONGER }) },
  {
    state: 'warning',
    baseline: side({ budget: `${TIGHT}\nseverity: warn` }),
    head: side({ system: LONGER, budget: `${TIGHT}\nseverity: warn` }),
  },
  {
    state: 'blocked',
    baseline: side({ budget: TIGHT }),
    head: side({ system: LONGER, budget: TIGHT }),
  },
  {
    state: 'approved',
    baseline: side({ budget: TIGHT, more: WAIVER }),
    head: side({ system: LONGER, budget: TIGHT, more: WAIVER }),
  },
  { state: 'not-comparable', head: side({}) },
  {
    state: 'could-not-measure',
    baseline: side({}),
    head: without(side({ system: LONGER }), 'evals/answer.fare.jsonl'),
  },
];

/** Situations within a state that a reader meets: each shows a caveat or a row of its own. */
export const SITUATIONS: readonly StateCase[] = [
  { state: 'model-replaced', baseline: side({}), head: side({ model: 'openai/gpt-4o-mini' }) },
  { state: 'model-without-price', baseline: side({}), head: side({ model: 'house-model-7b' }) },
  { state: 'recorded-again', baseline: side({}), head: side({ output: 150 }) },
  {
    state: 'budget-raised-in-the-change',
    baseline: side({ budget: TIGHT }),
    head: side({ system: LONGER }),
  },
  {
    state: 'new-variable-without-a-value',
    baseline: side({}),
    head: side({ system: `${SYSTEM}\nPolicy: {{policy}}` }),
  },
  {
    state: 'not-enforced',
    baseline: side({ budget: TIGHT, more: 'gate: { enforce: false }' }),
    head: side({ system: LONGER, budget: TIGHT, more: 'gate: { enforce: false }' }),
  },
  {
    state: 'longer-agent-context',
    baseline: withContext('Run the tests before you commit.\n'),
    head: withContext(`Run the tests before you commit.\n${LONGER}\n`, {
      '.cursor/rules/style.mdc': '---\nalwaysApply: true\n---\nUse short sentences.\n',
    }),
  },
];
