import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { presentFinding, ruleDocPath } from '../../../shared/report/present-finding.ts';
import { RULES } from '../../../shared/rules/index.ts';
import { lintFile } from './lint-file.ts';

const FIXTURES = 'test/fixtures/rules';

/** Their prompts are made in tests: they are as long as a price threshold, or as a cache minimum to the token. */
const WITHOUT_FIXTURES: ReadonlySet<string> = new Set([
  'cache/compress-conflict',
  'model/price-tier-cliff',
]);

/** Rules that read what people write, in any language; the others look at models and settings. */
const ABOUT_WORDS = /^(?:ctx|data|out\/(?!max)|text|cache\/(?:volatile|missing|breakpoint))/;

describe('the list of rules', () => {
  it.each(RULES)('$id has a page, a line in the overview, and a title', ({ id, title }) => {
    const page = readFileSync(ruleDocPath(id), 'utf8');
    expect(page).toMatch(new RegExp(`^# ${id}\n\n${title}\\.`));
    for (const part of ['finds', 'costs', 'Example', 'When not to use it']) {
      expect(page).toMatch(new RegExp(`^## .*${part}`, 'm'));
    }
    expect(readFileSync('docs/rules/README.md', 'utf8')).toContain(`[\`${id}\`](${pageName(id)})`);
  });

  it('has no page and no fixtures of a rule that is not there', () => {
    const pages = readdirSync('docs/rules').filter((name) => name !== 'README.md');
    expect(pages.toSorted()).toEqual(RULES.map(({ id }) => pageName(id)).toSorted());
    const folders = RULES.filter(({ id }) => !WITHOUT_FIXTURES.has(id)).map(({ id }) =>
      folderOf(id),
    );
    expect(readdirSync(FIXTURES).toSorted()).toEqual(folders.toSorted());
  });

  it('is in the files that the ids say', () => {
    const files = RULES.map(({ id }) => `shared/rules/${folderOf(id)}.ts`);
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });

  it('names only rules that there are', () => {
    const ids = RULES.map(({ id }) => id);
    for (const { conflictsWith = [] } of RULES)
      expect(ids).toEqual(expect.arrayContaining([...conflictsWith]));
    expect(new Set(ids).size).toBe(ids.length);
  });
});

const withFixtures = RULES.filter(({ id }) => !WITHOUT_FIXTURES.has(id));

describe.each(withFixtures)('$id', ({ id }) => {
  const folder = join(FIXTURES, folderOf(id));
  const only = new Set([id]);

  it.each(readdirSync(join(folder, 'waste')))('finds %s', async (name) => {
    const file = { path: name, text: readFileSync(join(folder, 'waste', name), 'utf8') };
    const { findings } = await lintFile(file, { only });
    expect(findings.length).toBeGreaterThan(0);
    const lines = findings.map((finding) => {
      const { start } = finding.source;
      const saved = finding.saving && finding.saving.tokensBefore - finding.saving.tokensAfter;
      const worth = saved === undefined ? '' : ` (${saved} tokens)`;
      return `${start?.line}:${start?.column} ${finding.severity} ${finding.fix}: ${presentFinding(finding)}${worth}\n`;
    });
    await expect(lines.join('')).toMatchFileSnapshot(
      join('../../..', folder, 'found', `${name}.txt`),
    );
  });

  it.each(readdirSync(join(folder, 'clean')))('leaves %s alone', async (name) => {
    const file = { path: name, text: readFileSync(join(folder, 'clean', name), 'utf8') };
    const { findings } = await lintFile(file, { only });
    expect(findings.map(presentFinding)).toEqual([]);
  });

  it.runIf(ABOUT_WORDS.test(id))('was tried in English and in Chinese', () => {
    const names = ['waste', 'clean'].flatMap((kind) => readdirSync(join(folder, kind)));
    for (const language of [/(?:^|-)en-/, /(?:^|-)zh-/]) {
      expect(names.filter((name) => language.test(name)).length).toBeGreaterThan(1);
    }
  });
});

function folderOf(id: string): string {
  return id.replace('/', '-');
}

function pageName(id: string): string {
  return `${folderOf(id)}.md`;
}
