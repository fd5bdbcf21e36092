import { expect, it } from 'vitest';
import { parseConfig } from '../../../shared/config/parse-config.ts';
import { englishOf } from '../../../shared/text/sentence.ts';

function parse(who: string): ReturnType<typeof parseConfig> {
  return parseConfig({
    path: 'promptfare.yml',
    text: `version: 1\noverride:\n  who: ${JSON.stringify(who)}\n`,
  });
}

it.each(['write', 'maintain', 'admin', 'codeowners', '@shop/prompt-owners', '@a/b.c_d'])(
  'who permits can be %s',
  (who) => {
    expect(parse(who).config?.override.who).toBe(who);
  },
);

it.each([
  '',
  'read',
  'triage',
  '@shop',
  'shop/team',
  '@shop/a/b',
  '@shop/..',
  '@-x/team',
  '@a b/c',
])('who permits cannot be %j, and the problem says what it can be', (who) => {
  const { config, problems } = parse(who);
  expect(config).toBeUndefined();
  expect(problems[0]?.position).toMatchObject({ line: 3 });
  const messages = problems.map(({ message }) => englishOf(message));
  expect(messages[0]).toContain('codeowners or a team such as @org/team');
});
