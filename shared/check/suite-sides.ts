import type { Config } from '../config/config.ts';
import { fixedPrompt } from '../measure/fixed-text.ts';
import type { Suite } from '../measure/suite.ts';
import type { ModelId } from '../model/model-id.ts';
import { parseModelId } from '../model/parse-model-id.ts';
import type { Prompt } from '../prompt/prompt.ts';
import { withoutTaken } from '../prompt/without-taken.ts';
import type { Sample } from '../recording/recording.ts';
import type { SuiteSide } from '../replay/suite-side.ts';
import type { LoadedSide } from './load-side.ts';
import { globMatcher } from '../text/match-glob.ts';

/** Picks a suite's prompts and samples out of what was loaded of one commit. */
export function suiteSide(
  suite: Suite,
  loaded: LoadedSide,
  aliases: Config['pricing']['aliases'],
): SuiteSide {
  const modelIdOf = modelIdReader(aliases);
  const prompts = promptsOf(suite, loaded);
  const model = suite.model === undefined ? {} : { model: modelIdOf(suite.model) };
  if (suite.recordings.length > 0) {
    return { prompts, samples: recordedSamples(suite, loaded), modelIdOf, ...model };
  }
  const written = prompts.map(withOwnCases);
  return {
    prompts: written.map(({ prompt }) => prompt),
    samples: written.flatMap(({ samples }) => samples),
    modelIdOf,
    ...model,
  };
}

/**
 * A file that another file of the suite reads (a promptfoo config and its prompt files) is that file's, not a prompt of
 * its own; of two files that name one prompt, the one that names a model stays.
 */
function promptsOf(suite: Suite, { promptFiles }: LoadedSide): readonly Prompt[] {
  const matches = globMatcher(suite.prompts);
  const files = [...promptFiles].filter(([path]) => matches(path));
  const own = withoutTaken(files, ([path, parsed]) => ({ path, parsed }));
  const byId = new Map<string, Prompt>();
  for (const prompt of own.flatMap(([, { prompts }]) => prompts)) {
    const known = byId.get(prompt.id);
    if (!known || (known.models.length === 0 && prompt.models.length > 0)) {
      byId.set(prompt.id, prompt);
    }
  }
  return [...byId.values()];
}

function recordedSamples(suite: Suite, { recordings }: LoadedSide): readonly Sample[] {
  const matches = globMatcher(suite.recordings);
  return [...recordings].flatMap(([path, { samples }]) => (matches(path) ? samples : []));
}

/**
 * A suite without recordings is measured on the values its prompt files carry, or on its fixed text: exact input
 * tokens, and no output.
 */
function withOwnCases(prompt: Prompt): {
  readonly prompt: Prompt;
  readonly samples: readonly Sample[];
} {
  const promptRef = { path: prompt.id };
  if (prompt.cases.length === 0) {
    return { prompt: fixedPrompt(prompt), samples: [{ key: 'fixed text', promptRef, vars: {} }] };
  }
  return {
    prompt,
    samples: prompt.cases.map(({ name, vars }, index) => ({
      key: String(index),
      promptRef,
      vars,
      ...(name && { description: name }),
    })),
  };
}

function modelIdReader(aliases: Config['pricing']['aliases']): (written: string) => ModelId {
  const known = new Map<string, ModelId>();
  return (written) => {
    const id = known.get(written) ?? parseModelId(written, aliases);
    known.set(written, id);
    return id;
  };
}
