import { Hover, l10n, languages, MarkdownString, type Position, type TextDocument } from 'vscode';
import { hoverTable, variableHover } from '../present/hover-table.ts';
import type { MeasuredDocument } from '../engine/measured-document.ts';
import type { Feature } from './feature.ts';
import { EVERY_FILE } from './prompt-selector.ts';

/** What a prompt is made of, on its first line; what a variable adds, on the variable. */
export const hover: Feature = ({ documents }) =>
  languages.registerHoverProvider(EVERY_FILE, {
    provideHover: (document, position) => {
      const known = documents.find(document);
      if (!known || known.isStale) return undefined;
      return (
        hoverOnVariable(document, position, known.measured) ??
        hoverOnPrompt(document, position, known.measured)
      );
    },
  });

function hoverOnVariable(
  document: TextDocument,
  position: Position,
  { prompts }: MeasuredDocument,
): Hover | undefined {
  const offset = document.offsetAt(position);
  for (const variable of prompts.flatMap(({ variables }) => variables)) {
    if (variable.ranges.some(({ start, end }) => start <= offset && offset < end)) {
      return new Hover(new MarkdownString(variableHover(variable, l10n.t)));
    }
  }
  return undefined;
}

function hoverOnPrompt(
  document: TextDocument,
  position: Position,
  { prompts }: MeasuredDocument,
): Hover | undefined {
  const shown = prompts.filter(
    ({ offset, isElsewhere }) => !isElsewhere && document.positionAt(offset).line === position.line,
  );
  if (shown.length === 0) return undefined;
  return new Hover(shown.map((prompt) => new MarkdownString(hoverTable(prompt, l10n.t))));
}
