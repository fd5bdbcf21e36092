import { fieldOf } from '../text/json-fields.ts';
import type { RuleContext, RulePart } from './rule-context.ts';

/** Texts with a cache marker behind them, in the order they are sent. */
export function markedParts({ parts }: RuleContext): readonly RulePart[] {
  return parts.filter(({ cacheMarker }) => cacheMarker !== undefined);
}

/** Cache markers on tools, which stand before all texts. */
export function countToolMarkers({ prompt }: RuleContext): number {
  return prompt.tools.filter((tool) => fieldOf(tool, 'cache_control') !== undefined).length;
}

/** Cache markers behind images and documents. */
export function countMediaMarkers({ prompt }: RuleContext): number {
  const parts = prompt.messages.flatMap((message) => message.parts);
  return parts.filter((part) => part.kind === 'media' && part.cacheMarker !== undefined).length;
}

export function hasMarker(context: RuleContext): boolean {
  const others = countToolMarkers(context) + countMediaMarkers(context);
  return others > 0 || markedParts(context).length > 0;
}
