import type { FileReader, SourceFile } from '../../text/files.ts';
import { parseJsonDocument } from '../../text/json-document.ts';
import { isJsonArray, isJsonObject } from '../../text/json-fields.ts';
import type { JsonDocument } from '../../text/json-tree.ts';
import type { Json } from '../../text/json.ts';
import type { Problem } from '../../text/problem.ts';
import { sentence, type Sentence } from '../../text/sentence.ts';
import { joinWorkspacePath } from '../../text/workspace-path.ts';
import { parseYamlDocument } from '../../text/yaml-document.ts';
import { problemsIn } from './problems-in.ts';

/** A value whose `${file:x}` texts are replaced by what those files hold. */
export type ResolvedReferences = {
  readonly value: Json | undefined;
  readonly problems: readonly Problem[];
  readonly reads: readonly string[];
};

type Resolver = {
  readonly file: SourceFile;
  readonly files: FileReader;
  readonly document: JsonDocument;
  readonly problems: Problem[];
  readonly reads: Set<string>;
};

/** More than this many references in one file are not prompty's use of them. */
const MAX_REFERENCES = 100;
const REFERENCE = /^\$\{file:([^{}]+)\}$/i;

/**
 * Follows `${file:path}` wherever a whole value of prompty front matter is one (paths are relative to the prompt).
 * JSON and YAML files become values, others their text; what they hold is not followed any further.
 */
export async function resolveFileReferences(
  file: SourceFile,
  document: JsonDocument,
  files: FileReader,
): Promise<ResolvedReferences> {
  const resolver: Resolver = { file, files, document, problems: [], reads: new Set() };
  const { value } = document;
  const resolved = value === undefined ? undefined : await resolve(resolver, value, []);
  return { value: resolved, problems: resolver.problems, reads: [...resolver.reads] };
}

type Path = readonly (string | number)[];

async function resolve(resolver: Resolver, value: Json, path: Path): Promise<Json> {
  if (typeof value === 'string') {
    const reference = REFERENCE.exec(value.trim())?.[1];
    return reference === undefined ? value : await readReference(resolver, reference.trim(), path);
  }
  if (isJsonArray(value)) {
    const items: Json[] = [];
    for (const [index, item] of value.entries()) {
      items.push(await resolve(resolver, item, [...path, index]));
    }
    return items;
  }
  if (!isJsonObject(value)) return value;
  const object: { [key: string]: Json } = Object.create(null);
  for (const [key, member] of Object.entries(value)) {
    object[key] = await resolve(resolver, member, [...path, key]);
  }
  return object;
}

async function readReference(resolver: Resolver, reference: string, path: Path): Promise<Json> {
  const target = joinWorkspacePath(resolver.file.path, reference);
  if (target.kind === 'outside') {
    return refuse(resolver, path, {
      message: sentence`The file ${reference} is not read: ${target.reason}`,
      hint: sentence`Refer to a file of this workspace.`,
    });
  }
  if (resolver.reads.size >= MAX_REFERENCES && !resolver.reads.has(target.path)) {
    return refuse(resolver, path, {
      message: sentence`More than ${MAX_REFERENCES} files are referred to here`,
      hint: sentence`Put the values into fewer files.`,
    });
  }
  resolver.reads.add(target.path);
  const content = await resolver.files.read(target.path);
  if (content.kind === 'text') {
    return parseReferenced(resolver, { path: target.path, text: content.text });
  }
  const isMissing = content.kind === 'missing';
  return refuse(resolver, path, {
    message: isMissing
      ? sentence`The file ${reference} does not exist`
      : sentence`The file ${reference} cannot be read: ${content.reason}`,
    hint:
      (isMissing ? undefined : content.hint) ?? sentence`Mend the path, or remove the reference.`,
  });
}

function parseReferenced(resolver: Resolver, file: SourceFile): Json {
  const isJson = /\.json$/i.test(file.path);
  if (!isJson && !/\.ya?ml$/i.test(file.path)) return file.text;
  const document = isJson ? parseJsonDocument(file) : parseYamlDocument(file);
  resolver.problems.push(...document.problems);
  return document.value ?? null;
}

function refuse(
  resolver: Resolver,
  path: Path,
  words: { readonly message: Sentence; readonly hint: Sentence },
): null {
  const offset = resolver.document.spanOf(path)?.range.start ?? 0;
  resolver.problems.push(...problemsIn(resolver.file, [{ offset, ...words }]));
  return null;
}
