import type { FileReader, SourceFile } from '../../text/files.ts';
import { findFrontmatter } from '../../text/frontmatter.ts';
import { sentence } from '../../text/sentence.ts';
import { joinWorkspacePath } from '../../text/workspace-path.ts';
import type { PlacedMistake } from './problems-in.ts';

/** What the partials of a template hold, by name. */
export type Partials = {
  readonly sources: { readonly [name: string]: string };
  readonly mistakes: readonly PlacedMistake[];
  readonly reads: readonly string[];
};

/** Partials include partials; this many are a cycle of names, not a prompt. */
const MAX_PARTIALS = 50;
/** The name of a partial stands at the start of its tag. */
const MAX_TAG = 300;

type Include = { readonly name: string; readonly offset: number };

/**
 * Reads the partials that `template` and they themselves include: `{{>header}}` is `_header.prompt` in the folder of
 * the prompt, or in a folder above it, where Genkit registers it all the same.
 */
export async function loadPartials(
  file: SourceFile,
  template: { readonly text: string; readonly offset: number },
  files: FileReader,
): Promise<Partials> {
  const sources: { [name: string]: string } = Object.create(null);
  const mistakes: PlacedMistake[] = [];
  const reads = new Set<string>();
  const wanted = findIncludes(template.text).map(({ name, offset }) => ({
    name,
    offset: offset + template.offset,
  }));
  const seen = new Set<string>();
  for (const { name, offset } of wanted) {
    if (seen.has(name)) continue;
    seen.add(name);
    if (seen.size > MAX_PARTIALS) {
      const hint = sentence`Include fewer partials.`;
      mistakes.push({
        offset,
        message: sentence`More than ${MAX_PARTIALS} partials are included`,
        hint,
      });
      break;
    }
    const source = await readPartial(name, { from: file.path, files, reads });
    if (source === undefined) {
      const hint = sentence`Write it to _${name}.prompt, or remove the tag.`;
      mistakes.push({ offset, message: sentence`The partial ${name} was not found`, hint });
      continue;
    }
    sources[name] = source;
    // A partial's own includes are blamed on the tag that brought it in.
    for (const include of findIncludes(source)) wanted.push({ name: include.name, offset });
  }
  return { sources, mistakes, reads: [...reads] };
}

type Search = { readonly from: string; readonly files: FileReader; readonly reads: Set<string> };

async function readPartial(name: string, search: Search): Promise<string | undefined> {
  const slash = name.lastIndexOf('/') + 1;
  const fileName = `${name.slice(0, slash)}_${name.slice(slash)}.prompt`;
  for (let up = ''; ; up += '../') {
    const target = joinWorkspacePath(search.from, `${up}${fileName}`);
    if (target.kind === 'outside') return undefined;
    search.reads.add(target.path);
    const content = await search.files.read(target.path);
    if (content.kind !== 'text') continue;
    const body = findFrontmatter(content.text, { afterComments: true })?.body;
    return body ? content.text.slice(body.start, body.end) : content.text;
  }
}

/** Every `{{>name}}` outside comments that is not defined in the template itself. */
function findIncludes(text: string): readonly Include[] {
  const includes: Include[] = [];
  const inline = new Set<string>();
  for (const { tag, offset } of tagsOf(text)) {
    const name = /^\{\{~?\s*#?>\s*["']?([\w./-]+)/.exec(tag)?.[1];
    if (name !== undefined) includes.push({ name, offset });
    const defined = /^\{\{~?\s*#\*\s*inline\s+["']([^"']+)["']/.exec(tag)?.[1];
    if (defined !== undefined) inline.add(defined);
  }
  return includes.filter(({ name }) => !inline.has(name));
}

/** The beginning of every tag; a comment is one tag, whatever it holds. */
function* tagsOf(text: string): Generator<{ readonly tag: string; readonly offset: number }> {
  let offset = text.indexOf('{{');
  while (offset >= 0) {
    const isLongComment = text.startsWith('{{!--', offset) || text.startsWith('{{~!--', offset);
    const end = text.indexOf(isLongComment ? '--}}' : '}}', offset + 2);
    if (end < 0) return;
    yield { tag: text.slice(offset, Math.min(end, offset + MAX_TAG)), offset };
    offset = text.indexOf('{{', end + 2);
  }
}
