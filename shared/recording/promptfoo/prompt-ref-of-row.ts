import { fieldOf, isJsonArray, textOf } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import type { PromptRef } from '../recording.ts';
import { onlyKnown } from '../../text/only-known.ts';
import type { PromptfooEval } from './find-eval.ts';

/** Finds which prompt a row was made with. */
export type PromptRefs = {
  readonly of: (row: Json, providerNames: readonly (string | undefined)[]) => PromptRef | undefined;
};

type Head = {
  readonly id: string | undefined;
  readonly label: string | undefined;
  readonly provider: string | undefined;
  readonly raw: string | undefined;
};

type ConfigPrompt = { readonly path: string | undefined; readonly label: string | undefined };

/** A file that makes prompts by running: its text is a program, not what is sent. */
const PROGRAM_PATH = /\.(?:py|rb|go|[cm]?[jt]sx?|sh)(?::[\w.$-]+)?$/i;
const PROGRAM_TEXT =
  /^\s*(?:export\s+default\s+)?(?:async\s+)?(?:function\b|(?:\([^()]{0,500}\)|[\w$]{1,100})\s*=>\s*[{(`])|^\s*(?:(?:async\s+)?def\s+\w+\s*\(|from\s+[\w.]+\s+import\s|import\s+[\w.]+\s*\n)/;

/** What promptfoo writes as a label for a file: its path, then the function or the first words of its text. */
const PATH_LABEL =
  /^(?:file:\/\/)?(?<path>[^\s:*?"<>|{}]{1,300}\.(?:txt|md|jsonl?|ya?ml|j2|jinja2?|njk|prompty?|csv|py|[cm]?[jt]s))(?<rest>$|:)/;

/** Prepares the look-up of an eval's prompts; each look-up is a few comparisons. */
export function promptRefsOf({ heads, config }: PromptfooEval): PromptRefs {
  const known = heads.map(readHead);
  const written = configPrompts(config);
  return {
    of: (row, providerNames) => {
      const label = labelOf(fieldOf(row, 'prompt'));
      const head = findHead(known, { row, label, providerNames });
      const name = label ?? head?.label;
      const path = pathOf(name, written);
      const template = templateOf(head, path ?? name);
      if (name === undefined && path === undefined && template === undefined) return undefined;
      return onlyKnown({ path, label: name, template });
    },
  };
}

/** Version 2 called it `display`. */
function labelOf(prompt: Json | undefined): string | undefined {
  return textOf(fieldOf(prompt, 'label')) ?? textOf(fieldOf(prompt, 'display'));
}

function readHead(head: Json): Head {
  return {
    id: textOf(fieldOf(head, 'id')),
    label: labelOf(head),
    provider: textOf(fieldOf(head, 'provider')),
    raw: textOf(fieldOf(head, 'raw')),
  };
}

type Wanted = {
  readonly row: Json;
  readonly label: string | undefined;
  readonly providerNames: readonly (string | undefined)[];
};

/** `promptIdx` counts in the heads; where it is missing or does not fit, the id or the label must name one text. */
function findHead(heads: readonly Head[], wanted: Wanted): Head | undefined {
  const promptId = textOf(fieldOf(wanted.row, 'promptId'));
  const index = fieldOf(wanted.row, 'promptIdx');
  const byIndex = typeof index === 'number' ? heads[index] : undefined;
  if (byIndex && fits(byIndex, promptId, wanted.label)) return byIndex;
  const named = heads.filter((head) =>
    promptId !== undefined && head.id !== undefined
      ? head.id === promptId
      : wanted.label !== undefined && head.label === wanted.label,
  );
  const own = named.filter(({ provider }) => wanted.providerNames.includes(provider));
  const candidates = own.length > 0 ? own : named;
  return new Set(candidates.map(({ raw }) => raw)).size === 1 ? candidates[0] : undefined;
}

function fits(head: Head, promptId: string | undefined, label: string | undefined): boolean {
  if (promptId !== undefined && head.id !== undefined) return head.id === promptId;
  return label === undefined || head.label === undefined || head.label === label;
}

/** The source of a function is no template, and neither is the name of a file that was never loaded. */
function templateOf(head: Head | undefined, name: string | undefined): string | undefined {
  const raw = head?.raw;
  if (raw === undefined || PROGRAM_TEXT.test(raw)) return undefined;
  if (name !== undefined && PROGRAM_PATH.test(name)) return undefined;
  return PATH_LABEL.exec(raw)?.groups?.['rest'] === '' ? undefined : raw;
}

function pathOf(label: string | undefined, written: readonly ConfigPrompt[]): string | undefined {
  const named = label === undefined ? undefined : written.find((prompt) => prompt.label === label);
  if (named) return named.path;
  return (label === undefined ? undefined : pathInLabel(label, written)) ?? onlyPath(written);
}

function pathInLabel(label: string, written: readonly ConfigPrompt[]): string | undefined {
  const opening = written.find(({ path }) => path !== undefined && startsWithPath(label, path));
  if (opening) return opening.path;
  const path = PATH_LABEL.exec(label)?.groups?.['path'];
  return path === undefined ? undefined : plainPath(path);
}

/** A config with a single prompt needs no name for it; a glob may stand for many. */
function onlyPath(written: readonly ConfigPrompt[]): string | undefined {
  const [only, second] = written;
  return second === undefined && only?.path?.match(/[*{[]/) === null ? only.path : undefined;
}

/** `label` begins with the path, or with its last part (function prompts are labelled by file name). */
function startsWithPath(label: string, path: string): boolean {
  const plain = plainPath(label);
  const fileName = path.slice(path.lastIndexOf('/') + 1);
  return [path, fileName].some((name) => plain === name || plain.startsWith(`${name}:`));
}

function configPrompts(config: Json | undefined): readonly ConfigPrompt[] {
  const prompts = fieldOf(config, 'prompts');
  if (typeof prompts === 'string') return [configPrompt(prompts, undefined)];
  if (!isJsonArray(prompts)) return [];
  return prompts.map((prompt) =>
    typeof prompt === 'string'
      ? configPrompt(prompt, undefined)
      : configPrompt(
          textOf(fieldOf(prompt, 'id')) ?? textOf(fieldOf(prompt, 'raw')),
          textOf(fieldOf(prompt, 'label')),
        ),
  );
}

function configPrompt(reference: string | undefined, label: string | undefined): ConfigPrompt {
  const isFile =
    reference !== undefined && (reference.startsWith('file://') || PATH_LABEL.test(reference));
  return { path: isFile ? plainPath(reference) : undefined, label };
}

/** Without `file://`, a leading `./`, and the function after the file's name. */
function plainPath(reference: string): string {
  const path = reference.replace(/^file:\/\//, '').replace(/^\.\//, '');
  return path.replace(/(\.(?:py|rb|go|[cm]?[jt]s)):[\w.$-]+$/i, '$1');
}
