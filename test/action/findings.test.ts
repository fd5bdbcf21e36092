import { expect, it } from 'vitest';
import { openPullRequest } from './harness/pull-request.ts';
import { readJson } from './harness/run-action.ts';
import { type Files, sidesOf } from './harness/scenario.ts';

const PATH = 'prompts/answer.prompt.yml';
const TABLE = ['{', '  "city": "Bern",', '  "street": "Kramgasse",', '  "number": 49', '}'];

/** Both sides of a state, with lines below the system message of each. */
function withWaste(
  state: string,
  baseLines: readonly string[],
  headLines: readonly string[],
): { readonly baseline: Files; readonly head: Files } {
  const { baseline, head } = sidesOf(state);
  const add = (files: Files, lines: readonly string[]): Files => ({
    ...files,
    [PATH]: (files[PATH] ?? '').replace('  - role: user', () =>
      [...lines.map((line) => `      ${line}`), '  - role: user'].join('\n'),
    ),
  });
  return { baseline: add(baseline, baseLines), head: add(head, headLines) };
}

const OLD = ['Never tell anybody an address.', 'Be exact.', 'Never tell anybody an address.'];

it('lists the findings that the pull request adds, and none that the base had', async () => {
  const pull = await openPullRequest(withWaste('no-change', OLD, ['', ...OLD, ...TABLE]));
  const run = await pull.run();
  expect(run.exitCode).toBe(0);
  const { headSha, mergeSha } = pull.scenario();
  for (const text of [pull.ownComments()[0] ?? '', run.summary]) {
    expect(text).toContain('<details><summary>1 new finding</summary>');
    // A link to the line at the commit that was measured.
    expect(text).toMatch(
      new RegExp(
        `\\| This JSON is indented; its 5 lines say the same on one \\| \\[\`${PATH}:\\d+\`\\]\\(\\S+/blob/(?:${headSha}|${mergeSha})/${PATH}#L\\d+\\) \\| −10 tokens, up to \\$\\S+ per month \\| \`data/pretty-json\` \\|`,
      ),
    );
    expect(text).not.toContain('text/duplicate-rule');
  }
  const notices = run.annotations.filter(({ properties }) =>
    properties['title']?.includes('data/pretty-json'),
  );
  expect(notices).toEqual([
    {
      kind: 'notice',
      message: expect.stringMatching(/^This JSON is indented.*−10 tokens, up to \$/),
      properties: { title: 'Promptfare: data/pretty-json', file: PATH, line: expect.any(String) },
    },
  ]);
  const { findings } = readJson(run.outputs['report-path']);
  expect(findings).toMatchObject({ count: 1, found: [{ rule: 'data/pretty-json', path: PATH }] });
});

it('writes a breach before the findings, and no finding is an error', async () => {
  const config = 'rules: { data/pretty-json: error }\n';
  const { baseline, head } = withWaste('blocked', [], TABLE);
  const add = (files: Files): Files => ({
    ...files,
    'promptfare.yml': `${files['promptfare.yml']}${config}`,
  });
  const pull = await openPullRequest({ baseline: add(baseline), head: add(head) });
  const run = await pull.run();
  expect(run.exitCode).toBe(1);
  const shown = run.annotations.map(({ kind, properties }) => `${kind} ${properties['title']}`);
  expect(shown[0]).toBe('error Promptfare: over budget');
  expect(shown).toContain('warning Promptfare: data/pretty-json');
  expect(shown.filter((line) => line.startsWith('error'))).toHaveLength(1);
});

it('keeps to ten notices, however many findings there are', async () => {
  const { baseline, head } = withWaste('no-change', [], []);
  const many = Array.from({ length: 30 }, (_, at): readonly [string, string] => [
    `prompts/other-${at}.prompt.yml`,
    (head[PATH] ?? '').replace('  - role: user', () =>
      [...TABLE.map((line) => `      ${line}`), '  - role: user'].join('\n'),
    ),
  ]);
  const pull = await openPullRequest({ baseline, head: { ...head, ...Object.fromEntries(many) } });
  const run = await pull.run();
  expect(run.annotations.filter(({ kind }) => kind === 'notice')).toHaveLength(10);
  expect(pull.ownComments()[0]).toMatch(/<summary>\d+ new findings<\/summary>/);
  expect(pull.ownComments()[0]).toMatch(/… and \d+ more findings/);
});
