import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openScratch } from '../node/git/scratch-repository.ts';
import { waitForLens } from './harness/editor.ts';
import { makeTempFolder } from './harness/make-temp-folder.ts';
import { makeWorkspace } from './harness/make-workspace.ts';
import { answer, openFile, runCommand } from './harness/palette.ts';
import { findVsix } from './harness/real-extension.ts';
import { notificationTexts, tabTitles, treeRows, webviewFrame } from './harness/views.ts';
import { withSession } from './harness/with-session.ts';

it('shows several folders of a workspace, each with its own figures', async () => {
  const shop = makeWorkspace();
  const other = openScratch(makeTempFolder());
  other.write({ 'prompts/greet.prompt.md': '---\nmodel: gpt-4o\n---\nGreet {{name}}.\n' });
  const workspace = join(makeTempFolder(), 'both.code-workspace');
  const folders = [
    { path: shop.root, name: 'shop' },
    { path: other.root, name: 'greetings' },
  ];
  writeFileSync(workspace, JSON.stringify({ folders }));
  const options = { name: 'folders', build: 'newest', host: 'node', vsix: findVsix() } as const;
  await withSession({ ...options, workspace }, async ({ page, mark, takeScreenshot }) => {
    const tree = async (): Promise<string> => (await treeRows(page)).join('\n');
    await openFile(page, 'greet.prompt.md');
    await waitForLens(page, /^\d+\+? tok · \$/);
    mark('lens');
    await runCommand(page, 'View: Show Promptfare');
    await expect.poll(tree).toMatch(/^shop/);
    await expect.poll(tree).toContain('ticket-triage');
    mark('tree');
    await takeScreenshot('tree');
    // The report is about the folder of the active editor.
    await openFile(page, 'ticket-triage.prompt.yml');
    await runCommand(page, 'Promptfare: Show Report');
    await webviewFrame(page).getByText('ticket-triage').first().waitFor();
    expect(await tabTitles(page)).toContain('Prompt Cost of shop');
    mark('report');
    expect(await notificationTexts(page)).toEqual([]);
  });
});

it('shows its walkthrough, and the report again after the window is loaded anew', async () => {
  const { root } = makeWorkspace();
  const options = { name: 'again', build: 'newest', host: 'node', vsix: findVsix() } as const;
  await withSession({ ...options, workspace: root }, async ({ page, mark, takeScreenshot }) => {
    await runCommand(page, 'Welcome: Open Walkthrough...');
    await answer(page, 'Know What Your Prompts Cost');
    await page.locator('.gettingStartedContainer', { hasText: 'Set budgets' }).first().waitFor();
    await webviewFrame(page).getByText('1,240 tok').first().waitFor();
    mark('walkthrough');
    await takeScreenshot('walkthrough');
    await runCommand(page, 'Promptfare: Show Report');
    await webviewFrame(page).getByText('ticket-triage').first().waitFor();
    mark('report');
    // By the command, which writes down what is open.
    await Promise.all([page.waitForEvent('load'), runCommand(page, 'Developer: Reload Window')]);
    await page.locator('.monaco-workbench').waitFor();
    await page.locator('.tab', { hasText: 'Prompt Cost' }).first().waitFor();
    await webviewFrame(page).getByText('ticket-triage').first().waitFor();
    mark('reload');
    await takeScreenshot('report');
  });
});
