import { sentence, type Sentence } from './sentence.ts';

/** A path relative to the workspace root with `/`, or why a reference leads out of it. */
export type WorkspacePath =
  | { readonly kind: 'inside'; readonly path: string }
  | { readonly kind: 'outside'; readonly reason: Sentence };

/**
 * The workspace path of a reference that stands in `fromFile`, by its letters alone (symbolic links are the reader's
 * part). `file://` is relative to the file, as promptfoo and prompty mean it; `file:///` and everything else absolute
 * is outside. Percent signs are letters of a name.
 */
export function joinWorkspacePath(fromFile: string, reference: string): WorkspacePath {
  const isUrl = /^file:\/\//i.test(reference);
  const path = (isUrl ? reference.slice('file://'.length) : reference).replaceAll('\\', '/');
  const reason = refusalOf(path);
  if (reason) return { kind: 'outside', reason };
  const parts: string[] = [];
  const folders = fromFile.replaceAll('\\', '/').split('/').slice(0, -1);
  for (const part of [...folders, ...path.split('/')]) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) {
      return { kind: 'outside', reason: sentence`The path leads out of the workspace` };
    }
  }
  if (parts.length === 0)
    return { kind: 'outside', reason: sentence`The path names the workspace itself` };
  return { kind: 'inside', path: parts.join('/') };
}

function refusalOf(path: string): Sentence | undefined {
  if (path.trim() === '') return sentence`The path is empty`;
  if (path.includes('\0')) return sentence`The path holds a NUL character`;
  if (path.startsWith('/')) return sentence`The path is absolute`;
  if (/^[a-z]:/i.test(path)) return sentence`The path names a drive`;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(path)) return sentence`The path is a URL`;
  if (path.startsWith('~')) return sentence`The path names a home folder`;
  return undefined;
}
