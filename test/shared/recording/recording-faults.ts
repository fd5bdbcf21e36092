import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordingFormat } from '../../../shared/recording/recording-format.ts';

/** Formats whose fixtures lie in a folder of another name, because they are told together. */
const FOLDERS: ReadonlyMap<string, string> = new Map([
  ['fare-jsonl', 'fare'],
  ['promptfoo-json', 'promptfoo'],
  ['promptfoo-jsonl', 'promptfoo'],
]);

/** What does not agree with the list of recording formats in the repository at `root`; a sentence for each. */
export function findRecordingFaults(
  root: string,
  formats: readonly Pick<RecordingFormat, 'id'>[],
): readonly string[] {
  const page = readFileSync(join(root, 'docs/recordings.md'), 'utf8');
  const home = join(root, 'test/fixtures/recordings');
  const ids = formats.map(({ id }) => id);
  const folders = ids.map((id) => FOLDERS.get(id) ?? id);
  return [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id} is listed twice`),
    ...readdirSync(home)
      .filter((folder) => folder !== 'refused' && !folders.includes(folder))
      .map((folder) => `test/fixtures/recordings/${folder} is of no format in the list`),
    ...folders
      .filter((folder) => isEmpty(join(home, folder)))
      .map((folder) => `${folder} has no fixture`),
    ...ids
      .filter((id) => !page.includes(`| \`${id}\``))
      .map((id) => `docs/recordings.md does not say \`${id}\``),
  ];
}

function isEmpty(folder: string): boolean {
  return !existsSync(folder) || readdirSync(folder).length === 0;
}
