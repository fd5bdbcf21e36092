import type { TemplateTag } from './template-tags.ts';

/** Which branch of the template's conditions and loops an offset is in; offsets must not go back. 0 is outside of all. */
export function readBranches(tags: readonly TemplateTag[]): (offset: number) => number {
  const blocks = tags.filter(({ kind }) => kind === 'block');
  let next = 0;
  let branch = 0;
  let made = 0;
  const outer: number[] = [];
  return (offset) => {
    for (let tag = blocks[next]; tag && tag.start < offset; tag = blocks[next]) {
      next += 1;
      const verb = verbOf(tag.verb);
      if (verb === 'open') outer.push(branch);
      if (verb === 'close') branch = outer.pop() ?? 0;
      else if (verb !== 'other') branch = made += 1;
    }
    return branch;
  };
}

const OPENING = /^#|^(?:if|for|unless|each|with|macro|call|filter|block|switch)\b/;

function verbOf(verb: string): 'open' | 'close' | 'else' | 'other' {
  if (/^(?:\/|end)/.test(verb)) return 'close';
  if (OPENING.test(verb)) return 'open';
  return /^(?:else|elif|elsif|elseif|\^|case|default)/.test(verb) ? 'else' : 'other';
}
