import {
  ANTHROPIC,
  ANTHROPIC_BARE,
  BEDROCK,
  BEDROCK_STREAM,
  COHERE,
  DEEPSEEK,
  GEMINI,
  OLLAMA,
  OPENAI_CHAT,
  OPENAI_RESPONSES,
} from './provider-conventions.ts';
import { TELEMETRY } from './telemetry-convention.ts';
import { AI_SDK, CODEX, INSPECT, LANGCHAIN, LANGFUSE, PROMPTFOO } from './tool-conventions.ts';
import type { UsageFields } from './usage-convention.ts';

/** In the order of detection: a convention whose marks are rarer stands first. */
export const USAGE_CONVENTIONS: readonly UsageFields[] = [
  GEMINI,
  DEEPSEEK,
  TELEMETRY,
  CODEX,
  COHERE,
  OLLAMA,
  BEDROCK_STREAM,
  INSPECT,
  LANGCHAIN,
  AI_SDK,
  BEDROCK,
  OPENAI_CHAT,
  ANTHROPIC,
  OPENAI_RESPONSES,
  ANTHROPIC_BARE,
  PROMPTFOO,
  LANGFUSE,
];
