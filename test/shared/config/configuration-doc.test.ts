import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listConfigKeys } from '../../../shared/config/list-config-keys.ts';
import { parseConfig } from '../../../shared/config/parse-config.ts';
import { renderKeyTables } from '../../../shared/config/render-key-tables.ts';

const doc = readFileSync('docs/configuration.md', 'utf8');

describe('docs/configuration.md', () => {
  it('has the tables that the schema makes', () => {
    const stale = 'stale: run node scripts/write-config-schema.mjs';
    expect(plain(doc), stale).toBe(plain(renderKeyTables(doc)));
  });

  it('explains every key', () => {
    const keys = listConfigKeys();
    expect(keys.length).toBeGreaterThan(40);
    for (const { path, description } of keys) expect(description, path).not.toBe('');
    const hasOwnTable = (path: string): boolean => doc.includes(`\n## ${path}\n`);
    const inTables = keys.filter(({ path }) => path !== 'version' && !hasOwnTable(path));
    for (const { path } of inTables) expect(doc, path).toContain(`| \`${path}\` `);
    expect(doc).toContain('`version: 1` is required');
  });

  const examples = [...doc.matchAll(/```yaml\n([^]*?)```/g)].map(([, text = '']) => text);

  it('has examples', () => expect(examples.length).toBeGreaterThan(5));

  it.each(examples)('has an example without a problem:\n%s', (example) => {
    const text = example.includes('version:') ? example : `version: 1\n${example}`;
    expect(parseConfig({ path: 'promptfare.yml', text }).problems).toEqual([]);
  });
});

/** Without the padding of tables, which belongs to the formatter. */
function plain(markdown: string): string {
  return markdown.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---');
}
