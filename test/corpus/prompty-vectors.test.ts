import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { splitRoleMarkers } from '../../shared/prompt/split-role-markers.ts';
import type { Json } from '../../shared/text/json.ts';
import { fill } from '../shared/prompt/templates/fill.ts';
import { corpusFolder } from './corpus.ts';

/** The vectors of microsoft/prompty (`spec/vectors`), in a folder `prompty-vectors` of the corpus or in the one named. */
const folder =
  process.env['PROMPTFARE_PROMPTY_VECTORS'] ?? join(corpusFolder() ?? '', 'prompty-vectors');

/** Vectors that we do not follow. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  content_trimmed: 'spaces at both ends of a message are trimmed here, for all generations alike',
};

type Vector = { readonly name: string; readonly input: Input; readonly expected: Expected };
type Input = {
  readonly rendered?: string;
  readonly thread_inputs?: object;
  readonly template?: string;
  readonly engine?: 'jinja2' | 'mustache';
  readonly inputs?: { readonly [name: string]: Json };
};
type Expected = {
  readonly rendered?: string;
  readonly messages?: readonly { readonly role: string; readonly content: readonly Part[] }[];
};
type Part = { readonly kind: string; readonly value?: string };

describe.skipIf(existsSync(folder))('the vectors of the prompty specification', () => {
  it('are not here: nothing to compare', () => {});
});

describe.skipIf(!existsSync(folder))('a vector of the prompty specification', () => {
  const vectors = readVectors();

  // A thread is a conversation that the program keeps; it is not in the file.
  const parsed = vectors.filter(
    ({ name, input }) => input.rendered && !input.thread_inputs && !(name in LEFT_OUT),
  );
  it.skipIf(parsed.length === 0).each(parsed)('splits $name', ({ input, expected }) => {
    const { rendered = '' } = input;
    const sections = splitRoleMarkers(rendered).map(({ role, range }) => ({
      role,
      text: rendered.slice(range.start, range.end),
    }));
    expect(sections).toEqual(
      expected.messages?.map(({ role, content }) => ({ role, text: textOf(content) })),
    );
  });

  const rendered = vectors.filter(({ expected }) => expected.rendered !== undefined);
  it.skipIf(rendered.length === 0).each(rendered)('renders $name', ({ input, expected }) => {
    const syntax = input.engine === 'mustache' ? 'handlebars' : 'jinja';
    expect(fill(syntax, input.template ?? '', input.inputs ?? {})).toBe(expected.rendered);
  });
});

function textOf(content: readonly Part[]): string {
  return content.map(({ value = '' }) => value).join('');
}

function readVectors(): readonly Vector[] {
  if (!existsSync(folder)) return [];
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = paths.filter((path) => /(?:parse|render)_vectors\.json$/.test(path));
  return files.flatMap((path): Vector[] => JSON.parse(readFileSync(join(folder, path), 'utf8')));
}
