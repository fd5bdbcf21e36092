import { expect, it } from 'vitest';
import { waitForLens } from './harness/editor.ts';
import { activationTimes } from './harness/activation-times.ts';
import { makeWorkspace } from './harness/make-workspace.ts';
import { goTo, openFile } from './harness/palette.ts';
import { probeVsix } from './harness/probe-vsix.ts';
import { findVsix } from './harness/real-extension.ts';
import { timeLens } from './harness/time-lens.ts';
import { readSessionTime, withTimedSession } from './harness/time-session.ts';
import { withSession } from './harness/with-session.ts';

/** An extension that does nothing, for comparison. */
const IDLE = 'idle-probe';
const KEYS = ['1', '2', '3', '4', '5', '6', '7'];

it.each(['node', 'web'] as const)('says how fast it is, %s host', async (host) => {
  const { root } = makeWorkspace();
  const isNode = host === 'node';
  const options = {
    build: 'newest',
    host,
    vsix: isNode ? withTimedSession(findVsix()) : findVsix(),
    otherVsix: isNode ? [probeVsix(IDLE)] : [],
    workspace: root,
  } as const;
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
    const activations = await activationTimes(page, isNode ? ['Promptfare', IDLE] : ['Promptfare']);
    for (const { name, time } of activations) {
      note(`${name} ${time}`);
      expect(time).toMatch(/\d+ms/);
    }
    if (!isNode) return;
    const session = readSessionTime(readLog());
    expect(session).toBeDefined();
    note(`its session, in a later turn: ${session}`);
  });
});
