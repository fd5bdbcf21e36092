import { stringify } from 'yaml';

type Files = Readonly<Record<string, string>>;

type Suite = {
  readonly name: string;
  readonly system: string;
  readonly model: string;
  readonly outputTokens: number;
  readonly callsPerMonth?: number;
};

function side(suites: readonly Suite[]): Files {
  const files: Record<string, string> = {
    'promptfare.yml': stringify({
      version: 1,
      suites: suites.map(({ name, callsPerMonth }) => ({
        name,
        prompts: [`prompts/${name}.prompt.yml`],
        recordings: [`evals/${name}.fare.jsonl`],
        ...(callsPerMonth !== undefined && {
          traffic: { calls_per_month: callsPerMonth, source: 'measured' },
        }),
      })),
    }),
  };
  for (const { name, system, model, outputTokens } of suites) {
    files[`prompts/${name}.prompt.yml`] = stringify({
      model,
      messages: [
        { role: 'system', content: system },
        { role: 'user', content: '{{question}}' },
      ],
    });
    files[`evals/${name}.fare.jsonl`] = ['Where?', 'When?', 'Why?']
      .map((question, index) =>
        JSON.stringify({
          key: `case-${index}`,
          model: 'gpt-4o-2024-08-06',
          prompt: { path: `prompts/${name}.prompt.yml` },
          vars: { question },
          usage: { input: 700 + 9 * index, output: outputTokens + index },
          output: 'Soon.',
        }),
      )
      .join('\n');
  }
  return files;
}

const LONG = 'Always name the carrier and the day of delivery. '.repeat(40);
const ONE = { system: 'Be short.', model: 'openai/gpt-4o', outputTokens: 90 };

/** Four suites, each changed for another reason, and one that is not; the first is new. */
export function severalSuites(callsPerMonth?: number): { baseline: Files; head: Files } {
  const traffic = callsPerMonth === undefined ? {} : { callsPerMonth };
  const suite = (name: string, changes: Partial<Suite> = {}): Suite => ({
    name,
    ...ONE,
    ...traffic,
    ...changes,
  });
  return {
    baseline: side(['edited', 'replaced', 'recorded', 'untouched'].map((name) => suite(name))),
    head: side([
      suite('new'),
      suite('edited', { system: LONG }),
      suite('replaced', { system: LONG, model: 'openai/gpt-4o-mini' }),
      suite('recorded', { outputTokens: 99 }),
      suite('untouched'),
    ]),
  };
}
