import { expect, it } from 'vitest';
import { parseFixture } from './parse-fixture.ts';
import { rendered } from './rendered.ts';

it('reads a prompt file of VS Code with its inputs and its selection', async () => {
  const parsed = await parseFixture('vscode-prompt', '.github/prompts/plan.prompt.md');
  const [prompt] = parsed.prompts;
  expect(prompt).toMatchObject({
    format: 'vscode-prompt',
    name: 'plan',
    aliases: ['plan'],
    models: [{ id: 'GPT-5 mini' }],
  });
  expect(prompt?.variables.map(({ name }) => name)).toEqual(['feature', 'audience', 'selection']);
  expect(rendered(prompt, { feature: 'search', audience: 'cooks', selection: 'x' })).toEqual([
    'user: Plan search for cooks, looking at x.\nLeave ${HOME} and {{this}} alone.',
  ]);
});
