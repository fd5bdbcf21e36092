import { globMatcher } from '../../text/match-glob.ts';
import type { SourceFile } from '../../text/files.ts';
import { subSpan } from '../../text/source-span.ts';
import type { PromptFormat } from '../prompt-format.ts';
import { textMessage, variablesOf } from '../prompt-text.ts';
import type { Message, ParsedFile, Prompt, TemplateSyntax, TextPart } from '../prompt.ts';
import { findRoleMarkers, splitRoleMarkers } from '../split-role-markers.ts';
import { readMarkdownBody } from './markdown-body.ts';

const PATTERNS = [
  '**/prompts/**/*.{md,txt,j2,jinja,jinja2}',
  '**/*prompt*.{txt,j2,jinja,jinja2}',
  '**/*.prompt',
  '**/*.{j2,jinja,jinja2}',
  // fabric's layout
  '**/patterns/*/{system,user}.md',
];
const isPlainPath = globMatcher(PATTERNS);

/** Pages about prompts, and templates of other things: `nginx.conf.j2`, Ansible roles, project generators. */
const isOtherPath = globMatcher([
  '**/{readme,changelog,contributing,license,licence,security,code_of_conduct}*.{md,txt}',
  '**/requirements*.txt',
  '**/*.{cfg,conf,css,env,go,hcl,html,ini,java,js,json,py,rs,service,sh,sql,tf,toml,ts,xml,yaml,yml}.{j2,jinja,jinja2}',
  '**/{roles,playbooks,ansible,cookiecutter*,helm,charts}/**/*.{j2,jinja,jinja2}',
]);

/** Text files that are a prompt and nothing else; the last format, because it asks least of a file. */
export const plain: PromptFormat = {
  id: 'plain',
  title: 'Plain text, Markdown and Jinja',
  patterns: PATTERNS,
  matches: ({ path }) => isPlainPath(path) && !isOtherPath(path.toLowerCase()),
  parse: parsePlain,
};

function parsePlain(file: SourceFile): ParsedFile {
  const { path } = file;
  const hasFrontmatter = /\.(?:md|prompt)$/i.test(path);
  const { body, name, models } = readMarkdownBody(file, { hasFrontmatter });
  const syntax = syntaxOf(path, body.text);
  const hasRoles = startsWithRole(body.text);
  const prompt: Prompt = {
    id: path,
    path,
    format: 'plain',
    ...name,
    aliases: [],
    messages: hasRoles ? splitMessages(body) : oneMessage(path, body),
    variables: variablesOf(body, syntax),
    syntax,
    ...(hasRoles && { whole: { text: body.text, split: 'role-markers' } }),
    models,
    tools: [],
    cases: [],
  };
  return { prompts: [prompt], problems: [], reads: [] };
}

function syntaxOf(path: string, text: string): TemplateSyntax {
  if (/\.(?:j2|jinja2?)$/i.test(path)) return 'jinja';
  return /\{\{|\{%/.test(text) ? 'jinja' : 'none';
}

/** Promptflow's chat templates begin with a role line; a `user:` further down may be an example in a prompt. */
function startsWithRole(text: string): boolean {
  return findRoleMarkers(text)[0]?.marker.start === 0;
}

function splitMessages({ text, span }: Omit<TextPart, 'kind'>): readonly Message[] {
  return splitRoleMarkers(text).map(({ role, range }) =>
    textMessage(role, { text: text.slice(range.start, range.end), span: subSpan(span, range) }),
  );
}

/** A file called `system.md` is a system message; anything else is what the user would paste. */
function oneMessage(path: string, body: Omit<TextPart, 'kind'>): readonly Message[] {
  if (body.text === '') return [];
  const fileName = path.slice(path.lastIndexOf('/') + 1);
  const isSystem = /(?:^|[^a-z])system(?:[^a-z]|$)/i.test(fileName);
  return [textMessage(isSystem ? 'system' : 'user', body)];
}
