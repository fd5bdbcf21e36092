import type { FileReader, SourceFile } from '../../text/files.ts';
import { fieldOf, isJsonArray, isJsonObject, textOf } from '../../text/json-fields.ts';
import type { PromptFormat } from '../prompt-format.ts';
import type { ParsedFile } from '../prompt.ts';
import { readLangchainDump } from './langchain/read-dump.ts';
import { readFewShot } from './langchain/read-few-shot.ts';
import { createLangchainReader } from './langchain/reader.ts';
import { readStringPrompt } from './langchain/read-string-prompt.ts';
import { readDataFile } from './read-data-file.ts';

/** LangChain prompt files: what `save` writes and `load_prompt` reads, and dumps of chat prompts. */
export const langchain: PromptFormat = {
  id: 'langchain',
  title: 'LangChain prompt (JSON, YAML)',
  patterns: [
    '**/*prompt*.{json,yaml,yml}',
    '**/prompts/**/*.{json,yaml,yml}',
    '**/langchain*/**/*.{json,yaml,yml}',
  ],
  matches: ({ path, text }) =>
    (/\.json$/i.test(path) && isJsonPrompt(text)) || (/\.ya?ml$/i.test(path) && isYamlPrompt(text)),
  parse: parseLangchain,
};

function isJsonPrompt(text: string): boolean {
  if (/"lc"\s{0,20}:\s{0,20}1\b/.test(text)) return /"\w{0,40}PromptTemplate"/.test(text);
  const hasContent = /"(?:template|template_path|examples|prefix|suffix|messages)"\s{0,20}:/;
  const isTyped = /"_type"\s{0,20}:\s{0,20}"(?:prompt|few_shot|chat)"/;
  return (
    (/"input_variables"\s{0,20}:\s{0,20}\[/.test(text) || isTyped.test(text)) &&
    hasContent.test(text)
  );
}

/** Semantic Kernel's inputs are maps, and it has settings. Few files have names or a type, so that is asked first. */
function isYamlPrompt(text: string): boolean {
  const hasNames = /^input_variables[ \t]*:/m.test(text);
  if (!hasNames && !/^_type[ \t]*:[ \t]*["']?(?:prompt|few_shot|chat)\b/m.test(text)) return false;
  const isOther =
    /^execution_settings[ \t]*:/m.test(text) ||
    /^template_format[ \t]*:[ \t]*["']?(?:semantic-kernel|liquid|handlebars)\b/m.test(text) ||
    /^input_variables[ \t]*:[ \t]*\r?\n[ \t]*-[ \t]+(?:name|description)[ \t]*:/m.test(text);
  if (isOther) return false;
  return /^(?:template|template_path|examples|prefix|suffix|messages)[ \t]*:/m.test(text);
}

async function parseLangchain(file: SourceFile, files: FileReader): Promise<ParsedFile> {
  const document = readDataFile(file);
  const reader = createLangchainReader(file, document, files);
  const root = document.value;
  if (!isJsonObject(root)) return reader.finish([]);
  if (fieldOf(root, 'lc') !== undefined) return reader.finish(readLangchainDump(reader));
  const kind = textOf(fieldOf(root, '_type'));
  const isFewShot =
    kind === 'few_shot' || isJsonArray(fieldOf(root, 'examples')) || 'suffix' in root;
  if (isFewShot) return reader.finish(await readFewShot(reader));
  return reader.finish(await readStringPrompt(reader));
}
