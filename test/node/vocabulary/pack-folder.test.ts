import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { addPack } from '../../../node/vocabulary/add-pack.ts';
import { loadVocabulary } from '../../../node/vocabulary/load-vocabulary.ts';
import {
  choosePack,
  packFolder,
  readPacks,
  removePack,
} from '../../../node/vocabulary/pack-folder.ts';
import { loadTokenizer } from '../../../shared/tokenizer/load-tokenizer.ts';
import { runCli } from '../../cli/run-cli.ts';
import { makeFolder } from '../git/scratch-repository.ts';
import { smallTokenizer } from '../../shared/tokenizer/packs/small-tokenizer.ts';

afterEach(() => vi.unstubAllEnvs());

/** A package with a small tokenizer in it. */
function tokenizerPackage(): string {
  const folder = makeFolder();
  const about = { name: 'small-tokenizer', version: '1.2.3', license: 'MIT' };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(about));
  writeFileSync(join(folder, 'tokenizer.json'), JSON.stringify(smallTokenizer()));
  return folder;
}

describe('a vocabulary pack', () => {
  it('makes the counts of its models exact', async () => {
    const folder = makeFolder();
    vi.stubEnv('PROMPTFARE_VOCABULARIES', folder);
    const model = { written: 'our-model-7b', name: 'our-model-7b' };
    expect((await loadTokenizer(model, loadVocabulary)).quality).toBe('estimated');
    const path = tokenizerPackage();
    await addPack({ path, folder, name: 'ours', models: ['our-model'] });
    const tokenizer = await loadTokenizer(model, loadVocabulary);
    expect(tokenizer).toMatchObject({ encoding: 'ours', quality: 'exact' });
    expect(tokenizer.countTokens('hello hello')).toBe(2);
    const other = { written: 'gpt-4o', name: 'gpt-4o' };
    expect((await loadTokenizer(other, loadVocabulary)).encoding).toBe('o200k_base');
  });

  it('says where it is from, and can be removed', async () => {
    const folder = makeFolder();
    await addPack({ path: tokenizerPackage(), folder, name: 'ours', models: ['our-'] });
    const [file] = await readPacks(folder);
    expect(file?.pack.source).toMatchObject({ from: 'small-tokenizer 1.2.3', licence: 'MIT' });
    expect(file?.pack.source.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(await removePack(folder, 'ours')).toBe(true);
    expect(await removePack(folder, 'ours')).toBe(false);
    expect(await readPacks(folder)).toEqual([]);
  });

  it('counts the model of which it names the longest beginning', async () => {
    const folder = makeFolder();
    const path = tokenizerPackage();
    await addPack({ path, folder, name: 'wide', models: ['our-'] });
    await addPack({ path, folder, name: 'narrow', models: ['our-model'] });
    const packs = await readPacks(folder);
    expect(choosePack(packs, 'our-model-7b')?.pack.name).toBe('narrow');
    expect(choosePack(packs, 'our-other')?.pack.name).toBe('wide');
    expect(choosePack(packs, 'gpt-4o')).toBeUndefined();
  });

  it.each([
    ['is not known and not named', {}, 'not known by its size'],
    ['has no models', { name: 'ours' }, 'Which models'],
    ['would leave the folder', { name: '../ours', models: ['our-'] }, 'cannot be called'],
  ])('is not added when it %s', async (_, more, message) => {
    const request = { path: tokenizerPackage(), folder: makeFolder(), ...more };
    await expect(addPack(request)).rejects.toThrow(message);
  });

  it('is not made of a folder without a tokenizer, nor of another file', async () => {
    const empty = makeFolder();
    await expect(addPack({ path: empty, folder: empty })).rejects.toThrow('no tokenizer.json');
    writeFileSync(join(empty, 'tokenizer.json'), 'not JSON');
    await expect(addPack({ path: empty, folder: empty })).rejects.toThrow('is no JSON');
  });

  it('that is damaged is named', async () => {
    const folder = makeFolder();
    writeFileSync(join(folder, 'bad.pfpack'), 'PFP3 or not');
    await expect(readPacks(folder)).rejects.toThrow('bad.pfpack');
  });

  it('lies where the environment says', () => {
    expect(packFolder({ PROMPTFARE_VOCABULARIES: '/here' })).toBe('/here');
    expect(packFolder({ PROMPTFARE_VOCABULARIES: '' })).toBeUndefined();
    expect(packFolder({ XDG_CACHE_HOME: '/cache' })).toBe(
      join('/cache', 'promptfare', 'vocabularies'),
    );
  });
});

describe('promptfare tokenizers', () => {
  it('adds a vocabulary, shows it and removes it', async () => {
    const env = { PROMPTFARE_VOCABULARIES: makeFolder() };
    const cwd = tokenizerPackage();
    const run = (...args: string[]): ReturnType<typeof runCli> =>
      runCli(cwd, ['tokenizers', ...args], { env });
    const added = await run('add', '.', '--name', 'ours', '--models', 'our-model, our-other');
    expect(added.out).toBe(
      'Added ours from small-tokenizer 1.2.3 (licence MIT); counts exactly: our-model, our-other\n',
    );
    expect((await run()).out).toMatch(
      /^ours +exact +our-model, our-other +small-tokenizer 1\.2\.3/m,
    );
    expect((await run('remove', 'ours')).code).toBe(0);
    expect((await run('remove', 'ours')).code).toBe(2);
  });

  it('shows how well every family is counted', async () => {
    const { out } = await runCli(makeFolder(), ['tokenizers'], { env: {} });
    expect(out).toMatch(/^o200k_base +exact +gpt-5, gpt-4o/m);
    expect(out).toMatch(/^claude-4\.7 +estimated ±20 % /m);
  });

  it('says as JSON what it shows', async () => {
    const env = { PROMPTFARE_VOCABULARIES: '' };
    const { out } = await runCli(makeFolder(), ['tokenizers', '--json'], { env });
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      tokenizers: expect.arrayContaining([expect.objectContaining({ tokenizer: 'cl100k_base' })]),
    });
  });

  it.each([[['add']], [['frob', 'x']], [['add', 'a', 'b']]])(
    'asks for a clear command: %j',
    async (args) => {
      const { code, error } = await runCli(makeFolder(), ['tokenizers', ...args]);
      expect(code).toBe(2);
      expect(error).toContain('tokenizers add PATH');
    },
  );
});
