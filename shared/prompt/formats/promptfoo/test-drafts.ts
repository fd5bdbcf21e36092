import type { Json } from '../../../text/json.ts';
import { sentence } from '../../../text/sentence.ts';
import type { SourceSpan } from '../../../text/source-span.ts';
import type { ConfigReader } from './config-reader.ts';
import { readPromptNames } from './load-providers.ts';
import { readAll } from './read-all.ts';
import {
  childOf,
  entriesOf,
  isList,
  isObject,
  isText,
  itemsOf,
  spanOfNode,
  textOf,
} from './source-node.ts';
import type { SourceNode } from './source-node.ts';

/** A variable's value as written; `span` is looked up only when asked for. */
export type WrittenVar = { readonly value: Json; readonly span: () => SourceSpan };

export type WrittenVars = ReadonlyMap<string, WrittenVar>;

/** A test before its files are read and its lists are multiplied out. */
export type TestDraft = {
  readonly name?: string;
  /** Layers, the later over the earlier; made when asked for, because many tests may share a big one. */
  readonly vars: readonly (() => WrittenVars)[];
  readonly span: () => SourceSpan;
  /** Labels or ids of the only prompts it is for. */
  readonly prompts?: readonly string[];
  /** Whether a list of texts stands for one case per text. */
  readonly expandsLists: boolean;
};

/** Nobody spreads the variables of one test over more files. */
const MAX_VARS_FILES = 100;

/** Reads one test map of a YAML or JSON file. */
export async function readTestDraft(reader: ConfigReader, node: SourceNode): Promise<TestDraft> {
  const options = childOf(node, 'options');
  const name = textOf(node, 'description');
  const prompts = childOf(node, 'prompts');
  reportTransform(reader, options);
  return {
    ...(name === undefined ? {} : { name }),
    vars: await readVars(reader, childOf(node, 'vars')),
    span: () => spanOfNode(node),
    ...(prompts ? { prompts: readPromptNames(prompts) } : {}),
    expandsLists: childOf(options, 'disableVarExpansion')?.value !== true,
  };
}

function reportTransform(reader: ConfigReader, options: SourceNode | undefined): void {
  const transform = childOf(options, 'transformVars');
  if (!transform) return;
  const message = sentence`The variables that "transformVars" makes are not known`;
  const hint = sentence`Record the suite, so that cases come with their final variables.`;
  reader.report(spanOfNode(transform), { severity: 'warning', message, hint });
}

/** `vars` may be a map, or the path of a YAML file with one, or a list of such paths. */
async function readVars(
  reader: ConfigReader,
  node: SourceNode | undefined,
): Promise<TestDraft['vars']> {
  if (!node || isObject(node.value)) return [() => varsOf(node)];
  const layers: (() => WrittenVars)[] = [];
  for (const item of isList(node.value) ? itemsOf(node, MAX_VARS_FILES) : [node]) {
    if (isText(item)) {
      // promptfoo takes these from the folder of the file with the test (src/util/testCaseReader.ts, readTest).
      const reference = { written: item.value, at: spanOfNode(item), from: item.places.path };
      const files = await readAll(reader, reference);
      layers.push(...files.map((file) => () => varsOf(reader.parse(file))));
    } else {
      const message = sentence`"vars" is no map of variables and no path of a file with one`;
      const hint = sentence`Write the variables as a map of name and value.`;
      reader.report(spanOfNode(item), { severity: 'error', message, hint });
    }
  }
  return layers;
}

function varsOf(node: SourceNode | undefined): WrittenVars {
  return new Map(
    entriesOf(node).map(([key, child]) => [
      key,
      { value: child.value, span: () => spanOfNode(child) },
    ]),
  );
}
