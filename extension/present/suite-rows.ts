import type {
  ComparedBudget,
  ComparedSuite,
  ComparedWorkspace,
} from '../engine/compared-workspace.ts';
import { escapeMarkdown } from '../../shared/report/escape-markdown.ts';
import { formatRatio, formatRatioDelta, ratioAdded } from '../../shared/report/format-ratio.ts';
import { formatCount, formatTokens } from '../../shared/report/format-tokens.ts';
import { formatUsd, formatUsdDelta } from '../../shared/report/format-usd.ts';
import { stripControl } from '../../shared/report/strip-control.ts';
import { budgetIcon } from './budget-rows.ts';
import type { CostIcon, CostNode } from './cost-node.ts';
import { sentenceWords } from './sentence-words.ts';
import type { Translate } from './words.ts';

/** Worst first; the icon of a suite is that of its worst budget. */
const STATES: readonly ComparedBudget['kind'][] = [
  'breach',
  'approved',
  'already-over',
  'near',
  'unmeasured',
  'within',
  'new',
];

/** The suites of a folder with what a run and a month cost, what has changed, and how much of their budgets is used. */
export function suiteGroup(
  root: string,
  compared: ComparedWorkspace,
  t: Translate,
): readonly CostNode[] {
  const { suites } = compared;
  if (suites.length === 0) return [];
  const months = suites.flatMap(({ monthUsd }) => monthUsd ?? []);
  const monthUsd = months.reduce((sum, usd) => sum + usd, 0);
  const group: CostNode = {
    id: `${root}|suites`,
    kind: 'group',
    label: t('Suites'),
    description:
      months.length > 0 ? t('≈ {0}/mo', formatUsd(monthUsd)) : formatCount(suites.length),
    tooltip: () => `${escapeMarkdown(compared.headline)}\n\n${escapeMarkdown(compared.summary)}`,
    icon: { name: 'beaker' },
    isOpen: true,
    children: suites
      .toSorted((one, other) => (other.monthUsd ?? -1) - (one.monthUsd ?? -1))
      .map((suite) => suiteRow(root, suite, { compared, t })),
  };
  return [group];
}

type Context = { readonly compared: ComparedWorkspace; readonly t: Translate };

function suiteRow(root: string, suite: ComparedSuite, { compared, t }: Context): CostNode {
  const name = stripControl(suite.name);
  const budgets = compared.budgets.filter((budget) => budget.suite === suite.name);
  const figures = suiteFigures(suite, compared.against, t);
  const words = [...figures, ...mostUsed(budgets, t)];
  return {
    id: `${root}|suite|${suite.name}`,
    kind: 'suite',
    label: name,
    description: words.join(' · '),
    spoken: t('Suite {0}, {1}', name, words.join(', ')),
    tooltip: () => {
      const reasons = suite.unmeasured.map((reason) => sentenceWords(reason, t));
      return [`**${escapeMarkdown(name)}**`, ...[...words, ...reasons].map(escapeMarkdown)].join(
        '\n\n',
      );
    },
    icon: iconOf(suite, budgets),
    target: { kind: 'config', root, list: 'suites', name: suite.name },
    children: [],
  };
}

/** `≈ $1,044/mo`, `$0.0058/run`, `+$0.0025 (+75.3 %) vs main`; `~` for an estimate. */
export function suiteFigures(
  suite: ComparedSuite,
  against: string | undefined,
  t: Translate,
): readonly string[] {
  const { monthUsd, runUsd, inputTokens } = suite;
  const mark = markOf(suite);
  const figures = [
    ...(monthUsd === undefined ? [] : [t('≈ {0}/mo', formatUsd(monthUsd))]),
    ...(runUsd === undefined ? [] : [t('{0}/run', mark + formatUsd(runUsd))]),
    ...changeOf(suite, against, t),
  ];
  if (figures.length > 0) return figures;
  return inputTokens === undefined
    ? [t('not measured')]
    : [t('{0} tok', mark + formatTokens(inputTokens)), t('cost not known')];
}

function changeOf(
  suite: ComparedSuite,
  against: string | undefined,
  t: Translate,
): readonly string[] {
  const { runUsd, addedRunUsd } = suite;
  if (runUsd === undefined || !addedRunUsd || against === undefined) return [];
  const ratio = ratioAdded(runUsd - addedRunUsd, runUsd);
  const added = markOf(suite) + formatUsdDelta(addedRunUsd);
  const change = ratio === undefined ? added : `${added} (${formatRatioDelta(ratio)})`;
  return [t('{0} vs {1}', change, stripControl(against))];
}

function markOf({ isEstimate }: ComparedSuite): string {
  return isEstimate ? '~' : '';
}

function mostUsed(budgets: readonly ComparedBudget[], t: Translate): readonly string[] {
  const ratios = budgets.flatMap(({ usedRatio }) => usedRatio ?? []);
  return ratios.length === 0 ? [] : [t('{0} of the budget', formatRatio(Math.max(...ratios)))];
}

function iconOf({ unmeasured }: ComparedSuite, budgets: readonly ComparedBudget[]): CostIcon {
  const worst = STATES.find((state) => budgets.some(({ kind }) => kind === state));
  if (worst) return budgetIcon(worst);
  return unmeasured.length > 0 ? budgetIcon('unmeasured') : { name: 'beaker' };
}
