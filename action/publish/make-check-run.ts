import type { Report } from '../../shared/check/report.ts';
import { annotate, type Annotation } from '../../shared/report/annotations.ts';
import { fitMarkdown } from '../../shared/report/fit-markdown.ts';
import { presentReport } from '../../shared/report/present-report.ts';
import { plainText } from '../../shared/report/words.ts';
import type { PullRequest } from '../event/event.ts';
import type { Github } from '../github/client.ts';
import { harmless } from '../log.ts';
import type { Run } from '../run.ts';
import { blobLinks } from './links.ts';

const MAX_SUMMARY = 65_535;
/** GitHub takes so many with one call, and adds those of the next. */
const PAGE = 50;
const MAX_PAGES = 4;
const LEVELS = { error: 'failure', warning: 'warning', notice: 'notice' } as const;

export type CheckRunRequest = {
  readonly name: string;
  readonly run: Run;
  readonly pull: PullRequest | undefined;
};

/** A check of its own, for more annotations than a job shows. */
export async function makeCheckRun(
  { octokit, owner, repo }: Github,
  report: Report,
  { name, run, pull }: CheckRunRequest,
): Promise<void> {
  const pages = pagesOf(annotate(report).filter(({ path }) => path !== undefined));
  const view = presentReport(report);
  const summary = fitMarkdown(report, {
    maxSize: MAX_SUMMARY,
    sizeOf: ({ length }) => length,
    maxRows: report.maxRows,
    linkOf: blobLinks(run, report),
  });
  const output = { title: `${view.state.icon} ${plainText(view.state.words)}`, summary };
  const { data } = await octokit.rest.checks.create({
    owner,
    repo,
    name,
    head_sha: pull?.headSha ?? report.comparison.headCommit ?? run.sha,
    status: 'completed',
    conclusion: conclusionOf(report),
    details_url: run.url,
    output: { ...output, annotations: (pages[0] ?? []).map((one) => toApi(one, run)) },
  });
  for (const page of pages.slice(1, MAX_PAGES)) {
    const annotations = page.map((one) => toApi(one, run));
    await octokit.rest.checks.update({
      owner,
      repo,
      check_run_id: data.id,
      output: { ...output, annotations },
    });
  }
}

function conclusionOf({ verdict }: Report): 'success' | 'neutral' | 'failure' {
  if (verdict.exitCode !== 0) return 'failure';
  return verdict.state === 'warning' || verdict.wouldBlock ? 'neutral' : 'success';
}

function pagesOf(annotations: readonly Annotation[]): readonly (readonly Annotation[])[] {
  const count = Math.ceil(annotations.length / PAGE);
  return Array.from({ length: count }, (_, at) => annotations.slice(at * PAGE, (at + 1) * PAGE));
}

function toApi(
  { kind, title, words, path = '', line = 1 }: Annotation,
  { prefix }: Run,
): ApiAnnotation {
  return {
    path: prefix === '' ? path : `${prefix}/${path}`,
    start_line: line,
    end_line: line,
    annotation_level: LEVELS[kind],
    title,
    message: harmless(plainText(words)),
  };
}

type ApiAnnotation = {
  path: string;
  start_line: number;
  end_line: number;
  annotation_level: 'failure' | 'warning' | 'notice';
  title: string;
  message: string;
};
