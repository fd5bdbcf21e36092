import { stringify } from 'yaml';

/** What somebody could call a suite, a prompt, a model and a case; each would be markup if it were let through. */
export const HOSTILE = `</style></title><script>steal()</script><img src=x onerror="steal()">'"&amp; \u202Eesrever\u2066`;

type Files = Readonly<Record<string, string>>;

function side(system: string): Files {
  const path = `prompts/${HOSTILE.replaceAll('/', '')}.prompt.yml`;
  const sample = {
    key: 'one',
    model: 'gpt-4o-2024-08-06',
    prompt: { path },
    vars: { question: HOSTILE },
    usage: { input: 400, output: 120 },
    output: HOSTILE,
  };
  return {
    'promptfare.yml': stringify({
      version: 1,
      suites: [{ name: HOSTILE, prompts: ['prompts/**'], recordings: ['evals/*.fare.jsonl'] }],
      budgets: [
        {
          name: HOSTILE,
          scope: { suite: HOSTILE },
          metric: 'cost_per_run',
          max_increase: { percent: 1 },
          message: HOSTILE,
        },
      ],
    }),
    [path]: stringify({
      name: HOSTILE,
      model: 'openai/gpt-4o',
      messages: [
        { role: 'system', content: system },
        { role: 'user', content: '{{question}}' },
      ],
    }),
    'prompts/broken.prompt.yml': `${HOSTILE}: [`,
    'evals/answer.fare.jsonl': `${JSON.stringify(sample)}\n`,
  };
}

/** A change whose every name tries to be markup. */
export const HOSTILE_SIDES: { readonly baseline: Files; readonly head: Files } = {
  baseline: side('Be short.'),
  head: side('Be short. '.repeat(60)),
};
