import type { RecordingFormat } from '../recording-format.ts';
import { fareJsonl } from './fare-jsonl.ts';
import { promptfooJson } from './promptfoo-json.ts';
import { promptfooJsonl } from './promptfoo-jsonl.ts';

/** Every format a recording may have; the first that matches reads the file. Told to people in docs/recordings.md. */
export const RECORDING_FORMATS: readonly RecordingFormat[] = [
  fareJsonl,
  promptfooJson,
  promptfooJsonl,
];
