import type { SourceFile } from '../../text/files.ts';
import type { Json } from '../../text/json.ts';
import { sentence } from '../../text/sentence.ts';
import { keyDrafts } from '../draft.ts';
import { locateNotes } from '../locate-notes.ts';
import { explainNoEval, findPromptfooEval } from '../promptfoo/find-eval.ts';
import { readPromptfooEval } from '../promptfoo/read-eval.ts';
import { beginsLikeJson, openRecordingDocument } from '../recording-document.ts';
import type { RecordingDocument } from '../recording-document.ts';
import type { RecordingFormat } from '../recording-format.ts';
import type { Recording } from '../recording.ts';

/** Every shape of promptfoo's JSON and YAML output since version 2 of its summary. Format: docs/recordings.md. */
export const promptfooJson: RecordingFormat = {
  id: 'promptfoo-json',
  title: 'promptfoo JSON or YAML output',
  matches: (file) => {
    const document = openCandidate(file);
    return document !== undefined && findPromptfooEval(document.value) !== undefined;
  },
  read,
  explain: (file) => {
    const document = openCandidate(file);
    const reason = document && explainNoEval(document.value);
    if (!document || !reason) return undefined;
    const hint = sentence`Record it again with \`promptfoo eval -o results.json\`.`;
    return locateNotes(file.path, document, [{ severity: 'error', ...reason, hint }])[0];
  },
};

function read(file: SourceFile): Recording {
  const opened = openRecordingDocument(file);
  if (opened.kind === 'refused') return recordingOf(file, { problems: opened.problems });
  const { document } = opened;
  const found = findPromptfooEval(document.value);
  if (!found) return recordingOf(file, { problems: [noEval(file, document.value)] });
  const { drafts, notes } = readPromptfooEval(found);
  const samples = keyDrafts(drafts);
  const problems = [...document.problems, ...locateNotes(file.path, document, notes)];
  return recordingOf(file, { samples, problems });
}

function recordingOf(
  { path }: SourceFile,
  parts: Partial<Pick<Recording, 'samples' | 'problems'>>,
): Recording {
  return { path, format: 'promptfoo-json', samples: [], problems: [], ...parts };
}

function noEval({ path }: SourceFile, value: Json): Recording['problems'][number] {
  const message = explainNoEval(value)?.message ?? sentence`This is no output of promptfoo`;
  return { severity: 'error', path, position: { line: 1, column: 1 }, message };
}

/** YAML is parsed only when its lines name what every shape has. */
function openCandidate(file: SourceFile): RecordingDocument | undefined {
  const mayHold = beginsLikeJson(file.text)
    ? file.text.includes('"results"') || isTable(file.text)
    : /^(?: {2})?results:/m.test(file.text);
  if (!mayHold) return undefined;
  const opened = openRecordingDocument(file);
  return opened.kind === 'read' ? opened.document : undefined;
}

/** The table that the web viewer writes has no results. */
function isTable(text: string): boolean {
  return ['"head"', '"body"', '"outputs"'].every((key) => text.includes(key));
}
