import type { Translate } from '../../../extension/present/words.ts';

/** English, filled the way VS Code fills it. */
export const english: Translate = (message, ...values) =>
  message.replaceAll(/\{(\d+)\}/g, (hole, index: string) => String(values[Number(index)] ?? hole));
