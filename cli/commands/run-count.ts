import { explainFiles } from '../../shared/workspace/explain-files.ts';
import { openWorkspaceFiles } from '../../node/files/workspace-files.ts';
import { loadVocabulary } from '../../node/vocabulary/load-vocabulary.ts';
import { CONFIG_PATH, readConfig, requireConfig } from '../../shared/workspace/read-config.ts';
import { defaultConfig } from '../../shared/config/default-config.ts';
import { renderContext } from '../../shared/report/render-context.ts';
import { renderExplain, renderExplainJson } from '../../shared/report/render-explain.ts';
import { renderCount, renderCountJson } from '../../shared/report/render-count.ts';
import { countVerified } from '../count-verified.ts';
import type { RunCommand } from '../command.ts';

export const runCount: RunCommand = async ({ operands, options }, context) => {
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
};
