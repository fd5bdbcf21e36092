import { describe, expect, it } from 'vitest';
import { parseFixture, problemsOf } from './parse-fixture.ts';
import { rendered } from './rendered.ts';

describe('a .prompt of DotPrompt for .NET', () => {
  it('is YAML all through, with Liquid in its two messages', async () => {
    const parsed = await parseFixture('elastacloud-dotprompt', 'trip.prompt');
    const [prompt] = parsed.prompts;
    expect(problemsOf(parsed)).toEqual([]);
    expect(prompt).toMatchObject({
      format: 'elastacloud-dotprompt',
      name: 'Trip',
      models: [],
      maxOutputTokens: 300,
      cases: [{ vars: { city: 'Porto', mood: 'calm' } }],
    });
    expect(rendered(prompt, { city: 'Porto', mood: 'calm' })).toEqual([
      'system: You know Porto well. Speak slowly.',
      'user: Where do I eat in Porto!',
    ]);
    expect(rendered(prompt, { city: 'Porto', mood: 'glad' })[0]).toBe(
      'system: You know Porto well. Be GLAD.',
    );
  });

  it('says that the user prompt is missing', async () => {
    const parsed = await parseFixture('elastacloud-dotprompt', 'no-user.prompt');
    expect(problemsOf(parsed)).toEqual([
      'warning no-user.prompt:4:3: This file has no user prompt. Write the prompt under prompts: user:.',
    ]);
  });
});
