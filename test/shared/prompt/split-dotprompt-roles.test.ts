import { expect, it } from 'vitest';
import { splitDotpromptRoles } from '../../../shared/prompt/split-dotprompt-roles.ts';

it.each([
  ['Hi', ['user=Hi']],
  ['{{role "system"}}\nA\n{{ role \'user\' }}B', ['system=\nA\n', 'user=B']],
  ['{{role "system"}}A{{role "model"}}{{role "user"}}B', ['system=A', 'user=B']],
  ['{{role "system"}}A{{history}}{{~role "user"~}}B', ['system=A', 'user=B']],
  ['A{{history}}B', ['user=A', 'assistant=B']],
  ['{{role role}}A', ['user={{role role}}A']],
])('splits %j', (text, sections) => {
  const found = splitDotpromptRoles(text).map(
    ({ role, range }) => `${role}=${text.slice(range.start, range.end)}`,
  );
  expect(found).toEqual(sections);
});
