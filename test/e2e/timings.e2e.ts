import { expect, it } from 'vitest';
import { waitForLens } from './harness/editor.ts';
import { activationTime } from './harness/activation-time.ts';
import { readActivation, withTimedActivation } from './harness/time-activation.ts';
import { makeWorkspace } from './harness/make-workspace.ts';
import { goTo, openFile } from './harness/palette.ts';
import { findVsix } from './harness/real-extension.ts';
import { timeLens } from './harness/time-lens.ts';
import { withSession } from './harness/with-session.ts';

const KEYS = ['1', '2', '3', '4', '5', '6', '7'];

it.each(['node', 'web'] as const)('says how fast it is, %s host', async (host) => {
  const { root } = makeWorkspace();
  const vsix = host === 'node' ? withTimedActivation(findVsix()) : findVsix();
  const options = { build: 'newest', host, vsix, workspace: root } as const;
  await withSession({ ...options, name: 'timings' }, async ({ page, note, readLog }) => {
    await openFile(page, 'prompts/ticket-triage.prompt.yml');
    await waitForLens(page, /\d tok · \$/);
    // The end of a line of the system message, with the lens still in sight: a digit there, and a letter behind it, is
    // a token of its own.
    await goTo(page, 14, 999);
    const times: number[] = [];
    for (const key of KEYS) {
      times.push(await timeLens(page, key));
      times.push(await timeLens(page, 'x'));
    }
    times.sort((one, other) => one - other);
    const [fastest = 0, slowest = 0] = [times[0], times.at(-1)];
    const median = times[Math.floor(times.length / 2)] ?? 0;
    note(
      `key to lens ${[fastest, median, slowest].map((ms) => Math.round(ms)).join(' / ')} ms (least / median / most of ${times.length})`,
    );
    const activation = await activationTime(page, 'Promptfare');
    note(activation);
    expect(activation).toMatch(/\d+ms/);
    if (host !== 'node') return;
    const measured = readActivation(readLog());
    expect(measured).toBeDefined();
    note(`of it its own: ${measured}`);
  });
});
