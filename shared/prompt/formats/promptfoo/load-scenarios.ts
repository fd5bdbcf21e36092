import { combinations } from './combinations.ts';
import type { ConfigReader } from './config-reader.ts';
import { loadTests } from './load-tests.ts';
import type { TestAllowance } from './load-tests.ts';
import { readAll } from './read-all.ts';
import { childOf, isObject, isText, itemsOf, spanOfNode } from './source-node.ts';
import type { SourceNode, TextNode } from './source-node.ts';
import type { TestDraft } from './test-drafts.ts';

/** Every data set of every scenario with every one of its tests; a test's variables go over the data set's. */
export async function loadScenarios(
  reader: ConfigReader,
  node: SourceNode | undefined,
  allowance: TestAllowance,
): Promise<readonly TestDraft[]> {
  const drafts: TestDraft[] = [];
  for (const scenario of await listScenarios(reader, node)) {
    const sets = await loadTests(reader, childOf(scenario, 'config'), allowance);
    const tests = await loadTests(reader, childOf(scenario, 'tests'), allowance);
    for (const [set, test] of combinations<TestDraft | undefined>([
      sets,
      tests.length === 0 ? [undefined] : tests,
    ])) {
      if (!set || allowance.left < 0) break;
      allowance.left -= 1;
      drafts.push(test ? { ...set, ...test, vars: [...set.vars, ...test.vars] } : set);
    }
  }
  return drafts;
}

/** `scenarios` is a list of maps and of references to files with a map or a list of them. */
async function listScenarios(
  reader: ConfigReader,
  node: SourceNode | undefined,
): Promise<readonly SourceNode[]> {
  const scenarios: SourceNode[] = [];
  for (const item of node && isText(node) ? [node] : itemsOf(node)) {
    if (isText(item)) scenarios.push(...(await readScenarios(reader, item)));
    else scenarios.push(item);
  }
  return scenarios;
}

async function readScenarios(reader: ConfigReader, node: TextNode): Promise<readonly SourceNode[]> {
  const files = await readAll(reader, { written: node.value, at: spanOfNode(node) });
  return files.flatMap((file) => {
    const root = reader.parse(file);
    if (!root) return [];
    return isObject(root.value) ? [root] : itemsOf(root);
  });
}
