import type { Budget } from '../budget/budget.ts';
import type { Suite } from '../measure/suite.ts';
import { sentence, type Sentence } from '../text/sentence.ts';
import type { Config } from './config.ts';
import { findNearest } from './find-nearest.ts';
import type { Note } from './note.ts';

/** Names that are used twice, that nothing has, and budgets that could never be measured. */
export function* checkReferences(config: Config): Generator<Note> {
  const { suites, budgets, pricing, waivers } = config;
  const suiteNames = suites.map(({ name }) => name);
  const budgetNames = budgets.map(({ name }) => name);
  yield* findTwins('suites', suiteNames);
  yield* findTwins('budgets', budgetNames);
  const tags = [...new Set(suites.flatMap((suite) => suite.tags))];
  for (const [index, budget] of budgets.entries()) {
    const { scope } = budget;
    const place = ['budgets', index, 'scope', scope.kind];
    if (scope.kind === 'suite')
      yield* checkName(scope.suite, suiteNames, { place, words: WORDS.suite });
    if (scope.kind === 'tag') yield* checkName(scope.tag, tags, { place, words: WORDS.tag });
    yield* checkTraffic(budget, index, suites);
  }
  for (const [index, { budget }] of waivers.entries()) {
    const place = ['waivers', index, 'budget'];
    if (budget !== undefined) yield* checkName(budget, budgetNames, { place, words: WORDS.budget });
  }
  const models = pricing.overrides.map(({ model }) => model);
  yield* findTwins('pricing.overrides', models);
}

/** `list` is the path of a list whose entries are told apart by their names. */
function* findTwins(list: string, names: readonly string[]): Generator<Note> {
  const seen = new Set<string>();
  const isPricing = list === 'pricing.overrides';
  for (const [index, name] of names.entries()) {
    if (seen.has(name)) {
      yield {
        path: [...list.split('.'), index, isPricing ? 'model' : 'name'],
        at: 'value',
        message: sentence`\`${list}\` has \`${name}\` twice`,
        hint: isPricing ? sentence`Keep one of them.` : sentence`Give one of them another name.`,
      };
    }
    seen.add(name);
  }
}

type Words = { readonly nobody: (name: string) => Sentence; readonly add: Sentence };

const WORDS = {
  suite: {
    nobody: (name) => sentence`No suite is called \`${name}\``,
    add: sentence`Add the suite, or correct the name.`,
  },
  tag: {
    nobody: (name) => sentence`No tag is called \`${name}\``,
    add: sentence`Add the tag, or correct the name.`,
  },
  budget: {
    nobody: (name) => sentence`No budget is called \`${name}\``,
    add: sentence`Add the budget, or correct the name.`,
  },
} as const satisfies { readonly [word: string]: Words };

type Reference = { readonly place: readonly (string | number)[]; readonly words: Words };

function* checkName(
  name: string,
  known: readonly string[],
  { place, words }: Reference,
): Generator<Note> {
  if (known.includes(name)) return;
  const nearest = findNearest(name, known);
  yield {
    path: place,
    at: 'value',
    message: words.nobody(name),
    hint: nearest ? sentence`Did you mean \`${nearest}\`?` : words.add,
  };
}

/** Costs per month without calls per month would be an invented number. */
function* checkTraffic(budget: Budget, index: number, suites: readonly Suite[]): Generator<Note> {
  if (budget.metric !== 'cost_per_month') return;
  const covered = suitesOf(budget, suites);
  const silent = covered.filter(({ traffic }) => !traffic);
  // That no suite has this name or tag is said elsewhere.
  if (covered.length === 0 && (budget.scope.kind === 'suite' || budget.scope.kind === 'tag'))
    return;
  const isPartly = budget.scope.kind === 'prompts' || budget.scope.kind === 'model';
  // Which suites a glob or a model touches is not known here; one with traffic may be enough.
  const isMeasurable = isPartly ? silent.length < covered.length : silent.length === 0;
  if (isMeasurable && covered.length > 0) return;
  const [first] = silent;

  yield {
    path: ['budgets', index, 'metric'],
    at: 'value',
    message: first
      ? sentence`\`cost_per_month\` is not known: suite \`${first.name}\` has no \`traffic\``
      : sentence`\`cost_per_month\` is not known: there are no suites`,
    hint: sentence`Add \`traffic: { calls_per_month: … }\`, or limit \`cost_per_run\`.`,
  };
}

function suitesOf({ scope }: Budget, suites: readonly Suite[]): readonly Suite[] {
  if (scope.kind === 'suite') return suites.filter(({ name }) => name === scope.suite);
  if (scope.kind === 'tag') return suites.filter(({ tags }) => tags.includes(scope.tag));
  return suites;
}
