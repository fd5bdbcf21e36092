import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../shared/rules/finding.ts';
import type { RuleLevel } from '../../../shared/rules/lint-prompt.ts';
import { lintFile } from './lint-file.ts';

const JSON_BLOCK = '{\n  "id": 1,\n  "name": "kettle",\n  "tags": ["red", "steel"]\n}\n';

async function findingsOf(text: string, options = {}): Promise<readonly Finding[]> {
  return (await lintFile({ path: 'note.md', text }, options)).findings;
}

describe('a finding', () => {
  it('says what a replacement saves on the tokenizer of the model, and what that costs at list price', async () => {
    const [finding] = await findingsOf(JSON_BLOCK, { model: 'openai:gpt-4o' });
    expect(finding).toMatchObject({ rule: 'data/pretty-json', fix: 'automatic', places: 1 });
    const saved = (finding?.saving?.tokensBefore ?? 0) - (finding?.saving?.tokensAfter ?? 0);
    expect(saved).toBeGreaterThan(5);
    // gpt-4o: $2.50 per million input tokens.
    expect(finding?.usdPer1000Calls).toBeCloseTo((saved * 2.5) / 1000, 9);
    expect(finding?.usdPerMonth).toBeUndefined();
  });

  it('has dollars per month where the calls are known, and none where the price is not', async () => {
    const [paid] = await findingsOf(JSON_BLOCK, { callsPerMonth: 50_000 });
    expect(paid?.usdPerMonth).toBeCloseTo((paid?.usdPer1000Calls ?? 0) * 50, 9);
    const [free] = await findingsOf(JSON_BLOCK, { model: 'our-own-model', callsPerMonth: 50_000 });
    expect(free?.saving?.quality).toBe('estimated');
    expect(free?.usdPer1000Calls).toBeUndefined();
    expect(free?.usdPerMonth).toBeUndefined();
  });

  it('is not made of a replacement that saves no token', async () => {
    // Its model has one token for a space before a line break.
    expect(await findingsOf('One \nTwo\n')).toEqual([]);
  });

  it('is one for all places of a kind in a text', async () => {
    const text = 'Be kind. \t \n\nBe brief. \t \n\nBe clear. \t \n\nStop.\n';
    const findings = await findingsOf(text, { only: new Set(['text/whitespace-invisible']) });
    expect(findings).toMatchObject([{ message: 'trailing', places: 3 }]);
    expect(findings[0]?.replacements).toHaveLength(3);
  });

  it('is a warning from three percent and twenty tokens on', async () => {
    const rows = Array.from({ length: 9 }, (_, id) => ({ id, name: 'kettle' }));
    const large = JSON.stringify(rows, undefined, 2);
    expect((await findingsOf(large, { only: new Set(['data/pretty-json']) }))[0]?.severity).toBe(
      'warning',
    );
    expect((await findingsOf(JSON_BLOCK))[0]?.severity).toBe('info');
    const prose = Array.from(
      { length: 400 },
      (_, index) => `Note ${index} is about hall ${index * 7}.`,
    );
    const diluted = `${prose.join('\n')}\n\n${large}\n`;
    expect((await findingsOf(diluted, { only: new Set(['data/pretty-json']) }))[0]?.severity).toBe(
      'info',
    );
  });

  it('is a warning from five dollars per month on', async () => {
    const [finding] = await findingsOf(JSON_BLOCK, { callsPerMonth: 1_000_000 });
    expect(finding?.severity).toBe('warning');
  });

  it.each<[RuleLevel, string | undefined]>([
    ['off', undefined],
    ['info', 'info'],
    ['warning', 'warning'],
    ['error', 'error'],
  ])('with the level %s is of severity %s', async (level, severity) => {
    const levels = new Map([['data/pretty-json', level]]);
    const [finding] = await findingsOf(JSON_BLOCK, { levels, callsPerMonth: 1_000_000 });
    expect(finding?.severity).toBe(severity);
  });

  it('of a rule that is off by default is made when it is asked for', async () => {
    const text = 'In order to book a table, ask for the date due to the fact that we need it.';
    expect(await findingsOf(text)).toEqual([]);
    expect(await findingsOf(text, { levels: new Map([['text/wordy', 'info']]) })).toHaveLength(2);
    expect(await findingsOf(text, { only: new Set(['text/wordy']) })).toHaveLength(2);
  });

  it('keeps its fingerprint when it moves, and loses it when its text changes', async () => {
    const [first] = await findingsOf(JSON_BLOCK);
    const [moved] = await findingsOf(`# Catalogue\n\nThese we have.\n\n${JSON_BLOCK}`);
    const [changed] = await findingsOf(JSON_BLOCK.replace('kettle', 'toaster'));
    expect(moved?.fingerprint).toBe(first?.fingerprint);
    expect(changed?.fingerprint).not.toBe(first?.fingerprint);
  });
});

