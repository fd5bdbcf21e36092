import { expect, it } from 'vitest';
import { STYLE } from '../../../../shared/report/html/style.ts';

type Colour = readonly [number, number, number];

const LIGHT = colorsOf(STYLE.slice(0, STYLE.indexOf('@media')));
const DARK = { ...LIGHT, ...colorsOf(STYLE.slice(STYLE.indexOf('(prefers-color-scheme: dark)'))) };

/** The colours outside VS Code, by the name of their variable; the last part of `var(--vscode-…, #abcdef)`. */
function colorsOf(css: string): Readonly<Record<string, string>> {
  const ownRules = css.slice(0, css.indexOf('@media print') >>> 0);
  return Object.fromEntries(
    [
      ...ownRules.matchAll(
        /--([a-z]+): (?:var\(--vscode-[\w-]+, )?(#[0-9a-f]{6}|color-mix\([^;]*\))/g,
      ),
    ].map(([, name = '', colour = '']) => [name, colour]),
  );
}

/** A colour that is written out, or mixed of the text's and the page's. */
function colourOf(name: string, colors: Readonly<Record<string, string>>): Colour {
  const written = colors[name] ?? '';
  const share = /var\(--text\) (\d+)%/.exec(written)?.[1];
  if (share === undefined) {
    const digits = [1, 3, 5].map((at) => Number.parseInt(written.slice(at, at + 2), 16));
    return [digits[0]!, digits[1]!, digits[2]!];
  }
  const [text, page] = [colourOf('text', colors), colourOf('page', colors)];
  const mix = (at: 0 | 1 | 2): number =>
    (text[at] * Number(share) + page[at] * (100 - Number(share))) / 100;
  return [mix(0), mix(1), mix(2)];
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(a: Colour, b: Colour): number {
  const [low, high] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}

function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

const SCHEMES = [
  { scheme: 'light', colors: LIGHT },
  { scheme: 'dark', colors: DARK },
];

it.each(SCHEMES)('has text that can be read when it is $scheme', ({ colors }) => {
  for (const name of ['text', 'quiet', 'link'])
    for (const ground of ['page', 'raised'])
      expect(contrast(colourOf(name, colors), colourOf(ground, colors)), name).toBeGreaterThan(4.5);
});

it.each(SCHEMES)('has bars and signs that can be seen when it is $scheme', ({ colors }) => {
  for (const name of ['up', 'down', 'head', 'amber', 'grey', 'focus'])
    expect(contrast(colourOf(name, colors), colourOf('page', colors)), name).toBeGreaterThan(3);
});

it('follows every theme of the editor', () => {
  expect(STYLE.match(/var\(--vscode-editor-background, #[0-9a-f]{6}\)/g)).toHaveLength(2);
  expect(STYLE).not.toMatch(/url\(|@import|</);
});
