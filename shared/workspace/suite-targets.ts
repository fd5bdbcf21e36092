import type { Suite, Traffic } from '../measure/suite.ts';
import { PROMPT_FORMATS } from '../prompt/formats/index.ts';
import type { Prompt } from '../prompt/prompt.ts';
import { globMatcher } from '../text/match-glob.ts';

/** What the suites of a config say about prompts that do not say it themselves. */
export type SuiteTargets = {
  /** The model of the first suite that holds a path and names one, as written. */
  readonly modelOf: (path: string) => string | undefined;
  /**
   * The calls of one prompt. Traffic is a suite's: it is known to be a prompt's only where the suite holds that prompt
   * alone. Measured only where every suite of the prompt measured it.
   */
  readonly trafficOf: (prompt: Prompt) => Traffic | undefined;
};

const isPromptFile = globMatcher(PROMPT_FORMATS.flatMap(({ patterns }) => patterns));

/**
 * @param prompts prompts that are known, to tell whether one is alone in its suite
 * @param paths every path of the workspace: a file that was not read may hold another prompt of a suite
 */
export function findSuiteTargets(
  suites: readonly Suite[],
  prompts: readonly Prompt[],
  paths: readonly string[],
): SuiteTargets {
  const matchers = suites.map((suite) => ({ suite, isIn: globMatcher(suite.prompts) }));
  const traffic = new Map<string, Traffic>();
  for (const { suite, isIn } of matchers) {
    const [only, ...others] = prompts.filter(({ path }) => isIn(path));
    if (!suite.traffic || !only || others.length > 0) continue;
    if (paths.some((path) => path !== only.path && isIn(path) && isPromptFile(path))) continue;
    traffic.set(only.id, addTraffic(suite.traffic, traffic.get(only.id)));
  }
  return {
    modelOf: (path) =>
      matchers.find(({ suite, isIn }) => suite.model !== undefined && isIn(path))?.suite.model,
    trafficOf: ({ id }) => traffic.get(id),
  };
}

function addTraffic(one: Traffic, other: Traffic | undefined): Traffic {
  if (!other) return one;
  const isMeasured = one.source === 'measured' && other.source === 'measured';
  return {
    callsPerMonth: one.callsPerMonth + other.callsPerMonth,
    source: isMeasured ? 'measured' : 'assumed',
  };
}

/** The prompts, with their suite's model where they name none. */
export function withSuiteModels(
  prompts: readonly Prompt[],
  { modelOf }: Pick<SuiteTargets, 'modelOf'>,
): readonly Prompt[] {
  return prompts.map((prompt) => {
    if (prompt.models.length > 0) return prompt;
    const id = modelOf(prompt.path);
    if (id === undefined) return prompt;
    const { maxOutputTokens } = prompt;
    return {
      ...prompt,
      models: [{ id, ...(maxOutputTokens !== undefined && { maxOutputTokens }) }],
    };
  });
}
