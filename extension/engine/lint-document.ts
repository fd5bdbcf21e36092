import type { CompressionEdit } from '../../shared/compress/compression.ts';
import { isTiny, ruleDocUrl } from '../../shared/report/present-finding.ts';
import { onlyKnown } from '../../shared/text/only-known.ts';
import { BASELINE_PATH, readBaseline } from '../../shared/rules/baseline.ts';
import type { Finding } from '../../shared/rules/finding.ts';
import { RULES } from '../../shared/rules/index.ts';
import { globMatcher } from '../../shared/text/match-glob.ts';
import { lintWorkspace } from '../../shared/workspace/lint-workspace.ts';
import { compressDocument } from './compress-document.ts';
import type { DocumentFinding, FindingKey } from './document-finding.ts';
import type { DocumentRequest } from './document-request.ts';
import { requirePromptFile } from './require-prompt-file.ts';

/** The findings in a document that the command line would show, in the order of the document. */
export async function lintDocument(request: DocumentRequest): Promise<readonly DocumentFinding[]> {
  await requirePromptFile(request);
  const found = await findAll(request);
  const shown = found.filter((finding) => !isTiny(finding));
  // What was asked meanwhile goes first: somebody may be typing.
  await new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
  const accepted = await findAccepted(shown, request);
  return shown.map((finding) => toDocumentFinding(finding, accepted));
}

/** Findings of nothing for a document that the config leaves out, and for those that the baseline accepts. */
export async function findAll(request: DocumentRequest): Promise<readonly Finding[]> {
  const { path, files, config } = request;
  if (globMatcher(config.exclude)(path)) return [];
  const content = await files.read(BASELINE_PATH);
  const baseline = content.kind === 'text' ? readBaseline(content.text) : undefined;
  const { findings } = await lintWorkspace({
    ...request,
    operands: [path],
    ...(baseline && { baseline }),
  });
  return findings.filter(({ source }) => source.path === path);
}

/** Whether a finding is the one that was told of. */
export function isFinding({ rule, message, range }: FindingKey): (finding: Finding) => boolean {
  return ({ source, ...finding }) =>
    finding.rule === rule &&
    finding.message === message &&
    source.range.start === range.start &&
    source.range.end === range.end;
}

/** What the verifier lets pass of the replacements, each made beside the others. */
async function findAccepted(
  findings: readonly Finding[],
  request: DocumentRequest,
): Promise<readonly CompressionEdit[]> {
  if (!findings.some(hasReplacement)) return [];
  const { edits } = await compressDocument({
    ...request,
    level: 'suggest',
    models: [],
    isWanted: () => true,
  });
  return edits.filter(({ dropped }) => !dropped);
}

function hasReplacement({ replacements, fix }: Finding): boolean {
  return replacements.length > 0 && (fix === 'automatic' || fix === 'suggestion');
}

function toDocumentFinding(
  finding: Finding,
  accepted: readonly CompressionEdit[],
): DocumentFinding {
  const { rule: id, severity, fix, prompt, source, message, values, places } = finding;
  const { saving, uncachedTokens, usdPer1000Calls, usdPerMonth } = finding;
  const rule = RULES.find((one) => one.id === id);
  return {
    rule: id,
    title: rule?.title ?? id,
    severity,
    fix,
    prompt,
    range: source.range,
    message,
    template: rule?.messages[message] ?? message,
    values: { ...values, places },
    docUrl: ruleDocUrl(id),
    isFixable: hasReplacement(finding) && accepted.some((edit) => isEditOf(edit, finding)),
    ...onlyKnown({ saving, uncachedTokens, usdPer1000Calls, usdPerMonth }),
  };
}

/** A replacement stands in what its finding speaks of, the first one of several in the first place. */
function isEditOf({ rule, range }: CompressionEdit, { rule: id, source }: Finding): boolean {
  return rule === id && range.start <= source.range.end && range.end >= source.range.start;
}
