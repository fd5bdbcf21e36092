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
    if (isAmong(variable.places, offset)) {
      return new Hover(new MarkdownString(variableHover(variable, l10n.t)));
    }
  }
  return undefined;
}

/** Whether the offset lies in one of the places, each a start and an end. */
function isAmong(places: Int32Array, offset: number): boolean {
  for (let at = 0; at < places.length; at += 2) {
    if ((places[at] ?? 0) <= offset && offset < (places[at + 1] ?? 0)) return true;
  }
  return false;
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
