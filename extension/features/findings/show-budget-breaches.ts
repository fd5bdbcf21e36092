import {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  Disposable,
  l10n,
  languages,
  Location,
  Position,
  Range,
  Uri,
} from 'vscode';
import { configIn } from '../../editor/config-path.ts';
import { fileExists } from '../../editor/file-exists.ts';
import { isLooseRoot, placeOf, uriIn } from '../../editor/place.ts';
import { readSettings } from '../../editor/settings.ts';
import type { ComparedBudget } from '../../engine/compared-workspace.ts';
import type { Session } from '../feature.ts';
import { SOURCE } from './show-diagnostics.ts';

const DOCS = 'https://github.com/promptfare/promptfare/blob/main/docs/configuration.md#budgets';
const SEVERITIES = {
  fail: DiagnosticSeverity.Error,
  warn: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
} as const;
/** A comparison reads the whole folder: changes are gathered first. */
const DELAY_MS = 700;

/** Budgets that are broken, on the file that breaks them. A folder is compared when a prompt of it was opened. */
export function showBudgetBreaches({
  documents,
  compared,
  log,
  onDidChangeFolders,
}: Session): Disposable {
  const collection = languages.createDiagnosticCollection('promptfare.budgets');
  const watched = new Set<string>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const compare = async (root: string): Promise<void> => {
    if (!readSettings(configIn(root)).diagnostics.enabled) show(root, []);
    else if (await fileExists(configIn(root))) await compared.compare(root);
    else show(root, []);
  };
  const schedule = (root: string): void => {
    clearTimeout(timers.get(root));
    const fail = (error: unknown): void => log.warn(`${root}: ${String(error)}`);
    timers.set(
      root,
      setTimeout(() => void compare(root).catch(fail), DELAY_MS),
    );
  };
  const show = (root: string, budgets: readonly ComparedBudget[]): void => {
    collection.forEach((uri) => {
      if (placeOf(uri).root === root) collection.delete(uri);
    });
    for (const [path, broken] of byPath(budgets)) {
      const config = configIn(root);
      collection.set(
        path === undefined ? config : uriIn(root, path),
        broken.map((budget) => diagnosticOf(budget, config)),
      );
    }
  };
  return Disposable.from(
    collection,
    documents.onDidMeasure((uri) => {
      const { root } = placeOf(uri);
      if (isLooseRoot(root) || watched.has(root)) return;
      watched.add(root);
      schedule(root);
    }),
    onDidChangeFolders(() => watched.forEach(schedule)),
    compared.onDidCompare((root) => {
      const { enabled } = readSettings(configIn(root)).diagnostics;
      show(root, enabled ? (compared.findCompared(root)?.budgets ?? []) : []);
    }),
    new Disposable(() => timers.forEach((timer) => clearTimeout(timer))),
  );
}

/** What is about no file stands in the config. */
function byPath(
  budgets: readonly ComparedBudget[],
): ReadonlyMap<string | undefined, readonly ComparedBudget[]> {
  const groups = new Map<string | undefined, ComparedBudget[]>();
  for (const budget of budgets) {
    if (!budget.breach) continue;
    const { path } = budget.breach;
    groups.set(path, [...(groups.get(path) ?? []), budget]);
  }
  return groups;
}

function diagnosticOf(
  { name, severity, breach, configLine = 1 }: ComparedBudget,
  config: Uri,
): Diagnostic {
  const inConfig = wholeLine(configLine - 1);
  const diagnostic = new Diagnostic(
    breach?.path === undefined ? inConfig : wholeLine(0),
    breach?.words ?? name,
    SEVERITIES[severity],
  );
  diagnostic.source = SOURCE;
  diagnostic.code = { value: `budget/${name}`, target: Uri.parse(DOCS) };
  diagnostic.relatedInformation = [
    new DiagnosticRelatedInformation(
      new Location(config, inConfig),
      l10n.t('The limit of budget {0} is set here', name),
    ),
  ];
  return diagnostic;
}

function wholeLine(line: number): Range {
  return new Range(new Position(line, 0), new Position(line, Number.MAX_SAFE_INTEGER));
}
