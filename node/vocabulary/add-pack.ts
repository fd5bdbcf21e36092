import { UserError } from '../../shared/text/user-error.ts';
import { convertTokenizer } from '../../shared/tokenizer/packs/convert-tokenizer.ts';
import { recognizeVocabulary } from '../../shared/tokenizer/packs/known-vocabularies.ts';
import type { Pack, PackFile } from '../../shared/tokenizer/packs/pack.ts';
import { installPack } from './pack-folder.ts';
import { readTokenizerJson } from './read-tokenizer-json.ts';

export type PackRequest = {
  /** A `tokenizer.json`, or the folder of a package that has one. */
  readonly path: string;
  readonly folder: string;
  /** Instead of what is known about the vocabulary. */
  readonly name?: string;
  readonly models?: readonly string[];
};

/** Makes a pack and installs it. Throws a UserError that says why when the tokenizer cannot be counted exactly. */
export async function addPack(request: PackRequest): Promise<Pack> {
  const { value, source } = await readTokenizerJson(request.path);
  const conversion = convertTokenizer(value, { name: '', models: [], source });
  if (conversion.kind === 'refused') {
    throw new UserError(`${request.path} cannot be counted exactly: ${conversion.reason}`, {
      hint: 'Its models are still estimated; promptfare tokenizers shows how well.',
    });
  }
  const file = nameFile(conversion.file, request);
  await installPack(request.folder, file);
  return file.pack;
}

function nameFile(file: PackFile, { name, models }: PackRequest): PackFile {
  const known = recognizeVocabulary(file);
  const pack = {
    ...file.pack,
    name: name ?? known?.name ?? '',
    models: models ?? known?.models ?? [],
  };
  if (pack.name === '') {
    throw new UserError('This vocabulary is not known by its size', {
      hint: 'Say what to call it, with --name my-vocabulary, and whose it is, with --models.',
    });
  }
  if (pack.models.length === 0) {
    throw new UserError('Which models have this vocabulary is not known', {
      hint: 'Name them by how their names begin: --models my-model,other-model',
    });
  }
  return { ...file, pack };
}
