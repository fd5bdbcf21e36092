import type { Role } from '../../prompt.ts';

/** How a captioned paragraph shows its caption, by its attribute `captionStyle`. */
export type Captioned = {
  readonly caption: string;
  readonly style: 'header' | 'bold' | 'plain' | 'hidden';
};

/** Captions and their styles, from the component reference of POML (docs/language/components). */
export const CAPTIONED: ReadonlyMap<string, Captioned> = new Map([
  ['role', { caption: 'Role', style: 'header' }],
  ['task', { caption: 'Task', style: 'header' }],
  ['outputformat', { caption: 'Output Format', style: 'header' }],
  ['stepwiseinstructions', { caption: 'Stepwise Instructions', style: 'header' }],
  ['toolpolicy', { caption: 'Tool Policy', style: 'header' }],
  ['examples', { caption: 'Examples', style: 'header' }],
  ['exampleset', { caption: 'Examples', style: 'header' }],
  ['hint', { caption: 'Hint', style: 'bold' }],
  ['introducer', { caption: 'Introducer', style: 'hidden' }],
  ['example', { caption: 'Example', style: 'hidden' }],
  ['cp', { caption: '', style: 'header' }],
  ['captionedparagraph', { caption: '', style: 'header' }],
]);

export const SPEAKERS: ReadonlyMap<string, Role> = new Map([
  ['systemmsg', 'system'],
  ['systemmessage', 'system'],
  ['humanmsg', 'user'],
  ['humanmessage', 'user'],
  ['usermsg', 'user'],
  ['usermessage', 'user'],
  ['aimsg', 'assistant'],
  ['aimessage', 'assistant'],
  ['assistantmsg', 'assistant'],
  ['input', 'user'],
  ['exampleinput', 'user'],
  ['output', 'assistant'],
  ['exampleoutput', 'assistant'],
  ['toolrequest', 'assistant'],
  ['toolresponse', 'tool'],
]);

/** Components that say something about the request and write nothing. */
export const SILENT: ReadonlySet<string> = new Set([
  'runtime',
  'stylesheet',
  'meta',
  'outputschema',
  'responseschema',
  'tooldefinition',
  'tooldef',
  'tool',
  'template',
]);

/** What stands around the text of an inline component. */
export const INLINE: ReadonlyMap<string, string> = new Map([
  ['b', '**'],
  ['bold', '**'],
  ['i', '*'],
  ['italic', '*'],
  ['s', '~~'],
  ['strikethrough', '~~'],
  ['u', '__'],
  ['underline', '__'],
  ['span', ''],
  ['inline', ''],
]);
