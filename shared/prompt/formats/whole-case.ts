import type { SourceSpan } from '../../text/source-span.ts';
import type { PromptCase, Variable } from '../prompt.ts';

/**
 * The values of a file as its one case, when they fill every variable; a case with holes would count what is unknown
 * as nothing.
 */
export function wholeCase(
  vars: PromptCase['vars'],
  variables: readonly Variable[],
  span?: SourceSpan,
): readonly PromptCase[] {
  const isWhole = variables.every(({ name }) => Object.hasOwn(vars, name));
  if (!isWhole || Object.keys(vars).length === 0) return [];
  return [{ vars, ...(span && { span }) }];
}
