import { listConfigKeys } from './list-config-keys.ts';
import type { ConfigKey } from './list-config-keys.ts';

const TABLE = /(?<=<!-- keys: ([a-z]+) -->\n)[^]*?(?=<!-- \/keys -->)/g;

/** A Markdown text with the table between each `<!-- keys: suites -->` and `<!-- /keys -->` written anew. */
export function renderKeyTables(markdown: string): string {
  const keys = listConfigKeys();
  return markdown.replaceAll(TABLE, (_, section: string) => {
    const inside = keys.filter(({ path }) => path.startsWith(section) && path !== section);
    // The row of a section that has keys would repeat the sentence above the table.
    const rows = inside.length > 0 ? inside : keys.filter(({ path }) => path === section);
    const lines = ['| key | default | |', '| --- | --- | --- |', ...rows.map(renderRow)];
    return `\n${lines.join('\n')}\n\n`;
  });
}

function renderRow({ path, isRequired, default: written, ...key }: ConfigKey): string {
  const shown = written === undefined ? '' : `\`${JSON.stringify(written).replaceAll('"', '')}\``;
  const values = key.values.map((value) => `\`${value}\``).join(', ');
  const meaning = values === '' ? key.description : `${key.description} One of ${values}.`;
  return `| \`${path}\` | ${isRequired ? 'required' : shown} | ${meaning} |`;
}
