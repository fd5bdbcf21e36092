import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openScratch } from '../node/git/scratch-repository.ts';
import { clickLens, plain, save, undo, waitForLens } from './harness/editor.ts';
import { NEWEST } from './harness/hosts.ts';
import { makeTempFolder } from './harness/make-temp-folder.ts';
import { openFile, quickPickRows, runCommand } from './harness/palette.ts';
import { findVsix } from './harness/real-extension.ts';
import { tryAgain } from './harness/try-again.ts';
import { notificationTexts, tabTitles } from './harness/views.ts';
import { withSession } from './harness/with-session.ts';

const VSIX = findVsix();
const PATH = 'prompts/shop.prompt.md';
const SHORT_MS = 10_000;

const PROMPT = `---
model: gpt-4o
---
# Answers for customers

You answer customers of a shop. Be kind to {{name}}.

{
  "customer": { "name": "Ada", "city": "Turin" },
  "orders": [
    { "id": 17, "state": "sent" },
    { "id": 18, "state": "open" }
  ],
  "language": "it"
}

Never promise a refund.
`;

/** Presses a button of the notification in the corner. */
async function pressButton(page: Page, title: string): Promise<void> {
  const button = page.locator('.notification-list-item .monaco-button', { hasText: title });
  await button.first().click({ timeout: SHORT_MS });
}

async function pressTitleAction(page: Page, label: string): Promise<void> {
  await tryAgain(() =>
    page
      .locator(`.editor-actions .action-label[aria-label^="${label}"]`)
      .first()
      .click({ timeout: SHORT_MS }),
  );
}

describe('compress', () => {
  it.each(NEWEST)('is previewed, applied and undone: $build, $host', async ({ build, host }) => {
    const { root, write } = openScratch(makeTempFolder());
    write({ [PATH]: PROMPT });
    const options = { name: 'compress', build, host, vsix: VSIX, workspace: root };
    await withSession(options, async ({ page, mark, takeScreenshot }) => {
      const saved = (): string => readFileSync(join(root, PATH), 'utf8');
      await openFile(page, PATH);
      const before = await waitForLens(page, /^[\d,]+\+? tok/);
      await waitForLens(page, /^Save \d+ tok/);
      await clickLens(page, 'Save ');
      await expect
        .poll(() => tabTitles(page))
        .toContainEqual(
          expect.stringMatching(
            /^shop\.prompt\.md: \d+ → \d+ tok, \$[\d.]+ → \$[\d.]+ per 1,000 calls$/,
          ),
        );
      await expect
        .poll(() => page.locator('.diff-editor, .monaco-diff-editor').count())
        .toBeGreaterThan(0);
      await expect
        .poll(() => notificationTexts(page))
        .toContainEqual(
          expect.stringMatching(/^\d+ tokens fewer per call; .* if the answers stay/),
        );
      mark('diff');
      await takeScreenshot('diff');
      await pressButton(page, 'Apply');
      const after = await waitForLens(page, /^(?!Save)[\d,]+\+? tok/);
      await expect.poll(async () => (await tabTitles(page)).length).toBe(1);
      mark('applied');
      await takeScreenshot('applied');
      await save(page);
      if (host !== 'web') expect(saved()).toContain('{"customer":{"name":"Ada","city":"Turin"}');
      expect(after).not.toBe(before);
      await undo(page);
      await waitForLens(page, before);
      await save(page);
      if (host !== 'web') expect(saved()).toBe(PROMPT);
    });
  });

  it('says what is made and why the rest is not', async () => {
    const { root, write } = openScratch(makeTempFolder());
    write({ [PATH]: PROMPT });
    const options = { name: 'details', build: 'newest', host: 'node', vsix: VSIX } as const;
    await withSession({ ...options, workspace: root }, async ({ page, takeScreenshot }) => {
      await openFile(page, PATH);
      await waitForLens(page, /^Save \d+ tok/);
      await runCommand(page, 'Promptfare: Compress Prompt');
      await expect.poll(() => notificationTexts(page)).not.toEqual([]);
      await pressTitleAction(page, 'Show What Compressing Changes');
      // The rows of the command palette may still be on the screen.
      await expect
        .poll(async () => (await quickPickRows(page)).map(plain))
        .toContainEqual(expect.stringContaining('line 8, data/pretty-json'));
      await takeScreenshot('list');
    });
  });

  it('says what to do where the editor has no language model', async () => {
    const { root, write } = openScratch(makeTempFolder());
    write({ [PATH]: PROMPT });
    const options = { name: 'no-model', build: 'newest', host: 'node', vsix: VSIX } as const;
    await withSession({ ...options, workspace: root }, async ({ page }) => {
      await openFile(page, PATH);
      await waitForLens(page, /^Save \d+ tok/);
      await runCommand(page, 'Promptfare: Compress Prompt with a Language Model');
      await expect
        .poll(() => notificationTexts(page))
        .toContainEqual(expect.stringContaining('No language model is available'));
      await pressButton(page, 'Compress without a Model');
      await expect
        .poll(() => tabTitles(page))
        .toContainEqual(expect.stringMatching(/^shop\.prompt\.md: \d+ → \d+ tok/));
    });
  });
});
