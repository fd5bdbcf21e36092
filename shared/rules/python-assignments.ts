/** Names of a Python file that are bound once, with the offset of what they are given. */
export type Assignments = ReadonlyMap<string, number>;

/** An assignment or a named argument, another way to bind a name, or a call that sorts what a name holds. */
const BINDING =
  /(?<![\w.])([A-Za-z_]\w{0,80})(?:\s*(?:[-+|&]|:\s*[\w.[\], ]{1,80})?=(?!=)\s*|\.(?:sort|append|add|extend)\()|\b(?:for|as|import|global|nonlocal)\s+([A-Za-z_]\w{0,80})|\bdef\s+\w{1,80}\(([^)]{0,1000})/g;

/** One pass; a name that a parameter, a loop or a second assignment may hold is left out. */
export function readAssignments(code: string): Assignments {
  const found = new Map<string, number>();
  const others = new Set<string>();
  for (const { 0: written, 1: name, 2: bound, 3: parameters = '', index } of code.matchAll(
    BINDING,
  )) {
    if (bound !== undefined) others.add(bound);
    for (const parameter of parameters.match(/\w+/g) ?? []) others.add(parameter);
    if (name === undefined) continue;
    if (found.has(name) || written.endsWith('(')) others.add(name);
    else found.set(name, index + written.length);
  }
  for (const name of others) found.delete(name);
  return found;
}
