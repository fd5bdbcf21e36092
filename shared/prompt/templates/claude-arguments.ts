import type { TemplateLanguage } from '../template-language.ts';
import { createHoleLanguage, piecesByPattern } from './hole-language.ts';

/** `$ARGUMENTS`, `$ARGUMENTS[0]`, `$1`: code.claude.com, slash commands. `$100` and `$1.50` are money. */
const HOLE = /\$(ARGUMENTS)(?![A-Za-z0-9_])(?:\[\d{1,3}\])?|\$([0-9])(?![\d.,]?\d|\w)/g;

/** Claude Code's commands and skills: what is typed after the command's name. */
export const claudeArguments: TemplateLanguage = createHoleLanguage({
  id: 'claude-arguments',
  read: (text) => piecesByPattern(text, HOLE, ([, all, place]) => all ?? place),
});
