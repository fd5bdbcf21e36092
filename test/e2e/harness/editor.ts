import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { goTo } from './palette.ts';
import { tryAgain } from './try-again.ts';

const LENS = '.codelens-decoration a';
const HOVER = '.monaco-hover:visible';
const ACTION = '.action-widget .monaco-list-row.action';
const WAIT_MS = 60_000;
const SHORT_MS = 5_000;

/** Titles of the code lenses on the screen, with ordinary spaces. */
export async function lensTexts(page: Page): Promise<readonly string[]> {
  const texts = await page.locator(LENS).allTextContents();
  return texts.map(plain);
}

/** Waits for a lens and answers its whole title. */
export async function waitForLens(page: Page, title: string | RegExp): Promise<string> {
  const find = async (): Promise<string | undefined> =>
    (await lensTexts(page)).find((text) =>
      typeof title === 'string' ? text.includes(title) : title.test(text),
    );
  await expect.poll(find, { timeout: WAIT_MS, message: `a lens ${title}` }).toBeDefined();
  return (await find()) ?? '';
}

/** Clicks a lens; what hovers above it would take the click. */
export async function clickLens(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Escape');
  await page.mouse.move(2, 890);
  await page.locator(HOVER).waitFor({ state: 'hidden' });
  await page.locator(LENS, { hasText: title }).first().click();
}

/** What the editor shows about a place, as text. */
export async function hoverText(page: Page, line: number, column = 1): Promise<string> {
  const hover = await tryAgain(async () => {
    await goTo(page, line, column);
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Control+i');
    const shown = page.locator(HOVER).first();
    await shown.waitFor({ timeout: SHORT_MS });
    return shown;
  });
  return plain(await hover.innerText());
}

/** Opens the quick fixes of a place and answers their titles. */
export async function quickFixTitles(
  page: Page,
  line: number,
  column = 1,
): Promise<readonly string[]> {
  await openQuickFixes(page, { line, column });
  return (await page.locator(ACTION).allInnerTexts()).map(plain);
}

export async function applyQuickFix(
  page: Page,
  title: string,
  place: { readonly line: number; readonly column: number },
): Promise<void> {
  await tryAgain(async () => {
    const rows = await openQuickFixes(page, place);
    const at = (await rows.allInnerTexts()).findIndex((text) => plain(text).includes(title));
    if (at === -1) throw new Error(`No quick fix "${title}"`);
    // By keys, not by a click: the old build lays a shield over the page while the menu is open. The first is chosen.
    for (let each = 0; each < at; each += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await rows.first().waitFor({ state: 'hidden', timeout: SHORT_MS });
  });
}

/** One keystroke can be lost, and the menu goes when findings arrive under it. */
function openQuickFixes(
  page: Page,
  { line, column }: { readonly line: number; readonly column: number },
): Promise<Locator> {
  return tryAgain(async () => {
    await goTo(page, line, column);
    await page.keyboard.press('Control+.');
    const rows = page.locator(ACTION);
    await rows.first().waitFor({ timeout: SHORT_MS });
    return rows;
  });
}

/** Types at a place of the active editor. */
export async function typeAt(
  page: Page,
  place: { readonly line: number; readonly column: number },
  text: string,
): Promise<void> {
  await goTo(page, place.line, place.column);
  await page.keyboard.insertText(text);
}

export async function undo(page: Page): Promise<void> {
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+z');
}

export async function save(page: Page): Promise<void> {
  await page.keyboard.press('Control+s');
  await page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
}

export function plain(text: string): string {
  return text.replaceAll('\u00A0', ' ').trim();
}
