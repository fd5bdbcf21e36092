import type { Json } from '../../text/json.ts';
import { sentence } from '../../text/sentence.ts';
import { draftOf } from '../draft.ts';
import { FARE_VERSION, parseFareHeader } from '../fare/fare-line.ts';
import { readFareLine } from '../fare/read-fare-line.ts';
import type { Note } from '../locate-notes.ts';
import type { RecordingFormat } from '../recording-format.ts';
import type { ValueReader } from '../value-reader.ts';
import { valuesFormat } from '../values-format.ts';

/** Our own recordings: a sample per line. Format: docs/recordings/fare-jsonl.md. */
export const fareJsonl: RecordingFormat = valuesFormat({
  id: 'fare-jsonl',
  title: 'Promptfare JSON Lines (*.fare.jsonl)',
  matches: ([first], path) => path.endsWith('.fare.jsonl') || isHeader(first),
  open: readFareLines,
  mayBeEmpty: true,
});

function isHeader(value: Json | undefined): boolean {
  return value !== undefined && parseFareHeader(value) !== undefined;
}

function readFareLines(): ValueReader {
  let isFirst = true;
  return {
    read: ({ value, report }) => {
      const header = isFirst ? parseFareHeader(value) : undefined;
      isFirst = false;
      if (header && header.version !== FARE_VERSION) {
        report(unknownVersion(header.version));
        return 'stop';
      }
      if (header) return [];
      const { sample, notes } = readFareLine(value);
      for (const note of notes) report(note);
      if (!sample) return [];
      const { key, ...rest } = sample;
      // A line without a key gets one of its own content.
      return [{ ...draftOf(rest), ...(key !== undefined && { ownKey: key }) }];
    },
  };
}

function unknownVersion(version: number): Note {
  const message = sentence`The recording has version ${version} of its format, and only ${FARE_VERSION} is known`;
  const hint = sentence`Update Promptfare, or record it again.`;
  return { severity: 'error', at: ['version'], message, hint };
}
