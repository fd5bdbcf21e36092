import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { formatTokens } from '../../shared/report/format-tokens.ts';
import { formatUsd } from '../../shared/report/format-usd.ts';
import { openScratch } from '../node/git/scratch-repository.ts';
import { countWithCli } from './harness/count-with-cli.ts';
import { plain, typeAt, waitForLens } from './harness/editor.ts';
import { makeTempFolder } from './harness/make-temp-folder.ts';
import { openFile } from './harness/palette.ts';
import { findVsix } from './harness/real-extension.ts';
import { withSession } from './harness/with-session.ts';

const TYPESCRIPT = `import OpenAI from 'openai';

const client = new OpenAI();

export async function triage(ticket: string) {
  return client.chat.completions.create({
    model: 'gpt-4o',
    messages: [
      {
        role: 'system',
        content: 'You sort the tickets of a shop: refund, delivery, or other. Answer with one word.',
      },
      { role: 'user', content: \`The ticket: \${ticket}\` },
    ],
  });
}
`;
const PYTHON = `from anthropic import Anthropic

client = Anthropic()


def answer(question: str):
    return client.messages.create(
        model="claude-sonnet-4-5",
        max_tokens=300,
        system="You answer the customers of a shop, briefly and kindly.",
        messages=[{"role": "user", "content": f"The question: {question}"}],
    )
`;

/** The first line of text that stands below the lens. */
async function lineBelowLens(page: Page): Promise<string> {
  const lens = await page.locator('.codelens-decoration').first().boundingBox();
  for (const line of await page.locator('.view-line').all()) {
    const box = await line.boundingBox();
    if (lens && box && Math.abs(box.y - lens.y - lens.height) < box.height / 2) {
      return plain(await line.innerText());
    }
  }
  return '';
}

describe('a prompt in code', () => {
  it.each(['node', 'web'] as const)(
    'has the cost that the command line says above it, %s host',
    async (host) => {
      const workspace = openScratch(makeTempFolder());
      workspace.write({ 'src/triage.ts': TYPESCRIPT, 'src/answer.py': PYTHON });
      const { root } = workspace;
      const where = { build: 'newest', host, workspace: root } as const;
      const options = { ...where, name: 'embedded', vsix: findVsix() };
      const lensOf = (path: string): string => {
        const { inputTokens, inputCostUsd } = countWithCli(root, path);
        return `${formatTokens(inputTokens)}+ tok · ${formatUsd(inputCostUsd)}/call`;
      };
      await withSession(options, async ({ page, mark, takeScreenshot }) => {
        await openFile(page, 'src/triage.ts');
        const before = await waitForLens(page, lensOf('src/triage.ts'));
        expect(await lineBelowLens(page)).toContain('You sort the tickets');
        mark('TypeScript');
        await takeScreenshot('typescript');
        await typeAt(page, { line: 11, column: 19 }, 'Dear colleague, ');
        await waitForLens(page, new RegExp(`^(?!${before.split('+')[0]}\\+).* tok · \\$`));
        mark('edit');

        await openFile(page, 'src/answer.py');
        await waitForLens(page, lensOf('src/answer.py'));
        mark('Python');
        await takeScreenshot('python');
      });
    },
  );
});
