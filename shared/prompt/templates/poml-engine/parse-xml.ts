import { Parser } from 'htmlparser2';
import type { Range } from '../../../text/range.ts';
import { sentence, type Sentence } from '../../../text/sentence.ts';

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

type XmlMistake = { readonly offset: number; readonly message: Sentence };

export type XmlTree = {
  readonly children: readonly XmlNode[];
  readonly mistakes: readonly XmlMistake[];
};

/** Deeper or longer files are no prompts. */
const MAX_DEPTH = 100;
const MAX_NODES = 6_000;

type OpenElement = Omit<XmlElement, 'children' | 'range'> & {
  readonly children: XmlNode[];
  readonly start: number;
};

/**
 * Reads a text as XML and makes the best of what is not well formed. Never throws, linear in the text: the parser's
 * work grows with the square of the depth, so it stops where nesting is too deep to be meant.
 */
export function parseXml(text: string): XmlTree {
  const builder = createBuilder();
  const parser: Parser = new Parser(
    {
      onopentag: (tagName, attributes) => {
        const isOpen = builder.open(tagName, attributes, parser.startIndex);
        if (!isOpen) parser.pause();
      },
      onclosetag: (tagName, isImplied) => {
        const isForgotten = isImplied && text.charAt(parser.endIndex - 1) !== '/';
        builder.close(tagName, parser.endIndex + 1, isForgotten);
      },
      ontext: (content) => {
        // A CDATA section's text stands behind its own opener.
        const start = Math.max(parser.startIndex, text.indexOf(content, parser.startIndex));
        builder.add({
          kind: 'text',
          text: content,
          range: { start, end: start + content.length },
        });
      },
    },
    { xmlMode: true, decodeEntities: false, recognizeCDATA: true },
  );
  parser.end(text);
  return builder.finish(text.length);
}

type Builder = {
  /** False when nothing more is read. */
  readonly open: (
    tagName: string,
    attributes: { readonly [name: string]: string },
    start: number,
  ) => boolean;
  readonly close: (tagName: string, end: number, isForgotten: boolean) => void;
  readonly add: (node: XmlNode) => void;
  readonly finish: (end: number) => XmlTree;
};

function createBuilder(): Builder {
  const root: XmlNode[] = [];
  const open: OpenElement[] = [];
  const mistakes: XmlMistake[] = [];
  let nodes = 0;
  const add = (node: XmlNode): void => {
    nodes += 1;
    (open.at(-1)?.children ?? root).push(node);
  };
  const close = (end: number): void => {
    const element = open.pop();
    if (!element) return;
    const { start, ...rest } = element;
    add({ ...rest, range: { start, end } });
  };
  return {
    add,
    open: (tagName, attributes, start) => {
      if (open.length >= MAX_DEPTH || nodes > MAX_NODES) {
        const what =
          nodes > MAX_NODES ? sentence`too many elements` : sentence`elements nested too deeply`;
        mistakes.push({
          offset: start,
          message: sentence`The rest is not read: there are ${what}`,
        });
        return false;
      }
      open.push(openElement(tagName, attributes, start));
      return true;
    },
    close: (tagName, end, isForgotten) => {
      const offset = open.at(-1)?.start ?? 0;
      if (isForgotten)
        mistakes.push({ offset, message: sentence`<${tagName.slice(0, 60)}> is never closed` });
      close(end);
    },
    finish: (end) => {
      while (open.length > 0) close(end);
      return { children: root, mistakes };
    },
  };
}

function openElement(
  tagName: string,
  attributes: { readonly [name: string]: string },
  start: number,
): OpenElement {
  const entries = Object.entries(attributes).map(
    ([key, value]) => [plainName(key), value] as const,
  );
  const name = plainName(tagName);
  return { kind: 'element', name, tagName, attributes: new Map(entries), children: [], start };
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
  return text.replace(ENTITY, (written: string, ...groups: readonly (string | undefined)[]) => {
    const [name, decimal, hex] = groups;
    if (name !== undefined) return LETTERS.get(name.toLowerCase()) ?? written;
    const code = decimal === undefined ? Number.parseInt(hex ?? '0', 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : written;
  });
}
