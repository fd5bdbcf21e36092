import type { Finding, Severity } from '../rules/finding.ts';
import { RULES } from '../rules/index.ts';
import type { Json } from '../text/json.ts';
import { presentFinding, presentSaving, ruleDocUrl } from './present-finding.ts';

const LEVELS: { readonly [severity in Severity]: string } = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** Findings as a SARIF 2.1.0 log (OASIS, 2020), as GitHub's code scanning takes it. */
export function renderSarifFindings(findings: readonly Finding[]): string {
  const rules = RULES.filter(({ id }) => findings.some((finding) => finding.rule === id));
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Promptfare',
            rules: rules.map(({ id, title, severity }) => ({
              id,
              name: id,
              shortDescription: { text: title },
              helpUri: ruleDocUrl(id),
              help: {
                text: `${title}. See ${ruleDocUrl(id)}`,
                markdown: `${title}. [What it finds, and what it costs](${ruleDocUrl(id)})`,
              },
              defaultConfiguration: {
                level: severity === 'off' ? 'none' : LEVELS[severity],
                enabled: severity !== 'off',
              },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => toResult(finding, indexes)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function toResult(finding: Finding, indexes: ReadonlyMap<string, number>): Json {
  const { rule, severity, fingerprint, source } = finding;
  const saving = presentSaving(finding);
  const text = saving === '' ? presentFinding(finding) : `${presentFinding(finding)} (${saving})`;
  return {
    ruleId: rule,
    ruleIndex: indexes.get(rule) ?? -1,
    level: LEVELS[severity],
    message: { text: `${text}.` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodePath(source.path), uriBaseId: '%SRCROOT%' },
          ...(source.start && source.end && { region: regionOf(source.start, source.end) }),
        },
      },
    ],
    partialFingerprints: { 'promptfareFinding/v1': fingerprint },
  };
}

type Place = { readonly line: number; readonly column: number };

function regionOf(start: Place, end: Place): Json {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}

/** A path as a relative URI reference (RFC 3986). */
function encodePath(path: string): string {
  const encoded = path.split('/').map((step) => encodeURIComponent(step));
  return encoded.join('/').replaceAll('%2B', '+');
}
