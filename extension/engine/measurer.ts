import { createDocumentReader } from './document-reader.ts';
import type { MeasureCall } from './engine-calls.ts';
import type { Folder } from './folder.ts';
import { type Earlier, measureEarlier, withDeltas } from './measure-delta.ts';
import { measureDocument } from './measure-document.ts';
import type { MeasureTools } from './measure-tools.ts';
import type { MeasuredDocument } from './measured-document.ts';

/** Measures documents while they are edited. */
export type Measurer = {
  readonly measure: (folder: Folder, call: MeasureCall) => Promise<MeasuredDocument>;
};

type KnownEarlier = { readonly key: string; readonly document: MeasuredDocument | undefined };

export function createMeasurer(tools: MeasureTools): Measurer {
  // A keystroke changes the document, not what it was before.
  const known = new Map<string, KnownEarlier>();
  const readPrompts = createDocumentReader();
  return {
    measure: async (folder, call) => {
      const { config } = await folder.readConfig();
      const { path, text, models, callsPerMonth, root } = call;
      const request = {
        config,
        models,
        ...(callsPerMonth !== undefined && { callsPerMonth }),
        tools,
      };
      const document = { ...request, path, text, files: folder.files };
      const measured = await measureDocument(document, readPrompts);
      const earlier = await findEarlier(folder, call);
      if (!earlier) return measured;
      const id = JSON.stringify([root, path]);
      const key = JSON.stringify([earlier.against, earlier.document, models, config.suites]);
      const remembered = known.get(id);
      const was =
        remembered?.key === key ? remembered.document : await measureEarlier(earlier, request);
      known.set(id, { key, document: was });
      return withDeltas(measured, was, earlier.against);
    },
  };
}

async function findEarlier(
  { files, openBaseline }: Folder,
  { path, against }: MeasureCall,
): Promise<Earlier | undefined> {
  if (!against) return undefined;
  if (against.kind === 'text') {
    const { label, text } = against;
    return { against: label, document: { path, text, files } };
  }
  const baseline = await openBaseline();
  if (!baseline) return undefined;
  const { label, renames } = baseline.changes;
  const was = renames.find(([headPath]) => headPath === path)?.[1] ?? path;
  const content = await baseline.files.read(was);
  // What cannot be read is not known to be new.
  if (content.kind === 'unreadable') return undefined;
  if (content.kind === 'missing') return { against: label };
  return { against: label, document: { path: was, text: content.text, files: baseline.files } };
}
