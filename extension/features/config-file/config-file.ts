import { Disposable } from 'vscode';
import type { Feature } from '../feature.ts';
import { configDiagnostics } from './config-diagnostics.ts';
import { configDocuments } from './config-documents.ts';
import { configLenses } from './config-lenses.ts';
import { limitFixes } from './limit-fixes.ts';

/** What the editor does with promptfare.yml. */
export const configFile: Feature = (session) => {
  const configs = configDocuments(session);
  return Disposable.from(
    configs,
    configDiagnostics(configs),
    configLenses(configs, session),
    limitFixes(configs, session),
  );
};
