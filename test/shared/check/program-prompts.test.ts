import { describe, expect, it } from 'vitest';
import { terminal } from '../../../shared/report/renderers/terminal.ts';
import { checkFiles } from './check-files.ts';

const CONFIG = `version: 1
suites:
  - name: parcels
    prompts: [promptfooconfig.yaml]
    recordings: [evals/*.json]
`;

function side(prompt: string): Readonly<Record<string, string>> {
  return {
    'promptfare.yml': CONFIG,
    'promptfooconfig.yaml': `prompts:\n  - ${prompt}\nproviders: [openai:gpt-4o]\n`,
    'answer.py': 'def answer(context):\n    return "Where is the parcel?"\n',
  };
}

describe('a prompt that a program makes and no recording measures', () => {
  it('has no tokens, and not those of an empty message', async () => {
    const report = await checkFiles({
      baseline: side("'Where is parcel {{number}}?'"),
      head: side('file://answer.py'),
    });
    const prompts = report.suites.flatMap((suite) => suite.prompts);
    const made = prompts.find(({ promptId }) => promptId.includes('answer.py'));
    expect(made).toMatchObject({ kind: 'unmeasured', isNew: true });
    expect(made).not.toHaveProperty('fixedTokens');
    expect(terminal.render(report, { columns: 100, hasColors: false })).not.toMatch(
      /answer\.py.*fixed/,
    );
  });

  it('is not taken for a new one when it was there before', async () => {
    const files = side('file://answer.py');
    const { suites, caveats } = await checkFiles({ baseline: files, head: files });
    expect(suites.flatMap((suite) => suite.prompts)).toMatchObject([{ isNew: false }]);
    expect(caveats).toContainEqual(expect.objectContaining({ kind: 'not-recorded' }));
  });
});

it('says of a text that becomes a program what was known before', async () => {
  const config = (prompt: string): Readonly<Record<string, string>> => ({
    ...side(`{ id: ${prompt}, label: answer }`),
    'answer.txt': 'Where is the parcel?',
  });
  const { suites } = await checkFiles({
    baseline: config('file://answer.txt'),
    head: config('file://answer.py'),
  });
  const known = suites.flatMap(({ prompts }) => prompts.map(({ fixedTokens }) => fixedTokens));
  expect(known.some((tokens) => tokens?.baseline !== undefined && tokens.head === undefined)).toBe(
    true,
  );
});
