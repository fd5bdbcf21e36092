import { explainFiles } from '../../shared/workspace/explain-files.ts';
import { openWorkspaceFiles } from '../../node/files/workspace-files.ts';
import { loadVocabulary } from '../../node/vocabulary/load-vocabulary.ts';
import { CONFIG_PATH, readConfig, requireConfig } from '../../shared/workspace/read-config.ts';
import { defaultConfig } from '../../shared/config/default-config.ts';
import { renderContext } from '../../shared/report/render-context.ts';
import { renderExplain, renderExplainJson } from '../../shared/report/render-explain.ts';
import { renderCount, renderCountJson } from '../../shared/report/render-count.ts';
import { countVerified } from '../count-verified.ts';
import type { Command } from '../command.ts';

/** Tokens and cost of prompts as they are, without a baseline. */
export const count: Command = {
  name: 'count',
  summary: 'Count the tokens and the cost of prompts, per file and model',
  operands: '[files...]',
  options: [
    {
      flags: '--model <names>',
      description: 'models to count for, separated by commas (default: the ones the files name)',
    },
    { flags: '--explain', description: 'say what is in the files that are named, and why' },
    {
      flags: '--verify-counts',
      description: 'ask Anthropic and Gemini to count, and keep what they say for later runs',
    },
    { flags: '--json', description: 'print JSON' },
  ],
  examples: [
    'promptfare count',
    'promptfare count prompts/support.prompty --model gpt-4o,claude-sonnet-4-5',
    'promptfare count --explain prompts/support.prompty',
    'promptfare count --verify-counts',
  ],
  run: async ({ operands, options }, context) => {
    const progress = context.showProgress('Counting prompts');
    try {
      const files = openWorkspaceFiles(context.cwd, { env: context.env });
      const { pricing, suites, exclude } =
        requireConfig(await readConfig(files, CONFIG_PATH)) ?? defaultConfig();
      const models =
        typeof options['model'] === 'string'
          ? options['model'].split(',').map((name) => name.trim())
          : [];
      const named = models.filter((name) => name !== '');
      const request = { files, operands, models: named, pricing, now: context.now, loadVocabulary };
      if (options['explain'] === true) {
        const explained = await explainFiles(request);
        progress.stop();
        context.writeOut(
          options['json'] === true
            ? renderExplainJson(explained)
            : explained.map((file) => renderExplain(file, context)).join('\n'),
        );
        return 0;
      }
      const answer = await countVerified(
        { ...request, suites, exclude },
        { asks: options['verifyCounts'] === true, context },
      );
      progress.stop();
      context.writeOut(
        options['json'] === true
          ? renderCountJson(answer)
          : renderCount(answer, context) + renderContext(answer.context, context),
      );
      return answer.counts.length === 0 && operands.length > 0 ? 2 : 0;
    } finally {
      progress.stop();
    }
  },
};
