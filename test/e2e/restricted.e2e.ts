import { expect, it } from 'vitest';
import { waitForLens } from './harness/editor.ts';
import { makeWorkspace } from './harness/make-workspace.ts';
import { openFile, paletteRows } from './harness/palette.ts';
import { findVsix } from './harness/real-extension.ts';
import { notificationTexts } from './harness/views.ts';
import { withSession } from './harness/with-session.ts';

const TRUST_IS_ASKED = {
  'security.workspace.trust.enabled': true,
  'security.workspace.trust.startupPrompt': 'never',
};

it('counts in a folder that is not trusted, and runs nothing of it', async () => {
  const { root } = makeWorkspace();
  const where = { build: 'newest', host: 'node', settings: TRUST_IS_ASKED } as const;
  const options = { ...where, name: 'restricted', vsix: findVsix(), workspace: root };
  await withSession(options, async ({ page, takeScreenshot }) => {
    await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
    await openFile(page, 'prompts/ticket-triage.prompt.yml');
    await waitForLens(page, /\d tok · \$/);
    const rows = await paletteRows(page, 'Compar');
    await takeScreenshot('palette');
    expect(rows).toContainEqual(expect.stringContaining('Compare with a Branch'));
    expect(rows).not.toContainEqual(expect.stringContaining('in a Terminal'));
    expect(await notificationTexts(page)).toEqual([]);
  });
});
