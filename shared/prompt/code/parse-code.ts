import type { Parser, Tree } from 'web-tree-sitter';
import type { LoadGrammar } from '../../text/files.ts';
import type { CodeLanguage } from './code-language.ts';

/** One engine for the whole program, as web-tree-sitter has it; made for the first source file that is parsed. */
let engine: Promise<void> | undefined;
const parsers = new WeakMap<LoadGrammar, Map<CodeLanguage, Promise<Parser>>>();

/** How often the parser may ask to go on: far more than a megabyte of code needs. */
const MAX_PROGRESS = 200_000;

/** Brackets deeper than this are written by programs, and take the parser long. */
const MAX_NESTING = 1000;

/** The syntax tree of a text, errors and all; undefined when the parser gave up. The caller deletes it. */
export async function parseCode(
  text: string,
  language: CodeLanguage,
  loadGrammar: LoadGrammar,
): Promise<Tree | undefined> {
  if (nestingOf(text) > MAX_NESTING) return undefined;
  const parser = await loadParser(language, loadGrammar);
  let progress = 0;
  const tree = parser.parse(text, undefined, {
    progressCallback: () => {
      progress += 1;
      return progress > MAX_PROGRESS;
    },
  });
  if (!tree) parser.reset();
  return tree ?? undefined;
}

/** The deepest nesting of brackets, wherever they stand. */
function nestingOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const { 0: bracket } of text.matchAll(/[([{}\])]/g)) {
    depth = '([{'.includes(bracket) ? depth + 1 : Math.max(0, depth - 1);
    if (depth > deepest) deepest = depth;
  }
  return deepest;
}

function loadParser(language: CodeLanguage, loadGrammar: LoadGrammar): Promise<Parser> {
  const known = parsers.get(loadGrammar) ?? new Map<CodeLanguage, Promise<Parser>>();
  parsers.set(loadGrammar, known);
  const parser = known.get(language) ?? makeParser(language, loadGrammar);
  known.set(language, parser);
  return parser;
}

async function makeParser(language: CodeLanguage, loadGrammar: LoadGrammar): Promise<Parser> {
  // Loaded here and not above: most runs meet no prompt in code.
  const { Language, Parser: Engine } = await import('web-tree-sitter');
  // The bytes are at hand: the engine must not work out where its file lies, which only an ES module can.
  engine ??= loadGrammar('engine').then((wasmBinary) =>
    Engine.init({ wasmBinary, locateFile: (name: string) => name }),
  );
  await engine;
  const grammar = await Language.load(await loadGrammar(language));
  return new Engine().setLanguage(grammar);
}
