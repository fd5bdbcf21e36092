import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRecording } from '../../../shared/recording/read-recording.ts';
import type { Recording } from '../../../shared/recording/recording.ts';
import type { SourceFile } from '../../../shared/text/files.ts';
import { formatProblem } from '../../../shared/text/problem.ts';

const FOLDER = 'test/fixtures/recordings';

export function fixture(name: string): SourceFile {
  return { path: name, text: readFileSync(join(FOLDER, name), 'utf8') };
}

export function fixturesIn(folder: string): readonly string[] {
  return readdirSync(join(FOLDER, folder))
    .toSorted()
    .map((name) => `${folder}/${name}`);
}

export function readFixture(name: string): Recording {
  return readRecording(fixture(name));
}

/** Problems as people see them. */
export function linesOf(recording: Recording): readonly string[] {
  return recording.problems.map(formatProblem);
}
