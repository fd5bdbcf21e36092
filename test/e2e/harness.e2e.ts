import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openScratch } from '../node/git/scratch-repository.ts';
import { applyQuickFix, clickLens, hoverText, save, undo, waitForLens } from './harness/editor.ts';
import { NEWEST } from './harness/hosts.ts';
import { makeTempFolder } from './harness/make-temp-folder.ts';
import { openFile, runCommand } from './harness/palette.ts';
import {
  notificationTexts,
  problemRows,
  statusBarText,
  treeRows,
  webviewFrame,
} from './harness/views.ts';
import { withSession } from './harness/with-session.ts';
import { writeVsix } from './harness/write-vsix.ts';

const EXTENSION = fileURLToPath(new URL('harness/trivial-extension/', import.meta.url));

function trivialVsix(): string {
  const names = readdirSync(EXTENSION);
  return writeVsix(
    Object.fromEntries(names.map((name) => [name, readFileSync(join(EXTENSION, name), 'utf8')])),
  );
}

describe('the harness, with an extension that only shows one of everything', () => {
  it.each(NEWEST)('drives the $build VS Code, extension in $host', async ({ build, host }) => {
    const { root, write } = openScratch(makeTempFolder());
    write({ 'notes/hello.txt': 'You are brief.\nTODO say more.\n' });
    const options = { name: 'harness', build, host, vsix: trivialVsix(), workspace: root };
    const side = host === 'node' ? 'node' : 'browser';
    await withSession(options, async ({ page, mark, takeScreenshot }) => {
      expect(await statusBarText(page, 'trivial.status')).toBe(`trivial in ${side}`);
      mark('active');
      await openFile(page, 'notes/hello.txt');
      await waitForLens(page, '6 words');
      mark('lens');
      expect(await hoverText(page, 1)).toContain('trivial hover');
      await expect.poll(() => problemRows(page)).toContainEqual(expect.stringContaining('A TODO'));
      await applyQuickFix(page, 'Remove the TODO', { line: 2, column: 2 });
      await waitForLens(page, '5 words');
      await save(page);
      expect(readFileSync(join(root, 'notes/hello.txt'), 'utf8')).toBe(
        'You are brief.\nsay more.\n',
      );
      await undo(page);
      await waitForLens(page, '6 words');
      await clickLens(page, '6 words');
      await webviewFrame(page).getByText(`Panel of ${side}`).waitFor();
      await expect.poll(() => notificationTexts(page)).toEqual([`Shown by ${side}, in en`]);
      await runCommand(page, 'View: Show Trivial');
      expect(await treeRows(page)).toEqual(['one', 'two']);
      await takeScreenshot('end');
    });
  });
});
