import type { Json } from '../../../text/json.ts';

/** promptfoo's number of rounds. */
const MAX_ROUNDS = 5;

/** Values that hold each other grow with every round; past this many characters per config they stay as they are. */
const MAX_FILLED_CHARACTERS = 32_000_000;

/** Short values are searched again, long ones are remembered: a config may use one file in ten thousand cases. */
const REMEMBERED_LENGTH = 256;

/** Fills holes inside the values of one case, in place. */
export type VarResolver = (vars: Map<string, Json>) => void;

/**
 * Puts variables into variables, one hole per value and round, and takes one line break off each end:
 * `{{topic}}` in a value is filled with the value of `topic` (promptfoo src/evaluatorHelpers.ts, resolveVariables).
 */
export function createVarResolver(): VarResolver {
  const holeOf = rememberHoles();
  let left = MAX_FILLED_CHARACTERS;
  const fill = (value: string, vars: ReadonlyMap<string, Json>): string | undefined => {
    const hole = holeOf(value);
    const filling = hole && vars.get(hole.name);
    if (!hole || filling === undefined || filling === null) return undefined;
    const text = typeof filling === 'object' ? '[object Object]' : String(filling);
    left -= value.length + text.length;
    return left < 0 ? undefined : value.slice(0, hole.start) + text + value.slice(hole.end);
  };
  return (vars) => {
    trimLineBreaks(vars);
    let isFilled = true;
    for (let round = 0; round < MAX_ROUNDS && isFilled; round += 1) {
      isFilled = false;
      for (const [key, value] of vars) {
        const filled = typeof value === 'string' ? fill(value, vars) : undefined;
        if (filled === undefined) continue;
        vars.set(key, filled);
        isFilled = true;
      }
    }
  };
}

function trimLineBreaks(vars: Map<string, Json>): void {
  for (const [key, value] of vars) {
    if (typeof value === 'string' && value.endsWith('\n')) vars.set(key, value.slice(0, -1));
  }
}

type Hole = { readonly name: string; readonly start: number; readonly end: number };

function rememberHoles(): (value: string) => Hole | undefined {
  const known = new Map<string, Hole | undefined>();
  return (value) => {
    if (value.length < REMEMBERED_LENGTH) return findHole(value);
    if (!known.has(value)) known.set(value, findHole(value));
    return known.get(value);
  };
}

function findHole(value: string): Hole | undefined {
  const match = /\{\{\s*(\w+)\s*\}\}/.exec(value);
  if (!match) return undefined;
  const [whole, name = ''] = match;
  return { name, start: match.index, end: match.index + whole.length };
}
