import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyQuickFix, quickFixTitles, save, waitForLens } from './harness/editor.ts';
import { makeWorkspace } from './harness/make-workspace.ts';
import { answer, openFile, runCommand } from './harness/palette.ts';
import { findVsix } from './harness/real-extension.ts';
import { notificationTexts, problemRows, treeRows, webviewFrame } from './harness/views.ts';
import { withSession } from './harness/with-session.ts';

const CONFIG = 'promptfare.yml';
const GIT = { 'git.enabled': true };
/** The limit of the budget of support-answers. */
const LIMIT = { line: 43, column: 10 };

describe('the views', () => {
  it.each(['node', 'web'] as const)(
    'show suites, prompts, budgets and the report, %s host',
    async (host) => {
      const { root } = makeWorkspace();
      const where = { build: 'newest', host } as const;
      const options = { ...where, name: 'views', vsix: findVsix(), workspace: root, settings: GIT };
      const hasGit = host === 'node';
      await withSession(options, async ({ page, mark, takeScreenshot }) => {
        const tree = async (): Promise<string> => (await treeRows(page)).join('\n');
        await runCommand(page, 'View: Show Promptfare');
        await expect.poll(tree).toContain('support-prompt-sizeover: 159 % used, 2,380 of 1,500');
        await expect.poll(tree).toContain(hasGit ? '+$0.0025 (+75.3 %) vs main' : '$0.0058/run');
        mark('tree');
        await takeScreenshot('tree');

        await runCommand(page, 'Promptfare: Filter Prompt Costs');
        await answer(page, 'triage');
        await expect.poll(tree).not.toContain('support-answers');
        expect(await tree()).toContain('ticket-triage');
        await runCommand(page, 'Promptfare: Clear Filter');
        await expect.poll(tree).toContain('support-answers');
        await page.locator('.sidebar .monaco-list-row', { hasText: '/call' }).first().click();
        await page.locator('.tab.active[data-resource-name="promptfooconfig.yaml"]').waitFor();
        mark('filter, reveal');

        await runCommand(page, 'Promptfare: Show Report');
        await webviewFrame(page).getByText('Blocked, over budget').first().waitFor();
        if (hasGit) await webviewFrame(page).getByText('about +$294.10').first().waitFor();
        mark('report');
        await takeScreenshot('report');
        expect(await notificationTexts(page)).toEqual([]);
      });
    },
  );
});

describe('promptfare.yml', () => {
  it('shows what suites cost, offers other limits, and says what is wrong', async () => {
    const { root } = makeWorkspace();
    const where = { build: 'newest', host: 'node' } as const;
    const options = { ...where, name: 'config', vsix: findVsix(), workspace: root, settings: GIT };
    await withSession(options, async ({ page, mark, takeScreenshot }) => {
      await openFile(page, CONFIG);
      await waitForLens(page, '≈ $1,036/mo · $0.0058/run · +$0.0025 (+75.3 %) vs main');
      mark('lens');
      await takeScreenshot('lens');

      expect(await quickFixTitles(page, LIMIT.line, LIMIT.column)).toEqual(
        expect.arrayContaining(['Raise the limit to $0.00576: the current value']),
      );
      const raise = 'Raise the limit to $0.00633: the current value + 10 %';
      await applyQuickFix(page, raise, LIMIT);
      await waitForLens(page, 'now $0.0058, 91 % of the limit');
      mark('limit');
      await takeScreenshot('limit');
      await save(page);
      expect(readFileSync(join(root, CONFIG), 'utf8')).toContain('max: $0.00633\n');

      await page.keyboard.press('Control+End');
      await page.keyboard.insertText('\nsutes: []\n');
      await expect.poll(() => problemRows(page)).toContainEqual(expect.stringContaining('sutes'));
      mark('problem');
      await takeScreenshot('problem');
    });
  });

  it('is created from what is there, and never written over', async () => {
    const { root } = makeWorkspace();
    rmSync(join(root, CONFIG));
    const where = { build: 'newest', host: 'node' } as const;
    const options = { ...where, name: 'create', vsix: findVsix(), workspace: root };
    await withSession(options, async ({ page, takeScreenshot }) => {
      await runCommand(page, 'Promptfare: Create promptfare.yml');
      await page.locator(`.tab.active[data-resource-name="${CONFIG}"]`).waitFor();
      const written = readFileSync(join(root, CONFIG), 'utf8');
      expect(written).toContain('version: 1');
      expect(written).toContain('budgets:');
      await takeScreenshot('created');
      await runCommand(page, 'Promptfare: Create promptfare.yml');
      await expect
        .poll(() => notificationTexts(page))
        .toContainEqual('There is a promptfare.yml already; nothing was written.');
      expect(readFileSync(join(root, CONFIG), 'utf8')).toBe(written);
    });
  });
});
