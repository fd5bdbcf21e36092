// The prompt files of the corpus, by folder, and a reader of the other files of each repository.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folders that hold prompts; recordings, traces and test vectors are not compressed. */
const IS_PROMPT_FOLDER = /^(?!eval-|dotprompt-spec|provider-response|swe-agent)/;

/** Undefined when there is no corpus beside the repository. */
export function readCorpus(root) {
  const index = join(root, 'INDEX.tsv');
  if (!existsSync(index)) return undefined;
  const [, ...lines] = readFileSync(index, 'utf8').trimEnd().split('\n');
  const rows = lines
    .map((line) => line.split('\t'))
    .filter(([stored]) => IS_PROMPT_FOLDER.test(stored) && existsSync(join(root, stored)))
    .map(([stored, repo, path]) => ({
      folder: stored.split('/', 1)[0],
      stored,
      repo,
      file: { path, text: readFileSync(join(root, stored), 'utf8').replace(/^\uFEFF/, '') },
    }));
  return rows.map((row) => ({ ...row, files: readerOf(rows, row.repo) }));
}

/** One repository, as far as the corpus has it. */
function readerOf(rows, repo) {
  const texts = new Map(
    rows.filter((row) => row.repo === repo).map(({ file }) => [file.path, file.text]),
  );
  return {
    list: async () => [...texts.keys()],
    read: async (path) =>
      texts.has(path) ? { kind: 'text', text: texts.get(path) } : { kind: 'missing' },
  };
}
