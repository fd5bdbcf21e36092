import type { FileReader, SourceFile } from '../text/files.ts';
import type { Sentence } from '../text/sentence.ts';
import { RECORDING_FORMATS } from './formats/index.ts';
import type { KeylessSample } from './draft.ts';
import { collectSamples, readLines } from './read-lines.ts';
import { findRecordingFormat, readRecording } from './read-recording.ts';
import { MAX_RECORDING_BYTES } from './recording.ts';
import type { Recording } from './recording.ts';

/** What came of reading a recording; `unreadable` is a file that cannot be read as any. */
export type LoadedRecording =
  | { readonly kind: 'read'; readonly recording: Recording }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly reason: Sentence; readonly hint?: Sentence };

/** Enough for the requests of a batch that was split; each is bounded like a recording. */
const MAX_COMPANIONS = 4;

/**
 * Reads a recording of any format: texts, archives, JSON Lines of any size, and the files beside it that a format
 * needs. Memory is bounded.
 */
export async function loadRecording(path: string, files: FileReader): Promise<LoadedRecording> {
  const content = await files.read(path, { maxBytes: MAX_RECORDING_BYTES });
  if (content.kind === 'missing') return content;
  if (content.kind === 'text') {
    const file = { path, text: content.text };
    const companions = await readCompanions(file, files);
    const { unpackBrotli } = files;
    const recording = readRecording(file, { companions, ...(unpackBrotli && { unpackBrotli }) });
    const reads = companions.map((companion) => companion.path);
    return { kind: 'read', recording: reads.length > 0 ? { ...recording, reads } : recording };
  }
  // A large text must not be read as bytes only to see that it is no archive.
  const isLargeText = content.isTooLarge === true && !ARCHIVE_NAME.test(path);
  const recording = isLargeText ? await loadLines(path, files) : await loadBinary(path, files);
  return recording ? { kind: 'read', recording } : content;
}

async function readCompanions(file: SourceFile, files: FileReader): Promise<readonly SourceFile[]> {
  const format = findRecordingFormat(file);
  if (!format?.companionsOf) return [];
  const folder = folderOf(file.path);
  const siblings = (await files.list()).filter((path) => folderOf(path) === folder);
  const companions: SourceFile[] = [];
  for (const path of format.companionsOf(file.path, siblings).slice(0, MAX_COMPANIONS)) {
    const content = await files.read(path, { maxBytes: MAX_RECORDING_BYTES });
    if (content.kind === 'text') companions.push({ path, text: content.text });
  }
  return companions;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** Archives: larger ones are given up like texts. */
async function loadBinary(path: string, files: FileReader): Promise<Recording | undefined> {
  const content = await files.readBytes?.(path, { maxBytes: MAX_ARCHIVE_BYTES });
  if (content?.kind !== 'bytes') return undefined;
  const file = { path, bytes: content.bytes };
  return RECORDING_FORMATS.find(({ binary }) => binary?.matches(file))?.binary?.read(file);
}

const ARCHIVE_NAME = /\.(?:eval|zip)$/i;
const MAX_ARCHIVE_BYTES = 128 * 1024 * 1024;

async function loadLines(path: string, files: FileReader): Promise<Recording | undefined> {
  const content = await files.openLines?.(path);
  if (content?.kind !== 'lines') return undefined;
  return collectSamples(path, content.lines);
}

const MAX_HELD_LINES_BYTES = 8 * 1024 * 1024;

/** A recording that was read without keeping its samples. */
export type FoldedRecording =
  | { readonly kind: 'read'; readonly recording: Pick<Recording, 'format' | 'problems'> }
  | Exclude<LoadedRecording, { kind: 'read' }>;

/** Reads a recording of any size and hands its samples over one by one; JSON Lines too large to hold are not held. */
export async function foldRecording(
  path: string,
  files: FileReader,
  take: (sample: KeylessSample) => void,
): Promise<FoldedRecording> {
  // Sums need no texts, so lines are not held from a size on that others are.
  const isNamedLines = /\.(?:jsonl|ndjson)$/i.test(path);
  const maxBytes = isNamedLines ? MAX_HELD_LINES_BYTES : MAX_RECORDING_BYTES;
  const content = await files.read(path, { maxBytes });
  const isLarge = content.kind === 'unreadable' && content.isTooLarge === true;
  const opened = isLarge ? await files.openLines?.(path) : undefined;
  if (opened?.kind === 'lines') {
    const outcome = await readLines(path, opened.lines, ({ sample }) => {
      take(sample);
      return undefined;
    });
    if (outcome) return { kind: 'read', recording: outcome };
  }
  const loaded = await loadRecording(path, files);
  if (loaded.kind !== 'read') return loaded;
  const { samples, ...recording } = loaded.recording;
  for (const sample of samples) take(sample);
  return { kind: 'read', recording };
}
