/** What people read in a model picker → what the API calls it. Applied in order to lower-case text. */
export type DisplayNameRule = {
  readonly pattern: RegExp;
  readonly replacement: string;
  /** The provider the matched text names. */
  readonly provider?: string;
};

/** Every pattern is linear: no nested repetition. */
export const DISPLAY_NAME_RULES: readonly DisplayNameRule[] = [
  // Typographic dashes, as in names pasted from a web page.
  { pattern: /[\u2010-\u2015\u2212]/g, replacement: '-' },
  // VS Code writes the language-model vendor behind the name: `GPT-5.2 (copilot)`.
  { pattern: /\s*\(copilot\)$/, replacement: '', provider: 'github-copilot' },
  // Anything else in brackets may decide the price (`(Preview)`, `(fast mode)`): it becomes part of the name.
  { pattern: /\s*\(([^()]*)\)$/, replacement: '-$1' },
  { pattern: /^azure openai\s+/, replacement: '', provider: 'azure' },
  { pattern: /^openai\s+(?=gpt|chatgpt|o\d)/, replacement: '', provider: 'openai' },
  { pattern: /^anthropic\s+(?=claude)/, replacement: '', provider: 'anthropic' },
  { pattern: /^google\s+(?=gemini)/, replacement: '', provider: 'google' },
  { pattern: /^amazon\s+(?=nova|titan)/, replacement: '', provider: 'aws' },
  { pattern: /^xai\s+(?=grok)/, replacement: '', provider: 'x-ai' },
  { pattern: /^mistral ai\s+/, replacement: '', provider: 'mistral' },
  { pattern: /\s+/g, replacement: '-' },
];
