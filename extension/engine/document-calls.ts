import {
  changesOf,
  compressDocument,
  type CompressDocumentRequest,
  toCompressedDocument,
} from './compress-document.ts';
import type { DocumentRequest } from './document-request.ts';
import type { DocumentCall, EngineCalls } from './engine-calls.ts';
import type { EngineState } from './engine.ts';
import type { Folder } from './folder.ts';
import { isFinding, lintDocument } from './lint-document.ts';
import { createMeasureTools } from './measure-tools.ts';
import { createMeasurer } from './measurer.ts';
import { suppressFinding } from './suppress-finding.ts';

/** How much of a section a language model is asked to keep. */
const KEEP_RATIO = 0.7;

/** What is asked about one document, which is taken as it is in the editor. */
export type DocumentCalls = Pick<EngineCalls, 'measure' | 'lint' | 'fix' | 'suppress' | 'compress'>;

export function documentCalls(state: EngineState): DocumentCalls {
  const { clock, loadVocabulary } = state;
  const take = ({ root, path, text }: DocumentCall): Folder => {
    const folder = state.folderOf(root);
    folder.files.put(path, text);
    return folder;
  };
  const open = async (document: DocumentCall): Promise<DocumentRequest> => {
    const { files, readConfig } = take(document);
    const { config } = await readConfig();
    return { path: document.path, files, config, now: clock(), loadVocabulary };
  };
  const measurer = createMeasurer(createMeasureTools(state, { remembersTexts: true }));
  return {
    measure: (request) => measurer.measure(take(request), request),
    lint: async (document) => lintDocument(await open(document)),
    fix: async ({ finding, ...document }) => {
      const request = await open(document);
      const isWanted = isFinding(finding);
      return changesOf(
        await compressDocument({ ...request, level: 'suggest', models: [], isWanted }),
      );
    },
    suppress: async ({ finding, ...document }) => suppressFinding(await open(document), finding),
    compress: async ({ level, models, session, ...document }) => {
      const rewrite = rewriterOf(session, state);
      const request = await open(document);
      return toCompressedDocument(
        await compressDocument({ ...request, level, models, ...rewrite }),
      );
    },
  };
}

function rewriterOf(
  session: string | undefined,
  { call }: EngineState,
): Pick<CompressDocumentRequest, 'rewrite'> {
  if (session === undefined) return {};
  return {
    rewrite: {
      keepRatio: KEEP_RATIO,
      askModel: (request) => call('askModel', { session, ...request }),
    },
  };
}
