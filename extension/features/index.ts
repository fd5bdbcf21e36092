import { codeLens } from './code-lens.ts';
import { userCommands } from './commands/commands.ts';
import { compress } from './compress/compress.ts';
import { configFile } from './config-file/config-file.ts';
import { costsView } from './costs-view/costs-view.ts';
import { endOfLine } from './end-of-line.ts';
import type { Feature } from './feature.ts';
import { findings } from './findings/findings.ts';
import { hover } from './hover.ts';
import { languageModelTools } from './language-model-tools/language-model-tools.ts';
import { reportPanel } from './report-panel.ts';
import { statusBar } from './status-bar.ts';

/** Everything the extension does in the editor. */
export const FEATURES: readonly Feature[] = [
  // First: the lens of what was registered later stands to the left of it.
  findings,
  codeLens,
  endOfLine,
  hover,
  statusBar,
  costsView,
  reportPanel,
  configFile,
  userCommands,
  compress,
  languageModelTools,
];
