import type { FileReader, SourceFile } from '../../text/files.ts';
import { findFrontmatter } from '../../text/frontmatter.ts';
import { fieldOf, isJsonArray, textOf } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import { parseYamlDocument } from '../../text/yaml-document.ts';
import type { ContextKind } from './kinds.ts';
import { loadImports } from './load-imports.ts';

/** A context file, as an agent looks at it before it decides whether to send it. */
export type ContextFile = {
  readonly path: string;
  readonly kind: ContextKind['id'];
  /** What is sent when the file is: its text, without front matter where the agent takes it off. */
  readonly body: string;
  /** Files that come with it, each once. */
  readonly imports: readonly SourceFile[];
  readonly name?: string;
  readonly description?: string;
  /** Patterns of `applyTo`, `globs` or `paths`. */
  readonly globs: readonly string[];
  readonly alwaysApply: boolean;
};

export async function readContextFile(
  file: SourceFile,
  kind: ContextKind,
  files: FileReader,
): Promise<ContextFile> {
  const frontmatter = kind.hasFrontmatter ? findFrontmatter(file.text) : undefined;
  const { body } = frontmatter ?? { body: { start: 0, end: file.text.length } };
  const field = fieldReader(file, frontmatter);
  const name = textOf(field('name'));
  const description = textOf(field('description'));
  const globs = [...listOf(field('applyTo')), ...listOf(field('globs')), ...listOf(field('paths'))];
  const imports = kind.hasImports ? (await loadImports(file, files)).files : [];
  return {
    path: file.path,
    kind: kind.id,
    body: file.text.slice(body.start, body.end).trim(),
    imports,
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    globs,
    alwaysApply: isTrue(field('alwaysApply')),
  };
}

/** Lines that are no YAML (`globs: *.py, **\/*.js`) are read as they stand, as their editors do. */
function fieldReader(
  file: SourceFile,
  frontmatter: ReturnType<typeof findFrontmatter>,
): (key: string) => Json | undefined {
  if (!frontmatter) return () => undefined;
  const { value } = parseYamlDocument(file, frontmatter.yaml);
  const lines = file.text.slice(frontmatter.yaml.start, frontmatter.yaml.end).split('\n');
  const written = (key: string): string | undefined =>
    lines
      .find((line) => line.startsWith(`${key}:`))
      ?.slice(key.length + 1)
      .trim();
  return (key) => fieldOf(value, key) ?? written(key);
}

function isTrue(value: Json | undefined): boolean {
  return value === true || value === 'true';
}

/** Commas part patterns, but not those in braces. */
function listOf(value: Json | undefined): readonly string[] {
  const texts = isJsonArray(value)
    ? value.map((item) => textOf(item) ?? '')
    : [textOf(value) ?? ''];
  return texts
    .flatMap((text) => text.split(/,(?![^{}]*\})/))
    .map((glob) => glob.trim().replaceAll(/^["']|["']$/g, ''))
    .filter((glob) => glob !== '');
}
