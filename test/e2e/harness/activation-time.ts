import type { Page } from 'playwright-core';
import { runCommand } from './palette.ts';
import { tryAgain } from './try-again.ts';

/** How long the activation of an extension took, as VS Code itself says: `Activation: 12ms`. */
export async function activationTime(page: Page, extensionName: string): Promise<string> {
  await runCommand(page, 'Developer: Show Running Extensions');
  const row = page.locator('.runtime-extensions-editor .monaco-list-row', {
    hasText: extensionName,
  });
  return tryAgain(async () => {
    await row.first().waitFor({ timeout: 10_000 });
    return row.first().locator('.activation-time').innerText();
  });
}
