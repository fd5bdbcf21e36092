import type { SourceFile } from '../../../text/files.ts';
import type { Range } from '../../../text/range.ts';
import type { ConfigReader } from './config-reader.ts';
import { parseCsv, trimCell } from './parse-csv.ts';
import type { CsvCell } from './parse-csv.ts';
import type { FilePrompt } from './file-prompt.ts';
import { readPromptText } from './prompt-text.ts';
import type { PromptText } from './prompt-text.ts';
import { readStructuredJson, readStructuredYaml } from './structured-prompt.ts';
import { rangesOfLines, textOfLines, wholeText } from './text-of-lines.ts';

/** Files with more prompts than this are read up to here. */
const MAX_FILE_PROMPTS = 2000;

type Processor = (
  reader: ConfigReader,
  file: SourceFile,
) => readonly FilePrompt[] | Promise<readonly FilePrompt[]>;

const PROCESSORS: ReadonlyMap<string, Processor> = new Map<string, Processor>([
  ['txt', (_, file) => readTextFile(file)],
  ['md', (_, file) => readDocument(file)],
  ['j2', (_, file) => readDocument(file)],
  ['json', readStructuredJson],
  ['jsonl', (_, file) => readJsonLines(file)],
  ['yaml', readStructuredYaml],
  ['yml', readStructuredYaml],
  ['csv', (_, file) => readCsvFile(file)],
]);

/**
 * The prompts of a file by its extension, as promptfoo's processors read it (src/prompts/processors). Absent when
 * promptfoo has no processor for it.
 */
export async function readPromptFile(
  reader: ConfigReader,
  file: SourceFile,
): Promise<readonly FilePrompt[] | undefined> {
  const extension = file.path.slice(file.path.lastIndexOf('.') + 1).toLowerCase();
  return PROCESSORS.get(extension)?.(reader, file);
}

function readDocument(file: SourceFile): readonly FilePrompt[] {
  const { text } = file;
  return [promptOf(wholeText(file), `: ${text.slice(0, 50)}...`)];
}

/** Prompts stand between lines of `---` (src/prompts/processors/text.ts); empty ones are none. */
function readTextFile(file: SourceFile): readonly FilePrompt[] {
  const prompts: FilePrompt[] = [];
  let lines: Range[] = [];
  const flush = (): void => {
    const prompt = textOfLines(file, lines);
    if (prompt.text !== '') prompts.push(promptOf(prompt, `: ${prompt.text}`));
    lines = [];
  };
  for (const line of rangesOfLines(file.text)) {
    if (file.text.slice(line.start, line.end).trim() === '---') flush();
    else lines.push(line);
    if (prompts.length >= MAX_FILE_PROMPTS) return prompts;
  }
  flush();
  return prompts;
}

function promptOf(prompt: PromptText, labelTail: string): FilePrompt {
  return { body: readPromptText(prompt), raw: prompt.text, labelTails: [labelTail] };
}

function readJsonLines(file: SourceFile): readonly FilePrompt[] {
  const lines: Range[] = [];
  for (const line of rangesOfLines(file.text)) {
    if (line.end > line.start) lines.push(line);
    if (lines.length >= MAX_FILE_PROMPTS) break;
  }
  return lines.map((range) => {
    const text = file.text.slice(range.start, range.end);
    return promptOf(
      { text, span: { path: file.path, range } },
      lines.length > 1 ? `: ${text}` : '',
    );
  });
}

/** With a comma: columns `prompt` and `label`; without: one prompt per line, under an optional header. */
function readCsvFile(file: SourceFile): readonly FilePrompt[] {
  return file.text.includes(',') ? readCsvColumns(file) : readCsvLines(file);
}

function readCsvColumns(file: SourceFile): readonly FilePrompt[] {
  const rows = parseCsv(file);
  const header = rows.next().value?.cells.map(({ text }: CsvCell) => text.trim()) ?? [];
  const promptAt = header.indexOf('prompt');
  const labelAt = header.indexOf('label');
  const prompts: FilePrompt[] = [];
  for (const { cells } of rows) {
    const cell = cells[promptAt];
    const prompt = cell && trimCell(cell);
    if (!prompt || prompt.text === '') continue;
    const label = cells[labelAt]?.text.trim();
    prompts.push(csvPrompt(prompt, prompts.length, label));
    if (prompts.length >= MAX_FILE_PROMPTS) break;
  }
  return prompts;
}

function readCsvLines(file: SourceFile): readonly FilePrompt[] {
  const lines: PromptText[] = [];
  for (const range of rangesOfLines(file.text)) {
    const text = file.text.slice(range.start, range.end);
    if (text.trim() !== '') lines.push({ text, span: { path: file.path, range } });
    if (lines.length > MAX_FILE_PROMPTS) break;
  }
  const hasHeader = lines[0]?.text.trim().toLowerCase() === 'prompt';
  return lines.slice(hasHeader ? 1 : 0).map((line, index) => csvPrompt(line, index, undefined));
}

/** promptfoo numbers the prompts of a CSV file instead of naming the file. */
function csvPrompt(prompt: PromptText, index: number, label: string | undefined): FilePrompt {
  const name = label === undefined || label === '' ? `Prompt ${index + 1} - ${prompt.text}` : label;
  return { body: readPromptText(prompt), raw: prompt.text, label: name };
}
