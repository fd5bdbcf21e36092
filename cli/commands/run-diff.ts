import { checkRepository, type RepositoryStage } from '../../node/check-repository.ts';
import { LANGUAGES, loadLanguage } from '../../node/languages/load-language.ts';
import { CONFIG_PATH } from '../../shared/workspace/read-config.ts';
import type { Language } from '../../shared/report/language.ts';
import type { Renderer } from '../../shared/report/renderer.ts';
import { RENDERERS } from '../../shared/report/renderers/index.ts';
import { UserError } from '../../shared/text/user-error.ts';
import type { CommandArguments, RunCommand } from '../command.ts';
import { startTimings } from '../timings.ts';

const STAGE_WORDS: { readonly [stage in RepositoryStage]: string } = {
  base: 'Finding the baseline',
  config: 'Reading the config',
  baseline: 'Reading the baseline',
  head: 'Reading the head',
  tokenizers: 'Loading tokenizers',
  replay: 'Replaying recorded cases',
  judge: 'Judging',
};

export const runDiff: RunCommand = async ({ options }, context) => {
  const renderer = rendererOf(options);
  const language = await languageOf(options, renderer);
  const timings = startTimings();
  const progress = context.showProgress('Starting');
  try {
    const report = await checkRepository({
      folder: { root: context.cwd, env: context.env },
      configPath: typeof options['config'] === 'string' ? options['config'] : CONFIG_PATH,
      ...(typeof options['base'] === 'string' && { baseRef: options['base'] }),
      ...suitesOf(options),
      approvals: [],
      now: context.now,
      onStage: (stage) => {
        timings.begin(stage);
        progress.update(STAGE_WORDS[stage]);
      },
    });
    timings.begin('render');
    const text = renderer.render(report, { ...context, language });
    progress.stop();
    context.writeOut(text);
    if (options['timings'] === true) context.writeError(`${JSON.stringify(timings.end())}\n`);
    return report.verdict.exitCode;
  } finally {
    progress.stop();
  }
};

function suitesOf({
  suite,
}: CommandArguments['options']): Pick<Parameters<typeof checkRepository>[0], 'onlySuites'> {
  if (typeof suite !== 'string') return {};
  const names = suite.split(',').map((name) => name.trim());
  return { onlySuites: names.filter((name) => name !== '') };
}

async function languageOf(
  { language = 'en' }: CommandArguments['options'],
  { id }: Renderer,
): Promise<Language> {
  const tag = LANGUAGES.find((one) => one === language);
  if (tag === undefined)
    throw new UserError(`There is no language "${String(language)}"`, {
      hint: `Use one of ${LANGUAGES.join(', ')}.`,
    });
  if (tag !== 'en' && id !== 'html')
    throw new UserError('Only the page of HTML is written in another language than English', {
      hint: 'Add --format html, or leave --language out.',
    });
  return loadLanguage(tag);
}

function rendererOf(options: CommandArguments['options']): Renderer {
  const id =
    options['json'] === true
      ? 'json'
      : options['markdown'] === true
        ? 'markdown'
        : (options['format'] ?? 'terminal');
  const renderer = RENDERERS.find((one) => one.id === id);
  if (!renderer)
    throw new UserError(`There is no format "${String(id)}"`, {
      hint: `Use one of ${RENDERERS.map((one) => one.id).join(', ')}.`,
    });
  return renderer;
}
