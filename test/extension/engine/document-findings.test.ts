import { describe, expect, it } from 'vitest';
import type { DocumentFinding } from '../../../extension/engine/document-finding.ts';
import type { FileEdit } from '../../../shared/compress/pieces.ts';
import { fillMessage } from '../../../shared/report/fill-message.ts';
import { runCli } from '../../cli/run-cli.ts';
import { openScratch } from '../../node/git/scratch-repository.ts';
import { memoryFiles } from '../../shared/memory-files.ts';
import { makeTempFolder } from '../../e2e/harness/make-temp-folder.ts';
import { type Editor, openEditor, openFolderOf } from './editor-double.ts';

const ROOT = 'file:///shop';

const JSON_BLOCK = `{
  "customer": { "name": "Ada", "city": "Turin" },
  "orders": [
    { "id": 17, "state": "sent" },
    { "id": 18, "state": "open" }
  ],
  "language": "it"
}`;

const MARKDOWN = `---
model: gpt-4o
---
You answer customers of a shop.

Here is an example of a customer:

${JSON_BLOCK}

Never promise a refund to {{name}}.
`;

const YAML = `model: openai/gpt-4o
messages:
  - role: system
    content: |
      You answer customers of a shop.
      ${JSON_BLOCK.replaceAll('\n', '\n      ')}
      Never promise a refund.
  - role: user
    content: '{{question}}'
`;

const JINJA = `---
name: Answer
model:
  api: chat
  configuration:
    type: openai
    name: gpt-4o
---
system:
You answer customers of a shop.
${JSON_BLOCK}
Never promise a refund to {{name}}.
`;

function open(files: { readonly [path: string]: string } = {}): Editor['engine'] {
  return openEditor({ files: memoryFiles(files) }).engine;
}

function withEdits(text: string, edits: readonly FileEdit[]): string {
  let edited = text;
  for (const { range, text: inserted } of edits.toReversed()) {
    edited = `${edited.slice(0, range.start)}${inserted}${edited.slice(range.end)}`;
  }
  return edited;
}

function only(findings: readonly DocumentFinding[], rule: string): DocumentFinding {
  const [found, ...more] = findings.filter((finding) => finding.rule === rule);
  if (!found || more.length > 0) throw new Error(`${more.length + 1} findings of ${rule}`);
  return found;
}

describe('lint', () => {
  it('finds what the command line finds, with its sentence, page and saving', async () => {
    const { root, write } = openScratch(makeTempFolder());
    write({ 'shop.prompt.yml': YAML });
    const { engine } = openEditor({ files: openFolderOf(root) });
    const findings = await engine.lint({ root: ROOT, path: 'shop.prompt.yml', text: YAML });
    const { out } = await runCli(root, ['lint', '--json', 'shop.prompt.yml']);
    const rows: readonly { rule: string; text: string }[] = JSON.parse(out).findings;
    expect(findings.length).toBeGreaterThan(0);
    const told = findings.map(({ rule, template, values }) => ({
      rule,
      message: fillMessage(template, values),
    }));
    expect(told).toEqual(rows.map(({ rule, text }) => ({ rule, message: text })));
    const { range, saving, docUrl } = only(findings, 'data/pretty-json');
    expect(YAML.slice(range.start, range.end)).toMatch(/^\{[^]*\}$/);
    expect(saving?.tokensAfter).toBeLessThan(saving?.tokensBefore ?? 0);
    expect(docUrl).toMatch(/docs\/rules\/data-pretty-json\.md$/);
  });

  it('hides what would save next to nothing', async () => {
    const text = 'You answer customers. \n\nNever promise a refund.\n';
    expect(await open().lint({ root: ROOT, path: 'a.prompt.md', text })).toEqual([]);
  });

  it('leaves out what the baseline accepts and what the config excludes', async () => {
    const path = 'a.prompt.md';
    const { root, write } = openScratch(makeTempFolder());
    write({ [path]: MARKDOWN });
    await runCli(root, ['lint', '--write-baseline']);
    const { engine } = openEditor({ files: openFolderOf(root) });
    expect(await engine.lint({ root: ROOT, path, text: MARKDOWN })).toEqual([]);
    const excluding = open({ 'promptfare.yml': `version: 1\nexclude: ['*.prompt.md']\n` });
    expect(await excluding.lint({ root: ROOT, path, text: MARKDOWN })).toEqual([]);
  });

  it('says of a program that it holds no prompt', async () => {
    const call = { root: ROOT, path: 'main.c', text: 'int main(void) { return 0; }\n' };
    await expect(open().lint(call)).rejects.toThrow('main.c holds no prompt');
  });
});

