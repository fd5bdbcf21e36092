import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Prompt } from '../../shared/prompt/prompt.ts';
import { compilePrompt } from '../../shared/prompt/render-prompt.ts';
import type { SentMessage } from '../../shared/prompt/sent-message.ts';
import { dotpromptRole } from '../../shared/prompt/split-dotprompt-roles.ts';
import type { Vars } from '../../shared/prompt/template-language.ts';
import { corpusFolder } from './corpus.ts';

/** The dotprompt specification's test vectors: spec/*.yaml of google/dotprompt. */
type Vector = {
  readonly name: string;
  readonly template: string;
  readonly partials?: Readonly<Record<string, string>>;
  readonly data?: Data;
  readonly tests: readonly VectorTest[];
};
type VectorTest = {
  readonly desc?: string;
  readonly data?: Data;
  readonly options?: { readonly input?: { readonly default?: Vars } };
  readonly expect: {
    readonly messages?: readonly { readonly role: string; readonly content: readonly Part[] }[];
  };
};
type Data = {
  readonly input?: Vars;
  readonly messages?: readonly unknown[];
  readonly context?: { readonly state?: Vars };
};
type Part = { readonly text?: string; readonly media?: object };

const folder = corpusFolder();

/** Vectors whose point is something else than the text of the template. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  // A conversation before this call is given by the program, not by the prompt.
  system_only_prompt: 'history',
};

describe('the vectors of the dotprompt specification', () => {
  it.skipIf(folder !== undefined)('are not here: nothing to render', () => {});

  it.skipIf(folder === undefined).each(readVectors())('$name', (vector) => {
    if (vector.name in LEFT_OUT) return;
    for (const test of vector.tests) {
      const partials = new Map(Object.entries(vector.partials ?? {}));
      const rendered = compilePrompt(promptOf(vector.template), partials)(varsOf(vector, test));
      const messages = messagesOf(test);
      expect(rendered, test.desc).toMatchObject({ kind: 'rendered', messages });
    }
  });
});

function varsOf({ data }: Vector, test: VectorTest): Vars {
  const input = { ...data?.input, ...test.options?.input?.default, ...test.data?.input };
  const state = test.data?.context?.state;
  return state ? { ...input, '@state': state } : input;
}

function messagesOf({ expect: expected }: VectorTest): readonly SentMessage[] {
  return (expected.messages ?? []).map(({ role, content }) => ({
    role: dotpromptRole(role),
    text: content.map(({ text = '' }) => text).join(''),
  }));
}

function readVectors(): readonly Vector[] {
  if (folder === undefined) return [];
  const home = join(folder, 'dotprompt-spec-vectors');
  return readdirSync(home).flatMap((file): Vector[] =>
    parse(readFileSync(join(home, file), 'utf8')),
  );
}

/** The body of a dotprompt; its header says nothing about the text. */
function promptOf(template: string): Prompt {
  const text = /^---\r?\n[^]*?\n---\s*\n?([^]*)$/.exec(template)?.[1] ?? template;
  return {
    id: 'vector.prompt',
    path: 'vector.prompt',
    format: 'dotprompt',
    aliases: [],
    messages: [],
    variables: [],
    syntax: 'handlebars',
    whole: { text, split: 'dotprompt' },
    models: [],
    tools: [],
    cases: [],
  };
}
