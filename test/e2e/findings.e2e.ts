import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openScratch, type Scratch } from '../node/git/scratch-repository.ts';
import {
  applyQuickFix,
  lensTexts,
  quickFixTitles,
  save,
  undo,
  waitForLens,
} from './harness/editor.ts';
import { makeTempFolder } from './harness/make-temp-folder.ts';
import { openFile } from './harness/palette.ts';
import { findVsix } from './harness/real-extension.ts';
import { notificationTexts, problemRows } from './harness/views.ts';
import { type Session, withSession } from './harness/with-session.ts';

const VSIX = findVsix();
const PATH = 'prompts/shop.prompt.yml';

const PROMPT = `model: openai/gpt-4o
modelParameters:
  max_completion_tokens: 300
messages:
  - role: system
    content: |
      You answer customers of a shop.
      {
        "customer": { "name": "Ada", "city": "Turin" },
        "orders": [
          { "id": 17, "state": "sent" },
          { "id": 18, "state": "open" }
        ],
        "language": "it"
      }
      Never promise a refund.
  - role: user
    content: '{{question}}'
`;

const CONFIG = `version: 1
suites:
  - name: shop
    prompts: ${PATH}
budgets:
  - name: shop-size
    scope: { suite: shop }
    metric: input_tokens
    max: 20
`;

/** The line on which the JSON begins. */
const JSON_LINE = { line: 8, column: 8 };

function makeShop(): Scratch {
  const scratch = openScratch(makeTempFolder());
  scratch.write({ [PATH]: PROMPT, 'promptfare.yml': CONFIG });
  return scratch;
}

function inShop(
  name: string,
  scenario: (session: Session, scratch: Scratch) => Promise<void>,
): Promise<void> {
  const scratch = makeShop();
  const options = { name, build: 'newest', host: 'node', vsix: VSIX } as const;
  return withSession({ ...options, workspace: scratch.root }, (session) =>
    scenario(session, scratch),
  );
}

describe('findings', () => {
  it('are shown, mended by a quick fix, and gone', async () => {
    await inShop('findings', async ({ page, mark, takeScreenshot }, { root }) => {
      await openFile(page, PATH);
      await waitForLens(page, /^\d+\+? tok/);
      await waitForLens(page, /^Save \d+ tok: This JSON is indented/);
      mark('found');
      await expect
        .poll(() => problemRows(page))
        .toContainEqual(
          expect.stringMatching(/This JSON is indented.*promptfare \(?data\/pretty-json/),
        );
      await expect
        .poll(() => problemRows(page))
        .toContainEqual(expect.stringMatching(/shop-size.*promptfare \(?budget\/shop-size/));
      await takeScreenshot('problems');
      const titles = await quickFixTitles(page, JSON_LINE.line, JSON_LINE.column);
      expect(titles).toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^Fix: JSON with indentation \(−\d+ tokens/),
          'Fix all automatic findings in this file',
          'Switch off data/pretty-json here by a comment',
          'Open the page of data/pretty-json',
        ]),
      );
      await takeScreenshot('quick-fix');
      await applyQuickFix(page, 'Fix: JSON with indentation', JSON_LINE);
      await expect
        .poll(() => problemRows(page))
        .not.toContainEqual(expect.stringContaining('This JSON is indented'));
      await expect
        .poll(() => lensTexts(page))
        .not.toContainEqual(expect.stringContaining('This JSON is indented'));
      mark('mended');
      await save(page);
      expect(readFileSync(join(root, PATH), 'utf8')).toContain('{"customer":{"name":"Ada"');
      await undo(page);
      await waitForLens(page, /^Save \d+ tok: This JSON is indented/);
      await save(page);
      expect(readFileSync(join(root, PATH), 'utf8')).toBe(PROMPT);
      expect(await notificationTexts(page)).toEqual([]);
    });
  });

  it('are switched off by a comment of the file', async () => {
    await inShop('suppress', async ({ page }, { root }) => {
      await openFile(page, PATH);
      await waitForLens(page, /^Save \d+ tok/);
      await applyQuickFix(page, 'Switch off data/pretty-json', JSON_LINE);
      await expect.poll(() => lensTexts(page)).not.toContainEqual(expect.stringMatching(/^Save/));
      await save(page);
      expect(readFileSync(join(root, PATH), 'utf8')).toContain(
        '# promptfare-disable data/pretty-json',
      );
    });
  });
});
