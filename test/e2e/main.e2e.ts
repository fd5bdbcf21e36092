import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatTokens } from '../../shared/report/format-tokens.ts';
import { formatUsd } from '../../shared/report/format-usd.ts';
import { type CliCount, countWithCli } from './harness/count-with-cli.ts';
import { hoverText, lensTexts, save, typeAt, undo, waitForLens } from './harness/editor.ts';
import { EVERYWHERE } from './harness/hosts.ts';
import { makeWorkspace } from './harness/make-workspace.ts';
import { openFile, runCommand } from './harness/palette.ts';
import { findVsix } from './harness/real-extension.ts';
import { notificationTexts, statusBarText, treeRows, webviewFrame } from './harness/views.ts';
import { withSession } from './harness/with-session.ts';

const PROMPT = 'prompts/ticket-triage.prompt.yml';
/** Of its suite, in promptfare.yml. */
const CALLS_PER_MONTH = 210_000;
/** The first line of the system message. */
const MESSAGE = { line: 11, column: 7 };
/** One word: undoing goes by words. */
const ADDED = 'Carefully-and-without-any-hurry:';

function lensOf({ inputTokens, inputCostUsd }: CliCount): string {
  const perMonth = formatUsd(inputCostUsd * CALLS_PER_MONTH);
  return `${formatTokens(inputTokens)} tok · ${formatUsd(inputCostUsd)}/call · ≈ ${perMonth}/mo`;
}

describe('the extension', () => {
  it.each(EVERYWHERE)(
    'shows what prompts cost, in the $build VS Code, $host host',
    async (where) => {
      const { root } = makeWorkspace();
      const options = { ...where, name: 'main', vsix: findVsix(), workspace: root };
      await withSession(options, async ({ page, mark, takeScreenshot }) => {
        await openFile(page, PROMPT);
        const lens = lensOf(countWithCli(root, PROMPT));
        await waitForLens(page, lens);
        mark('lens');
        expect(await statusBarText(page, 'promptfare.status')).toContain(lens);
        await takeScreenshot('lens');

        const hover = await hoverText(page, 1);
        expect(hover).toContain('gpt-4.1-mini');
        expect(hover).toContain('List prices as of');
        await takeScreenshot('hover');

        await typeAt(page, MESSAGE, ADDED);
        await expect.poll(() => lensTexts(page)).not.toContainEqual(expect.stringContaining(lens));
        await save(page);
        expect(readFileSync(join(root, PROMPT), 'utf8')).toContain(ADDED);
        await waitForLens(page, lensOf(countWithCli(root, PROMPT)));
        mark('edit');
        // The git extension runs in Node; the other hosts have no commit to compare with.
        if (where.host === 'node') await waitForLens(page, / · −\d+ tok \(−[\d.]+ %\) vs main$/);
        await undo(page);
        await waitForLens(page, lens);

        await runCommand(page, 'Promptfare: Show Report');
        await webviewFrame(page).getByText('ticket-triage').first().waitFor();
        mark('report');
        await takeScreenshot('report');

        await runCommand(page, 'View: Show Promptfare');
        await expect
          .poll(() => treeRows(page))
          .toContainEqual(expect.stringContaining('ticket-triage'));
        mark('tree');
        await takeScreenshot('tree');
        expect(await notificationTexts(page)).toEqual([]);
      });
    },
  );
});
