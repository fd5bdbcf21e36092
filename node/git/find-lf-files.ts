import type { GitFolder } from './git-command.ts';
import { tryGit } from './run-git.ts';

/**
 * Files that have CRLF on disk and would be committed with LF, as checkouts on Windows do it. Reading them as git
 * stores them keeps an untouched line from counting as a change, and as more tokens.
 */
export async function findLfFiles(folder: GitFolder): Promise<ReadonlySet<string>> {
  const list = ['ls-files', '-z', '--eol', '--cached', '--others', '--exclude-standard'];
  const listing = await tryGit(folder, list);
  if (listing.kind === 'failed') return new Set();
  const setting = await tryGit(folder, ['config', '--get', 'core.autocrlf']);
  const converts = setting.kind === 'done' && /^(?:true|input)\b/.test(setting.stdout);
  return new Set(
    listing.stdout.split('\0').flatMap((record) => {
      // `i/lf    w/crlf  attr/text=auto        <tab>path`; `i/` is empty for a new file.
      const [, attribute = '', path = ''] =
        /^i\/(?:lf|none)? +w\/(?:crlf|mixed) +attr\/(\S*)[^\t]*\t([^]*)$/.exec(record) ?? [];
      const isConverted = attribute === '' ? converts : attribute.startsWith('text');
      return isConverted && path !== '' ? [path] : [];
    }),
  );
}
