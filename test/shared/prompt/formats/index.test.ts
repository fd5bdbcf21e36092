import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROMPT_FORMATS } from '../../../../shared/prompt/formats/index.ts';
import { FIXTURES } from './parse-fixture.ts';

const page = readFileSync(join(import.meta.dirname, '../../../../docs/formats.md'), 'utf8');

describe('the list of prompt formats', () => {
  it.each(PROMPT_FORMATS.map((format) => [format.id, format] as const))(
    'has a fixture folder, tests and a section of docs/formats.md for %s',
    (id, format) => {
      expect(readdirSync(join(FIXTURES, id)).length).toBeGreaterThan(0);
      expect(readdirSync(import.meta.dirname).join('\n')).toMatch(
        new RegExp(`^${id}.*\\.test\\.ts$`, 'm'),
      );
      expect(page).toContain(`\`${id}\``);
      for (const pattern of format.patterns) expect(page).toContain(`\`${pattern}\``);
    },
  );

  it('has no id twice', () => {
    const ids = PROMPT_FORMATS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
