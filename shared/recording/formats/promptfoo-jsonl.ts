import type { SourceFile } from '../../text/files.ts';
import { firstJsonLine, readJsonLines } from '../json-lines.ts';
import { problemList } from '../problem-list.ts';
import { isPromptfooRow } from '../promptfoo/find-eval.ts';
import { readPromptfooEval } from '../promptfoo/read-eval.ts';
import { beginsLikeJson } from '../recording-document.ts';
import type { RecordingFormat } from '../recording-format.ts';
import type { Recording } from '../recording.ts';

/** promptfoo's JSON Lines output: one result per line, without the prompts and the config that JSON output has. */
export const promptfooJsonl: RecordingFormat = {
  id: 'promptfoo-jsonl',
  title: 'promptfoo JSON Lines output',
  matches: ({ text }) => {
    if (!beginsLikeJson(text)) return false;
    const first = firstJsonLine(text);
    return first !== undefined && isPromptfooRow(first);
  },
  read: readPromptfooJsonl,
};

function readPromptfooJsonl(file: SourceFile): Recording {
  const problems = problemList(file.path);
  const lines = [...readJsonLines(file, problems)];
  const rows = lines.map(({ value }) => value);
  const { samples, notes } = readPromptfooEval({
    rows,
    rowsPath: [],
    heads: [],
    config: undefined,
  });
  for (const { at, ...note } of notes) {
    const [index, ...rest] = at;
    const line = typeof index === 'number' ? lines[index] : undefined;
    problems.add(note.severity, () => (line ? [line.locate({ ...note, at: rest })] : []));
  }
  return { path: file.path, format: 'promptfoo-jsonl', samples, problems: problems.all() };
}
