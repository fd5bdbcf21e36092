import type { FrameLocator, Page } from 'playwright-core';
import { plain } from './editor.ts';
import { runCommand } from './palette.ts';

/** Text of a status bar item, by the end of its id. */
export async function statusBarText(page: Page, id: string): Promise<string> {
  const item = page.locator(`.statusbar-item[id$="${id}"]`);
  await item.waitFor();
  return plain(await item.innerText());
}

/** Rows of the tree in the side bar that are on the screen. */
export async function treeRows(page: Page): Promise<readonly string[]> {
  const rows = page.locator('.sidebar .monaco-list-row');
  await rows.first().waitFor();
  return (await rows.allInnerTexts()).map((text) => plain(text.replaceAll('\n', ' ')));
}

/** Rows of the Problems panel. */
export async function problemRows(page: Page): Promise<readonly string[]> {
  const rows = page.locator('.markers-panel .monaco-list-row');
  if ((await page.locator('.markers-panel').count()) === 0) {
    await runCommand(page, 'Problems: Focus on Problems View');
  }
  return (await rows.allInnerTexts()).map((text) => plain(text.replaceAll('\n', ' ')));
}

/** The document inside of the webview that was opened last. */
export function webviewFrame(page: Page): FrameLocator {
  return page.frameLocator('iframe.webview').last().frameLocator('#active-frame');
}

/** All notifications that nobody dismissed: those in the corner go by themselves and stay in the list. */
export async function notificationTexts(page: Page): Promise<readonly string[]> {
  const list = page.locator('.notifications-center.visible');
  if ((await list.count()) === 0) await runCommand(page, 'Notifications: Show Notifications');
  return (await list.locator('.notification-list-item-message').allInnerTexts()).map(plain);
}

/** Titles of the open tabs of the active group and its neighbours. */
export async function tabTitles(page: Page): Promise<readonly string[]> {
  return (await page.locator('.tab .label-name').allInnerTexts()).map(plain);
}
