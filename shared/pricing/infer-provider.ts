/** Families only their maker sells under this name. Open weights (llama, gpt-oss, gemma) have no price without a host. */
const FAMILIES: readonly { readonly names: RegExp; readonly provider: string }[] = [
  {
    names:
      /^(?:gpt-(?!oss)|chatgpt-|o[134](?:-|$)|ft:(?:gpt|o\d)|text-embedding-|davinci|babbage|codex-mini|computer-use)/,
    provider: 'openai',
  },
  { names: /^claude-/, provider: 'anthropic' },
  { names: /^gemini-/, provider: 'google' },
  { names: /^deepseek-/, provider: 'deepseek' },
  {
    names:
      /^(?:labs-)?(?:mistral|ministral|codestral|devstral|magistral|pixtral|voxtral|mixtral|open-mi[sx]tral)/,
    provider: 'mistral',
  },
  { names: /^grok-/, provider: 'x-ai' },
  { names: /^(?:kimi|moonshot)-/, provider: 'moonshotai' },
  // The endpoint that publishes prices in dollars, as for Qwen.
  { names: /^glm-/, provider: 'zai' },
  { names: /^minimax-/, provider: 'minimax' },
  { names: /^command-/, provider: 'cohere' },
  { names: /^(?:qwen|qwq)/, provider: 'alibaba' },
  { names: /^ernie-/, provider: 'baidu' },
  { names: /^doubao-/, provider: 'volcengine' },
  // In China the same models are called doubao-seed.
  { names: /^seed-\d/, provider: 'byteplus' },
  { names: /^sonar(?:-|$)/, provider: 'perplexity' },
  { names: /^voyage-/, provider: 'voyageai' },
  { names: /^composer-/, provider: 'cursor' },
];

/** Who sells a model whose name stands alone: `gpt-4o` → `openai`. Absent when several might. */
export function inferProvider(name: string): string | undefined {
  return FAMILIES.find(({ names }) => names.test(name))?.provider;
}
