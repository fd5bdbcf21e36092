import { openWorkspaceFiles } from '../../node/files/workspace-files.ts';
import { CONFIG_PATH, readConfig, requireConfig } from '../../shared/workspace/read-config.ts';
import type { Config } from '../../shared/config/config.ts';
import { defaultConfig } from '../../shared/config/default-config.ts';
import { parseModelId } from '../../shared/model/parse-model-id.ts';
import type { ModelId } from '../../shared/model/model-id.ts';
import { type DayRange, findPriceChanges } from '../../shared/pricing/find-price-changes.ts';
import { inferProvider } from '../../shared/pricing/infer-provider.ts';
import { lookUpPrice } from '../../shared/pricing/look-up-price.ts';
import { createPriceTable } from '../../shared/pricing/price-table.ts';
import { staleRows } from '../../shared/pricing/stale-rows.ts';
import { plural } from '../../shared/report/format-tokens.ts';
import { renderPriceChanges } from '../../shared/report/render-price-changes.ts';
import { renderPricesJson } from '../../shared/report/render-prices-json.ts';
import { renderPrices } from '../../shared/report/render-prices.ts';
import { renderStaleRows } from '../../shared/report/render-stale-rows.ts';
import type { FileReader } from '../../shared/text/files.ts';
import { UserError } from '../../shared/text/user-error.ts';
import type { CommandArguments, CommandContext, ExitCode, RunCommand } from '../command.ts';

/** More than any team uses; a recording with a new name per call must not take minutes to look through. */
const MAX_MODELS = 100;

export const runPrices: RunCommand = async (args, context) => {
  const { operands, options } = args;
  const today = context.now.toISOString().slice(0, 10);
  const at = readDay(options['at'] ?? today);
  if (options['check'] === true) return check(at, args, context);
  const range = readRange(options, today);
  const files = openWorkspaceFiles(context.cwd, { env: context.env });
  const config = requireConfig(await readConfig(files, CONFIG_PATH)) ?? defaultConfig();
  const models = await modelsOf(operands, { files, config, context });
  if (models.length === 0) {
    throw new UserError('No prompt or recording here names a model', {
      hint: 'Name one: promptfare prices gpt-4o',
    });
  }
  if (range) return diff(models, { range, config, args, context });
  return show(models, { at, config, args, context });
};

type Setting = {
  readonly config: Config;
  readonly args: CommandArguments;
  readonly context: CommandContext;
};

function show(
  models: readonly ModelId[],
  { at, config, args, context }: Setting & { readonly at: string },
): ExitCode {
  const { overrides } = config.pricing;
  const table = createPriceTable({ at: noonOf(at), overrides });
  const lookups = models.map((model) => lookUpPrice(model, table));
  context.writeOut(
    args.options['json'] === true
      ? renderPricesJson(lookups, at)
      : renderPrices(lookups, at, context),
  );
  const isAsked = args.operands.length > 0;
  return isAsked && lookups.every(({ kind }) => kind === 'unpriced') ? 2 : 0;
}

function diff(
  models: readonly ModelId[],
  { range, config, args, context }: Setting & { readonly range: DayRange },
): ExitCode {
  const changes = findPriceChanges(models, range, config.pricing.overrides);
  context.writeOut(
    renderPriceChanges(changes, range, { ...context, asJson: args.options['json'] === true }),
  );
  return 0;
}

function check(at: string, { options }: CommandArguments, context: CommandContext): ExitCode {
  const rows = staleRows(noonOf(at));
  context.writeOut(renderStaleRows(rows, at, { ...context, asJson: options['json'] === true }));
  return rows.length > 0 ? 1 : 0;
}

async function modelsOf(
  operands: readonly string[],
  {
    files,
    config,
    context,
  }: { readonly files: FileReader; readonly config: Config; readonly context: CommandContext },
): Promise<readonly ModelId[]> {
  const { aliases } = config.pricing;
  if (operands.length > 0) return operands.map((written) => parseModelId(written, aliases));
  const progress = context.showProgress('Looking for models');
  try {
    // Reads prompts and recordings; most calls name their models.
    const { workspaceModels } = await import('../../shared/workspace/workspace-models.ts');
    const written = await workspaceModels(files, config);
    const models = distinct(written.map((model) => parseModelId(model, aliases)));
    const restCount = models.length - MAX_MODELS;
    if (restCount > 0) {
      context.writeError(`${plural(restCount, 'model')} used less often left out; name them.\n`);
    }
    return models.slice(0, MAX_MODELS);
  } finally {
    progress.stop();
  }
}

/** `gpt-4o` and `openai:chat:gpt-4o` are one model; the first spelling is shown. */
function distinct(models: readonly ModelId[]): readonly ModelId[] {
  const byName = new Map<string, ModelId>();
  for (const model of models) {
    const key = JSON.stringify([model.provider ?? inferProvider(model.name), model.name]);
    if (!byName.has(key)) byName.set(key, model);
  }
  return [...byName.values()];
}

function readRange(options: CommandArguments['options'], today: string): DayRange | undefined {
  const written = options['diff'];
  if (written === undefined || written === false) return undefined;
  const range = written === true ? [options['at'], today] : written.split('..');
  const [from, to, ...more] = range;
  if (typeof from !== 'string' || typeof to !== 'string' || more.length > 0) {
    throw new UserError('--diff needs two days', {
      hint: 'Write --diff 2026-08-01..2026-09-30, or --at 2026-08-01 --diff.',
    });
  }
  const days = { from: readDay(from), to: readDay(to) };
  if (days.from <= days.to) return days;
  throw new UserError(`${days.from} is after ${days.to}`, { hint: 'Write the earlier day first.' });
}

function readDay(written: string | boolean): string {
  const day = String(written);
  const isDay = /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(`${day}T12:00:00Z`));
  // Date.parse takes 2026-02-31 for a day in March.
  if (isDay && noonOf(day).toISOString().startsWith(day)) return day;
  throw new UserError(`"${day}" is no day`, { hint: 'Write a day as 2026-11-21.' });
}

/** Prices hold for whole days. */
function noonOf(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}
