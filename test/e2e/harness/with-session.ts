import { mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Browser, launchBrowser } from './launch-browser.ts';
import { findPids, measureMemoryMib } from './measure-memory.ts';
import type { Server, SessionOptions } from './session-options.ts';
import { startPureWeb } from './start-pure-web.ts';
import { startServer } from './start-server.ts';

/** Screenshots, and what was written by a session that failed. */
const OUT: string = fileURLToPath(new URL('../out/', import.meta.url));

export type Session = {
  readonly page: Page;
  /** Notes when a step of the scenario was reached, for the printed line. */
  readonly mark: (step: string) => void;
  readonly note: (figure: string) => void;
  readonly takeScreenshot: (step: string) => Promise<void>;
  /** Everything that server, page and extension host wrote. */
  readonly readLog: () => string;
  /** Memory of the extension host of Node with its threads, in MiB; absent where the host is a part of the browser. */
  readonly measureHost: () => number | undefined;
};

/**
 * Starts a server and a browser, opens the workspace, runs the scenario, and ends everything it started. A session that
 * tried to reach anything but this machine fails.
 */
export async function withSession(
  options: SessionOptions,
  scenario: (session: Session) => Promise<void>,
): Promise<void> {
  const startedAt = Date.now();
  const figures: string[] = [];
  const seconds = (): string => ((Date.now() - startedAt) / 1000).toFixed(1);
  const mark = (step: string): void => void figures.push(`${step} ${seconds()} s`);
  const tag = `${options.name}-${options.host}-${options.build}`;
  const server = await (options.host === 'web' ? startPureWeb(options) : startServer(options));
  mark('server');
  let browser: Browser | undefined;
  try {
    browser = await launchBrowser();
    const { page } = browser;
    await page.goto(server.url);
    await page.locator('.monaco-workbench').waitFor({ timeout: 120_000 });
    mark('workbench');
    const takeScreenshot = (step: string): Promise<void> => shoot(page, `${tag}-${step}`);
    const readLog = (): string => [server.readLog(), ...(browser?.console ?? [])].join('\n');
    const note = (figure: string): void => void figures.push(figure);
    const { pid } = server;
    const measureHost = (): number | undefined =>
      options.host === 'node' && pid !== undefined
        ? measureMemoryMib([pid], '--type=extensionHost')
        : undefined;
    await scenario({ page, mark, note, takeScreenshot, readLog, measureHost });
    mark('end');
    figures.push(describeMemory(server, browser));
    expect([...browser.blocked, server.readEgress()].join('')).toBe('');
  } catch (error) {
    await keepEvidence(tag, server, browser);
    figures.push('FAILED');
    throw error;
  } finally {
    await browser?.close();
    await server.stop();
    const load = loadavg()[0]?.toFixed(1);
    console.log(`${tag}: ${figures.join(', ')}, load ${load}`);
  }
}

function describeMemory({ pid }: Server, { profile }: Browser): string {
  const server = pid === undefined ? '' : `server ${measureMemoryMib([pid])} MiB, `;
  return `${server}browser ${measureMemoryMib(findPids(profile))} MiB`;
}

async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(OUT, { recursive: true });
  // What fades in is there: these are the pictures of the docs.
  await page.screenshot({ path: join(OUT, `${name}.png`), animations: 'disabled' });
}

async function keepEvidence(
  tag: string,
  server: Server,
  browser: Browser | undefined,
): Promise<void> {
  mkdirSync(OUT, { recursive: true });
  const lines = [server.readLog(), ...(browser?.console ?? [])];
  writeFileSync(join(OUT, `${tag}-failed.log`), lines.join('\n'));
  // The page may be what died; the log tells.
  if (browser) await shoot(browser.page, `${tag}-failed`).catch(() => undefined);
}
