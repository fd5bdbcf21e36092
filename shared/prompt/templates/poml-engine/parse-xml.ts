import { Parser } from 'htmlparser2';
import type { Range } from '../../../text/range.ts';

/** An element or a stretch of text, with its place; entities are as written. */
export type XmlNode =
  | { readonly kind: 'text'; readonly text: string; readonly range: Range }
  | XmlElement;

export type XmlElement = {
  readonly kind: 'element';
  /** In lower case without dashes: `system-msg` and `SystemMsg` are one. */
  readonly name: string;
  readonly tagName: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
  readonly range: Range;
};

export type XmlMistake = { readonly offset: number; readonly message: string };

export type XmlTree = {
  readonly children: readonly XmlNode[];
  readonly mistakes: readonly XmlMistake[];
};

/** Deeper or longer files are no prompts; what lies beyond is left out. */
const MAX_DEPTH = 100;
const MAX_NODES = 100_000;

type OpenElement = Omit<XmlElement, 'children' | 'range'> & {
  readonly children: XmlNode[];
  readonly start: number;
};

/** Reads a text as XML and makes the best of what is not well formed. Never throws, linear in the text. */
export function parseXml(text: string): XmlTree {
  const root: XmlNode[] = [];
  const open: OpenElement[] = [];
  const mistakes: XmlMistake[] = [];
  let nodes = 0;
  let skipped = 0;
  const add = (node: XmlNode): void => {
    nodes += 1;
    if (nodes <= MAX_NODES) (open.at(-1)?.children ?? root).push(node);
  };
  const close = (end: number): void => {
    const element = open.pop();
    if (!element) return;
    const { start, ...rest } = element;
    add({ ...rest, range: { start, end } });
  };
  const parser: Parser = new Parser(
    {
      onopentag: (tagName, attributes) => {
        if (open.length >= MAX_DEPTH || nodes > MAX_NODES) {
          skipped += 1;
          return;
        }
        open.push({
          kind: 'element',
          name: plainName(tagName),
          tagName,
          attributes: new Map(
            Object.entries(attributes).map(([key, value]) => [plainName(key), value]),
          ),
          children: [],
          start: parser.startIndex,
        });
      },
      onclosetag: (tagName, isImplied) => {
        if (skipped > 0) {
          skipped -= 1;
          return;
        }
        const start = open.at(-1)?.start ?? 0;
        if (isImplied && text.charAt(parser.endIndex - 1) !== '/')
          mistakes.push({ offset: start, message: `<${tagName.slice(0, 60)}> is never closed` });
        close(parser.endIndex + 1);
      },
      ontext: (content) => {
        // A CDATA section's text stands behind its own opener.
        const start = Math.max(parser.startIndex, text.indexOf(content, parser.startIndex));
        if (skipped === 0)
          add({ kind: 'text', text: content, range: { start, end: start + content.length } });
      },
    },
    { xmlMode: true, decodeEntities: false, recognizeCDATA: true },
  );
  parser.end(text);
  return { children: root, mistakes };
}

function plainName(name: string): string {
  return name.replaceAll('-', '').toLowerCase();
}

/** The entities of XML and of POML, which writes some with `#` where templates stand. */
const ENTITY = /[&#](?:(lt|gt|amp|quot|apos|hash|lbrace|rbrace)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi;
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  ['hash', '#'],
  ['lbrace', '{'],
  ['rbrace', '}'],
]);

export function decodeEntities(text: string): string {
  return text.replace(ENTITY, (written: string, name?: string, decimal?: string, hex?: string) => {
    if (name !== undefined) return LETTERS.get(name.toLowerCase()) ?? written;
    const code = decimal === undefined ? Number.parseInt(hex ?? '0', 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : written;
  });
}
