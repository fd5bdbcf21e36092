import { expect, it } from 'vitest';
import { openScratch } from '../node/git/scratch-repository.ts';
import { waitForLens } from './harness/editor.ts';
import { makeTempFolder } from './harness/make-temp-folder.ts';
import { openFile, runCommand } from './harness/palette.ts';
import { probeVsix } from './harness/probe-vsix.ts';
import { findVsix } from './harness/real-extension.ts';
import { statusBarText, treeRows } from './harness/views.ts';
import { withSession } from './harness/with-session.ts';

const COUNT = 2000;
const SENTENCE = 'Answer in the language of the customer, and be brief. ';

const WHERE = { build: 'newest', host: 'node' } as const;

/** Time for what the editor does of itself after a file is opened, in ms. */
const SETTLED_MS = 8000;

it('lists 2,000 prompts and prints how long the extension host was busy, and the memory it took', async () => {
  const workspace = makePrompts();
  const idle = await measureIdleHost(workspace);
  const options = {
    ...WHERE,
    name: 'many-prompts',
    vsix: findVsix(),
    otherVsix: [probeVsix('pause-probe')],
    workspace,
  };
  await withSession(options, async ({ page, mark, note, takeScreenshot, measureHost }) => {
    await openFile(page, 'prompts/part-7/ask-1967.prompt.md');
    await waitForLens(page, '/call');
    await page.locator('.statusbar-item[id$="pauses"] a').click();
    mark('lens');
    await runCommand(page, 'View: Show Promptfare');
    await expect.poll(() => treeRows(page)).toContainEqual(expect.stringContaining('Prompts2,000'));
    mark('tree');
    note(`longest stretch of the extension host: ${await statusBarText(page, 'pauses')}`);
    await takeScreenshot('tree');
    await runCommand(page, 'Promptfare: Show Active Prompt in Prompt Costs');
    await page.locator('.sidebar .monaco-list-row.selected', { hasText: 'ask-1967' }).waitFor();
    mark('reveal');
    await takeScreenshot('reveal');
    const host = measureHost();
    // A host of nothing is one that was not found.
    expect([host, idle].every((mib) => mib !== undefined && mib > 0)).toBe(true);
    note(`extension host ${host} MiB, ${idle} without the extension`);
  });
});

function makePrompts(): string {
  const { root, write } = openScratch(makeTempFolder());
  const files = Array.from({ length: COUNT }, (_, at): readonly [string, string] => [
    `prompts/part-${at % 40}/ask-${at}.prompt.md`,
    `---\nmodel: gpt-4o\n---\n${SENTENCE.repeat(20 + (at % 60))}{{question}}\n`,
  ]);
  write(Object.fromEntries(files));
  return root;
}

/** What the host takes in the same folder with an extension that does nothing, in MiB. */
async function measureIdleHost(workspace: string): Promise<number | undefined> {
  let measured: number | undefined;
  const options = { ...WHERE, name: 'idle', vsix: probeVsix('idle-probe'), workspace };
  await withSession(options, async ({ page, measureHost }) => {
    await openFile(page, 'prompts/part-7/ask-1967.prompt.md');
    await page.waitForTimeout(SETTLED_MS);
    measured = measureHost();
  });
  return measured;
}
