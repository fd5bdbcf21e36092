// Installs what the end-to-end tests drive, once: Chromium, and the newest and the oldest supported VS Code.
// Usage: node test/e2e/setup.mjs
import process from 'node:process';
import { installBuilds } from './setup/install-builds.mjs';
import { installChromium } from './setup/install-chromium.mjs';
import { installationFolder, isInstalled } from './setup/installation.mjs';

try {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`they run on linux x64 only, and this is ${process.platform} ${process.arch}`);
  }
  await installChromium();
  const folder = installationFolder();
  if (!isInstalled(folder)) {
    process.stdout.write(`Installing VS Code 1.139 and 1.100 into ${folder}, about a minute\n`);
    await installBuilds(folder);
  }
} catch (error) {
  process.stderr.write(`The end-to-end tests cannot be set up: ${error.message}\n`);
  process.exitCode = 1;
}
