import { expect, it } from 'vitest';
import { loadGrammar } from '../../../node/grammars/load-grammar.ts';
import { UserError } from '../../../shared/text/user-error.ts';

it.each(['engine', 'javascript', 'typescript', 'tsx', 'python'])(
  'finds %s, a WebAssembly',
  async (name) => {
    const file = await loadGrammar(name);
    expect([...file.subarray(0, 4)]).toEqual([0, 0x61, 0x73, 0x6d]);
  },
);

it('names a grammar that is missing, and what to do', async () => {
  const error: unknown = await loadGrammar('cobol').catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UserError);
  expect(error).toMatchObject({ message: expect.stringContaining('cobol.wasm') });
});

it('never leaves the folder of grammars', async () => {
  await expect(loadGrammar('../package')).rejects.toThrow('No such grammar');
});
