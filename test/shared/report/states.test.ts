import { expect, it } from 'vitest';
import { renderHtml } from '../../../shared/report/renderers/html.ts';
import { RENDERERS } from '../../../shared/report/renderers/index.ts';
import { checkFiles } from '../check/check-files.ts';
import { CHINESE } from './chinese.ts';
import { SITUATIONS, STATES } from './states.ts';

const OPTIONS = { columns: 100, hasColors: false };
const ENDINGS: Readonly<Record<string, string>> = {
  terminal: 'txt',
  markdown: 'md',
  json: 'json',
  sarif: 'sarif',
  html: 'html',
};

it.each(STATES)('a report says $state', async ({ state, ...sides }) => {
  const report = await checkFiles(sides);
  expect(report.verdict.state).toBe(state);
});

for (const { state, ...sides } of [...STATES, ...SITUATIONS]) {
  it.each(RENDERERS)(`${state} reads as its golden file in $id`, async ({ id, render }) => {
    const text = render(await checkFiles(sides), OPTIONS);
    const golden = id === 'html' ? withoutStyle(text) : text;
    await expect(golden).toMatchFileSnapshot(`../../golden/report/${state}.${ENDINGS[id]}`);
  });
}

const IN_CHINESE = new Set(['blocked', 'approved', 'longer-agent-context']);

it.each([...STATES, ...SITUATIONS].filter(({ state }) => IN_CHINESE.has(state)))(
  '$state reads as its golden page in Chinese',
  async ({ state, ...sides }) => {
    const page = renderHtml(await checkFiles(sides), { language: CHINESE });
    const path = `../../golden/report/${state}.zh-cn.html`;
    await expect(withoutStyle(page)).toMatchFileSnapshot(path);
  },
);

/** The style is the same on every page, and told by its hash in page.test.ts. */
function withoutStyle(page: string): string {
  return page
    .replace(/<style>[\s\S]*<\/style>/, '<style></style>')
    .replace(/style-src 'sha256-[^']+'/, "style-src 'sha256-'");
}
