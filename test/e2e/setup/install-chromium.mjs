import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { promisify } from 'node:util';

const CHROMIUM = '/usr/bin/chromium';

/** The browser that shows the workbench; from the distribution's own packages where it is not there yet. */
export async function installChromium() {
  if (existsSync(CHROMIUM)) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...args) => promisify(execFile)('apt-get', args, { env, maxBuffer: 64 * 2 ** 20 });
  try {
    await run('update');
    // The font is for the Chinese in screenshots.
    await run('install', '-y', '--no-install-recommends', 'chromium', 'fonts-wqy-zenhei');
  } catch (error) {
    const reason = String(error.stderr ?? error.message)
      .trim()
      .split('\n')
      .at(-1);
    throw new Error(
      `Chromium is not at ${CHROMIUM} and could not be installed (${reason}); install it with: apt-get install chromium`,
      { cause: error },
    );
  }
  if (!existsSync(CHROMIUM)) throw new Error(`apt-get installed Chromium, but not at ${CHROMIUM}`);
}
