import { resolve } from 'node:path';
import { addPack } from '../../node/vocabulary/add-pack.ts';
import { packFolder, readPacks, removePack } from '../../node/vocabulary/pack-folder.ts';
import {
  renderAddedPack,
  renderTokenizers,
  renderTokenizersJson,
} from '../../shared/report/render-tokenizers.ts';
import { UserError } from '../../shared/text/user-error.ts';
import type { CommandArguments, CommandContext, ExitCode, RunCommand } from '../command.ts';

export const runTokenizers: RunCommand = async (args, context) => {
  const [action, target, ...rest] = args.operands;
  if (action === undefined) return list(args, context);
  if (target === undefined || rest.length > 0 || (action !== 'add' && action !== 'remove')) {
    throw new UserError('What to do with the tokenizers is not clear', {
      hint: 'Write promptfare tokenizers, tokenizers add PATH or tokenizers remove NAME.',
    });
  }
  return action === 'add' ? add(target, args, context) : remove(target, context);
};

async function list({ options }: CommandArguments, context: CommandContext): Promise<ExitCode> {
  const folder = packFolder(context.env);
  const packs = folder === undefined ? [] : (await readPacks(folder)).map(({ pack }) => pack);
  context.writeOut(
    options['json'] === true ? renderTokenizersJson(packs) : renderTokenizers(packs, context),
  );
  return 0;
}

async function add(
  path: string,
  { options }: CommandArguments,
  context: CommandContext,
): Promise<ExitCode> {
  const folder = requireFolder(context);
  const progress = context.showProgress('Reading the vocabulary');
  try {
    const { name, models } = options;
    const pack = await addPack({
      path: resolve(context.cwd, path),
      folder,
      ...(typeof name === 'string' && { name }),
      ...(typeof models === 'string' && { models: splitNames(models) }),
    });
    progress.stop();
    context.writeOut(renderAddedPack(pack));
    return 0;
  } finally {
    progress.stop();
  }
}

function splitNames(names: string): readonly string[] {
  return names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

async function remove(name: string, context: CommandContext): Promise<ExitCode> {
  if (await removePack(requireFolder(context), name)) return 0;
  throw new UserError(`No vocabulary called ${name} was added`, {
    hint: 'promptfare tokenizers shows the ones that were.',
  });
}

function requireFolder({ env }: CommandContext): string {
  const folder = packFolder(env);
  if (folder !== undefined) return folder;
  throw new UserError('PROMPTFARE_VOCABULARIES is empty, so no vocabularies can be added', {
    hint: 'Unset it, or set it to a folder.',
  });
}
