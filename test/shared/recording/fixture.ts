import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RECORDING_FORMATS } from '../../../shared/recording/formats/index.ts';
import { readRecording } from '../../../shared/recording/read-recording.ts';
import type { Recording } from '../../../shared/recording/recording.ts';
import type { BytesFile, SourceFile } from '../../../shared/text/files.ts';
import { formatProblem } from '../../../shared/text/problem.ts';

const FOLDER = 'test/fixtures/recordings';

export function fixture(name: string): SourceFile {
  return { path: name, text: readFileSync(join(FOLDER, name), 'utf8') };
}

export function bytesFixture(name: string): BytesFile {
  return { path: name, bytes: readFileSync(join(FOLDER, name)) };
}

/** Every folder of fixtures. */
export function fixtureFolders(): readonly string[] {
  return readdirSync(FOLDER).toSorted();
}

export function fixturesIn(folder: string): readonly string[] {
  return readdirSync(join(FOLDER, folder))
    .toSorted()
    .map((name) => `${folder}/${name}`);
}

/** The formats that say a file is theirs. */
export function formatsOf(name: string): readonly string[] {
  return RECORDING_FORMATS.filter(({ matches, binary }) =>
    isBinary(name) ? binary?.matches(bytesFixture(name)) : matches(fixture(name)),
  ).map(({ id }) => id);
}

/** Reads a fixture as front ends do: bytes where it is no text, with the files that belong to it. */
export function readFixture(name: string, companions: readonly string[] = []): Recording {
  if (!isBinary(name)) return readRecording(fixture(name), { companions: companions.map(fixture) });
  const file = bytesFixture(name);
  const format = RECORDING_FORMATS.find(({ binary }) => binary?.matches(file));
  if (!format?.binary) throw new Error(`${name} is of no format`);
  return format.binary.read(file);
}

/** Problems as people see them. */
export function linesOf(recording: Recording): readonly string[] {
  return recording.problems.map(formatProblem);
}

function isBinary(name: string): boolean {
  return name.endsWith('.eval');
}
