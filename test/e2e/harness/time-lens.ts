import type { Page } from 'playwright-core';

/** Runs in the page: the time from the next key until a code lens says something else. */
const WATCH = `
  globalThis.promptfareLensMs = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('The lens did not follow the key')), 60000);
    const lenses = () => [...document.querySelectorAll('.codelens-decoration a')];
    const lens = () => lenses().find((each) => each.textContent.includes('/call'))?.textContent;
    addEventListener('keydown', () => {
      const [pressedAt, before] = [performance.now(), lens()];
      const look = () => {
        const now = lens();
        const isSettled = now !== undefined && now !== before && !now.endsWith('…');
        if (isSettled) resolve(performance.now() - pressedAt);
        else requestAnimationFrame(look);
      };
      look();
    }, { capture: true, once: true });
  });
  undefined`;

/** Presses a key in the active editor and answers how long the code lens needed to follow, in ms. */
export async function timeLens(page: Page, key: string): Promise<number> {
  await page.evaluate(WATCH);
  await page.keyboard.press(key);
  return Number(await page.evaluate('globalThis.promptfareLensMs'));
}
