import picocolors from 'picocolors';
import type {
  ExplainedFile,
  ExplainedMessage,
  ExplainedModel,
  ExplainedPrompt,
  Place,
} from '../check/explain-file.ts';
import { formatProblem } from '../text/problem.ts';
import { replaceSentences } from '../text/replace-sentences.ts';
import { englishOf } from '../text/sentence.ts';
import { formatTokens, plural } from './format-tokens.ts';
import type { RenderOptions } from './renderer.ts';
import { stripControl } from './strip-control.ts';

const MAX_PROMPTS = 50;

/** What one file is taken for and what is in it, for a terminal. */
export function renderExplain(file: ExplainedFile, options: RenderOptions): string {
  const { bold, dim, yellow } = picocolors.createColors(options.hasColors);
  const lines = [bold(stripControl(file.path)), formatLine(file)];
  for (const problem of file.problems) lines.push(`${yellow('!')} ${formatProblem(problem)}`);
  if (file.prompts.length === 0) lines.push('No prompt is in it.');
  for (const prompt of file.prompts.slice(0, MAX_PROMPTS)) {
    lines.push('', bold(stripControl(prompt.prompt.id)), ...promptLines(prompt, file.path));
  }
  const more = file.prompts.length - MAX_PROMPTS;
  if (more > 0) lines.push('', dim(`… and ${plural(more, 'more prompt', 'more prompts')}`));
  return `${lines.join('\n')}\n`;
}

/** The same for machines. */
export function renderExplainJson(files: readonly ExplainedFile[]): string {
  const explained = files.map(({ prompts, ...file }) => ({
    ...file,
    prompts: prompts.map(({ prompt, models, ...rest }) => ({
      id: prompt.id,
      syntax: prompt.syntax,
      ...rest,
      models: models.map(({ id, ...model }) => ({ ...model, readAs: id.name })),
      cases: prompt.cases.length,
      tools: prompt.tools.length,
      ...(prompt.unrenderable !== undefined && { unrenderable: prompt.unrenderable }),
    })),
  }));
  return `${JSON.stringify({ version: 1, files: explained }, replaceSentences, 2)}\n`;
}

function formatLine({ format, patterns }: ExplainedFile): string {
  if (!format)
    return '  format     none of the known ones; read as plain text, because it was named';
  const why = patterns.length > 0 ? `its path matches ${patterns.join(' and ')}` : 'its content';
  return `  format     ${format.id} (${format.title}), by ${why}`;
}

function promptLines(explained: ExplainedPrompt, path: string): readonly string[] {
  const { prompt, messages, variables, quality } = explained;
  const mark = quality === 'exact' ? '' : '~';
  const lines = messages.map((message) => messageLine(message, path, mark));
  if (messages.length === 0) lines.push('  messages   none');
  if (prompt.unrenderable !== undefined)
    lines.push(`  not rendered: ${stripControl(englishOf(prompt.unrenderable))}`);
  const named = variables.map(({ name, lines: at }) => `${stripControl(name)} (${linesText(at)})`);
  lines.push(`  variables  ${named.length === 0 ? 'none' : named.join(', ')}`);
  lines.push(...modelLines(explained, path));
  if (prompt.tools.length > 0) lines.push(`  tools      ${prompt.tools.length}`);
  if (prompt.responseSchema !== undefined) lines.push('  schema     counted with the request');
  const cases = prompt.cases.length;
  lines.push(`  cases      ${cases === 0 ? noCases(variables.length) : String(cases)}`);
  return lines;
}

function noCases(variableCount: number): string {
  return variableCount === 0
    ? 'none, and none are needed'
    : 'none: only the fixed text is counted, variables come on top';
}

function messageLine(message: ExplainedMessage, path: string, mark: string): string {
  const { role, places, tokens, mediaCount } = message;
  const where = places.map((place) => placeText(place, path)).join(' and ');
  const media = mediaCount === 0 ? '' : `, ${plural(mediaCount, 'image or file')}`;
  const text = `${mark}${formatTokens(tokens)} tokens${media}`;
  return `  ${role.padEnd(10)} ${where === '' ? '' : `${where}: `}${text}`;
}

function placeText({ path, firstLine, lastLine }: Place, own: string): string {
  const file = path === own ? '' : `${stripControl(path)} `;
  const lines = firstLine === lastLine ? `line ${firstLine}` : `lines ${firstLine}–${lastLine}`;
  return file + lines;
}

function linesText(lines: readonly number[]): string {
  if (lines.length === 0) return 'elsewhere';
  return `line${lines.length === 1 ? '' : 's'} ${lines.slice(0, 5).join(', ')}${lines.length > 5 ? '…' : ''}`;
}

function modelLines({ prompt, models }: ExplainedPrompt, path: string): readonly string[] {
  if (models.length > 0) return models.map((model) => modelLine(model, path));
  const limit = prompt.maxOutputTokens;
  const limited = limit === undefined ? '' : `; at most ${formatTokens(limit)} output tokens`;
  return [
    `  model      unknown: the file names none${limited}. Name one with --model, or give its suite a model`,
  ];
}

function modelLine(model: ExplainedModel, path: string): string {
  const { written, id, place, provider, priceAsOf, maxOutputTokens } = model;
  const where = place ? `, ${placeText(place, path)}` : '';
  const limit =
    maxOutputTokens === undefined ? '' : `, at most ${formatTokens(maxOutputTokens)} output tokens`;
  const price = priceAsOf === undefined ? noPrice(id.name, provider) : `price of ${priceAsOf}`;
  const readAs = id.name === written ? '' : ` = ${stripControl(id.name)}`;
  return `  model      ${stripControl(written)}${readAs}${where}${limit}; ${price}`;
}

function noPrice(name: string, provider: string | undefined): string {
  const maker =
    provider === undefined
      ? 'whose provider is not known by its name'
      : `which ${provider}’s prices do not hold`;
  return `no price: it is read as ${stripControl(name)}, ${maker}. Give it an alias or a price under pricing: in the config`;
}
