/**
 * The look of the page. Colours are those of VS Code where the page is shown in it, else light or dark as the reader
 * prefers; all text is in the two text colours, so that it can be read on every theme.
 */
export const STYLE: string = `
:root {
  color-scheme: light dark;
  --text: var(--vscode-editor-foreground, #1f2328);
  --page: var(--vscode-editor-background, #ffffff);
  --link: var(--vscode-textLink-foreground, #0550ae);
  --focus: var(--vscode-focusBorder, #0550ae);
  --up: var(--vscode-charts-red, #cf3a1d);
  --down: var(--vscode-charts-green, #1a7f37);
  --head: var(--vscode-charts-blue, #0969da);
  --amber: var(--vscode-charts-orange, #b35900);
  --quiet: color-mix(in srgb, var(--text) 78%, var(--page));
  --grey: color-mix(in srgb, var(--text) 54%, var(--page));
  --line: var(--vscode-contrastBorder, color-mix(in srgb, var(--text) 16%, var(--page)));
  --raised: color-mix(in srgb, var(--text) 5%, var(--page));
  --mono: var(--vscode-editor-font-family, ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace);
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: var(--vscode-editor-foreground, #e6edf3);
    --page: var(--vscode-editor-background, #0d1117);
    --link: var(--vscode-textLink-foreground, #79c0ff);
    --focus: var(--vscode-focusBorder, #79c0ff);
    --up: var(--vscode-charts-red, #ff7b64);
    --down: var(--vscode-charts-green, #4ac26b);
    --head: var(--vscode-charts-blue, #58a6ff);
    --amber: var(--vscode-charts-orange, #e3a13a);
  }
}
:root:has(body.vscode-light) { color-scheme: light; }
:root:has(body.vscode-dark) { color-scheme: dark; }
* { box-sizing: border-box; }
body {
  margin: 0 auto;
  max-width: 70rem;
  padding: 2rem 1.5rem 3rem;
  background: var(--page);
  color: var(--text);
  font: var(--vscode-font-size, 15px)/1.5 var(--vscode-font-family, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif);
  overflow-wrap: anywhere;
}
html { background: var(--page); }
a { color: var(--link); }
code {
  padding: 0.1em 0.2em;
  border-radius: 0.25em;
  background: var(--raised);
  color: inherit;
  font-family: var(--mono);
  font-size: 0.9em;
  unicode-bidi: isolate;
}
a code { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 0.5rem; padding: 0.3rem 0.6rem; background: var(--page); }
h1, h2 { margin: 0; line-height: 1.25; text-wrap: balance; }
h1 { display: flex; gap: 0.6rem; align-items: center; font-size: 1.6em; }
h2 { font-size: 1.15em; }
header { padding: 1rem 1.25rem; border: 1px solid var(--line); border-left: 0.35rem solid var(--tone); border-radius: 0.5rem; background: var(--raised); }
.good { --tone: var(--down); }
.note { --tone: var(--head); }
.warning { --tone: var(--amber); }
.bad { --tone: var(--up); }
.icon { flex: none; fill: var(--tone); }
.icon path { fill: none; stroke: var(--page); stroke-width: 2.4; stroke-linecap: round; stroke-linejoin: round; }
.icon .sign { fill: var(--tone); stroke: none; }
.summary { margin: 0.5rem 0 0; font-weight: 600; }
.notes { margin: 0.75rem 0 0; padding-left: 1.2rem; }
.notes li + li { margin-top: 0.25rem; }
.tiles { display: grid; grid: auto / auto-flow 1fr; gap: 0.75rem; margin: 1rem 0 0; }
.tiles div { padding: 0.75rem 1rem; border: 1px solid var(--line); border-radius: 0.5rem; }
.tiles dt, .tiles dd { color: var(--quiet); font-size: 0.9em; }
.tiles dd { margin: 0; font-variant-numeric: tabular-nums; }
.tiles .value { color: var(--text); font-size: 1.5em; font-weight: 600; line-height: 1.4; }
.mark.up { color: var(--up); }
.mark.down { color: var(--down); }
section { margin-top: 2rem; }
details { margin-top: 0.75rem; border: 1px solid var(--line); border-radius: 0.5rem; }
section + details { margin-top: 2rem; }
summary { padding: 0.6rem 1rem; cursor: pointer; }
summary h2 { display: inline; font-size: 1em; }
summary span { color: var(--quiet); }
summary:hover { background: var(--raised); }
.folded { padding: 0 1rem 0.75rem; }
.folded ul { margin: 0; padding-left: 1.2rem; }
table { width: 100%; border-collapse: collapse; }
table + table, .more + table { margin-top: 1rem; }
caption { padding: 0.25rem 0; color: var(--quiet); font-size: 0.9em; text-align: left; }
th:first-child { padding-left: 0; }
th:last-child, td:last-child { padding-right: 0; }
th, td { padding: 0.45rem 0.6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { color: var(--quiet); font-size: 0.85em; font-weight: 600; vertical-align: bottom; }
tbody th { font-weight: 400; min-width: 10rem; }
td:not(.number, .bar) { min-width: 6.5rem; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
thead th, td.number { white-space: nowrap; }
.more { margin: 0.5rem 0 0; color: var(--quiet); font-size: 0.9em; }
.bar { width: 48%; vertical-align: middle; }
.bar svg { display: block; forced-color-adjust: none; }
.chart th, .chart td { vertical-align: middle; }
.steps .bar { width: 32%; }
.steps tbody tr:first-child, .steps tbody tr:last-child { font-weight: 600; }
.steps tbody tr:first-child th, .steps tbody tr:last-child th { font-weight: 600; }
rect.baseline, .key.baseline { fill: var(--grey); background: var(--grey); }
rect.head, .key.head { fill: var(--head); background: var(--head); }
rect.up { fill: var(--up); }
rect.down { fill: var(--down); }
.key { display: inline-block; width: 0.8em; height: 0.8em; margin: 0 0.2em 0 0.6em; border-radius: 2px; forced-color-adjust: none; }
footer { margin-top: 2rem; padding-top: 0.75rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: 0.9em; }
@media screen and (max-width: 54rem) {
  .tiles { grid: auto / 1fr 1fr; }
${cardsOf(':not(.chart) > table')}}
@media screen and (max-width: 40rem) {
  body { padding: 1rem 0.75rem 2rem; }
  h1 { font-size: 1.3em; align-items: flex-start; }
  .tiles { gap: 0.5rem; }
  .tiles .value { font-size: 1.25em; }
  .folded { padding: 0 0.75rem 0.5rem; }
${cardsOf('.chart > table')}  .chart > table tbody tr { display: grid; grid-template-columns: 1fr 1fr; column-gap: 1.5rem; }
  .chart > table tbody th, .chart > table tbody td { grid-column: 1 / -1; }
  .chart > table tbody .bar { width: auto; padding: 0.2rem 0; }
  .chart > table tbody .number { grid-column: auto; }
  .chart > table tbody .bar::before, .steps > table tbody td::before { display: none; }
  .steps > table tbody td { text-align: left; }
  .steps > table tbody th, .steps > table tbody .number { grid-row: 1; }
  .steps > table tbody th { grid-column: 1; }
  .steps > table tbody .number { text-align: right; }
}
@media (forced-colors: active) {
  header { border-left-color: CanvasText; }
}
@media print {
  :root { color-scheme: light; --text: #000; --page: #fff; --link: #000; --up: #cf3a1d; --down: #1a7f37; --head: #0969da; --amber: #b35900; }
  body { max-width: none; padding: 0; font-size: 9pt; }
  .skip { display: none; }
  tr, .tiles div { break-inside: avoid; }
  th, td { padding: 0.35rem 0.4rem; }
  tbody th { min-width: 7rem; }
  h2, caption { break-after: avoid; }
  thead { display: table-header-group; }
  rect, .key, header { print-color-adjust: exact; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
`;

/** Each row of a table as a card, its titles before its cells. */
function cardsOf(table: string): string {
  return `  ${table}, ${table} caption, ${table} tbody, ${table} tbody tr, ${table} tbody th, ${table} tbody td { display: block; }
  ${table} thead { position: absolute; left: -99rem; }
  ${table} tbody tr { padding: 0.6rem 0; border-bottom: 1px solid var(--line); }
  ${table} tbody th, ${table} tbody td { min-width: 0; padding: 0.1rem 0; border: 0; }
  ${table} tbody td { text-align: right; white-space: normal; }
  ${table} tbody td::before { content: attr(data-label) / ''; float: left; margin-right: 1rem; color: var(--quiet); }
  ${table} tbody td::after { content: ''; display: block; clear: both; }
  ${table} tbody td:empty { display: none; }
`;
}
