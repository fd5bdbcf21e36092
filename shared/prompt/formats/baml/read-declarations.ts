import { fieldOf, isJsonArray, isJsonObject, textOf } from '../../../text/json-fields.ts';
import type { SourceFile } from '../../../text/files.ts';
import type { BamlClass, BamlDeclaration, BamlEnum, BamlFunction } from './declarations.ts';
import { readType, skipAttribute, type BamlType } from './read-type.ts';
import { createTokenReader, dedent, readValue, type TokenReader } from './token-reader.ts';
import { readTokens, type Token } from './tokens.ts';

/** Everything a BAML file declares; what is not understood is passed over. */
export function readDeclarations(file: SourceFile): readonly BamlDeclaration[] {
  const reader = createTokenReader(readTokens(file.text));
  const found: BamlDeclaration[] = [];
  for (let token = reader.next(); token; token = reader.next()) {
    const declaration =
      token.kind === 'word' ? READERS.get(token.value)?.(reader, token, file.path) : undefined;
    if (declaration) found.push(declaration);
    else if (token.value === '{') skipRest(reader);
  }
  return found;
}

function skipRest(reader: TokenReader): void {
  for (let depth = 1; depth > 0;) {
    const token = reader.next();
    if (!token) return;
    if (token.kind !== 'sign') continue;
    if (token.value === '{') depth += 1;
    else if (token.value === '}') depth -= 1;
  }
}

type ReadDeclaration = (
  reader: TokenReader,
  keyword: Token,
  path: string,
) => BamlDeclaration | undefined;

const READERS: ReadonlyMap<string, ReadDeclaration> = new Map<string, ReadDeclaration>([
  ['class', readClass],
  ['enum', readEnum],
  ['type', readAlias],
  ['function', readFunction],
  ['template_string', readMacro],
  ['client', readClient],
  ['test', readTest],
  ['impl', (reader, token) => ({ kind: 'impl', name: reader.peek(3)?.value ?? '', token })],
]);

type Attributes = { alias?: string; description?: string };

function readAttributes(reader: TokenReader, attributes: Attributes = {}): Attributes {
  while (reader.peek()?.value === '@' || reader.peek()?.value === '@@') {
    const { name, text } = skipAttribute(reader);
    if (text === undefined) continue;
    if (name === 'alias') attributes.alias = text;
    if (name === 'description') attributes.description = text;
  }
  return attributes;
}

function readClass(reader: TokenReader): BamlClass | undefined {
  const name = reader.next()?.value ?? '';
  if (!reader.take('{')) return undefined;
  const fields: BamlClass['fields'][number][] = [];
  const own: Attributes = {};
  while (!reader.take('}')) {
    const token = reader.peek();
    if (!token) break;
    if (token.value === '@@' || token.value === '@') {
      readAttributes(reader, own);
      continue;
    }
    reader.next();
    if (token.kind === 'sign') continue;
    reader.take(':');
    const type = readType(reader);
    fields.push({ name: token.value, type, ...readAttributes(reader) });
  }
  return { kind: 'class', name, ...pick(own), fields };
}

function pick({ description }: Attributes): { readonly description?: string } {
  return description === undefined ? {} : { description };
}

function readEnum(reader: TokenReader): BamlEnum | undefined {
  const name = reader.next()?.value ?? '';
  if (!reader.take('{')) return undefined;
  const values: BamlEnum['values'][number][] = [];
  const own: Attributes = {};
  while (!reader.take('}')) {
    const token = reader.peek();
    if (!token) break;
    if (token.value === '@@' || token.value === '@') {
      readAttributes(reader, own);
      continue;
    }
    reader.next();
    if (token.kind === 'word') values.push({ name: token.value, ...readAttributes(reader) });
  }
  return { kind: 'enum', name, ...(own.alias !== undefined && { alias: own.alias }), values };
}

