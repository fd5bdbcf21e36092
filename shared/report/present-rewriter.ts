import type { RewriterReport } from '../compress/rewriter-report.ts';
import { plural } from './format-tokens.ts';
import { formatUsd } from './format-usd.ts';
import { stripControl } from './strip-control.ts';

/** What asking a model has come to, in one or two sentences. */
export function presentRewriter({ model, callCount, spentUsd, stopped }: RewriterReport): string {
  const cost = spentUsd === undefined ? '' : `, ${formatUsd(spentUsd)}`;
  const asked = `Asked ${stripControl(model)} ${plural(callCount, 'time')}${cost}.`;
  if (!stopped) return asked;
  if (stopped.kind === 'fuse') return `${asked} Stopped: the next call could pass --max-usd.`;
  return `${asked} Stopped: ${stripControl(stopped.reason)}.`;
}
