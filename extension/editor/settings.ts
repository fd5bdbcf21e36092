import { workspace, type Uri } from 'vscode';

/** The settings of the extension for one resource, with their defaults. */
export type Settings = {
  readonly models: readonly string[];
  readonly callsPerMonth?: number;
  /** `merge-base`, `HEAD`, `saved`, or a branch, tag or commit. */
  readonly compareWith: string;
  readonly codeLens: {
    readonly enabled: boolean;
    readonly minimumTokens: number;
    readonly perMessage: 'auto' | 'always' | 'never';
  };
  readonly endOfLine: boolean;
  readonly statusBar: boolean;
  readonly diagnostics: {
    readonly enabled: boolean;
    /** Severity of findings by that of the rule. */
    readonly severity: 'rule' | 'error' | 'warning' | 'information' | 'hint';
  };
};

export const SECTION: string = 'promptfare';

export function readSettings(resource?: Uri): Settings {
  const section = workspace.getConfiguration(SECTION, resource);
  const callsPerMonth = section.get<number | null>('callsPerMonth');
  return {
    models: section.get<readonly string[]>('models', []).filter((model) => model.trim() !== ''),
    ...(typeof callsPerMonth === 'number' && callsPerMonth > 0 && { callsPerMonth }),
    compareWith: section.get('compareWith', 'merge-base'),
    codeLens: {
      enabled: section.get('codeLens.enabled', true),
      minimumTokens: section.get('codeLens.minimumTokens', 1),
      perMessage: section.get('codeLens.perMessage', 'auto'),
    },
    endOfLine: section.get('endOfLine.enabled', false),
    statusBar: section.get('statusBar.enabled', true),
    diagnostics: {
      enabled: section.get('diagnostics.enabled', true),
      severity: section.get('diagnostics.severity', 'rule'),
    },
  };
}
