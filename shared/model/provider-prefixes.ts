/**
 * - `vendor`: sells its models under one name each; vendor paths behind it (`azure/openai/gpt-4o`) are dropped.
 * - `host`: sells many makers' models; what follows is its own id and stays whole (`groq:openai/gpt-oss-120b`).
 * - `gateway`: only passes calls on; the provider is whoever follows (`litellm_proxy/anthropic/claude-…`).
 */
export type ProviderPrefix = {
  readonly kind: 'vendor' | 'host' | 'gateway';
  /** Catalog id; absent for gateways. */
  readonly provider?: string;
  /** How tools write it in front of `:` or `/`, lower case. */
  readonly prefixes: readonly string[];
};

/**
 * Spellings of promptfoo, LiteLLM, LangChain, pydantic-ai, Vercel AI SDK, models.dev and GitHub Models.
 * `mistralai`, `meta-llama`, `deepseek-ai` and the like are model owners on Hugging Face, not sellers: left out.
 */
export const PROVIDER_PREFIXES: readonly ProviderPrefix[] = [
  { kind: 'vendor', provider: 'openai', prefixes: ['openai', 'text-completion-openai'] },
  {
    kind: 'vendor',
    provider: 'azure',
    prefixes: [
      'azure',
      'azureopenai',
      'azure-openai',
      'azure_openai',
      'azure_ai',
      'azure-ai',
      'azure_text',
      'azureml',
    ],
  },
  { kind: 'vendor', provider: 'anthropic', prefixes: ['anthropic', 'claude'] },
  {
    kind: 'vendor',
    provider: 'google',
    prefixes: [
      'google',
      'gemini',
      'googleai',
      'google-ai',
      'google_ai',
      'google-genai',
      'google_genai',
      'google-gla',
      'google-vertex',
      'google-vertex-anthropic',
      'google_vertexai',
      'google_anthropic_vertex',
      'vertex',
      'vertexai',
      'vertex-ai',
      'vertex_ai',
      'vertex_ai_beta',
      'palm',
    ],
  },
  {
    kind: 'vendor',
    provider: 'aws',
    prefixes: [
      'bedrock',
      'bedrock_converse',
      'bedrock-converse',
      'amazon-bedrock',
      'amazon_bedrock',
      'aws-bedrock',
      'aws_bedrock',
      'amazon',
      'aws',
    ],
  },
  { kind: 'vendor', provider: 'mistral', prefixes: ['mistral', 'mistral-ai', 'codestral'] },
  { kind: 'vendor', provider: 'deepseek', prefixes: ['deepseek'] },
  { kind: 'vendor', provider: 'x-ai', prefixes: ['xai', 'x-ai', 'grok'] },
  { kind: 'vendor', provider: 'cohere', prefixes: ['cohere', 'cohere_chat'] },
  { kind: 'vendor', provider: 'perplexity', prefixes: ['perplexity'] },
  { kind: 'vendor', provider: 'ai21', prefixes: ['ai21', 'ai21_chat', 'ai21-labs'] },
  { kind: 'vendor', provider: 'voyageai', prefixes: ['voyage', 'voyageai'] },
  { kind: 'vendor', provider: 'cursor', prefixes: ['cursor'] },
  {
    kind: 'vendor',
    provider: 'github-copilot',
    prefixes: ['copilot', 'github-copilot', 'github_copilot'],
  },
  {
    kind: 'vendor',
    provider: 'alibaba',
    prefixes: [
      'alibaba',
      'alibabacloud',
      'alicloud',
      'aliyun',
      'bailian',
      'dashscope',
      'modelstudio',
      'qwen',
      'tongyi',
    ],
  },
  {
    kind: 'vendor',
    provider: 'zhipuai',
    prefixes: ['zhipu', 'zhipuai', 'zhipu-ai', 'bigmodel', 'chatglm', 'glm'],
  },
  { kind: 'vendor', provider: 'zai', prefixes: ['zai', 'z-ai', 'z.ai', 'zai-org'] },
  {
    kind: 'vendor',
    provider: 'moonshotai',
    prefixes: ['moonshot', 'moonshotai', 'moonshot-ai', 'kimi'],
  },
  { kind: 'vendor', provider: 'minimax', prefixes: ['minimax', 'minimaxai'] },
  { kind: 'vendor', provider: 'baidu', prefixes: ['baidu', 'qianfan', 'wenxin', 'ernie'] },
  {
    kind: 'vendor',
    provider: 'volcengine',
    prefixes: ['volcengine', 'volc', 'ark', 'doubao', 'bytedance'],
  },
  { kind: 'vendor', provider: 'byteplus', prefixes: ['byteplus', 'modelark'] },
  { kind: 'vendor', provider: 'tencent', prefixes: ['tencent', 'hunyuan'] },

  { kind: 'host', provider: 'openrouter', prefixes: ['openrouter'] },
  {
    kind: 'host',
    provider: 'together',
    prefixes: ['together', 'togetherai', 'together-ai', 'together_ai', 'togethercomputer'],
  },
  { kind: 'host', provider: 'groq', prefixes: ['groq'] },
  {
    kind: 'host',
    provider: 'fireworks',
    prefixes: ['fireworks', 'fireworks_ai', 'fireworks-ai', 'fireworksai'],
  },
  { kind: 'host', provider: 'cerebras', prefixes: ['cerebras'] },
  {
    kind: 'host',
    provider: 'cloudflare',
    prefixes: ['cloudflare', 'cloudflare-ai', 'cloudflare-workers-ai', 'workers-ai'],
  },
  { kind: 'host', provider: 'huggingface', prefixes: ['huggingface', 'hf', 'hf-inference'] },
  { kind: 'host', provider: 'replicate', prefixes: ['replicate'] },
  { kind: 'host', provider: 'ollama', prefixes: ['ollama', 'ollama_chat', 'ollama-cloud'] },
  { kind: 'host', provider: 'lmstudio', prefixes: ['lmstudio', 'lm_studio', 'lm-studio'] },
  {
    kind: 'host',
    provider: 'self-hosted',
    prefixes: [
      'localai',
      'vllm',
      'hosted_vllm',
      'llama',
      'llamafile',
      'llama.cpp',
      'docker',
      'xinference',
    ],
  },
  { kind: 'host', provider: 'github', prefixes: ['github', 'github-models', 'github_models'] },
  { kind: 'host', provider: 'databricks', prefixes: ['databricks'] },
  { kind: 'host', provider: 'watsonx', prefixes: ['watsonx', 'ibm', 'watsonx_text'] },
  { kind: 'host', provider: 'lambda', prefixes: ['lambda', 'lambdalabs', 'lambda_ai'] },
  { kind: 'host', provider: 'nebius', prefixes: ['nebius'] },
  { kind: 'host', provider: 'novita', prefixes: ['novita', 'novita-ai'] },
  { kind: 'host', provider: 'hyperbolic', prefixes: ['hyperbolic'] },
  { kind: 'host', provider: 'sambanova', prefixes: ['sambanova'] },
  { kind: 'host', provider: 'baseten', prefixes: ['baseten'] },
  { kind: 'host', provider: 'deepinfra', prefixes: ['deepinfra'] },
  { kind: 'host', provider: 'siliconflow', prefixes: ['siliconflow', 'siliconcloud'] },
  { kind: 'host', provider: 'modelscope', prefixes: ['modelscope'] },
  { kind: 'host', provider: 'nscale', prefixes: ['nscale'] },
  { kind: 'host', provider: 'ovhcloud', prefixes: ['ovhcloud'] },
  { kind: 'host', provider: 'nvidia', prefixes: ['nvidia_nim', 'nim'] },
  { kind: 'host', provider: 'snowflake', prefixes: ['snowflake'] },
  { kind: 'host', provider: 'sagemaker', prefixes: ['sagemaker', 'sagemaker_chat'] },
  { kind: 'host', provider: 'aimlapi', prefixes: ['aimlapi'] },

  {
    kind: 'gateway',
    prefixes: [
      'litellm',
      'litellm_proxy',
      'adaline',
      'helicone',
      'portkey',
      'vercel',
      'ai-gateway',
    ],
  },
];

/** LangChain writes the seller `mistralai:…`; `mistralai/…` is the owner of open weights on Hugging Face. */
export const COLON_ONLY_PREFIXES: readonly ProviderPrefix[] = [
  { kind: 'vendor', provider: 'mistral', prefixes: ['mistralai'] },
];
