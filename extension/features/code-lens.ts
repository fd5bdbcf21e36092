import {
  CodeLens,
  Disposable,
  EventEmitter,
  l10n,
  languages,
  Range,
  type TextDocument,
  workspace,
} from 'vscode';
import type { MeasuredPrompt, Section } from '../engine/measured-document.ts';
import { readSettings, SECTION, type Settings } from '../editor/settings.ts';
import { formatTokens } from '../../shared/report/format-tokens.ts';
import { lensTitle } from '../present/lens-title.ts';
import type { Feature, Session } from './feature.ts';
import { EVERY_FILE } from './prompt-selector.ts';

/** A prompt of fewer lines is seen whole. */
const LONG_LINES = 60;

/** The cost of each prompt above it, and in long files that of each message and heading. */
export const codeLens: Feature = ({ documents }) => {
  const changed = new EventEmitter<void>();
  return Disposable.from(
    changed,
    documents.onDidMeasure(() => changed.fire()),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(SECTION)) changed.fire();
    }),
    languages.registerCodeLensProvider(EVERY_FILE, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: (document) => lensesOf(document, documents),
    }),
  );
};

function lensesOf(document: TextDocument, documents: Session['documents']): CodeLens[] {
  const settings = readSettings(document.uri).codeLens;
  const known = settings.enabled ? documents.find(document) : undefined;
  if (!known) return [];
  if (known.reason !== undefined) return [noteLens(document, known.reason)];
  const { measured, isStale } = known;
  return measured.prompts.flatMap((prompt) => {
    if (!isShown(prompt, settings)) return [];
    const sections = sectionsShown(document, prompt, settings);
    return [
      promptLens(document, prompt, isStale),
      ...sections.map((section) => sectionLens(document, section)),
    ];
  });
}

function isShown(prompt: MeasuredPrompt, { minimumTokens }: Settings['codeLens']): boolean {
  if (prompt.isElsewhere) return false;
  return prompt.unrenderable !== undefined || (prompt.costs[0]?.inputTokens ?? 0) >= minimumTokens;
}

/** The last value stays with a mark while it is computed anew, so that no line jumps. */
function promptLens(document: TextDocument, prompt: MeasuredPrompt, isStale: boolean): CodeLens {
  return new CodeLens(rangeAt(document, prompt.offset), {
    title: `${lensTitle(prompt, l10n.t)}${isStale ? ' …' : ''}`,
    tooltip: l10n.t('Show what this prompt is made of and what it costs'),
    command: 'promptfare.showPromptCost',
    arguments: [document.uri, prompt.id],
  });
}

function sectionsShown(
  document: TextDocument,
  { sections, offset }: MeasuredPrompt,
  { perMessage }: Settings['codeLens'],
): readonly Section[] {
  if (perMessage === 'never') return [];
  if (perMessage === 'auto' && document.lineCount < LONG_LINES) return [];
  const messages = sections.filter(({ kind }) => kind === 'message');
  const shown = messages.length > 1 ? sections : sections.filter(({ kind }) => kind === 'heading');
  const promptLine = document.positionAt(offset).line;
  return shown.filter((section) => document.positionAt(section.offset).line !== promptLine);
}

function sectionLens(document: TextDocument, { title, kind, tokens, offset }: Section): CodeLens {
  const label = kind === 'message' ? `${title}: ` : '';
  return new CodeLens(rangeAt(document, offset), {
    title: l10n.t('{0} tok', `${label}${formatTokens(tokens)}`),
    command: '',
  });
}

function noteLens(document: TextDocument, reason: string): CodeLens {
  return new CodeLens(rangeAt(document, 0), { title: `Promptfare: ${reason}`, command: '' });
}

function rangeAt(document: TextDocument, offset: number): Range {
  const position = document.positionAt(offset);
  return new Range(position, position);
}
