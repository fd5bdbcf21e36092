import type { SourceFile } from '../../text/files.ts';
import type { Problem } from '../../text/problem.ts';
import { FARE_VERSION, parseFareHeader } from '../fare/fare-line.ts';
import { readFareLine } from '../fare/read-fare-line.ts';
import type { KeylessSample } from '../fare/read-fare-line.ts';
import { firstJsonLine, readJsonLines } from '../json-lines.ts';
import type { Note } from '../locate-notes.ts';
import { onlyKnown } from '../only-known.ts';
import { problemList } from '../problem-list.ts';
import type { RecordingFormat } from '../recording-format.ts';
import type { Recording, Sample } from '../recording.ts';
import { makeSampleKeys, sentText, withUniqueKeys } from '../sample-keys.ts';

/** Our own recordings: a sample per line. Format: docs/recordings/fare-jsonl.md. */
export const fareJsonl: RecordingFormat = {
  id: 'fare-jsonl',
  title: 'Promptfare JSON Lines (*.fare.jsonl)',
  matches: ({ path, text }) => path.endsWith('.fare.jsonl') || beginsWithHeader(text),
  read: readFareJsonl,
};

const MAX_HEADER_LENGTH = 2000;

function beginsWithHeader(text: string): boolean {
  const [line = ''] = text.slice(0, MAX_HEADER_LENGTH).split('\n', 1);
  if (!line.includes('"fare-jsonl"')) return false;
  return parseFareHeader(firstJsonLine(line) ?? null) !== undefined;
}

function readFareJsonl(file: SourceFile): Recording {
  const samples: KeylessSample[] = [];
  const problems = problemList(file.path);
  let isFirst = true;
  for (const { value, locate } of readJsonLines(file, problems)) {
    const header = isFirst ? parseFareHeader(value) : undefined;
    isFirst = false;
    if (header && header.version !== FARE_VERSION) {
      return recordingOf(file, [], [locate(unknownVersion(header.version))]);
    }
    if (header) continue;
    const { sample, notes } = readFareLine(value);
    if (sample) samples.push(sample);
    for (const note of notes) problems.add(note.severity, () => [locate(note)]);
  }
  return recordingOf(file, withKeys(samples), problems.all());
}

function recordingOf(
  { path }: SourceFile,
  samples: readonly Sample[],
  problems: readonly Problem[],
): Recording {
  return { path, format: 'fare-jsonl', samples, problems };
}

/** A line without a key gets one of its own content. */
function withKeys(samples: readonly KeylessSample[]): readonly Sample[] {
  const parts = samples.map(({ provider, promptRef, vars, messages }) =>
    onlyKnown({ provider, promptRef, vars, sent: sentText(messages), order: [] }),
  );
  const made = makeSampleKeys(parts);
  return withUniqueKeys(
    samples.map((sample, index) => Object.assign({ key: made[index] ?? '' }, sample)),
  );
}

function unknownVersion(version: number): Note {
  const message = `The recording has version ${version} of its format, and only ${FARE_VERSION} is known`;
  const hint = 'Update Promptfare, or record it again.';
  return { severity: 'error', at: ['version'], message, hint };
}
