import { type ActionsMetadataProvider, validate } from '@actions/languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';

export type LintedFile = { readonly path: string; readonly text: string };

type Metadata = NonNullable<Awaited<ReturnType<ActionsMetadataProvider['fetchActionMetadata']>>>;

/** The inputs that our workflows give to other actions, as their action.yml names them at the pinned commits. */
const KNOWN: ReadonlyMap<string, Metadata> = new Map(
  Object.entries({
    'actions/checkout': ['fetch-depth', 'persist-credentials'],
    'actions/cache': ['key', 'path', 'restore-keys'],
    'actions/setup-node': ['cache', 'node-version'],
    'actions/upload-artifact': ['name', 'path', 'retention-days'],
    'actions/download-artifact': ['github-token', 'name', 'path', 'pattern', 'run-id'],
  }).map(([name, inputs]): [string, Metadata] => [
    name,
    {
      name,
      description: name,
      inputs: Object.fromEntries(inputs.map((input) => [input, { description: input }])),
    },
  ]),
);

/** What GitHub's own editor says about a workflow or an action.yml; `ours` is what it knows of our inputs and outputs. */
export async function lintWorkflow(
  { path, text }: LintedFile,
  ours: Metadata,
): Promise<readonly string[]> {
  const document = TextDocument.create(`file:///${path}`, 'yaml', 1, text);
  const problems = await validate(document, {
    actionsMetadataProvider: {
      fetchActionMetadata: async ({ owner, name }) =>
        owner === 'promptfare' ? ours : KNOWN.get(`${owner}/${name}`),
    },
  });
  return problems.map(
    ({ message, range }) => `${path}:${range.start.line + 1}: ${wordsOf(message)}`,
  );
}

function wordsOf(message: string | { readonly value: string }): string {
  return typeof message === 'string' ? message : message.value;
}
