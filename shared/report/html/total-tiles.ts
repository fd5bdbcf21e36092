import type { Report, SideTotal, TotalDelta } from '../../check/report.ts';
import { worstQuality } from '../../tokenizer/quality.ts';
import { formatRatioDelta, ratioAdded } from '../format-ratio.ts';
import { formatTokens, formatTokensDelta } from '../format-tokens.ts';
import { formatUsd } from '../format-usd.ts';
import { presentChange, qualityMark } from '../present-totals.ts';
import { say, type Words } from '../words.ts';
import { markup, type Html } from './markup.ts';
import { changeMark } from './change-mark.ts';

type Tile = {
  readonly title: Words;
  readonly of: keyof SideTotal;
  readonly mark: string;
  readonly format: (value: number) => string;
  readonly change: (before: number, after: number) => string;
};

/** The four totals of the head, each with what it was; a total that nobody knows has no tile. */
export function totalTiles(report: Report): Html | undefined {
  const { total, suites } = report;
  const mark = qualityMark(worstQuality(suites.flatMap(({ head }) => head?.quality ?? [])));
  const tiles = tilesOf(total, mark).flatMap((tile) => renderTile(tile, total));
  return tiles.length === 0
    ? undefined
    : markup`<dl class="tiles">${tiles}</dl>
`;
}

function tilesOf({ suiteCount, trafficSuiteCount }: TotalDelta, mark: string): readonly Tile[] {
  const some =
    trafficSuiteCount === suiteCount
      ? []
      : say`, ${String(trafficSuiteCount)} of ${String(suiteCount)} suites`;
  const all = suiteCount === 1 ? [] : say`, all suites`;
  const usd = {
    mark,
    format: formatUsd,
    change: (a: number, b: number) => presentChange(a, b, mark),
  };
  const tokens = { format: formatTokens, change: presentTokensChange };
  return [
    { title: [...say`Cost per month`, ...some], of: 'costPerMonthUsd', ...usd },
    { title: [...say`Cost per run`, ...all], of: 'costPerRunUsd', ...usd },
    { title: [...say`Input tokens per run`, ...all], of: 'inputTokens', mark, ...tokens },
    { title: [...say`Output tokens per run`, ...all], of: 'outputTokens', mark: '', ...tokens },
  ];
}

function renderTile(tile: Tile, { baseline, head }: TotalDelta): readonly Html[] {
  const [before, after] = [baseline[tile.of], head[tile.of]];
  if (after === undefined) return [];
  return [
    markup`<div>
<dt>${tile.title}</dt>
<dd class="value">${tile.mark}${tile.format(after)}</dd>
${before === undefined ? undefined : changeLine(tile, before, after)}
</div>
`,
  ];
}

function changeLine({ format, change }: Tile, before: number, after: number): Html {
  if (before === after) return markup`<dd>${say`unchanged`}</dd>`;
  const direction = after > before ? 'up' : 'down';
  return markup`<dd>${changeMark(direction)}${change(before, after)}</dd>
<dd>${say`was ${format(before)}`}</dd>`;
}

function presentTokensChange(before: number, after: number): string {
  const ratio = ratioAdded(before, after);
  const added = formatTokensDelta(after - before);
  return ratio === undefined ? added : `${added} (${formatRatioDelta(ratio)})`;
}
