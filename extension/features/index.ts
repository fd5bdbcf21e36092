import { codeLens } from './code-lens.ts';
import { endOfLine } from './end-of-line.ts';
import type { Feature } from './feature.ts';
import { hover } from './hover.ts';
import { statusBar } from './status-bar.ts';

/** Everything the extension does in the editor. */
export const FEATURES: readonly Feature[] = [codeLens, endOfLine, hover, statusBar];
