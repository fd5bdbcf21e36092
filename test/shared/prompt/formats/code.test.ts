import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describePrompt, parseCodeFiles } from '../code/parse-code-fixture.ts';
import { FIXTURES } from './parse-fixture.ts';

const folder = join(FIXTURES, 'code');
const texts = Object.fromEntries(
  readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
);

async function read(name: string): Promise<readonly (readonly string[])[]> {
  const { [name]: text = '', ...others } = texts;
  const { prompts } = await parseCodeFiles({ [name]: text, ...others });
  return prompts.map(describePrompt);
}

describe('prompts in code', () => {
  it.each(Object.keys(texts))('of %s are read with their places', async (name) => {
    expect(await read(name)).toMatchSnapshot();
  });

  it('names prompts by the code around them', async () => {
    const { prompts } = await parseCodeFiles({ 'openai-chat.ts': texts['openai-chat.ts'] ?? '' });
    expect(prompts.map(({ id }) => id)).toEqual([
      'openai-chat.ts#answer',
      'openai-chat.ts#Writer.write',
      'openai-chat.ts#made',
    ]);
  });
});
