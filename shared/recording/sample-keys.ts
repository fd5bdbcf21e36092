import type { Json } from '../text/json.ts';
import type { PromptRef, Sample } from './recording.ts';
import { shortHash, varsKey } from './vars-key.ts';

/** What a key is made of; `order` tells repeats apart, smallest first. */
export type KeyParts = {
  readonly provider?: string;
  readonly promptRef?: PromptRef;
  readonly vars?: { readonly [name: string]: Json };
  /** What was sent, for samples without variables. */
  readonly sent?: string;
  readonly order: readonly (number | string)[];
};

const MAX_NAME_LENGTH = 60;

/**
 * Keys `provider|prompt|variables` for the samples of one recording. Samples that share all three (repeats) are
 * numbered from the second on (`…#2`) in the order the recording tool gave them, not in the order of the file.
 */
export function makeSampleKeys(parts: readonly KeyParts[]): readonly string[] {
  const groups = new Map<string, number[]>();
  for (const [index, part] of parts.entries()) {
    const stem = keyStem(part);
    const group = groups.get(stem);
    if (group) group.push(index);
    else groups.set(stem, [index]);
  }
  const keys: string[] = [];
  for (const [stem, group] of groups) {
    group.sort((a, b) => compareOrders(parts[a]?.order ?? [], parts[b]?.order ?? []));
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

function keyStem({ provider, promptRef, vars, sent }: KeyParts): string {
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

function compareOrders(a: KeyParts['order'], b: KeyParts['order']): number {
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (right === undefined || left === right) continue;
    return left < right ? -1 : 1;
  }
  return 0;
}
