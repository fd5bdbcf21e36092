import type { Range } from '../../../text/range.ts';
import { CAPTIONED, INLINE, SILENT, SPEAKERS, type Captioned } from './components.ts';
import { attributeExpression } from './expression.ts';
import { decodeEntities, type XmlElement, type XmlNode } from './parse-xml.ts';
import type { Piece } from './piece.ts';
import { createWriter, type Writer } from './writer.ts';

type Walk = {
  readonly writer: Writer;
  level: number;
};

type Place = {
  readonly pre?: true;
  /** Sign and number of the list item that is being written. */
  readonly list?: { readonly style: string; count: number };
};

/** What the elements of a POML file send, with its layout. */
export function writePieces(nodes: readonly XmlNode[]): readonly Piece[] {
  const walk: Walk = { writer: createWriter(), level: 1 };
  writeNodes(walk, nodes, {});
  walk.writer.breakLine('');
  return walk.writer.pieces;
}

function writeNodes(walk: Walk, nodes: readonly XmlNode[], place: Place): void {
  for (const node of nodes) {
    if (node.kind === 'text') walk.writer.writeText(node.text, node.range, place.pre ?? false);
    else writeConditions(walk, node, place);
  }
}

/** `if` decides inside of `for`, as it may use the loop's variable. */
function writeConditions(walk: Walk, element: XmlElement, place: Place): void {
  const { writer } = walk;
  const loop = /^\s*([\w$]{1,200})\s+in\s+([^]+)$/.exec(element.attributes.get('for') ?? '');
  const test = element.attributes.get('if');
  const control = (statement: string): void => writer.writePiece({ kind: 'control', statement });
  const write = (): void => {
    if (test !== undefined) control(`{% if ${attributeExpression(test)} %}`);
    writeElement(walk, element, place);
    if (test !== undefined) control('{% endif %}');
  };
  if (!loop) {
    write();
    return;
  }
  control(`{% for ${loop[1] ?? ''} in ${attributeExpression(loop[2] ?? '')} %}`);
  writer.inLoop(write);
  control('{% endfor %}');
}

type WriteElement = (walk: Walk, element: XmlElement, place: Place) => void;

/** Components that are laid out in their own way; the others are blocks of what is in them. */
const WRITERS: ReadonlyMap<string, WriteElement> = new Map<string, WriteElement>([
  ['let', writeLet],
  ['list', writeList],
  ['br', ({ writer }) => writer.breakLine('\n')],
  ['h', writeHeader],
  ['header', writeHeader],
  ['code', writeCode],
  ['qa', writeQuestion],
  ['question', writeQuestion],
  ['img', writeMedia],
  ['image', writeMedia],
  ['audio', writeMedia],
  ['object', writeObject],
  ['obj', writeObject],
  ['document', writeEmbedded],
  ['doc', writeEmbedded],
  ['table', writeEmbedded],
  ['webpage', writeEmbedded],
  ['folder', writeEmbedded],
]);

function writeElement(walk: Walk, element: XmlElement, place: Place): void {
  const { name, attributes } = element;
  if (SILENT.has(name)) return;
  const role = SPEAKERS.get(attributes.get('speaker') ?? '') ?? SPEAKERS.get(name);
  const captioned = CAPTIONED.get(name);
  const mark = INLINE.get(name);
  if (role) writeMessage(walk, element, role);
  else if (captioned) writeCaptioned(walk, element, captioned);
  else if (mark !== undefined) around(walk, element, mark);
  else if (name === 'item' && place.list) writeItem(walk, element, place.list);
  else (WRITERS.get(name) ?? writeBlock)(walk, element, place);
}

function writeBlock(walk: Walk, element: XmlElement): void {
  inBlock(walk, () => writeNodes(walk, element.children, isPre(element) ? { pre: true } : {}));
}

function writeHeader(walk: Walk, { children, range }: XmlElement): void {
  inBlock(walk, () => {
    walk.writer.writeMade(`${'#'.repeat(Math.min(walk.level, 6))} `, opening(range));
    writeNodes(walk, children, {});
  });
}

function writeObject(walk: Walk, { attributes }: XmlElement): void {
  const data = attributeExpression(attributes.get('data') ?? '');
  if (data === '') return;
  const statement = `{{ ${data} | dump(2) }}`;
  inBlock(walk, () => walk.writer.writePiece({ kind: 'control', statement }));
}

/** Its text is a file that is only known, or only readable, when the prompt is made. */
function writeEmbedded(walk: Walk, { children }: XmlElement, place: Place): void {
  inBlock(walk, () => writeNodes(walk, children, place));
}

/** Break, body, break: a paragraph of its own. */
function inBlock({ writer }: Walk, body: () => void): void {
  writer.breakLine('\n\n');
  body();
  writer.breakLine('\n\n');
}

function isPre({ name, attributes }: XmlElement): boolean {
  return attributes.get('whitespace') === 'pre' || (name === 'text' && attributes.has('syntax'));
}

/** The tag itself, where what a component writes by itself comes from. */
function opening({ start }: Range): Range {
  return { start, end: start };
}

