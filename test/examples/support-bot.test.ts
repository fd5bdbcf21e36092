import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonReport } from '../../shared/report/json-report.ts';

const DEMO = fileURLToPath(new URL('../../examples/support-bot/demo.mjs', import.meta.url));

/** The demo's own place for temporary folders, so that what it leaves behind is seen. */
const scratch = mkdtempSync(join(tmpdir(), 'promptfare-test-'));

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A machine without a git identity, somewhere else than in the repository; rejects when the demo does not end with 0. */
async function runDemo(...options: readonly string[]): Promise<string> {
  const env = {
    PATH: process.env['PATH'],
    HOME: '/nonexistent',
    TMPDIR: scratch,
    GIT_CONFIG_NOSYSTEM: '1',
    COLUMNS: '160',
  };
  const { stdout } = await promisify(execFile)(process.execPath, [DEMO, ...options], {
    cwd: tmpdir(),
    env,
  });
  return stdout;
}

describe('the support bot demo', () => {
  let report: JsonReport;

  beforeAll(async () => {
    report = JSON.parse(await runDemo('--json'));
  });

  const suiteOf = (name: string): JsonReport['suites'][number] =>
    report.suites.find((suite) => suite.name === name)!;
  const costsOf = (name: string): readonly [number, number] => {
    const { baseline, head } = suiteOf(name);
    return [baseline!.costUsd!, head!.costUsd!];
  };

  it('tells what happens, shows the report, and explains the exit code of the gate', async () => {
    const shown = await runDemo();
    expect(shown).toContain('A pull request pastes the whole policy');
    expect(shown).toContain('Blocked');
    expect(shown).toContain('support-answers');
    expect(shown).toContain('exit code 1');
  });

  it('measures every case of every suite, from its recorded usage', () => {
    const counts = report.suites.map(({ name, head }) => [name, head!.caseCount] as const);
    expect(Object.fromEntries(counts)).toEqual({
      'support-answers': 24,
      'ticket-triage': 14,
      'reply-translation': 10,
      'handover-notes': 8,
    });
    expect(report.suites.flatMap(({ unmeasured }) => unmeasured)).toEqual([]);
    expect(report.suites.map(({ baseline }) => baseline!.quality)).toEqual([
      'recorded',
      'recorded',
      'recorded',
      'recorded',
    ]);
    expect(report.problems).toEqual([]);
  });

  it('shows the suite with the pasted policy as more expensive', () => {
    const [baseline, head] = costsOf('support-answers');
    expect(head).toBeGreaterThan(baseline * 1.5);
  });

  it('shows the suite with the shorter prompt as cheaper', () => {
    const [baseline, head] = costsOf('ticket-triage');
    expect(head).toBeLessThan(baseline * 0.6);
    expect(suiteOf('ticket-triage').head!.outputTokens).toBe(
      suiteOf('ticket-triage').baseline!.outputTokens,
    );
  });

  it('blocks the pull request at the budget of the support answers', () => {
    const kinds = report.budgets.map(({ name, kind }) => [name, kind] as const);
    expect(Object.fromEntries(kinds)).toEqual({
      'all-prompts': 'near',
      'support-answers': 'breach',
      'ticket-triage': 'within',
      'support-prompt-size': 'breach',
    });
    expect(report.status).toBe('blocked');
    expect(report.exitCode).toBe(1);
  });

  it('names the model that took the place of another, and calls its output assumed', () => {
    expect(report.caveats).toContainEqual({
      kind: 'model-replaced',
      promptIds: ['prompts/reply-translation.prompty'],
      baseline: 'gpt-4o',
      head: 'gpt-4.1-mini',
    });
    expect(suiteOf('reply-translation').head!.quality).toBe('assumed');
  });

  it('leaves the suite that nobody touched unchanged', () => {
    expect(suiteOf('handover-notes').unchangedCaseCount).toBe(8);
    expect(costsOf('handover-notes')[1]).toBe(costsOf('handover-notes')[0]);
  });

  it('leaves no folder behind', () => {
    expect(readdirSync(scratch)).toEqual([]);
  });
});
