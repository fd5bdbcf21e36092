import type { ProviderOverlay } from '../overlay.ts';
import { ALIBABA } from './alibaba.ts';
import { ANTHROPIC } from './anthropic.ts';
import { AWS } from './aws.ts';
import { AZURE } from './azure.ts';
import { DEEPSEEK } from './deepseek.ts';
import { GITHUB_COPILOT } from './github-copilot.ts';
import { GOOGLE } from './google.ts';
import { MISTRAL } from './mistral.ts';
import { OPENAI } from './openai.ts';

/** Everything we know beside the catalog, one file per seller. */
export const OVERLAYS: readonly ProviderOverlay[] = [
  ALIBABA,
  ANTHROPIC,
  AWS,
  AZURE,
  DEEPSEEK,
  GITHUB_COPILOT,
  GOOGLE,
  MISTRAL,
  OPENAI,
];
