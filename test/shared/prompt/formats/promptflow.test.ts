import { expect, it } from 'vitest';
import { parseFixture, problemsOf } from './parse-fixture.ts';
import { rendered } from './rendered.ts';

it('reads every node of a flow that calls a model, variants too', async () => {
  const parsed = await parseFixture('promptflow', 'flow/flow.dag.yaml');
  const [answer, shorten] = parsed.prompts;
  expect(parsed.prompts.map(({ id }) => id)).toEqual([
    'flow/flow.dag.yaml#answer',
    'flow/flow.dag.yaml#shorten.variant_0',
  ]);
  expect(answer).toMatchObject({
    aliases: ['flow/answer.jinja2'],
    models: [{ id: 'gpt-4o', maxOutputTokens: 256 }],
    cases: [{ vars: { question: 'Why is the sky blue?', tone: 'warm' } }],
  });
  expect(rendered(answer, answer?.cases[0]?.vars)).toEqual([
    'system: You are warm.',
    'user: Why is the sky blue?',
  ]);
  // Its input is the output of another node.
  expect(shorten?.cases).toEqual([]);
  expect(problemsOf(parsed)).toEqual([
    'error flow/flow.dag.yaml:46:19: The file flow/missing.jinja2 does not exist. Mend the path of the node.',
  ]);
});
