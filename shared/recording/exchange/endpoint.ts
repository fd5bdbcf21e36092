/** What the address of a request tells. */
export type Endpoint = {
  /** The provider, by the ids that model names use: `openai`, `aws`. */
  readonly provider?: string;
  /** The model, where the address names it. */
  readonly model?: string;
  /** Another service of a provider: embeddings, images, uploads. */
  readonly isOtherService: boolean;
};

/** Hosts of providers, by the end of the name. */
const HOSTS: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\.)api\.openai\.com$/, 'openai'],
  [/(?:^|\.)anthropic\.com$/, 'anthropic'],
  [/^generativelanguage\.googleapis\.com$/, 'google'],
  [/aiplatform\.googleapis\.com$/, 'google'],
  [/^bedrock-runtime\..*amazonaws\.com$/, 'aws'],
  [
    /\.(?:openai|services\.ai|cognitiveservices)\.azure\.com$|\.inference\.ai\.azure\.com$/,
    'azure',
  ],
  [/(?:^|\.)groq\.com$/, 'groq'],
  [/(?:^|\.)openrouter\.ai$/, 'openrouter'],
  [/(?:^|\.)mistral\.ai$/, 'mistral'],
  [/(?:^|\.)deepseek\.com$/, 'deepseek'],
  [/(?:^|\.)x\.ai$/, 'x-ai'],
  [/(?:^|\.)together\.(?:xyz|ai)$/, 'together'],
  [/(?:^|\.)fireworks\.ai$/, 'fireworks'],
  [/(?:^|\.)cohere\.(?:com|ai)$/, 'cohere'],
  [/(?:^|\.)moonshot\.(?:cn|ai)$/, 'moonshotai'],
  [/(?:^|\.)perplexity\.ai$/, 'perplexity'],
  [/(?:^|\.)cerebras\.ai$/, 'cerebras'],
];

const OTHER_SERVICE =
  /\/(?:embeddings?|embed|images?|audio|moderations?|files?|uploads|batches|fine_tuning|assistants|threads|vector_stores|rerank|tokenize|count_tokens|speech|transcriptions)(?:[/?]|$)|:(?:countTokens|embedContent|batchEmbedContents|predict)(?:\?|$)/i;

/** Bedrock, Gemini and Azure name the model in the path. */
const MODEL_IN_PATH = /\/(?:model|models|deployments)\/([^/?]+?)(?::[a-zA-Z]+)?(?:[/?]|$)/;

export function readEndpoint(url: string): Endpoint {
  const parts = /^[a-z]+:\/\/(?:[^/@]*@)?([^/:?]+)(?::\d+)?([^\0]*)$/i.exec(url.slice(0, 4000));
  const host = (parts?.[1] ?? '').toLowerCase();
  const path = parts?.[2] ?? url.slice(0, 4000);
  const provider = HOSTS.find(([pattern]) => pattern.test(host))?.[1];
  const model = MODEL_IN_PATH.exec(path)?.[1];
  return {
    ...(provider !== undefined && { provider }),
    ...(model !== undefined && { model: decodePercents(model) }),
    isOtherService: OTHER_SERVICE.test(path),
  };
}

function decodePercents(text: string): string {
  return text.replaceAll(/%([0-7][0-9a-f])/gi, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
}
