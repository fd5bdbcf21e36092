import { plural } from './format-tokens.ts';
import { stripControl } from './strip-control.ts';

/** What came of asking providers to count. */
export type CountVerification = {
  /** Requests that were counted in this run. */
  readonly askedCount: number;
  /** Requests that could be asked about, but were not. */
  readonly leftCount: number;
  /** Requests whose model has no counting endpoint, or that it does not take. */
  readonly unaskableCount: number;
  /** Why it stopped early. */
  readonly stopped?: string;
};

/** Says on one line each what was counted, and what is still an estimate. */
export function presentVerification(verification: CountVerification, path: string): string {
  const { askedCount, leftCount, unaskableCount, stopped } = verification;
  const lines = [
    `${plural(askedCount, 'request')} counted by ${askedCount === 1 ? 'its provider' : 'their providers'}, kept in ${path}`,
    ...(stopped === undefined ? [] : [`stopped: ${stripControl(stopped)}`]),
    ...(leftCount === 0 ? [] : [`${plural(leftCount, 'request')} left; run it again to go on`]),
    ...(unaskableCount === 0
      ? []
      : [`${plural(unaskableCount, 'request')} that no provider counts`]),
  ];
  return `${lines.join('\n')}\n`;
}
