import type { Json } from '../text/json.ts';
import type { Problem } from '../text/problem.ts';
import type { Sentence } from '../text/sentence.ts';
import type { SourceSpan } from '../text/source-span.ts';

export type Role = 'system' | 'user' | 'assistant' | 'tool';

/** The lifetime that a cache marker asks for (`cache_control` of Anthropic and Qwen). */
export type CacheMarker = '5m' | '1h';

/** Text of a message as written, holes unfilled. `span` may lie in another file than the prompt (file:// references). */
export type TextPart = {
  readonly kind: 'text';
  readonly text: string;
  readonly span: SourceSpan;
  /** A cache marker behind this text. */
  readonly cacheMarker?: CacheMarker;
};

/** An image, a document or a sound in a message; its tokens are not text tokens. */
export type MediaPart = {
  readonly kind: 'media';
  readonly mediaKind: 'image' | 'audio' | 'video' | 'document';
  /** URL, data URI, or template expression, as written. */
  readonly source: string;
  /** OpenAI's `detail`, when given. */
  readonly detail?: 'low' | 'high' | 'auto';
  readonly cacheMarker?: CacheMarker;
  readonly span: SourceSpan;
};

export type MessagePart = TextPart | MediaPart;

export type Message = { readonly role: Role; readonly parts: readonly MessagePart[] };

/** One occurrence of a hole: `name` is the root name (`user` in `{{ user.name }}`), `span` the whole tag. */
export type Variable = { readonly name: string; readonly span: SourceSpan };

/** The id of a template language in `shared/prompt/templates`. */
export type TemplateSyntax =
  | 'none'
  | 'literal'
  | 'jinja'
  | 'nunjucks'
  | 'handlebars'
  | 'liquid'
  | 'f-string'
  | 'semantic-kernel'
  | 'vscode'
  | 'claude-arguments'
  | 'baml'
  | 'poml'
  | 'code';

/** A model as the prompt's author wrote it (`openai/gpt-4o`, `openai:chat:gpt-4o`, `Claude Sonnet 4.5`). */
export type ModelRef = {
  readonly id: string;
  readonly span?: SourceSpan;
  /** Upper limit of output tokens per call. */
  readonly maxOutputTokens?: number;
};

/** Values for one call that the prompt file itself carries: a test of promptfoo, a sample of prompty. */
export type PromptCase = {
  readonly name?: string;
  readonly vars: { readonly [name: string]: Json };
  readonly span?: SourceSpan;
};

/**
 * How messages come out of a template whose roles are only known once it is rendered. Without it each text part is
 * rendered on its own and keeps its role.
 */
export type WholeTemplate = {
  readonly text: string;
  /**
   * `chat`: promptfoo's rule (JSON or YAML chat, else one user message); `role-markers`: `system:` lines;
   * `message-tags`: `<message role="…">`; `dotprompt`: the marks that the language itself sets, as `{{role}}` does.
   */
  readonly split: 'chat' | 'role-markers' | 'message-tags' | 'dotprompt';
};

/** One prompt: what one call sends, before its variables are filled. A file holds none, one or many. */
export type Prompt = {
  /** Stable across commits: the path, with `#name` when a file holds several. */
  readonly id: string;
  readonly path: string;
  /** The id of the format that read it. */
  readonly format: string;
  readonly name?: string;
  /** Other names recordings may know it by: promptfoo's label, the path of a referenced file. */
  readonly aliases: readonly string[];
  readonly messages: readonly Message[];
  readonly variables: readonly Variable[];
  readonly syntax: TemplateSyntax;
  readonly whole?: WholeTemplate;
  /** Empty when the file names none. */
  readonly models: readonly ModelRef[];
  /** Upper limit of output tokens per call in a file that names a limit but no model. */
  readonly maxOutputTokens?: number;
  /** Handlebars partials that the template includes, by the name it includes them by. */
  readonly partials?: { readonly [name: string]: string };
  /** Tool and function definitions that are sent with the request, as written. */
  readonly tools: readonly Json[];
  readonly responseSchema?: Json;
  readonly cases: readonly PromptCase[];
  /** Whether more may be sent than is written here: a history, tools, cache markers that a program adds. */
  readonly isOpen?: true;
  /** Why this prompt cannot be rendered from text alone (made by a function, fetched from a server). */
  readonly unrenderable?: Sentence;
};

/** What a format made of one file. A file with problems may still hold prompts. */
export type ParsedFile = {
  readonly prompts: readonly Prompt[];
  readonly problems: readonly Problem[];
  /** Files other than this one that were asked for, there or not; a change in one of them changes the prompts. */
  readonly reads: readonly string[];
  /** Whether a glob decided which files were asked for, so that a new file changes the prompts too. */
  readonly readsByGlob?: boolean;
};
