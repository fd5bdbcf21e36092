import type { TemplateLanguage } from '../template-language.ts';
import { createHoleLanguage, piecesByPattern } from './hole-language.ts';

/** The variables a prompt file may name: code.visualstudio.com, prompt files. Any other `${…}` is text. */
const HOLE =
  /\$\{(?:input:([^{}:\s]{1,200})(?::[^{}]{0,1000})?|(selection|selectedText|file|fileBasename|fileDirname|fileBasenameNoExtension|workspaceFolder|workspaceFolderBasename))\}/g;

/** VS Code prompt files: `${input:name}`, `${input:name:placeholder}`, `${selection}`. */
export const vscode: TemplateLanguage = createHoleLanguage({
  id: 'vscode',
  read: (text) => piecesByPattern(text, HOLE, ([, input, known]) => input ?? known),
});
