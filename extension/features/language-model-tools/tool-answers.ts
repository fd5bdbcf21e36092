import { fillMessage } from '../../../shared/report/fill-message.ts';
import { replaceSentences } from '../../../shared/text/replace-sentences.ts';
import type { CompressedDocument } from '../../engine/compressed-document.ts';
import type { DocumentFinding } from '../../engine/document-finding.ts';
import { dropWords } from '../../present/drop-words.ts';
import { inEnglish } from '../../present/in-english.ts';
import type { MeasuredDocument } from '../../engine/measured-document.ts';

/** More than this helps no model, and costs tokens itself. */
const MAX_PROMPTS = 30;
const MAX_FINDINGS = 40;
const MAX_REPLACEMENTS = 40;

const CAVEAT =
  'Fewer input tokens are a saving only when the answers stay as good and as short: re-run the evals.';

/** Tokens and list price of each prompt of a file, as JSON for a model. Offsets become lines, which models work with. */
export function countAnswer(path: string, { prompts, problems }: MeasuredDocument): string {
  return answer(path, {
    ...listed(
      'prompts',
      prompts.map(({ id, unrenderable, costs, callsPerMonth, delta }) => ({
        id,
        notCounted: unrenderable,
        costs: costs.map((cost) => ({
          model: cost.model,
          inputTokens: cost.inputTokens,
          quality: cost.quality,
          valuesOfVariablesComeOnTop: cost.isOpen || undefined,
          inputUsdPerCall: cost.inputUsd,
          maxUsdPerCall: cost.maxUsd,
          priceAsOf: cost.priceAsOf,
        })),
        callsPerMonth: callsPerMonth?.count,
        change: delta,
      })),
      MAX_PROMPTS,
    ),
    problems: problems.length === 0 ? undefined : problems.slice(0, MAX_PROMPTS),
  });
}

/** The waste in a file. */
export function findingsAnswer(
  path: string,
  findings: readonly DocumentFinding[],
  lineOf: (offset: number) => number,
): string {
  return answer(path, {
    ...listed(
      'findings',
      findings.map((finding) => ({
        rule: finding.rule,
        severity: finding.severity,
        line: lineOf(finding.range.start),
        prompt: finding.prompt,
        message: fillMessage(finding.template, finding.values),
        tokensBefore: finding.saving?.tokensBefore,
        tokensAfter: finding.saving?.tokensAfter,
        atMostUsdPer1000Calls: finding.usdPer1000Calls,
        canBeFixed: finding.isFixable ? finding.fix : undefined,
        docs: finding.docUrl,
      })),
      MAX_FINDINGS,
    ),
    note: CAVEAT,
  });
}

/** What could be taken out of a file; nothing is written. */
export function compressAnswer(
  path: string,
  { savings, replacements }: CompressedDocument,
  lineOf: (offset: number) => number,
): string {
  return answer(path, {
    savings: savings.slice(0, MAX_PROMPTS),
    ...listed(
      'replacements',
      replacements.map(({ rule, range, before, after, tokensSaved, notMade }) => ({
        rule,
        line: lineOf(range.start),
        before,
        after,
        tokensSaved,
        notMade: notMade && dropWords(notMade, inEnglish),
      })),
      MAX_REPLACEMENTS,
    ),
    note: `Nothing was written: this is a proposal, which the user can apply with the command Promptfare: Compress Prompt. ${CAVEAT}`,
  });
}

/** Says how many there are when not all are told. */
function listed(name: string, items: readonly object[], max: number): object {
  if (items.length <= max) return { [name]: items };
  return { [name]: items.slice(0, max), [`${name}InAll`]: items.length };
}

function answer(path: string, fields: object): string {
  return JSON.stringify({ path, ...fields }, replaceSentences);
}
