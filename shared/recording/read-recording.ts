import type { SourceFile } from '../text/files.ts';
import { sentence } from '../text/sentence.ts';
import { RECORDING_FORMATS } from './formats/index.ts';
import { refuseUnknown } from './refuse-unknown.ts';
import type { ReadHelp, RecordingFormat } from './recording-format.ts';
import { MAX_RECORDING_BYTES } from './recording.ts';
import type { Recording } from './recording.ts';

/** The format of a recording file; undefined when no reader knows it. */
export function findRecordingFormat(file: SourceFile): RecordingFormat | undefined {
  if (file.text.length > MAX_RECORDING_BYTES) return undefined;
  return RECORDING_FORMATS.find((format) => format.matches(file));
}

/** Reads one recording file. Never throws; a file of no known format has no samples and one error that says why. */
export function readRecording(file: SourceFile, help?: ReadHelp): Recording {
  if (file.text.length > MAX_RECORDING_BYTES) return refuseTooLarge(file.path);
  return findRecordingFormat(file)?.read(file, help) ?? refuseUnknown(file);
}

function refuseTooLarge(path: string): Recording {
  const message = sentence`The recording is larger than ${MAX_RECORDING_BYTES / 1024 / 1024} MB`;
  const hint = sentence`Split it, or leave the raw responses out of it.`;
  const problem = {
    severity: 'error',
    path,
    position: { line: 1, column: 1 },
    message,
    hint,
  } as const;
  return { path, format: 'unknown', samples: [], problems: [problem] };
}