describe('a comment', () => {
  const DUPLICATE = 'Cite the paragraph of the contract for every claim.';

  it.each([
    ['of HTML', '<!-- promptfare-disable-next-line text/duplicate-rule -- on purpose -->'],
    ['of Jinja', '{# promptfare-disable-next-line text/duplicate-rule #}'],
    ['of Python and YAML', '# promptfare-disable-next-line text/duplicate-rule'],
    ['for a group', '<!-- promptfare-disable-next-line data/*, text/* -->'],
    ['for all rules', '<!-- promptfare-disable-next-line -->'],
    ['for all that follows', '<!-- promptfare-disable text/duplicate-rule -->'],
  ])('%s switches a rule off', async (_, comment) => {
    const text = `${DUPLICATE}\n\nRead it once more before you send it.\n${comment}\n${DUPLICATE}\n`;
    expect(await findingsOf(text)).toEqual([]);
  });

  it('is heard however many there are', async () => {
    const comment = '{# promptfare-disable-next-line text/duplicate-rule #}';
    const lines = Array.from({ length: 700 }, () => `${comment}\n${DUPLICATE}`);
    expect(await findingsOf(`${DUPLICATE}\n\nRead it again.\n${lines.join('\n')}\n`)).toEqual([]);
  });

  it('switches off and on from line to line', async () => {
    const text = [
      DUPLICATE,
      '<!-- promptfare-disable text/* -->',
      DUPLICATE,
      '<!-- promptfare-enable text/duplicate-rule -->',
      DUPLICATE,
      '<!-- promptfare-disable -->',
      DUPLICATE,
    ].join('\n\n');
    const findings = await findingsOf(text);
    expect(findings.map(({ source }) => source.start?.line)).toEqual([9]);
  });

  it.each([
    ['for another rule', '<!-- promptfare-disable-next-line data/blob -->\n'],
    ['for another line', '<!-- promptfare-disable-next-line text/duplicate-rule -->\n\n'],
    ['that ends before', '<!-- promptfare-disable -->\n<!-- promptfare-enable -->\n'],
    ['that is none', 'Write promptfare-disable-next-line text/duplicate-rule above it.\n'],
  ])('%s switches nothing off', async (_, comment) => {
    const text = `${DUPLICATE}\n\nRead it once more before you send it.\n${comment}${DUPLICATE}\n`;
    expect(await findingsOf(text)).toHaveLength(1);
  });
});

describe('the cache minimum', () => {
  const prefix = Array.from(
    { length: 93 },
    (_, index) => `Hall ${index} has the number ${index * 31}.`,
  ).join('\n');
  const text = (filler: string): string => `${prefix}\n${filler}\n${JSON_BLOCK}\n{{ question }}\n`;

  it('is named where shortening would fall below it', async () => {
    const only = new Set(['cache/compress-conflict']);
    const conflicts: Finding[] = [];
    // One of these prefixes is just long enough.
    for (let words = 0; words < 120; words += 6) {
      const file = { path: 'note.j2', text: text('and so on '.repeat(words)) };
      conflicts.push(...(await lintFile(file, { only })).findings);
    }
    expect(conflicts.length).toBeGreaterThan(0);
    expect(conflicts.length).toBeLessThan(5);
    expect(conflicts[0]).toMatchObject({ values: { minimum: 1024 }, fix: 'information' });
    expect(conflicts[0]?.conflictsWith).toContain('data/pretty-json');
  });
});

describe('a price threshold', () => {
  const only = new Set(['model/price-tier-cliff']);

  it('is named just above it, and not elsewhere', async () => {
    const model = 'google:gemini-2.5-pro';
    const near = await findingsOf(textOfRows(34_000), { only, model });
    expect(near).toMatchObject([{ severity: 'warning', values: { threshold: 200_000 } }]);
    expect(near[0]?.usdPer1000Calls).toBeGreaterThan(0);
    expect(await findingsOf(textOfRows(20_000), { only, model })).toEqual([]);
    expect(await findingsOf(textOfRows(60_000), { only, model })).toEqual([]);
  });
});

function textOfRows(rows: number): string {
  return Array.from({ length: rows }, (_, index) => `Row ${index % 97} is kept.`).join('\n');
}