function readAlias(reader: TokenReader): BamlDeclaration | undefined {
  const name = reader.next()?.value ?? '';
  if (!reader.take('=')) return undefined;
  return { kind: 'type', name, type: readType(reader) };
}

function readParameters(reader: TokenReader): BamlFunction['parameters'] {
  const parameters: { readonly name: string; readonly type: BamlType }[] = [];
  if (!reader.take('(')) return parameters;
  while (!reader.take(')')) {
    const token = reader.next();
    if (!token) break;
    if (token.kind !== 'word') continue;
    const type = reader.take(':') ? readType(reader) : { kind: 'name' as const, name: 'string' };
    readAttributes(reader);
    parameters.push({ name: token.value, type });
  }
  return parameters;
}

function readFunction(reader: TokenReader): BamlFunction | undefined {
  const name = reader.next()?.value ?? '';
  const parameters = readParameters(reader);
  if (!reader.take('->')) return undefined;
  const output = readType(reader);
  readAttributes(reader);
  if (!reader.take('{')) return undefined;
  return { kind: 'function', name, parameters, output, ...readBody(reader) };
}

type Body = { client?: Token; prompt?: Token };

/** `client X` and `prompt #"…"#`, up to the brace that closes the function. */
function readBody(reader: TokenReader): Body {
  const body: Body = {};
  for (let token = reader.next(); token && token.value !== '}'; token = reader.next()) {
    if (token.value === '{') skipRest(reader);
    const value = token.kind === 'word' ? reader.peek() : undefined;
    if (!value || value.kind === 'sign') continue;
    if (token.value === 'client') body.client = value;
    else if (token.value === 'prompt' && value.kind !== 'word') body.prompt = value;
    else continue;
    reader.next();
  }
  return body;
}

function readMacro(reader: TokenReader): BamlDeclaration | undefined {
  const name = reader.next()?.value ?? '';
  const parameters = readParameters(reader).map((parameter) => parameter.name);
  const text = reader.peek();
  if (text?.kind !== 'raw' && text?.kind !== 'text') return undefined;
  reader.next();
  return { kind: 'template_string', name, parameters, text: dedent(text.value) };
}

function readClient(reader: TokenReader, _: Token, path: string): BamlDeclaration | undefined {
  if (reader.take('<')) {
    reader.next();
    reader.take('>');
  }
  const name = reader.next()?.value ?? '';
  if (reader.peek()?.value !== '{') return undefined;
  const model = findModel(reader);
  const options = readValue(reader) ?? {};
  return { kind: 'client', name, options, path, ...(model && { model }) };
}

const MODEL_KEY = /^(?:model|model_id|deployment_id)$/;

/** The token of `model` in the group that comes next. */
function findModel(reader: TokenReader): Token | undefined {
  let depth = 0;
  for (let ahead = 0; ahead < 2000; ahead += 1) {
    const token = reader.peek(ahead);
    if (isModelKey(token))
      return reader.peek(reader.peek(ahead + 1)?.value === ':' ? ahead + 2 : ahead + 1);
    if (token?.kind === 'sign') depth += depthOf(token.value);
    if (!token || depth === 0) return undefined;
  }
  return undefined;
}

function isModelKey(token: Token | undefined): boolean {
  return token?.kind === 'word' && MODEL_KEY.test(token.value);
}

function depthOf(sign: string): number {
  if (sign === '{') return 1;
  return sign === '}' ? -1 : 0;
}

function readTest(reader: TokenReader): BamlDeclaration | undefined {
  const token = reader.next();
  if (!token || reader.peek()?.value !== '{') return undefined;
  const value = readValue(reader);
  const functions = fieldOf(value, 'functions');
  const single = fieldOf(value, 'function');
  const names = isJsonArray(functions) ? functions : [single ?? functions ?? ''];
  const args = fieldOf(value, 'args');
  return {
    kind: 'test',
    name: token.value,
    functions: names.flatMap((name) => textOf(name) ?? []),
    args: isJsonObject(args) ? args : {},
    token,
  };
}
