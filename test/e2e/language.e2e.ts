import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { hoverText, waitForLens } from './harness/editor.ts';
import { makeWorkspace } from './harness/make-workspace.ts';
import { openFile, paletteRows, runCommand } from './harness/palette.ts';
import { findVsix } from './harness/real-extension.ts';
import { problemRows, treeRows, webviewFrame } from './harness/views.ts';
import { withSession } from './harness/with-session.ts';

type Words = Readonly<Record<string, string>>;

function readWords(path: string): Words {
  return JSON.parse(readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8'));
}

async function expectReport(page: Page): Promise<void> {
  await runCommand(page, 'Promptfare: Show Report');
  const report = webviewFrame(page);
  await report.getByRole('heading', { name: '提示词费用 · ', level: 1 }).waitFor();
  expect(await report.locator('html').getAttribute('lang')).toBe('zh-cn');
  expect(await report.locator('h2').allInnerTexts()).toContain('各套件费用');
}

it.each(['node', 'web'] as const)('speaks Chinese where VS Code does, %s host', async (host) => {
  const { root } = makeWorkspace();
  const where = { build: 'newest', host, locale: 'zh-cn' } as const;
  const options = { ...where, name: 'chinese', vsix: findVsix(), workspace: root };
  const titles = readWords('package.nls.zh-cn.json');
  const [before = '', after = ''] =
    readWords('l10n/bundle.l10n.zh-cn.json')['≈ {0}/mo']?.split('{0}') ?? [];
  await withSession(options, async ({ page, takeScreenshot }) => {
    await openFile(page, 'prompts/ticket-triage.prompt.yml');
    const lens = await waitForLens(page, '$');
    expect(lens).toContain(before);
    expect(lens).toContain(after);
    expect(after).not.toBe('/mo');
    // The page without a server is given its extensions unpacked, and then reads no titles but the English ones.
    if (host === 'web') {
      await expectReport(page);
      return;
    }
    const rows = await paletteRows(page, 'Promptfare: Show Report');
    await takeScreenshot('palette');
    expect(rows).toContainEqual(expect.stringContaining(titles['command.showReport'] ?? ''));
    await page.keyboard.press('Escape');
    await hoverText(page, 1);
    await takeScreenshot('hover');

    await openFile(page, 'promptfare.yml');
    await page.keyboard.press('Control+End');
    await page.keyboard.insertText('\nsutes: []\n');
    await expect
      .poll(() => problemRows(page))
      .toContainEqual(expect.stringContaining('键 `sutes` 不存在。是不是想写 `suites`？'));
    await runCommand(page, 'View: Show Promptfare');
    await expect.poll(() => treeRows(page)).toContainEqual(expect.stringContaining('预算'));
    await takeScreenshot('config');
    await expectReport(page);
    await takeScreenshot('report');
  });
});