describe('fix', () => {
  it.each([
    ['shop.prompt.yml', YAML],
    ['shop.prompt.md', MARKDOWN],
    ['shop.prompty', JINJA],
    ['windows.prompt.md', MARKDOWN.replaceAll('\n', '\r\n')],
  ])('mends one finding of %s and leaves the rest as it is', async (path, text) => {
    const engine = open();
    const document = { root: ROOT, path, text };
    const findings = await engine.lint(document);
    const finding = only(findings, 'data/pretty-json');
    expect(finding.isFixable).toBe(true);
    const edits = await engine.fix({ ...document, finding });
    const fixed = withEdits(text, edits);
    expect(fixed.length).toBeLessThan(text.length);
    expect(fixed).toContain('You answer customers of a shop.');
    const left = await engine.lint({ ...document, text: fixed });
    expect(left.map(({ rule }) => rule)).toEqual(
      findings.map(({ rule }) => rule).filter((rule) => rule !== finding.rule),
    );
  });

  it('changes nothing for a finding of another text', async () => {
    const engine = open();
    const document = { root: ROOT, path: 'shop.prompt.yml', text: YAML };
    const finding = only(await engine.lint(document), 'data/pretty-json');
    const text = `# moved\n${YAML}`;
    expect(await engine.fix({ ...document, text, finding })).toEqual([]);
  });
});

describe('suppress', () => {
  it.each([
    ['shop.prompt.yml', YAML, '# promptfare-disable data/pretty-json'],
    ['shop.prompty', JINJA, '{# promptfare-disable-next-line data/pretty-json #}'],
    ['shop.prompt.md', MARKDOWN, '# promptfare-disable data/pretty-json'],
    [
      'AGENTS.md',
      MARKDOWN.replace(/^---[^]*?---\n/, ''),
      '<!-- promptfare-disable-next-line data/pretty-json -->',
    ],
    [
      'windows.prompt.yml',
      YAML.replaceAll('\n', '\r\n'),
      '# promptfare-disable data/pretty-json\r\n',
    ],
  ])('writes a comment of the language of %s', async (path, text, comment) => {
    const engine = open();
    const document = { root: ROOT, path, text };
    const before = await engine.lint(document);
    const edits = await engine.suppress({
      ...document,
      finding: only(before, 'data/pretty-json'),
    });
    const suppressed = withEdits(text, edits);
    expect(suppressed).toContain(comment);
    const after = await engine.lint({ ...document, text: suppressed });
    expect(after.map(({ rule }) => rule)).not.toContain('data/pretty-json');
    expect(after.length).toBe(before.length - 1);
  });

  it('finds no place in a file that knows no comments', async () => {
    const engine = open();
    const text = JSON.stringify({
      _type: 'prompt',
      template: `Answer customers.\n${JSON_BLOCK}\nBe kind to {name}.`,
      input_variables: ['name'],
    });
    const document = { root: ROOT, path: 'shop.prompt.json', text };
    const findings = await engine.lint(document);
    const finding = only(findings, 'data/pretty-json');
    expect(await engine.suppress({ ...document, finding })).toEqual([]);
  });
});

describe('compress', () => {
  it('answers changes that make the text that the command line writes', async () => {
    const { root, write } = openScratch(makeTempFolder());
    write({ 'shop.prompt.yml': YAML });
    const { engine } = openEditor({ files: openFolderOf(root) });
    const document = { root: ROOT, path: 'shop.prompt.yml', text: YAML };
    const compressed = await engine.compress({ ...document, level: 'suggest', models: [] });
    const { out } = await runCli(root, ['compress', '--json', '--level', 'suggest', document.path]);
    const [file]: readonly { after: string; savings: unknown }[] = JSON.parse(out).files;
    expect(withEdits(YAML, compressed.changes)).toBe(file?.after);
    expect(compressed.savings).toEqual(file?.savings);
    expect(compressed.changes.map(({ range }) => range.start)).toEqual(
      compressed.changes.map(({ range }) => range.start).toSorted((a, b) => a - b),
    );
  });

  it('says why a rewrite of a model is not made', async () => {
    const { engine } = openEditor({
      files: memoryFiles({}),
      askModel: async () => '<shorter>Promise a refund.</shorter>',
    });
    const text = `---\nmodel: gpt-4o\n---\n${'Never promise a refund to anybody who asks for one. '.repeat(6)}\n`;
    const call = { root: ROOT, path: 'a.prompt.md', text, level: 'safe', models: [] } as const;
    const { changes, replacements } = await engine.compress({ ...call, session: '1' });
    expect(changes).toEqual([]);
    expect(replacements.find(({ rule }) => rule === 'model/rewrite')?.notMade).toMatchObject({
      kind: 'loses',
      losses: expect.arrayContaining([expect.objectContaining({ check: 'negations' })]),
    });
  });

  it('stops when the user has cancelled', async () => {
    const { engine } = openEditor({
      files: memoryFiles({}),
      askModel: async () => {
        throw new Error('The rewriting was cancelled');
      },
    });
    const text = `${'Answer every question in full sentences, and stay kind. '.repeat(8)}\n`;
    const call = { root: ROOT, path: 'a.prompt.md', text, level: 'safe', models: [] } as const;
    await expect(engine.compress({ ...call, session: '1' })).rejects.toThrow('cancelled');
  });
});
