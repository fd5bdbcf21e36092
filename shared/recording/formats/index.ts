import type { RecordingFormat } from '../recording-format.ts';
import { agentv } from './agentv.ts';
import { batchRequests } from './batch-requests.ts';
import { batchResults } from './batch-results.ts';
import { claudeCode } from './claude-code.ts';
import { codex } from './codex.ts';
import { deepeval } from './deepeval.ts';
import { fareJsonl } from './fare-jsonl.ts';
import { httpArchive } from './http-archive.ts';
import { inspectEval } from './inspect-eval.ts';
import { inspectJson } from './inspect-json.ts';
import { langfuse } from './langfuse.ts';
import { langsmith } from './langsmith.ts';
import { litellm } from './litellm.ts';
import { nock } from './nock.ts';
import { openhands } from './openhands.ts';
import { otelSpans } from './otel-spans.ts';
import { promptflow } from './promptflow.ts';
import { promptfooJson } from './promptfoo-json.ts';
import { promptfooJsonl } from './promptfoo-jsonl.ts';
import { promptyTrace } from './prompty-trace.ts';
import { providerResponse } from './provider-response.ts';
import { vcrCassette } from './vcr-cassette.ts';

/** Every format a recording may have; the first that matches reads the file. Told to people in docs/recordings.md. */
export const RECORDING_FORMATS: readonly RecordingFormat[] = [
  fareJsonl,
  promptfooJson,
  promptfooJsonl,
  batchResults,
  batchRequests,
  vcrCassette,
  httpArchive,
  nock,
  otelSpans,
  inspectJson,
  inspectEval,
  langfuse,
  langsmith,
  litellm,
  deepeval,
  promptflow,
  promptyTrace,
  openhands,
  agentv,
  claudeCode,
  codex,
  providerResponse,
];
