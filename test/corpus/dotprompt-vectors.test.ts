import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { dotprompt } from '../../shared/prompt/formats/dotprompt.ts';
import { expandPicoschema } from '../../shared/prompt/formats/picoschema.ts';
import type { Prompt } from '../../shared/prompt/prompt.ts';
import { compilePrompt } from '../../shared/prompt/render-prompt.ts';
import type { SentMessage } from '../../shared/prompt/sent-message.ts';
import { dotpromptRole } from '../../shared/prompt/split-dotprompt-roles.ts';
import type { Vars } from '../../shared/prompt/template-language.ts';
import { findFrontmatter } from '../../shared/text/frontmatter.ts';
import { fieldOf } from '../../shared/text/json-fields.ts';
import type { Json } from '../../shared/text/json.ts';
import { parseYamlDocument } from '../../shared/text/yaml-document.ts';
import { memoryFiles } from '../shared/memory-files.ts';
import { corpusFolder } from './corpus.ts';

/** The dotprompt specification's test vectors: spec/*.yaml of google/dotprompt. */
type Vector = {
  readonly name: string;
  readonly template: string;
  readonly partials?: Readonly<Record<string, string>>;
  readonly data?: Data;
  readonly schemas?: object;
  readonly tests: readonly VectorTest[];
};
type VectorTest = {
  readonly desc?: string;
  readonly data?: Data;
  readonly options?: { readonly input?: { readonly default?: Vars } };
  readonly expect: {
    readonly messages?: readonly VectorMessage[];
    readonly input?: { readonly schema?: Json };
    readonly output?: { readonly schema?: Json };
  };
};
type VectorMessage = { readonly role: string; readonly content: readonly Part[] };
type Data = {
  readonly input?: Vars;
  readonly messages?: readonly VectorMessage[];
  readonly context?: { readonly state?: Vars };
};
type Part = { readonly text?: string; readonly media?: object };

const folder = corpusFolder();

const cases = readVectors().flatMap((vector) =>
  vector.tests.map(
    (test, index) => [`${vector.name}: ${test.desc ?? index}`, vector, test] as const,
  ),
);

describe.skipIf(folder !== undefined)('the vectors of the dotprompt specification', () => {
  it('are not here: nothing to render', () => {});
});

describe.skipIf(folder === undefined)(
  `${cases.length} cases of the dotprompt specification`,
  () => {
    it.each(cases)('%s', async (_, vector, test) => {
      const partials = new Map(Object.entries(vector.partials ?? {}));
      const file = { path: 'vector.prompt', text: vector.template };
      const { prompts } = await dotprompt.parse(file, memoryFiles({}));
      const rendered = compilePrompt(promptOf(vector.template), partials)(varsOf(vector, test));
      expect(rendered).toMatchObject({ kind: 'rendered', messages: messagesOf(vector, test) });
      // Schemas that a program registers by name are in no prompt file; the rest of such a vector is compared.
      if (vector.schemas) return;
      expect(prompts[0]?.responseSchema).toEqual(test.expect.output?.schema);
      expect(inputSchemaOf(vector.template)).toEqual(test.expect.input?.schema);
    });
  },
);

/** What the variables are is not sent to the model; it is written in the same language as the answer's schema. */
function inputSchemaOf(template: string): Json | undefined {
  const frontmatter = findFrontmatter(template, { afterComments: true });
  const file = { path: 'vector.prompt', text: template };
  const header = frontmatter && parseYamlDocument(file, frontmatter.yaml);
  return expandPicoschema(fieldOf(header?.value, 'input', 'schema'));
}

function varsOf({ data }: Vector, test: VectorTest): Vars {
  const input = { ...data?.input, ...test.options?.input?.default, ...test.data?.input };
  const state = test.data?.context?.state;
  return state ? { ...input, '@state': state } : input;
}

/** Without the turns of a conversation before this call: the program gives them, and no prompt file holds them. */
function messagesOf({ data }: Vector, { expect: expected }: VectorTest): readonly SentMessage[] {
  const given = new Set(data?.messages?.map((message) => JSON.stringify(message)));
  const own = (expected.messages ?? []).filter((message) => !given.has(JSON.stringify(message)));
  return own.map(({ role, content }) => ({
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
