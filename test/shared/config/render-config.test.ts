import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Suite } from '../../../shared/measure/suite.ts';
import { parseConfig } from '../../../shared/config/parse-config.ts';
import { renderConfig } from '../../../shared/config/render-config.ts';
import type { ConfigDraft } from '../../../shared/config/render-config.ts';

const support: Suite = {
  name: 'support-agent',
  prompts: ['prompts/support/**'],
  recordings: ['evals/support/*.jsonl'],
  tags: [],
};

describe('renderConfig', () => {
  it('writes suites, and budgets at today’s cost with some room', async () => {
    const triage: Suite = {
      name: 'triage: 工单',
      prompts: ['prompts/triage.md', '*.prompty'],
      recordings: [],
      model: 'openai:chat:gpt-5-mini',
      tags: ['support', '2026'],
      owner: '@org/triage',
      traffic: { callsPerMonth: 120_000, source: 'measured' },
    };
    const text = renderConfig({
      suites: [{ suite: support, costPerRunUsd: 0.0266 }, { suite: triage }],
      enforce: false,
    });
    await expect(text).toMatchFileSnapshot('../../fixtures/config/rendered-two-suites.yml');
  });

  it('writes a budget for the total where there are no suites', async () => {
    const text = renderConfig({ suites: [], enforce: true });
    await expect(text).toMatchFileSnapshot('../../fixtures/config/rendered-no-suites.yml');
  });

  it.each([
    [0.0266, '$0.034'],
    [0.02, '$0.025'],
    [0.08, '$0.10'],
    [1.6, '$2.0'],
    [1234, '$1543'],
    [0.00000123, '$0.0000016'],
  ])('rounds the max over a cost of %d up to %s', (costPerRunUsd, max) => {
    const text = renderConfig({ suites: [{ suite: support, costPerRunUsd }], enforce: true });
    expect(/max: (.*)/.exec(text)?.[1]).toBe(max);
  });

  it.each([0, undefined])('sets no max for a cost of %s', (costPerRunUsd) => {
    const draft = { suite: support, ...(costPerRunUsd !== undefined && { costPerRunUsd }) };
    expect(renderConfig({ suites: [draft], enforce: true })).not.toContain('max:');
  });
});

/** Names as people write them, with what YAML could read as something else. */
const texts = fc.oneof(
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .map((text) => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '').trim())
    .filter((text) => text.length > 0 && !/^ | $/.test(text)),
  fc.constantFrom('yes', 'null', '~', '1e3', '0x1F', '- a', 'a: b', 'a #b', '@a', '*a', '&a', '!a'),
  fc.constantFrom('{a}', '[a]', "it's", '"a"', '<<', '=', '2026-01-01', '?', '|', '>', '%a', '`a`'),
);

const globs = fc
  .array(fc.constantFrom('prompts', '**', '*.md', '提示', 'a b', '#1', '{a,b}', '[x]'), {
    minLength: 1,
    maxLength: 4,
  })
  .map((segments) => segments.join('/'));

const suites: fc.Arbitrary<Suite> = fc.record(
  {
    name: texts,
    prompts: fc.array(globs, { minLength: 1, maxLength: 3 }),
    recordings: fc.array(globs, { maxLength: 3 }),
    tags: fc.array(texts, { maxLength: 3 }),
    model: texts,
    owner: texts,
    traffic: fc.record({
      callsPerMonth: fc.double({ min: 0.001, max: 1e24, noNaN: true }),
      source: fc.constantFrom('measured', 'assumed'),
    }),
  },
  { requiredKeys: ['name', 'prompts', 'recordings', 'tags'] },
);

const drafts: fc.Arbitrary<ConfigDraft> = fc.record({
  suites: fc.uniqueArray(
    fc.record(
      { suite: suites, costPerRunUsd: fc.double({ min: 0, max: 1e9, noNaN: true }) },
      { requiredKeys: ['suite'] },
    ),
    { maxLength: 4, selector: ({ suite }) => suite.name },
  ),
  enforce: fc.boolean(),
});

it('writes what parseConfig reads without a problem, and loses nothing', () => {
  const law = fc.property(drafts, (draft) => {
    const text = renderConfig(draft);
    const { config, problems } = parseConfig({ path: 'promptfare.yml', text });
    expect(problems).toEqual([]);
    expect(config?.suites).toEqual(draft.suites.map(({ suite }) => suite));
    expect(config?.gate.enforce).toBe(draft.enforce);
    for (const [index, { costPerRunUsd = 0 }] of draft.suites.entries()) {
      const max = config?.budgets[index]?.max;
      expect(max ?? Number.POSITIVE_INFINITY).toBeGreaterThan(costPerRunUsd);
    }
  });
  fc.assert(law);
});
