import type { Page } from 'playwright-core';
import { tryAgain } from './try-again.ts';

const INPUT = '.quick-input-widget .quick-input-box input';
const ROW = '.quick-input-list .monaco-list-row';
const SHORT_MS = 10_000;

/** Opens a file of the workspace by a path that only it ends with. */
export async function openFile(page: Page, path: string): Promise<void> {
  const name = path.split('/').at(-1) ?? path;
  await tryAgain(async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+p');
    await page.locator(INPUT).fill(path, { timeout: SHORT_MS });
    const row = page.locator(ROW, { hasText: name }).first();
    await row.click({ timeout: SHORT_MS });
    await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor({ timeout: SHORT_MS });
  });
}

/** Runs a command by its title, such as `View: Toggle Panel`. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await tryAgain(async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('F1');
    await page.locator(INPUT).fill(`>${title}`, { timeout: SHORT_MS });
    await page.locator(ROW, { hasText: title }).first().click({ timeout: SHORT_MS });
  });
}

/** The commands that the palette offers for a text, each with its translation. */
export async function paletteRows(page: Page, text: string): Promise<readonly string[]> {
  await tryAgain(async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('F1');
    await page.locator(INPUT).fill(`>${text}`, { timeout: SHORT_MS });
    await page.locator(ROW, { hasText: text }).first().waitFor({ timeout: SHORT_MS });
  });
  return page.locator(ROW).allInnerTexts();
}

/** Puts the cursor at a place of the active editor; lines and columns begin with 1. */
export async function goTo(page: Page, line: number, column = 1): Promise<void> {
  await tryAgain(async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+g');
    await page.locator(INPUT).fill(`:${line}:${column}`, { timeout: SHORT_MS });
    await page.keyboard.press('Enter');
    await page.locator(INPUT).waitFor({ state: 'hidden', timeout: SHORT_MS });
  });
}

/** What the open quick pick offers. */
export async function quickPickRows(page: Page): Promise<readonly string[]> {
  await page.locator(ROW).first().waitFor();
  return page.locator(ROW).allInnerTexts();
}

/** Writes into the open input box or quick pick, and accepts. */
export async function answer(page: Page, text: string): Promise<void> {
  await page.locator(INPUT).fill(text);
  await page.keyboard.press('Enter');
  await page.locator(INPUT).waitFor({ state: 'hidden' });
}
