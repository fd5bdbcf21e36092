import { expect, it } from 'vitest';
import { loadVocabulary } from '../../../node/vocabulary/load-vocabulary.ts';
import { UserError } from '../../../shared/text/user-error.ts';

it.each(['o200k_base', 'cl100k_base'])(
  'finds the vocabulary of %s, below 2.4 MB',
  async (encoding) => {
    const file = await loadVocabulary(encoding);
    expect(String.fromCharCode(...file.subarray(0, 4))).toBe('PFV3');
    expect(file.length).toBeLessThan(2.4e6);
  },
);

it('names a vocabulary that is missing, and what to do', async () => {
  const error: unknown = await loadVocabulary('no_such_base').catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UserError);
  expect(error).toMatchObject({ message: expect.stringContaining('no_such_base.bin') });
});

it('never leaves the vocabulary folder', async () => {
  await expect(loadVocabulary('../../package')).rejects.toThrow('No such encoding');
});
