import { annotate, type Annotation } from '../annotations.ts';
import { ruleDocUrl } from '../present-finding.ts';
import type { Renderer } from '../renderer.ts';
import { plainText } from '../words.ts';

/** Code scanning keeps 5,000 results; nobody reads as many. */
const MAX_RESULTS = 1000;

const RULES = { error: 'over-budget', warning: 'warning', notice: 'costs-more' } as const;

/** For code scanning and editors: SARIF 2.1.0, one result for each breach, file problem, dearer prompt and new finding. */
export const sarif: Renderer = {
  id: 'sarif',
  title: 'SARIF 2.1.0, for code scanning',
  render: (report) => {
    const annotations = annotate(report).slice(0, MAX_RESULTS);
    const found = new Set(annotations.flatMap(({ rule }) => rule ?? []));
    const driver = {
      name: 'promptfare',
      rules: [
        ...Object.values(RULES).map((id) => ({ id })),
        ...[...found].map((id) => ({ id, helpUri: ruleDocUrl(id) })),
      ],
    };
    const log = {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        { tool: { driver }, columnKind: 'utf16CodeUnits', results: annotations.map(resultOf) },
      ],
    };
    return `${JSON.stringify(log, undefined, 2)}\n`;
  },
};

function resultOf(annotation: Annotation): object {
  const { kind, words, path, line = 1, rule, fingerprint } = annotation;
  const location = path !== undefined && {
    physicalLocation: {
      artifactLocation: { uri: path.split('/').map(encodePart).join('/') },
      region: { startLine: line },
    },
  };
  return {
    ruleId: rule ?? RULES[kind],
    level: kind === 'notice' ? 'note' : kind,
    message: { text: plainText(words) },
    locations: location ? [location] : [],
    ...(fingerprint !== undefined && {
      partialFingerprints: { 'promptfareFinding/v1': fingerprint },
    }),
  };
}

function encodePart(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Cs}/gu, '\uFFFD'));
}
