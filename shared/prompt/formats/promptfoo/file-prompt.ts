import type { PromptBody } from './prompt-text.ts';

/** One prompt of a file that a config refers to. */
export type FilePrompt = {
  readonly body: PromptBody;
  /** What promptfoo has as the prompt's raw text. */
  readonly raw: string;
  /** What promptfoo's label has after the file's path, by version, when the config gives no label: `: Say hi`. */
  readonly labelTails?: readonly string[];
  /** A label that the file itself gives. */
  readonly label?: string;
};
