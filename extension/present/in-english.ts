import type { Translate } from './words.ts';

/** For models, which are told the rest in English too; filled as `vscode.l10n.t` fills it. */
export const inEnglish: Translate = (message, ...values) =>
  message.replaceAll(/\{(\d+)\}/g, (hole, index: string) => String(values[Number(index)] ?? hole));
