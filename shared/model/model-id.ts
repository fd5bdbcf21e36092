/**
 * A model name taken apart: `openai:chat:gpt-4o` is provider `openai`, name `gpt-4o`. `provider` is absent when the
 * text does not say it; `name` keeps everything that decides a price or a tokenizer (date, region prefix).
 */
export type ModelId = {
  /** Exactly as the person or the recording wrote it. */
  readonly written: string;
  /** Lower-case catalog id: `openai`, `anthropic`, `google`, `aws`, `azure`, `deepseek`, … */
  readonly provider?: string;
  /** Lower-case, without provider or route prefixes: `gpt-4o-2024-08-06`. */
  readonly name: string;
};
