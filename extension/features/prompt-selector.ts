import type { DocumentSelector } from 'vscode';

/** Any document may hold prompts; which do is told by the engine. Virtual file systems too. */
export const EVERY_FILE: DocumentSelector = [
  { scheme: 'file' },
  { scheme: 'vscode-remote' },
  { scheme: 'vscode-vfs' },
  { scheme: 'untitled' },
  { scheme: '*', pattern: '**/*' },
];
