import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A piece of a file that a step writes. */
export type Block = { readonly path: string; readonly text: string };

/** The numbered steps of a section of CONTRIBUTING, and what they write. */
export function readGuide(title: string): {
  readonly numbers: readonly number[];
  readonly blocks: readonly Block[];
} {
  const guide = readFileSync(join(import.meta.dirname, '../CONTRIBUTING.md'), 'utf8');
  const [, behind = ''] = guide.split(`\n## ${title}\n`);
  const section = untilNextSection(behind);
  return {
    numbers: [...section.matchAll(/^(\d+)\. \*\*/gm)].map(([, number]) => Number(number)),
    blocks: [...section.matchAll(/^```\w+ (\S+)\n([^]*?)^```$/gm)].map(
      ([, path = '', text = '']) => ({ path, text }),
    ),
  };
}

/** A heading inside a code block is one of what a step writes. */
function untilNextSection(text: string): string {
  const kept: string[] = [];
  let isCode = false;
  for (const line of text.split('\n')) {
    if (line.startsWith('```')) isCode = !isCode;
    if (!isCode && line.startsWith('## ')) break;
    kept.push(line);
  }
  return `${kept.join('\n')}\n`;
}

/** The entry of the list, and the section of the page if there is one, that new ones go above. */
export type Last = { readonly entry: string; readonly section?: string };

/** A new file is written; into one that is there, each line goes to its kind. */
export function writeBlock(root: string, { path, text }: Block, last: Last): void {
  const target = join(root, path);
  if (!existsSync(target)) {
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
    return;
  }
  const before = readFileSync(target, 'utf8');
  const after = path.endsWith('.ts')
    ? addToList(before, text, last)
    : addToPage(before, text, last);
  writeFileSync(target, after);
}

/** Imports to the imports, entries above the last one, which takes what nobody else does. */
function addToList(list: string, text: string, { entry }: Last): string {
  const lines = text.trimEnd().split('\n');
  const imports = lines.filter((line) => line.startsWith('import '));
  const entries = lines.filter((line) => !line.startsWith('import '));
  return list
    .replace(/^import /m, `${imports.join('\n')}\nimport `)
    .replace(`\n  ${camelCase(entry)},\n`, `\n${entries.join('\n')}\n  ${camelCase(entry)},\n`);
}

function addToPage(page: string, text: string, { entry, section }: Last): string {
  const [row = '', ...rest] = text.split('\n');
  const withRow = page.replace(`\n| \`${entry}\` `, `\n${row}\n| \`${entry}\` `);
  if (section === undefined) return withRow;
  return withRow.replace(`\n## ${section}`, `\n${rest.join('\n')}\n## ${section}`);
}

function camelCase(id: string): string {
  return id.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
