import type { MessageValues } from '../rules/finding.ts';
import { formatTokens, plural } from './format-tokens.ts';
import { stripControl } from './strip-control.ts';

const MAX_VALUE = 80;

/** A rule's sentence with its `{name}` and `{places:line}` filled. Text from files is cut and freed of control characters. */
export function fillMessage(template: string, values: MessageValues): string {
  return template.replaceAll(/\{(\w+)(?::(\w+))?\}/g, (_, name: string, unit?: string) =>
    presentValue(values, name, unit),
  );
}

function presentValue(values: MessageValues, name: string, unit: string | undefined): string {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  if (value === undefined) return '';
  if (typeof value === 'number') return unit ? plural(value, unit) : formatTokens(value);
  const text = stripControl(value);
  return text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE - 1)}…` : text;
}
