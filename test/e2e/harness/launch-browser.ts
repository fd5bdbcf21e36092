import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BrowserContext, type Page, chromium } from 'playwright-core';
import { makeTempFolder } from './make-temp-folder.ts';

export type Browser = {
  readonly page: Page;
  /** Its folder, which stands in the command line of all its processes. */
  readonly profile: string;
  /** Where the page wanted to go that is not this machine. */
  readonly blocked: readonly string[];
  /** What the page and the extension host in it wrote to the console. */
  readonly console: readonly string[];
  readonly close: () => Promise<void>;
};

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** A first start from a cold disk took 30 s. */
const LAUNCH_MS = 180_000;
const WAIT_MS = 60_000;
const CLOSE_MS = 10_000;

/** Chromium with a fresh profile, which reaches this machine only. */
export async function launchBrowser(): Promise<Browser> {
  const profile = makeTempFolder();
  // Debian's Chromium blocks them, and with them the service worker of a webview that has an origin of its own.
  const cookies = { cookie_controls_mode: 0, block_third_party_cookies: false };
  mkdirSync(join(profile, 'Default'));
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify({ profile: cookies }));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: '/usr/bin/chromium',
    headless: true,
    viewport: { width: 1400, height: 900 },
    timeout: LAUNCH_MS,
    args: ARGS,
  });
  context.setDefaultTimeout(WAIT_MS);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const blocked = await blockOthers(context);
  const lines: string[] = [];
  const page = context.pages()[0] ?? (await context.newPage());
  page.on('console', (message) => lines.push(`[${message.type()}] ${message.text()}`));
  return {
    page,
    profile,
    blocked,
    console: lines,
    close: async () => {
      await Promise.race([context.close(), sleep(CLOSE_MS)]);
    },
  };
}

async function blockOthers(context: BrowserContext): Promise<readonly string[]> {
  const blocked: string[] = [];
  await context.route(
    ({ hostname }) => !/^(?:127\.0\.0\.1|(?:.+\.)?localhost)$/.test(hostname),
    async (route) => {
      blocked.push(route.request().url());
      await route.abort();
    },
  );
  return blocked;
}
