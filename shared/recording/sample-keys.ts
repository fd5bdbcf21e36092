import type { Json } from '../text/json.ts';
import type { PromptRef, Sample } from './recording.ts';
import { shortHash, varsKey } from './vars-key.ts';

/** Tells repeats apart, smallest first. */
export type KeyOrder = readonly (number | string)[];

/** What a key is made of. */
export type KeyParts = {
  readonly provider?: string;
  readonly promptRef?: PromptRef;
  readonly vars?: { readonly [name: string]: Json };
  /** What was sent, for samples without variables. */
  readonly sent?: string;
};

const MAX_NAME_LENGTH = 60;

/**
 * The keys of one recording's samples. Samples that share a stem (repeats) are numbered from the second on (`…#2`) in
 * the order the recording tool gave them, not in the order of the file.
 */
export function numberKeys(
  samples: readonly { readonly stem: string; readonly order: KeyOrder }[],
): readonly string[] {
  const groups = new Map<string, number[]>();
  for (const [index, { stem }] of samples.entries()) {
    const group = groups.get(stem);
    if (group) group.push(index);
    else groups.set(stem, [index]);
  }
  const keys: string[] = [];
  for (const [stem, group] of groups) {
    group.sort((a, b) => compareOrders(samples[a]?.order ?? [], samples[b]?.order ?? []));
    for (const [repeat, index] of group.entries()) {
      keys[index] = repeat === 0 ? stem : `${stem}#${repeat + 1}`;
    }
  }
  return keys;
}

/** Numbers keys that stand twice, from the second on (`…#2`). */
export function withUniqueKeys(samples: readonly Sample[]): readonly Sample[] {
  const taken = new Set<string>();
  const repeats = new Map<string, number>();
  return samples.map((sample) => {
    let { key } = sample;
    while (taken.has(key)) {
      const repeat = (repeats.get(sample.key) ?? 1) + 1;
      repeats.set(sample.key, repeat);
      key = `${sample.key}#${repeat}`;
    }
    taken.add(key);
    return key === sample.key ? sample : { ...sample, key };
  });
}

/** The text a sample sent, role by role. */
export function sentText(messages: Sample['messages']): string | undefined {
  return messages && JSON.stringify(messages.map(({ role, text }) => [role, text]));
}

/** The key `provider|prompt|variables`, without the number of a repeat. */
export function keyStem({ provider, promptRef, vars, sent }: KeyParts): string {
  const content = vars ? varsKey(vars) : sent === undefined ? '-' : shortHash(sent);
  return `${shortName(provider)}|${shortName(nameOf(promptRef))}|${content}`;
}

/** An absolute path is another one on the next machine. */
function nameOf(ref: PromptRef | undefined): string | undefined {
  if (!ref) return undefined;
  const { path, label, template } = ref;
  const isAbsolute = path !== undefined && /^(?:[/\\]|[a-z]:)/i.test(path);
  return isAbsolute ? (label ?? template ?? path) : (path ?? label ?? template);
}

/** A name fit for one line; a long one (a label that is the whole prompt) gives way to its hash. */
function shortName(name: string | undefined): string {
  if (name === undefined) return '-';
  return name.length <= MAX_NAME_LENGTH && /^[^\p{C}|]*$/u.test(name) ? name : shortHash(name);
}

function compareOrders(a: KeyOrder, b: KeyOrder): number {
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (right === undefined || left === right) continue;
    return left < right ? -1 : 1;
  }
  return 0;
}
