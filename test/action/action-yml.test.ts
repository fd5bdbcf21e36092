import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { INPUT_NAMES } from '../../action/inputs.ts';
import { openPullRequest } from './harness/pull-request.ts';

const manifest = parse(readFileSync('action.yml', 'utf8'));
const docs = readFileSync('docs/action.md', 'utf8');

it('declares the inputs that are read, and none has a default that would override the config', () => {
  expect(Object.keys(manifest.inputs)).toEqual([...INPUT_NAMES]);
  const defaults = Object.entries<{ default?: string }>(manifest.inputs).flatMap(([name, input]) =>
    input.default === undefined ? [] : [name],
  );
  expect(defaults).toEqual(['token']);
});

it('declares the outputs that are written', async () => {
  const pull = await openPullRequest('costs-more');
  const run = await pull.run();
  expect(Object.keys(run.outputs).toSorted()).toEqual(Object.keys(manifest.outputs).toSorted());
});

it('is described: every input and output', () => {
  for (const name of [...Object.keys(manifest.inputs), ...Object.keys(manifest.outputs)]) {
    expect(docs).toContain(`\`${name}\``);
  }
});

it('carries the licence text of every package in the bundle', () => {
  const licences = readFileSync('dist/action/licences.txt', 'utf8');
  for (const name of ['@actions/core', '@actions/github', 'undici', 'yaml', 'zod']) {
    expect(licences).toMatch(
      new RegExp(`^${name} \\d+\\.\\d+\\.\\d+, (?:MIT|ISC|Apache-2\\.0|BSD-\\d-Clause)`, 'm'),
    );
  }
  // Each package's own words, or those of the licence it names.
  for (const part of licences.split(`\n${'-'.repeat(80)}\n`)) {
    expect(part).toMatch(/permission|redistribut|licen[cs]e/i);
    expect(part.length).toBeGreaterThan(500);
  }
});
