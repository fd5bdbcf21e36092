const NEGATION =
  /\b(?:not|never|no|avoid|without|cannot|rather than|instead of)\b|n['’]t\b|不|别|勿|无需|避免|禁止|而非|没有/i;
const REACH = 40;

/** Whether what stands at `index` of a text is forbidden there: a negation in the same sentence, right before it. */
export function isNegated(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - REACH), index);
  const clause = before.slice(
    Math.max(before.lastIndexOf('\n'), before.lastIndexOf('. '), before.lastIndexOf('。')) + 1,
  );
  return NEGATION.test(clause);
}