function writeMessage(
  walk: Walk,
  element: XmlElement,
  role: Parameters<Writer['inRole']>[0],
): void {
  walk.writer.inRole(role, () => {
    const level = walk.level;
    walk.level = 1;
    const parameters = element.attributes.get('parameters');
    if (parameters !== undefined && element.name === 'toolrequest')
      walk.writer.writeMade(decodeEntities(parameters), opening(element.range), true);
    writeNodes(walk, element.children, isPre(element) ? { pre: true } : {});
    walk.level = level;
  });
}

const STYLE = /^(?:header|bold|plain|hidden)$/;

function writeCaptioned(walk: Walk, element: XmlElement, captioned: Captioned): void {
  const { writer } = walk;
  const { attributes, range, children } = element;
  const caption = decodeEntities(attributes.get('caption') ?? captioned.caption);
  const written = attributes.get('captionstyle') ?? '';
  const style = STYLE.test(written) ? written : captioned.style;
  const hasHoles = attributes.has('caption') ? true : undefined;
  const isHeader = style === 'header' && caption !== '';
  inBlock(walk, () => {
    if (isHeader) {
      const sign = '#'.repeat(Math.min(walk.level, 6));
      writer.writeMade(`${sign} ${caption}`, opening(range), hasHoles);
      writer.breakLine('\n\n');
      walk.level += 1;
    } else if (style !== 'hidden' && style !== 'header') {
      const text = style === 'bold' ? `**${caption}:** ` : `${caption}: `;
      writer.writeMade(text, opening(range), hasHoles);
    }
    writeNodes(walk, children, isPre(element) ? { pre: true } : {});
    if (isHeader) walk.level -= 1;
  });
}

function around(walk: Walk, element: XmlElement, mark: string): void {
  if (mark !== '') walk.writer.writeMade(mark, opening(element.range));
  writeNodes(walk, element.children, {});
  if (mark !== '') walk.writer.writeMade(mark, opening(element.range));
}

function writeList(walk: Walk, element: XmlElement): void {
  const list = { style: element.attributes.get('liststyle') ?? 'dash', count: 0 };
  walk.writer.breakLine('\n\n');
  for (const child of element.children) {
    if (child.kind === 'element') writeConditions(walk, child, { list });
  }
  walk.writer.breakLine('\n\n');
}

const BULLETS: ReadonlyMap<string, string> = new Map([
  ['star', '* '],
  ['plus', '+ '],
]);

function writeItem(walk: Walk, element: XmlElement, list: NonNullable<Place['list']>): void {
  const { writer } = walk;
  list.count += 1;
  const sign = list.style === 'decimal' ? `${list.count}. ` : (BULLETS.get(list.style) ?? '- ');
  writer.breakLine('\n');
  writer.writeMade(sign, opening(element.range));
  writer.indented(' '.repeat(sign.length), () => writeNodes(walk, element.children, {}));
  writer.breakLine('\n');
}

function writeCode(walk: Walk, element: XmlElement): void {
  const { writer } = walk;
  const { attributes, children, range } = element;
  if (attributes.get('inline') !== 'false') {
    around(walk, element, '`');
    return;
  }
  inBlock(walk, () => {
    writer.writeMade(`\`\`\`${attributes.get('lang') ?? ''}\n`, opening(range));
    writeNodes(walk, children, { pre: true });
    writer.writeMade('\n```', opening(range));
  });
}

function writeQuestion(walk: Walk, { attributes, children, range }: XmlElement): void {
  const { writer } = walk;
  const question = attributes.get('questioncaption') ?? 'QUESTION';
  const answer = attributes.get('answercaption') ?? 'ANSWER';
  inBlock(walk, () => {
    writer.writeMade(`**${question}:** `, opening(range));
    writeNodes(walk, children, {});
    writer.breakLine('\n\n');
    writer.writeMade(`**${answer}:**`, opening(range));
  });
}

function writeMedia(walk: Walk, { name, attributes, range }: XmlElement): void {
  const isText =
    attributes.has('alt') && /^(?:text|markdown)$/.test(attributes.get('syntax') ?? '');
  if (isText) {
    walk.writer.writeMade(decodeEntities(attributes.get('alt') ?? ''), opening(range), true);
    return;
  }
  const mediaKind = name === 'audio' ? 'audio' : 'image';
  const source = decodeEntities(attributes.get('src') ?? '');
  walk.writer.writePiece({ kind: 'media', mediaKind, source, range });
}

/** A value the file makes: JSON or text in the element, or an expression. A file's content is filled in before. */
function writeLet(walk: Walk, { attributes, children }: XmlElement): void {
  const name = attributes.get('name') ?? '';
  if (!/^[A-Za-z_]\w{0,199}$/.test(name) || name.startsWith('__')) return;
  const value = attributes.get('value');
  const body = children.map((child) => (child.kind === 'text' ? child.text : '')).join('');
  const written =
    value === undefined ? literalOf(decodeEntities(body)) : attributeExpression(value);
  walk.writer.writePiece({ kind: 'control', statement: `{% set ${name} = ${written} %}` });
}

function literalOf(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body));
  } catch {
    return JSON.stringify(body.trim());
  }
}
