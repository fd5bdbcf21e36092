import { strFromU8 } from 'fflate';
import type { BytesFile } from '../../text/files.ts';
import type { Json } from '../../text/json.ts';
import { sentence, type Sentence } from '../../text/sentence.ts';
import { isZip, readZip } from '../archive/read-zip.ts';
import type { ZipEntry } from '../archive/read-zip.ts';
import { keyDrafts } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { draftsOfSample } from '../inspect/drafts-of-sample.ts';
import { problemList } from '../problem-list.ts';
import type { ProblemList } from '../problem-list.ts';
import { openRecordingDocument } from '../recording-document.ts';
import type { RecordingFormat } from '../recording-format.ts';
import type { Recording } from '../recording.ts';
import { noCalls } from '../values-format.ts';
import { evalOf } from './inspect-json.ts';

/** Larger samples and archives that unpack to more are refused. */
const MAX_ENTRY_BYTES = 64 * 1024 * 1024;
const MAX_UNPACKED_BYTES = 512 * 1024 * 1024;

const SAMPLE_NAME = /^samples\/.+\.json$/;

/** Logs of UK AISI's Inspect as it writes them: a ZIP archive of JSON files, deflated or (since 0.3.206) by Zstandard. */
export const inspectEval: RecordingFormat = {
  id: 'inspect-eval',
  title: 'Inspect log (.eval)',
  matches: () => false,
  read: ({ path }) => ({ path, format: 'inspect-eval', samples: [], problems: [noCalls(path)] }),
  binary: {
    matches: ({ path, bytes }) =>
      isZip(bytes) && (path.endsWith('.eval') || hasInspectNames(bytes)),
    read: readArchive,
  },
};

function hasInspectNames(bytes: Uint8Array): boolean {
  const entries = readZip(bytes);
  return entries?.has('header.json') === true || entries?.has('_journal/start.json') === true;
}

function readArchive({ path, bytes }: BytesFile): Recording {
  const problems = problemList(path);
  const entries = readZip(bytes);
  if (!entries) {
    refuse(problems, path, sentence`The archive is damaged: its directory cannot be read`);
  }
  const samples = keyDrafts(entries ? draftsIn(entries, path, problems) : []);
  const found = problems.all();
  const isSilent = samples.length === 0 && found.length === 0;
  return { path, format: 'inspect-eval', samples, problems: isSilent ? [noCalls(path)] : found };
}

function draftsIn(
  entries: ReadonlyMap<string, ZipEntry>,
  path: string,
  problems: ProblemList,
): readonly Draft[] {
  const open = opener(path, problems);
  // A run that was stopped has no header; what it began with says the same of the model.
  const header = open(entries.get('header.json') ?? entries.get('_journal/start.json'));
  const names = [...entries.keys()].filter((name) => SAMPLE_NAME.test(name));
  return names.flatMap((name) => {
    const sample = open(entries.get(name));
    const report = (_: unknown, message: Sentence): void => {
      problems.add('warning', () => [problemOf('warning', path, sentence`${name}: ${message}`)]);
    };
    return sample === undefined
      ? []
      : draftsOfSample(sample, [], { ...evalOf(header ?? null), report });
  });
}

/** Unpacks and parses one file of the archive after the other, until they are too much together. */
function opener(
  path: string,
  problems: ProblemList,
): (entry: ZipEntry | undefined) => Json | undefined {
  let leftBytes = MAX_UNPACKED_BYTES;
  return (entry) => {
    if (!entry) return undefined;
    const unpacked = entry.unpack(Math.min(MAX_ENTRY_BYTES, leftBytes));
    if (unpacked.kind === 'refused') {
      refuse(problems, path, sentence`${entry.name} is not read: ${unpacked.reason}`);
      return undefined;
    }
    leftBytes -= unpacked.bytes.length;
    const opened = openRecordingDocument({ path, text: strFromU8(unpacked.bytes) });
    if (opened.kind === 'read') return opened.document.value;
    refuse(problems, path, sentence`${entry.name} is no valid JSON`);
    return undefined;
  };
}

function refuse(problems: ProblemList, path: string, message: Sentence): void {
  problems.add('error', () => [problemOf('error', path, message)]);
}

function problemOf(
  severity: 'error' | 'warning',
  path: string,
  message: Sentence,
): Recording['problems'][number] {
  return { severity, path, position: { line: 1, column: 1 }, message };
}
