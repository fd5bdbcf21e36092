import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { renderHtml } from '../../../../shared/report/renderers/html.ts';
import { stripControl } from '../../../../shared/report/strip-control.ts';
import { checkFiles } from '../../check/check-files.ts';
import { SITUATIONS, STATES, type StateCase } from '../states.ts';
import { HOSTILE, HOSTILE_SIDES } from './hostile-sides.ts';
import { named, openPage } from './open-page.ts';

const PAGES: readonly StateCase[] = [
  ...STATES,
  ...SITUATIONS,
  { state: 'hostile names', ...HOSTILE_SIDES },
];

const LOADING = new Set([
  'src',
  'srcset',
  'data',
  'poster',
  'background',
  'action',
  'xlink:href',
  'style',
]);

it.each(PAGES)('$state runs nothing and loads nothing', async ({ state: _, ...sides }) => {
  const elements = openPage(renderHtml(await checkFiles(sides), {}));
  const names = new Set(elements.map(({ name }) => name));
  for (const name of ['script', 'link', 'img', 'iframe', 'object', 'embed', 'base', 'form'])
    expect(names, name).not.toContain(name);
  for (const { name, attributes } of elements) {
    const keys = Object.keys(attributes);
    expect(
      keys.filter((key) => key.startsWith('on') || LOADING.has(key)),
      name,
    ).toEqual([]);
  }
  expect(named(elements, 'a').map(({ attributes }) => attributes['href'])).toEqual(['#figures']);
  expect(
    named(elements, 'style')
      .map(({ text }) => text)
      .join(''),
  ).not.toMatch(/url\(|@import/);
});

it.each(PAGES)(
  '$state has a policy that allows its one style only',
  async ({ state: _, ...sides }) => {
    const elements = openPage(renderHtml(await checkFiles(sides), {}));
    const policy = named(elements, 'meta').find(
      ({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy',
    );
    const [style, ...more] = named(elements, 'style');
    const hash = createHash('sha256')
      .update(style?.text ?? '')
      .digest('base64');
    expect(policy?.attributes['content']).toBe(
      `default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-${hash}'`,
    );
    expect(more).toEqual([]);
  },
);

it.each(PAGES)('$state can be read without seeing it', async ({ state: _, ...sides }) => {
  const report = await checkFiles(sides);
  const elements = openPage(renderHtml(report, {}));
  expect(named(elements, 'html')[0]?.attributes['lang']).toBe('en');
  expect(named(elements, 'h1')).toHaveLength(1);
  expect(named(elements, 'title')[0]?.text).toBe(named(elements, 'h1')[0]?.text);

  const ids = elements.flatMap(({ attributes }) => attributes['id'] ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { attributes } of named(elements, 'a'))
    expect(ids).toContain(attributes['href']?.slice(1));

  for (const { children } of named(elements, 'table')) {
    expect(children[0]?.name).toBe('caption');
    expect(children[0]?.text).not.toBe('');
  }
  for (const { attributes } of named(elements, 'th'))
    expect(['row', 'col']).toContain(attributes['scope']);
  for (const { attributes } of named(elements, 'svg'))
    expect(attributes['aria-hidden']).toBe('true');
  for (const { children } of named(elements, 'details')) expect(children[0]?.name).toBe('summary');
});

it('leaves hostile names text', async () => {
  const page = renderHtml(await checkFiles(HOSTILE_SIDES), {});
  const elements = openPage(page);
  const names = named(elements, 'code').map(({ text }) => text);
  expect(names).toContain(stripControl(HOSTILE));
  expect(named(elements, 'bdi').some(({ text }) => text.includes('<script>'))).toBe(true);
  expect(page).not.toMatch(/[\u061C\u200B-\u200F\u202A-\u202E\u2066-\u2069]/);
});

it('links prompts where the caller knows a place, and nowhere else', async () => {
  const costsMore = STATES.find(({ state }) => state === 'costs-more');
  const report = await checkFiles(costsMore ?? { head: {} });
  const hrefs = (linkOf: (path: string) => string | undefined) =>
    named(openPage(renderHtml(report, { linkOf })), 'a').map(
      ({ attributes }) => attributes['href'],
    );
  expect(hrefs((path) => `https://example.com/blob/"a"/${path}?x=1&y=2`)).toEqual([
    '#figures',
    'https://example.com/blob/"a"/prompts/answer.prompt.yml?x=1&y=2',
  ]);
  expect(hrefs((path) => `command:promptfare.revealPrompt?${path}`)[1]).toMatch(/^command:/);
  expect(hrefs(() => 'javascript:steal()')).toEqual(['#figures']);
  expect(hrefs(() => undefined)).toEqual(['#figures']);
});
