import type { Json } from '../../../text/json.ts';
import { sentence } from '../../../text/sentence.ts';
import type { SourceSpan } from '../../../text/source-span.ts';
import type { PromptCase } from '../../prompt.ts';
import { readValues } from './case-values.ts';
import { combinations } from './combinations.ts';
import type { ConfigReader } from './config-reader.ts';
import { loadScenarios } from './load-scenarios.ts';
import { loadTests } from './load-tests.ts';
import { readAll } from './read-all.ts';
import { createVarResolver } from './resolve-vars.ts';
import { childOf, isText, spanOfNode } from './source-node.ts';
import type { SourceNode } from './source-node.ts';
import { readTestDraft } from './test-drafts.ts';
import type { TestDraft } from './test-drafts.ts';

/** A case and the filter of its test. */
export type FilteredCase = { readonly case: PromptCase; readonly prompts?: readonly string[] };

/** A config with more cases, or more values over all of them, is read up to here. */
const MAX_CASES = 10_000;
const MAX_VALUES = 500_000;

/** All cases of a config: its tests and scenarios, over the default test, with lists multiplied out. */
export async function loadCases(
  reader: ConfigReader,
  config: SourceNode,
): Promise<readonly FilteredCase[]> {
  const { drafts, isCut } = await loadDrafts(reader, config);
  const cases: FilteredCase[] = [];
  const source = { reader, known: new Map<string, readonly Json[]>() };
  const resolve = createVarResolver();
  let values = 0;
  for (const draft of drafts) {
    const columns = await readColumns(source, draft);
    for (const choice of combinations([...columns.values()])) {
      values += columns.size + 1;
      if (cases.length >= MAX_CASES || values > MAX_VALUES) {
        reportCut(reader, draft.span(), cases.length);
        return cases;
      }
      const vars = new Map([...columns.keys()].map((name, at) => [name, choice[at] ?? null]));
      resolve(vars);
      cases.push(caseOf(draft, vars));
    }
  }
  if (isCut) reportCut(reader, spanOfNode(config), cases.length);
  return cases;
}

type Drafts = { readonly drafts: readonly TestDraft[]; readonly isCut: boolean };

async function loadDrafts(reader: ConfigReader, config: SourceNode): Promise<Drafts> {
  const allowance = { left: MAX_CASES };
  const defaults = await loadDefaultTest(reader, childOf(config, 'defaultTest'));
  const tests = childOf(config, 'tests');
  const scenarios = childOf(config, 'scenarios');
  if (!tests && !scenarios) {
    const hasVars = defaults?.vars.some((layer) => layer().size > 0);
    return { drafts: defaults && hasVars ? [defaults] : [], isCut: false };
  }
  const drafts = [
    ...(await loadTests(reader, tests, allowance)),
    ...(await loadScenarios(reader, scenarios, allowance)),
  ];
  return {
    drafts: drafts.map((draft) => overDefaults(draft, defaults)),
    isCut: allowance.left < 0,
  };
}

async function loadDefaultTest(
  reader: ConfigReader,
  node: SourceNode | undefined,
): Promise<TestDraft | undefined> {
  if (!node) return undefined;
  if (!isText(node)) return readTestDraft(reader, node);
  const [file] = await readAll(reader, { written: node.value, at: spanOfNode(node) });
  const root = file && reader.parse(file);
  return root && readTestDraft(reader, root);
}

function overDefaults(draft: TestDraft, defaults: TestDraft | undefined): TestDraft {
  if (!defaults) return draft;
  return {
    ...draft,
    vars: [...defaults.vars, ...draft.vars],
    expandsLists: draft.expandsLists && defaults.expandsLists,
  };
}

/** The values of each variable of a test; a variable whose value nobody can know is left out. */
async function readColumns(
  source: Parameters<typeof readValues>[0],
  draft: TestDraft,
): Promise<ReadonlyMap<string, readonly Json[]>> {
  const columns = new Map<string, readonly Json[]>();
  for (const [name, written] of new Map(draft.vars.flatMap((layer) => [...layer()]))) {
    const read = readValues(source, written, draft);
    const values = read instanceof Promise ? await read : read;
    if (values.length > 0) columns.set(name, values);
  }
  return columns;
}

function caseOf(draft: TestDraft, vars: ReadonlyMap<string, Json>): FilteredCase {
  return {
    case: {
      ...(draft.name === undefined ? {} : { name: draft.name }),
      // Own properties whatever their names: no key of a file can reach a prototype.
      vars: Object.fromEntries(vars),
      span: draft.span(),
    },
    ...(draft.prompts ? { prompts: draft.prompts } : {}),
  };
}

function reportCut(reader: ConfigReader, at: SourceSpan, count: number): void {
  const message = sentence`Only the first ${count} cases are read`;
  const hint = sentence`Split the config, or record the suite and let its samples be the cases.`;
  reader.report(at, { severity: 'error', message, hint });
}
