import wrapAnsi from 'wrap-ansi';

/** Breaks a line at `columns` (wide characters count as two); continued lines start with `indent`. */
export function wrapText(text: string, columns: number, indent: string): string {
  const width = Math.max(20, columns - indent.length);
  return wrapAnsi(text, width, { trim: true }).replaceAll('\n', `\n${indent}`);
}
