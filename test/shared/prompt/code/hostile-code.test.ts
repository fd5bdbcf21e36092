import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { parsePrompts } from '../../../../shared/prompt/parse-prompts.ts';
import { FIXTURES } from '../formats/parse-fixture.ts';
import { codeFiles, expectPlaces } from './parse-code-fixture.ts';

const folder = join(FIXTURES, 'code');
const fixtures = readdirSync(folder).map((path) => ({
  path,
  text: readFileSync(join(folder, path), 'utf8'),
}));

it('neither fails nor lies about places when code is cut, changed or repeated', async () => {
  let read = 0;
  const change = fc.record({
    file: fc.constantFrom(...fixtures),
    start: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(300),
    put: fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.constantFrom('`', '"""', '${', '{', '\0', '\r', '\\'),
    ),
    times: fc.nat(30),
  });
  await fc.assert(
    fc.asyncProperty(change, async ({ file: { path, text }, start, length, put, times }) => {
      const at = Math.floor(start * text.length);
      const changed = text.slice(0, at) + put.repeat(times) + text.slice(at + length);
      const parsed = await parsePrompts({ path, text: changed }, codeFiles({}), { asPlain: true });
      for (const prompt of parsed.prompts) expectPlaces(prompt, { [path]: changed });
      read += parsed.prompts.length;
    }),
    { numRuns: 250, seed: 41 },
  );
  expect(read).toBeGreaterThan(100);
});

const CALL = 'x.chat.completions.create({messages:[{role:"user",content:"x"}]})';
const PYTHON_CALL = 'x.chat.completions.create(messages=[{"role":"user","content":"x"}])';

it.each([
  ['nested brackets', 'a.ts', `${'f('.repeat(20_000)}${CALL}`, 0],
  ['a chain of members', 'a.ts', `a${'.b'.repeat(20_000)}${CALL.slice(1)}`, 1],
  ['a chain of calls', 'a.js', `a()${'.b()'.repeat(10_000)}${CALL.slice(1)}`, 1],
  [
    'a long sum',
    'a.ts',
    `x.chat.completions.create({messages:[{role:"user",content:${'"a"+'.repeat(5000)}"b"}]})`,
    0,
  ],
  ['many branches', 'a.py', `if a:\n  b\n${'elif a:\n  b\n'.repeat(5000)}${PYTHON_CALL}`, 1],
  [
    'nested templates',
    'a.ts',
    `x.chat.completions.create({messages:[{role:"user",content:${'`a${'.repeat(300)}`,
    0,
  ],
  ['braces in a string', 'a.py', `x.chat.completions.create("${'{'.repeat(100_000)}`, 0],
  ['marks', 'a.py', '# promptfare: prompt\n'.repeat(20_000), 0],
  ['calls', 'a.ts', `${CALL};\n`.repeat(3000), 300],
])('ends for %s', async (_, path, text, count) => {
  const { prompts } = await parsePrompts({ path, text }, codeFiles({}), { asPlain: true });
  expect(prompts).toHaveLength(count);
});

it('does not double a text with every constant that is made of two', async () => {
  const doubles = Array.from(
    { length: 40 },
    (_, index) => `const a${index + 1} = a${index} + a${index};`,
  );
  const text = `const a0 = "${'x'.repeat(1000)}";\n${doubles.join('\n')}\n${CALL.replace('"x"', '"x" + a40')}`;
  const { prompts } = await parsePrompts({ path: 'a.ts', text }, codeFiles({}));
  expect(prompts[0]?.messages[0]?.parts[0]).toMatchObject({
    text: expect.stringMatching(/^x\$\{/),
  });
});
