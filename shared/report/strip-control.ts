/** Text from files inside a terminal: no escape sequence, no control or bidirectional character, one line. */
export function stripControl(text: string): string {
  return replaceControl(text).trim();
}

/** The same with the blanks at both ends, for a part of a sentence. */
export function replaceControl(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, ' ')
    .replaceAll(/[\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, '');
}
