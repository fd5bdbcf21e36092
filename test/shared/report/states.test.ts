import { expect, it } from 'vitest';
import { html } from '../../../shared/report/renderers/html.ts';
import { RENDERERS } from '../../../shared/report/renderers/index.ts';
import { checkFiles } from '../check/check-files.ts';
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
    const golden = id === 'html' ? withSharedStyle(text).page : text;
    await expect(golden).toMatchFileSnapshot(`../../golden/report/${state}.${ENDINGS[id]}`);
  });
}

it.each(STATES)('the page of $state has the style of the golden pages', async (sides) => {
  const { style } = withSharedStyle(html.render(await checkFiles(sides), OPTIONS));
  await expect(style).toMatchFileSnapshot('../../golden/report/page.css');
});

/** The style is the same on every page, so it stands in one golden file, which the others link to for people to look at. */
function withSharedStyle(text: string): { readonly page: string; readonly style: string } {
  const [block = '', style = ''] = /<style>([\s\S]*)<\/style>/.exec(text) ?? [];
  const page = text
    .replace(block, '<link rel="stylesheet" href="page.css">')
    .replace(/style-src 'sha256-[^']+'/, 'style-src *');
  return { page, style };
}
