import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type Scratch, openScratch } from '../node/git/scratch-repository.ts';
import { lensTexts, typeAt, waitForLens } from './harness/editor.ts';
import { makeTempFolder } from './harness/make-temp-folder.ts';
import { makeWorkspace } from './harness/make-workspace.ts';
import { openFile, runCommand } from './harness/palette.ts';
import { findVsix } from './harness/real-extension.ts';
import { notificationTexts, problemRows, treeRows } from './harness/views.ts';
import { type Session, withSession } from './harness/with-session.ts';

const PROMPT = 'prompts/ticket-triage.prompt.yml';
/** The first line of its system message. */
const MESSAGE = { line: 11, column: 7 };
const LARGE_BYTES = 5_000_000;
const SENTENCE = 'Answer in the language of the customer, and be brief. ';

function inNode(name: string, { root }: Scratch, scenario: (session: Session) => Promise<void>) {
  const options = {
    name,
    build: 'newest',
    host: 'node',
    vsix: findVsix(),
    workspace: root,
  } as const;
  return withSession(options, scenario);
}

/** Whether an edit still changes the lens: a host that hangs, or an engine that died, would not. */
async function expectAlive(page: Page): Promise<void> {
  await openFile(page, PROMPT);
  const before = await waitForLens(page, /^[\d,]+ tok · \$/);
  await typeAt(page, MESSAGE, 'Be careful, be patient, be exact.');
  await expect
    .poll(() => lensTexts(page))
    .toContainEqual(expect.not.stringContaining(before.split(' · ')[0] ?? before));
}

describe('a workspace that is not as it should be', () => {
  it('may hold a file of 5 MB and a binary one', async () => {
    const workspace = makeWorkspace();
    workspace.write({
      'prompts/large.prompt.md': SENTENCE.repeat(LARGE_BYTES / SENTENCE.length),
      'prompts/picture.prompt.md': Buffer.from(
        Uint8Array.from({ length: 4096 }, (_, at) => at % 256),
      ),
    });
    await inNode('large', workspace, async ({ page, mark, takeScreenshot }) => {
      await openFile(page, 'prompts/large.prompt.md');
      const note = 'Too large to be counted while it is edited (5.0 M characters)';
      await page.locator('.codelens-decoration', { hasText: note }).waitFor();
      mark('large');
      await takeScreenshot('open');
      await openFile(page, 'prompts/picture.prompt.md');
      await takeScreenshot('binary');
      await expectAlive(page);
      mark('alive');
      expect((await notificationTexts(page)).length).toBeLessThanOrEqual(1);
    });
  });

  it('may hold 2,000 prompts', async () => {
    const workspace = openScratch(makeTempFolder());
    const names = Array.from(
      { length: 2000 },
      (_, at) => `prompts/part-${at % 40}/ask-${at}.prompt.md`,
    );
    workspace.write(
      Object.fromEntries(
        names.map((name) => [name, `---\nmodel: gpt-4o\n---\n${SENTENCE}${name}\n`]),
      ),
    );
    await inNode('many', workspace, async ({ page, mark, takeScreenshot }) => {
      await openFile(page, 'prompts/part-7/ask-1967.prompt.md');
      await waitForLens(page, /^\d+ tok · \$/);
      mark('lens');
      await runCommand(page, 'View: Show Promptfare');
      await expect.poll(() => treeRows(page)).toContainEqual(expect.stringContaining('2,000'));
      mark('tree');
      await takeScreenshot('tree');
      expect(await notificationTexts(page)).toEqual([]);
    });
  });

  it('may have a promptfare.yml that is none, and lose its git folder', async () => {
    const workspace = makeWorkspace();
    workspace.write({ 'promptfare.yml': 'version: 1\nsuites:\n  - name: [triage\n' });
    await inNode('broken', workspace, async ({ page, mark, takeScreenshot }) => {
      await openFile(page, 'promptfare.yml');
      await expect
        .poll(() => problemRows(page))
        .toContainEqual(expect.stringContaining('promptfare.yml'));
      mark('problem');
      await takeScreenshot('config');
      rmSync(join(workspace.root, '.git'), { recursive: true });
      await expectAlive(page);
      mark('alive');
      expect((await notificationTexts(page)).length).toBeLessThanOrEqual(1);
    });
  });
});
