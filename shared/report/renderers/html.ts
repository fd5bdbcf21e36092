import type { Report } from '../../check/report.ts';
import { changeChart } from '../html/change-chart.ts';
import { changedSuites, foldedEvidence } from '../html/html-evidence.ts';
import { htmlPage } from '../html/html-page.ts';
import { markup, type Html } from '../html/markup.ts';
import { suiteChart } from '../html/suite-chart.ts';
import { totalTiles } from '../html/total-tiles.ts';
import { toneOf, verdictIcon } from '../html/verdict-icon.ts';
import { presentReport, type ReportView } from '../present-report.ts';
import { ENGLISH } from '../language.ts';
import type { Renderer, RenderOptions } from '../renderer.ts';
import { say, type Words } from '../words.ts';

/** One page that stands alone, for a browser and for the editor's panel. */
export const html: Renderer = {
  id: 'html',
  title: 'a page of HTML that stands alone',
  render: renderHtml,
};

/** Needs no width and no colours of a terminal: it has its own. */
export function renderHtml(
  report: Report,
  { linkOf, language = ENGLISH }: Pick<RenderOptions, 'linkOf' | 'language'>,
): string {
  const view = presentReport(report);
  const layout = { maxRows: report.maxRows, ...(linkOf && { linkOf }) };
  const body = markup`<a class="skip" href="#figures">${say`Skip to the figures`}</a>
${headerOf(view, report)}<main id="figures" tabindex="-1">
${totalTiles(report)}${changedSuites(view, layout)}${suiteChart(report)}${changeChart(report)}${foldedEvidence(view, layout)}</main>
<footer>${view.footer}</footer>
`;
  return htmlPage(titleOf(view), body, language);
}

function titleOf({ state }: ReportView): Words {
  return say`Prompt cost: ${state.words}`;
}

function headerOf(view: ReportView, { verdict }: Report): Html {
  const { summary, notes } = view;
  return markup`<header class="${toneOf(verdict.state)}">
<h1>${verdictIcon(verdict.state)}<span>${titleOf(view)}</span></h1>
<p class="summary">${summary}</p>
${notesOf(notes)}</header>
`;
}

function notesOf(notes: ReportView['notes']): Html | undefined {
  if (notes.length === 0) return undefined;
  return markup`<ul class="notes">
${notes.map(
  (words) => markup`<li>${words}</li>
`,
)}</ul>
`;
}
