import type { LanguageModelTool } from 'vscode';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineCalls } from '../../../../extension/engine/engine-calls.ts';
import type { Session } from '../../../../extension/features/feature.ts';
import { languageModelTools } from '../../../../extension/features/language-model-tools/language-model-tools.ts';
import { openEditor, openFolderOf } from '../../engine/editor-double.ts';
import { openDocument } from '../../fake-editor/document.ts';
import { FileType, lm, Uri, workspace } from '../../fake-editor/vscode.ts';

vi.mock('vscode', () => import('../../fake-editor/vscode.ts'));

const PROMPT = `---
model: gpt-4o
---
Answer about this order.

{
  "order": { "id": 17, "state": "sent" },
  "customer": { "name": "Ada", "city": "Turin" }
}
`;

const root = mkdtempSync(join(tmpdir(), 'promptfare-tools-'));

/** The editor's file system and folders, over a real folder. */
function openRoot(): void {
  mkdirSync(join(root, 'shop'));
  writeFileSync(join(root, 'shop/a.prompt.md'), PROMPT);
  writeFileSync(join(root, 'secret.md'), 'Not for models.');
  symlinkSync(join(root, 'secret.md'), join(root, 'shop/link.md'));
  const folder = Uri.file(join(root, 'shop'));
  Object.assign(workspace, { workspaceFolders: [{ uri: folder, name: 'shop', index: 0 }] });
  workspace.getWorkspaceFolder.mockImplementation(({ path }: { path: string }) =>
    path.startsWith(`${folder.path}/`) ? { uri: folder } : undefined,
  );
  workspace.fs.stat.mockImplementation(async ({ path }: { path: string }) => {
    const { size } = statSync(path);
    const link = path.endsWith('link.md') ? FileType.SymbolicLink : 0;
    return { size, type: (statSync(path).isFile() ? FileType.File : FileType.Directory) | link };
  });
  workspace.openTextDocument.mockImplementation(
    async ({ path }: { path: string }) =>
      openDocument(`file://${path}`, readFileSync(path, 'utf8')).document,
  );
}

function readTool(name: string): LanguageModelTool<{ path: string }> {
  const calls = lm.registerTool.mock.calls as unknown as [
    string,
    LanguageModelTool<{ path: string }>,
  ][];
  const tool = calls.findLast(([registered]) => registered === name)?.[1];
  if (!tool) throw new Error(`${name} is not registered`);
  return tool;
}

async function ask(name: string, path: string): Promise<Record<string, unknown>> {
  const options = { input: { path }, toolInvocationToken: undefined };
  const token = { isCancellationRequested: false } as never;
  const result = await readTool(name).invoke(options, token);
  const [part] = (result?.content ?? []) as { value: string }[];
  return JSON.parse(part?.value ?? '');
}

describe('language-model tools', () => {
  beforeAll(openRoot);
  beforeEach(() => {
    const { engine } = openEditor({ files: openFolderOf(join(root, 'shop')) });
    const call = (name: keyof EngineCalls, argument: never): unknown => engine[name](argument);
    languageModelTools({ engine: { call } } as unknown as Session);
  });

  it('are those of the manifest', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
    const declared: readonly { name: string }[] = manifest.contributes.languageModelTools;
    const registered = lm.registerTool.mock.calls.slice(-3) as unknown as [string][];
    expect(registered.map(([name]) => name)).toEqual(declared.map(({ name }) => name));
  });

  it('count a file, by its path in the folder or the whole one', async () => {
    const answer = await ask('promptfare_count', 'a.prompt.md');
    expect(answer).toMatchObject({
      path: 'a.prompt.md',
      prompts: [
        { costs: [{ model: 'gpt-4o', quality: 'exact', inputTokens: expect.any(Number) }] },
      ],
    });
    expect(await ask('promptfare_count', join(root, 'shop/a.prompt.md'))).toEqual(answer);
  });

  it('list findings by line', async () => {
    const { findings } = await ask('promptfare_findings', 'a.prompt.md');
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: 'data/pretty-json', line: 6, canBeFixed: 'automatic' }),
    );
  });

  it('propose, and write nothing', async () => {
    const { replacements, note } = await ask('promptfare_compress', 'a.prompt.md');
    expect(replacements).toContainEqual(expect.objectContaining({ rule: 'data/pretty-json' }));
    expect(note).toContain('Nothing was written');
    expect(readFileSync(join(root, 'shop/a.prompt.md'), 'utf8')).toBe(PROMPT);
  });

  it.each(['../secret.md', '/etc/passwd', 'link.md', 'none.md', '.'])(
    'do not read %s',
    async (path) => {
      await expect(ask('promptfare_count', path)).rejects.toThrow('no text file in a folder');
    },
  );
});
