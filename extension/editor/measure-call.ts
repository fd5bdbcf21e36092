import { l10n, type TextDocument, workspace } from 'vscode';
import type { MeasureCall } from '../engine/engine-calls.ts';
import { placeOf } from './place.ts';
import { readSettings } from './settings.ts';

/** What the engine is asked about a document, by its settings. */
export async function measureCall(document: TextDocument): Promise<MeasureCall> {
  const { root, path, isLoose } = placeOf(document.uri);
  const { models, callsPerMonth, compareWith } = readSettings(document.uri);
  const against = compareWith === 'saved' ? await savedText(document) : baselineOf(isLoose);
  return {
    root,
    path,
    text: document.getText(),
    models,
    ...(callsPerMonth !== undefined && { callsPerMonth }),
    ...(against && { against }),
  };
}

function baselineOf(isLoose: boolean): MeasureCall['against'] {
  return isLoose ? undefined : { kind: 'baseline' };
}

async function savedText({ uri, isDirty }: TextDocument): Promise<MeasureCall['against']> {
  if (!isDirty) return undefined;
  try {
    const text = new TextDecoder().decode(await workspace.fs.readFile(uri));
    return { kind: 'text', text, label: l10n.t('the saved file') };
  } catch {
    return undefined;
  }
}
