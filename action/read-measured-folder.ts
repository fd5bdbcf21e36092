import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type MeasuredFile, readMeasuredFile } from '../shared/check/measured-file.ts';
import { UserError } from '../shared/text/user-error.ts';
import type { Inputs } from './inputs.ts';
import type { Run } from './run.ts';

const MAX_FILES = 256;
const MAX_DEPTH = 3;
const MAX_BYTES = 64 * 1024 * 1024;

/** The measured files below the folder that the input `reports` names; artifacts may lie in folders of their own. */
export function readMeasuredFolder(run: Run, { reports }: Inputs): readonly MeasuredFile[] {
  if (reports === undefined) {
    throw new UserError('The input reports is missing', {
      hint: 'Name the folder that the artifacts were downloaded to.',
    });
  }
  const paths = listFiles(resolve(run.workspace, reports), MAX_DEPTH);
  if (paths.length === 0) {
    throw new UserError(`There is no *.measured.json in "${reports}"`, {
      hint: 'Upload the file that the output measured-path names, and download it here.',
    });
  }
  return paths.slice(0, MAX_FILES).map((path) => readMeasuredFile(readText(path), path));
}

// Links are not followed: an artifact may come from a stranger's job.
function listFiles(folder: string, depth: number): readonly string[] {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
  return entries
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return depth > 1 ? listFiles(path, depth - 1) : [];
      return entry.isFile() && entry.name.endsWith('.measured.json') ? [path] : [];
    });
}

function readText(path: string): string {
  const { size } = lstatSync(path);
  if (size <= MAX_BYTES) return readFileSync(path, 'utf8');
  throw new UserError(`${path} is larger than ${MAX_BYTES} bytes`, {
    hint: 'Split the suites into more shards.',
  });
}
