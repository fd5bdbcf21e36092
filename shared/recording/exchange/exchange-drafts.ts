import type { JsonPath } from '../../text/json-tree.ts';
import { sentence } from '../../text/sentence.ts';
import { draftOfCall } from '../draft.ts';
import type { Draft, KeylessSample } from '../draft.ts';
import { reportTo } from '../report-to.ts';
import type { RecordValue } from '../value-reader.ts';
import { sampleOfExchange } from './sample-of-exchange.ts';
import type { Exchange } from './sample-of-exchange.ts';

/** An exchange as a recorder of HTTP keeps it. */
export type StoredExchange = Exchange & {
  /** Where the exchange stands in the value. */
  readonly at: JsonPath;
  readonly order: readonly (number | string)[];
  readonly more?: Pick<KeylessSample, 'startedAt' | 'latencyMs'>;
};

/** The samples of recorded exchanges; a call whose answer cannot be read is refused where it stands. */
export function exchangeDrafts(
  exchanges: Iterable<StoredExchange>,
  report: RecordValue['report'],
): readonly Draft[] {
  const drafts: Draft[] = [];
  for (const exchange of exchanges) {
    const read = sampleOfExchange(exchange, reportTo(report));
    if (read.kind === 'sample') {
      drafts.push(draftOfCall({ ...read.sample, ...exchange.more }, exchange.order));
    }
    if (read.kind !== 'unread') continue;
    const message = sentence`The answer to this call of a model is ${read.reason}`;
    const hint = sentence`The call is left out; record it again.`;
    report({ severity: 'error', at: exchange.at, message, hint });
  }
  return drafts;
}
