import { expect, it } from 'vitest';
import type { NewFinding } from '../../../../shared/check/new-findings.ts';
import type { Report } from '../../../../shared/check/report.ts';
import { CODING_AGENTS } from '../../../../shared/prompt/agent-context/agents.ts';
import { ENGLISH, type Language } from '../../../../shared/report/language.ts';
import { renderHtml } from '../../../../shared/report/renderers/html.ts';
import { checkFiles } from '../../check/check-files.ts';
import { CHINESE } from '../chinese.ts';
import { SITUATIONS, STATES, type StateCase } from '../states.ts';
import { HOSTILE_SIDES } from './hostile-sides.ts';
import { type Element, named, openPage } from './open-page.ts';
import { severalSuites } from './several-suites.ts';
import { foreignSentence } from '../../../../shared/text/sentence.ts';

const PAGES: readonly StateCase[] = [
  ...STATES,
  ...SITUATIONS,
  { state: 'several suites', ...severalSuites() },
  { state: 'several suites with traffic', ...severalSuites(30_000) },
  { state: 'findings', ...severalSuites() },
];

/** A language without Latin letters: whatever of a page still has some was never translated. */
const BLOCKS: Language = {
  tag: 'x-blocks',
  translate: (template) => template.replaceAll(/\{\w+(?::\w+)?\}|\p{L}/gu, blockOf),
};

function blockOf(match: string): string {
  return match.startsWith('{') ? match.replace(/:\w+/, '') : '█';
}

/** What a page says in its own words: nothing of names, of what others wrote, and of styles. */
function ownWords(elements: readonly Element[]): readonly string[] {
  const foreign = new Set(
    ['code', 'bdi', 'style'].flatMap((name) => named(elements, name).map(({ text }) => text)),
  );
  const labels = elements.flatMap(({ attributes }) =>
    ['data-label', 'title', 'aria-label'].flatMap((name) => attributes[name] ?? []),
  );
  const texts = elements.filter(({ children }) => children.length === 0).map(({ text }) => text);
  return [...labels, ...texts].filter((text) => !foreign.has(text));
}

/** Names of coding agents, and commits. */
const NAMES = new RegExp([...CODING_AGENTS.map(({ title }) => title), '[ab]{7}'].join('|'), 'g');

const FINDING: NewFinding = {
  rule: 'text/whitespace-invisible',
  severity: 'warning',
  fix: 'automatic',
  prompt: 'prompts/edited.prompt.yml',
  path: 'prompts/edited.prompt.yml',
  message: 'trailing',
  values: {},
  places: 3,
  saving: { tokensBefore: 40, tokensAfter: 10, quality: 'estimated' },
  uncachedTokens: 1,
  usdPerMonth: 0.3,
  fingerprint: 'f',
};
const TINY: NewFinding = {
  ...FINDING,
  severity: 'info',
  saving: { tokensBefore: 2, tokensAfter: 1, quality: 'exact' },
};

async function reportOf({ state, ...sides }: StateCase): Promise<Report> {
  const report = await checkFiles(sides);
  if (state !== 'findings') return report;
  const found = { found: [FINDING, { ...FINDING, usdPer1000Calls: 2 }, TINY], count: 30 };
  return {
    ...report,
    findings: { ...found, skippedFileCount: 2 },
    problems: [{ severity: 'error', path: 'a.yml', message: foreignSentence('It is empty') }],
  };
}

it.each(PAGES)('every word of $state can be translated', async (page) => {
  const elements = openPage(renderHtml(await reportOf(page), { language: BLOCKS }));
  expect(named(elements, 'html')[0]?.attributes['lang']).toBe('x-blocks');
  const words = ownWords(elements);
  expect(words.length).toBeGreaterThan(20);
  expect(words.filter((text) => /[a-z]{2}/i.test(text.replaceAll(NAMES, '')))).toEqual([]);
});

it.each(PAGES)('every sentence of $state has a translation', async (page) => {
  const missing = new Set<string>();
  const translate = (template: string): string => {
    const translated = CHINESE.translate(template);
    if (translated === template && /[a-z]/i.test(template.replaceAll(/\{\w+\}/g, '')))
      missing.add(template);
    return translated;
  };
  renderHtml(await reportOf(page), { language: { ...CHINESE, translate } });
  expect([...missing]).toEqual([]);
});

it('says the same figures in every language', async () => {
  for (const page of PAGES) {
    const report = await reportOf(page);
    const figuresIn = (language: Language): readonly string[] => {
      const [body] = named(openPage(renderHtml(report, { language })), 'body');
      return (body?.text.match(/[$+−±~]*\d+(?:[.,]\d+)*/g) ?? []).toSorted();
    };
    expect(figuresIn(CHINESE)).toEqual(figuresIn(ENGLISH));
  }
});

it('lets no translation bring markup', async () => {
  const language: Language = { tag: '"><b>', translate: (template) => `<i>"${template}` };
  const elements = openPage(renderHtml(await checkFiles(HOSTILE_SIDES), { language }));
  for (const name of ['i', 'b']) expect(named(elements, name)).toEqual([]);
});
