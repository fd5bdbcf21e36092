import type { ProviderOverlay } from '../overlay.ts';
import { ALIBABA } from './alibaba.ts';
import { ANTHROPIC } from './anthropic.ts';
import { AWS } from './aws.ts';
import { AZURE } from './azure.ts';
import { BAIDU } from './baidu.ts';
import { BYTEPLUS } from './byteplus.ts';
import { DEEPSEEK } from './deepseek.ts';
import { GITHUB_COPILOT } from './github-copilot.ts';
import { GOOGLE } from './google.ts';
import { MISTRAL } from './mistral.ts';
import { MOONSHOTAI } from './moonshotai.ts';
import { OPENAI } from './openai.ts';
import { VOLCENGINE } from './volcengine.ts';
import { ZAI } from './zai.ts';
import { ZHIPUAI } from './zhipuai.ts';

/** Everything we know beside the catalog, one file per seller. */
export const OVERLAYS: readonly ProviderOverlay[] = [
  ALIBABA,
  ANTHROPIC,
  AWS,
  AZURE,
  BAIDU,
  BYTEPLUS,
  DEEPSEEK,
  GITHUB_COPILOT,
  GOOGLE,
  MISTRAL,
  MOONSHOTAI,
  OPENAI,
  VOLCENGINE,
  ZAI,
  ZHIPUAI,
];
