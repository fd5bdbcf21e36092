import { sentence, type SentenceValue } from '../../../text/sentence.ts';
import { TemplateFailure } from '../meter.ts';
import type { Token } from './read-tag.ts';
import type { Syntax } from './syntax.ts';

/** Reads the tokens of one tag from left to right. */
export type Cursor = {
  readonly syntax: Syntax;
  readonly peek: (ahead?: number) => Token;
  readonly next: () => Token;
  /** Takes the next token when it is this operator or this word. */
  readonly accept: (value: string) => boolean;
  readonly expect: (value: string) => void;
  readonly expectName: () => string;
  readonly expectEnd: () => void;
  /** Runs `body` one level deeper; brackets inside brackets end somewhere. */
  readonly nest: <T>(body: () => T) => T;
};

const MAX_NESTING = 100;
const END: Token = { kind: 'end', value: '' };

export function createCursor(tokens: readonly Token[], syntax: Syntax): Cursor {
  let index = 0;
  let depth = 0;
  const peek = (ahead = 0): Token => tokens[index + ahead] ?? END;
  const accept = (value: string): boolean => {
    const token = peek();
    if (token.value !== value || (token.kind !== 'operator' && token.kind !== 'name')) return false;
    index += 1;
    return true;
  };
  return {
    syntax,
    peek,
    accept,
    next: () => {
      const token = peek();
      index += 1;
      return token;
    },
    expect: (value) => {
      if (!accept(value)) throw unexpected(peek(), `“${value}”`);
    },
    expectName: () => {
      const token = peek();
      if (token.kind !== 'name') throw unexpected(token, sentence`a name`);
      index += 1;
      return token.value;
    },
    expectEnd: () => {
      if (peek().kind !== 'end') throw unexpected(peek(), sentence`the end of the tag`);
    },
    nest: (body) => {
      if (depth >= MAX_NESTING)
        throw new TemplateFailure(sentence`the template is nested too deeply`);
      depth += 1;
      const result = body();
      depth -= 1;
      return result;
    },
  };
}

export function unexpected(token: Token, wanted: SentenceValue): TemplateFailure {
  const found =
    token.kind === 'end' ? sentence`the end of the tag` : `“${token.value.slice(0, 40)}”`;
  return new TemplateFailure(sentence`a tag holds ${found} where ${wanted} was expected`);
}
