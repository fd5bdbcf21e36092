import type { Page } from 'playwright-core';
import { runCommand } from './palette.ts';
import { tryAgain } from './try-again.ts';

/** How long the activation of each extension took, as VS Code itself says: `Activation: 12ms`. */
export async function activationTimes<Name extends string>(
  page: Page,
  extensions: readonly Name[],
): Promise<readonly { readonly name: Name; readonly time: string }[]> {
  const size = page.viewportSize();
  // The list has the rows in sight only, the slowest extensions first.
  await page.setViewportSize({ width: 1200, height: 4000 });
  await runCommand(page, 'Developer: Show Running Extensions');
  const rows = page.locator('.runtime-extensions-editor .monaco-list-row');
  const times = [];
  for (const name of extensions) {
    const row = rows.filter({ hasText: name }).first();
    const time = await tryAgain(async () => {
      await row.waitFor({ timeout: 10_000 });
      return row.locator('.activation-time').innerText();
    });
    times.push({ name, time });
  }
  if (size) await page.setViewportSize(size);
  return times;
}
