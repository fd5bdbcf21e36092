import type { Json } from '../../text/json.ts';
import type { CodeValue } from './code-value.ts';
import { literalOf } from './code-value.ts';

/** The first of these settings of a call: a named argument of Python, a member of the object JavaScript hands over. */
export function settingOf(
  call: CodeValue | undefined,
  ...names: readonly string[]
): CodeValue | undefined {
  for (const name of names) {
    const value = ownSetting(call, name);
    if (value) return value;
  }
  return undefined;
}

function ownSetting(value: CodeValue | undefined, name: string): CodeValue | undefined {
  if (value?.kind === 'record') return value.members.get(name);
  if (value?.kind !== 'call') return undefined;
  const [first] = value.positional;
  return value.named.get(name) ?? (first?.kind === 'record' ? first.members.get(name) : undefined);
}

/** The value as JSON when all of it is written out. */
export function jsonOf(value: CodeValue): Json | undefined {
  switch (value.kind) {
    case 'text':
      return literalOf(value);
    case 'scalar':
      return value.value;
    case 'list': {
      const items = value.items.map(jsonOf);
      return items.every((item) => item !== undefined) ? items : undefined;
    }
    case 'record':
      return recordOf(value);
    case 'call':
    case 'unknown':
      return undefined;
  }
}

function recordOf({ members, isOpen }: Extract<CodeValue, { kind: 'record' }>): Json | undefined {
  if (isOpen) return undefined;
  const object: { [key: string]: Json } = Object.create(null);
  for (const [key, member] of members) {
    const value = jsonOf(member);
    if (value === undefined) return undefined;
    object[key] = value;
  }
  return object;
}
