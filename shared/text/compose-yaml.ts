import { Composer } from 'yaml';
import type { Document, YAMLError } from 'yaml';
import type { YamlTokens } from './yaml-tokens.ts';

export type YamlMistake = {
  readonly code: YAMLError['code'];
  readonly message: string;
  readonly offset: number;
};

/** `document` is left out when the text holds none, or was given up. */
export type ComposedYaml = {
  readonly document?: Document.Parsed;
  readonly mistakes: readonly YamlMistake[];
};

type Tokens = Extract<YamlTokens, { kind: 'tokens' }>['tokens'];

/** More mistakes than this in one file help nobody; the file is given up. */
const MAX_MISTAKES = 100;

/** Ends the composing of a text that is no YAML. */
class TooManyMistakes extends Error {}

/** The first document of a text, and what is wrong with it in the order of the text. */
export function composeYaml(tokens: Tokens, length: number): ComposedYaml {
  const mistakes: YamlMistake[] = [];
  const document = composeFirst(createComposer(mistakes), tokens, length);
  for (const { code, message, pos } of document?.errors ?? [])
    if (code !== 'MULTIPLE_DOCS') mistakes.push({ code, message, offset: pos[0] });
  mistakes.sort((a, b) => a.offset - b.offset);
  return { ...(document && { document }), mistakes };
}

function composeFirst(
  composer: Composer,
  tokens: Tokens,
  length: number,
): Document.Parsed | undefined {
  try {
    for (const document of composer.compose(tokens, true, length)) return document;
  } catch (error) {
    if (!(error instanceof TooManyMistakes)) throw error;
  }
  return undefined;
}

function createComposer(mistakes: YamlMistake[]): Composer {
  const composer = new Composer({
    // The rules that `strict` adds (long keys, for one) do not change what a text means.
    strict: false,
    version: '1.2',
    schema: 'core',
    resolveKnownTags: false,
    stringKeys: true,
    // Checked while the tree is built: the library compares every key with every other.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const onError = (...[source, code, message, isWarning]: Report): void => {
    if (isWarning) return;
    if (mistakes.length >= MAX_MISTAKES) throw new TooManyMistakes();
    mistakes.push({ code, message, offset: offsetOf(source) });
  };
  // The library makes an error with a stack trace of each: ten seconds for a megabyte of wrong escapes.
  return Object.assign(composer, { onError });
}

type Source = number | readonly number[] | { readonly offset: number };
type Report = readonly [
  source: Source,
  code: YAMLError['code'],
  message: string,
  isWarning?: boolean,
];

function offsetOf(source: Source): number {
  if (typeof source === 'number') return source;
  return 'offset' in source ? source.offset : (source[0] ?? 0);
}
