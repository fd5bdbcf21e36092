import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const LICENCE_FILE = /^(?:licen[cs]e|copying|notice)(?:\.(?:md|txt))?$/i;

/** The licence texts of the packages that bundled files come from, one after the other. */
export async function collectLicences(files) {
  const folders = new Set(files.flatMap((file) => packageFolder(file) ?? []));
  const texts = await Promise.all([...folders].toSorted().map(describePackage));
  return `${texts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

function packageFolder(file) {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
}

async function describePackage(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const found = (await readdir(folder)).filter((file) => LICENCE_FILE.test(file)).toSorted();
  const texts = await Promise.all(found.map((file) => readFile(join(folder, file), 'utf8')));
  // A package without the text still names its licence.
  const text = texts.length > 0 ? texts.join('\n') : `(The package holds no licence text.)\n`;
  return `${name} ${version}, ${license}\n\n${text.replaceAll('\r\n', '\n').trim()}\n`;
}
