import { createTwoFilesPatch } from 'diff';
import picocolors from 'picocolors';
import type { Compression } from '../compress/compression.ts';

/** Texts that differ in more lines than this are not worth the time of a minimal comparison. */
const MAX_EDIT_LENGTH = 4000;

/** A unified diff of a file as it is and as it would be; what a terminal would obey is shown, not sent. */
export function renderPatch(
  { path, before, after }: Pick<Compression, 'path' | 'before' | 'after'>,
  { hasColors }: { readonly hasColors: boolean },
): string {
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, {
    context: 2,
    maxEditLength: MAX_EDIT_LENGTH,
    headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: true },
  });
  if (patch === undefined) return `${path}: too many lines differ to show them\n`;
  const colors = picocolors.createColors(hasColors);
  return patch
    .split('\n')
    .map((line) => {
      const shown = showControl(line);
      if (line.startsWith('+')) return colors.green(shown);
      if (line.startsWith('-')) return colors.red(shown);
      return line.startsWith('@@') ? colors.cyan(shown) : shown;
    })
    .join('\n');
}

/** Tabs stay; a carriage return at the end of a line too, so that the patch still applies. */
function showControl(line: string): string {
  return line.replaceAll(
    /(?![\t\r])[\p{Cc}\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]|\r(?!$)/gu,
    (char) => `<U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`,
  );
}
