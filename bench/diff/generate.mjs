// Writes a repository to measure `promptfare diff` on: prompts in mixed formats, recordings of them, a config with a
// suite and a budget per team, one commit, and a share of the prompts changed after it. The same seed, the same files.
//
//   node bench/diff/generate.mjs --out DIR [--prompts 1000] [--cases 10000] [--changed 0.1] [--seed 1]
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { modelOf, SHAPES } from './prompt-files.mjs';
import { createRandom } from './random.mjs';
import { makeCases, writeFareFile, writePromptfooFile } from './recording-files.mjs';
import { makeParagraphs, makeSentence } from './words.mjs';

const PROMPTS_PER_TEAM = 50;

/** Writes the repository into `folder`, which must not exist yet or be empty; answers what is in it. */
export function generate({ folder, prompts = 1000, cases = 10000, changed = 0.1, seed = 1 }) {
  const random = createRandom(seed);
  const all = Array.from({ length: prompts }, (_, index) => makePrompt(random, index));
  const teams = groupByTeam(all);
  const files = new Map([['promptfare.yml', writeConfig([...teams.keys()])]]);
  for (const prompt of all) files.set(prompt.path, prompt.text);
  let left = cases;
  for (const [team, members] of teams) {
    const recorded = members.map((prompt) => {
      const count = Math.round(left / (prompts - prompt.index));
      left -= count;
      return { prompt, cases: makeCases(random, prompt, count) };
    });
    for (const [path, text] of teamFiles(team, recorded)) files.set(path, text);
  }
  writeFiles(folder, files);
  commitAll(folder);
  const edited = pickSome(random, all, Math.round(prompts * changed));
  writeFiles(folder, new Map(edited.map((prompt) => [prompt.path, edit(random, prompt)])));
  return { prompts, cases, files: files.size, changedPrompts: edited.length };
}

function makePrompt(random, index) {
  const shape = SHAPES[index % SHAPES.length];
  const team = `team-${String(Math.floor(index / PROMPTS_PER_TEAM) + 1).padStart(3, '0')}`;
  const name = `task-${String(index + 1).padStart(5, '0')}`;
  const isChinese = index % 10 === 7;
  const paragraphs = makeParagraphs(random, isChinese);
  // The prompts of one promptfoo config run with one provider.
  const model = shape.kind === 'promptfoo' ? 'gpt-4o-mini' : modelOf(index);
  const path = shape.pathOf(team, name);
  const text = shape.write({ name, model, paragraphs });
  return { index, team, name, shape, path, model, isChinese, paragraphs, text };
}

// One change in three makes the prompt shorter, one rewords it, one makes it longer.
function edit(random, prompt) {
  const { shape, name, model, isChinese } = prompt;
  const paragraphs = [...prompt.paragraphs];
  const at = random.below(paragraphs.length);
  const fresh = makeSentence(random, isChinese);
  const way = random.below(3);
  if (way === 0 && paragraphs.length > 1) paragraphs.splice(at, 1);
  else if (way === 1) paragraphs[at] = fresh;
  else paragraphs.splice(at, 0, `${fresh} ${makeSentence(random, isChinese)}`);
  return shape.write({ name, model, paragraphs });
}

function teamFiles(team, recorded) {
  const inPromptfoo = recorded.filter(({ prompt }) => prompt.shape.kind === 'promptfoo');
  const others = recorded.filter(({ prompt }) => prompt.shape.kind !== 'promptfoo');
  return [
    [`evals/${team}/promptfooconfig.yaml`, writePromptfooConfig(inPromptfoo)],
    [`recordings/${team}/results.json`, writePromptfooFile(inPromptfoo)],
    [`recordings/${team}/cases.fare.jsonl`, writeFareFile(team, others)],
  ];
}

function writePromptfooConfig(recorded) {
  const paths = recorded.map(({ prompt }) => `  - file://parts/${prompt.name}.txt`);
  return ['prompts:', ...paths, 'providers:', '  - openai:chat:gpt-4o-mini', ''].join('\n');
}

function writeConfig(teams) {
  const suites = teams.flatMap((team, index) => [
    `  - name: ${team}`,
    '    prompts:',
    `      - prompts/${team}/**`,
    `      - evals/${team}/promptfooconfig.yaml`,
    `    recordings: recordings/${team}/*`,
    '    model: gpt-4o-mini',
    `    tags: [${index % 2 === 0 ? 'customer' : 'internal'}]`,
    '    traffic:',
    `      calls_per_month: ${(index + 1) * 10000}`,
  ]);
  const budgets = teams.flatMap((team) => [
    `  - name: ${team}-growth`,
    `    scope: { suite: ${team} }`,
    '    metric: cost_per_run',
    '    max_increase: { percent: 10, absolute: $0.001 }',
  ]);
  const total = [
    '  - name: all',
    '    scope: total',
    '    metric: cost_per_month',
    '    max: 50000',
  ];
  return ['version: 1', 'suites:', ...suites, 'budgets:', ...total, ...budgets, ''].join('\n');
}

function groupByTeam(prompts) {
  const teams = new Map();
  for (const prompt of prompts) teams.set(prompt.team, [...(teams.get(prompt.team) ?? []), prompt]);
  return teams;
}

function pickSome(random, list, count) {
  const rest = [...list];
  return Array.from({ length: Math.min(count, list.length) }, () =>
    rest.splice(random.below(rest.length), 1),
  ).flat();
}

function writeFiles(folder, files) {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function commitAll(folder) {
  const person = { name: 'Bench', email: 'bench@example.com', date: '2026-01-01T00:00:00Z' };
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: person.name,
    GIT_AUTHOR_EMAIL: person.email,
    GIT_AUTHOR_DATE: person.date,
    GIT_COMMITTER_NAME: person.name,
    GIT_COMMITTER_EMAIL: person.email,
    GIT_COMMITTER_DATE: person.date,
  };
  const git = (...args) => execFileSync('git', args, { cwd: folder, env, stdio: 'ignore' });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'All prompts and their recordings');
}

function main() {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      prompts: { type: 'string', default: '1000' },
      cases: { type: 'string', default: '10000' },
      changed: { type: 'string', default: '0.1' },
      seed: { type: 'string', default: '1' },
    },
  });
  if (values.out === undefined) throw new Error('Say where to write it: --out DIR');
  const made = generate({
    folder: resolve(values.out),
    prompts: Number(values.prompts),
    cases: Number(values.cases),
    changed: Number(values.changed),
    seed: Number(values.seed),
  });
  console.log(JSON.stringify(made));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
