import { error, type AnnotationProperties, info, notice, warning } from '@actions/core';
import { randomUUID } from 'node:crypto';
import { stripControl } from '../shared/report/strip-control.ts';

/** The runner cuts a message here. */
const MAX_MESSAGE = 4096;

// Standard output is a command channel: `::cmd::` after blanks, and the older `##[cmd]` anywhere in a line, are obeyed.

/** One line of a text that may come from a pull request, as no command. */
export function harmless(text: string): string {
  return stripControl(text)
    .replaceAll('##[', '##\u200B[')
    .replaceAll('::', ':\u200B:')
    .slice(0, MAX_MESSAGE);
}

export function writeInfo(text: string): void {
  info(harmless(text));
}

/** Many lines, which the runner is told to take for nothing but text. */
export function writeBlock(text: string): void {
  const token = randomUUID();
  info(`::stop-commands::${token}`);
  for (const line of text.split('\n')) {
    info(line.replaceAll('##[', '##\u200B[').replace(/^(\s*:)(?=:)/, '$1\u200B'));
  }
  info(`::${token}::`);
}

export function writeNotice(text: string, place: AnnotationProperties = {}): void {
  notice(harmless(text), place);
}

export function writeWarning(text: string, place: AnnotationProperties = {}): void {
  warning(harmless(text), place);
}

export function writeError(text: string, place: AnnotationProperties = {}): void {
  error(harmless(text), place);
}
