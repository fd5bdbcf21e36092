import { readdirSync, readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../shared/rules/index.ts';
import { CHECK_TITLES } from '../../extension/present/drop-words.ts';
import { COUNTED } from '../../shared/report/count-words.ts';
import { QUALITIES } from '../../shared/tokenizer/quality.ts';
import { findTemplates } from '../find-templates.ts';

type Words = Readonly<Record<string, string>>;

const readWords = (path: string): Words => JSON.parse(readFileSync(path, 'utf8'));
const bundle = readWords('l10n/bundle.l10n.zh-cn.json');
const manifest = readWords('package.nls.json');
const manifestZh = readWords('package.nls.zh-cn.json');

/** What stands as a literal in a call of `t` or `l10n.t`. */
const CALL = /\b(?:l10n\.)?t\(\s*(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`([^`]*)`)/g;

const ofExtension = sourcesOf('extension');
const inSources = ofExtension
  .flatMap((source) => [...source.matchAll(CALL)])
  .map(([, single, double, template]) => (single ?? double ?? template ?? '').replaceAll('\\', ''));

/** The editor shows neither: annotations are for pull requests, and only the action names who may approve. */
const NOT_IN_EDITOR = ['annotations.ts', 'present-approver.ts'];

/** Sentences that a language is found for when they are laid out: of the report, and of what it is compared with. */
const inReport = [
  ...sourcesOf('shared/report', NOT_IN_EDITOR).flatMap((source) => [
    ...findTemplates(source, ['say', 'sentence']),
  ]),
  ...ofExtension.flatMap((source) => findTemplates(source, ['sentence'])),
  ...Object.values(COUNTED).flat(),
];

/** Words that are data: where a figure comes from, and what rules say. */
const inData = [
  ...QUALITIES,
  'measured',
  ...RULES.flatMap(({ title, messages }) => [title, ...Object.values(messages)]),
  ...Object.values(CHECK_TITLES),
];

/** Sentences that the extension's own files and what they import can say; those of the command line are not among them. */
const inCore = (await filesOfExtension())
  .filter((file) => /^(?:shared|extension)\//.test(file))
  .flatMap((file) => findTemplates(readFileSync(file, 'utf8'), ['sentence']))
  // Marks alone, such as `{0}: {1}`, are the same in every language, or may have a translation of their own.
  .filter((template) => template in bundle || /\p{L}/u.test(template.replaceAll(/\{\d+\}/g, '')));

const sentences = [...new Set([...inSources, ...inReport, ...inData, ...inCore])];

async function filesOfExtension(): Promise<readonly string[]> {
  const { metafile } = await build({
    entryPoints: [
      'extension/extension-node.ts',
      'extension/extension-web.ts',
      'extension/engine/engine-node.ts',
      'extension/engine/engine-web.ts',
    ],
    outdir: 'none',
    write: false,
    metafile: true,
    bundle: true,
    format: 'esm',
    platform: 'node',
    external: ['vscode'],
    logLevel: 'error',
  });
  return Object.keys(metafile.inputs);
}

function sourcesOf(folder: string, except: readonly string[] = []): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !except.includes(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
}

/** Names of the holes; `{places:line}` is a hole `places`, whose unit is a word of the language. */
function holes(text: string): readonly string[] {
  return [...text.matchAll(/\{(\w+)(?::\w+)?\}/g)].map(([, name = '']) => name).toSorted();
}

describe('the Chinese translation', () => {
  it('finds sentences in the sources', () => {
    expect(inSources.length).toBeGreaterThan(50);
    expect(inCore.length).toBeGreaterThan(200);
    expect(inReport.length).toBeGreaterThan(150);
  });

  it.each(sentences)('has “%s”, with the same holes', (english) => {
    expect(Object.keys(bundle)).toContain(english);
    expect(holes(bundle[english] ?? '')).toEqual(holes(english));
  });

  it('holds nothing that is not said any more', () => {
    expect(Object.keys(bundle).filter((english) => !sentences.includes(english))).toEqual([]);
  });

  it('pluralises nothing by an English word', () => {
    expect(Object.values(bundle).filter((chinese) => /\{\w+:[a-z]/.test(chinese))).toEqual([]);
  });
});

describe('the Chinese manifest', () => {
  it.each(Object.keys(manifest))('has %s, with the same commands', (key) => {
    const links = (text: string): readonly string[] => text.match(/\]\([^)]+\)/g) ?? [];
    expect(manifestZh[key]).toBeTruthy();
    expect(links(manifestZh[key] ?? '')).toEqual(links(manifest[key] ?? ''));
  });

  it('has every key that package.json names, and no other', () => {
    const used = readFileSync('package.json', 'utf8').matchAll(/"%([\w.]+)%"/g);
    const keys = [...new Set([...used].map(([, key = '']) => key))].toSorted();
    expect(Object.keys(manifest).toSorted()).toEqual(keys);
    expect(Object.keys(manifestZh).toSorted()).toEqual(keys);
  });
});
