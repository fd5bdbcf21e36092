import type { Role } from '../../prompt.ts';
import { writeMediaMark, writeRoleMark } from '../marked-text.ts';
import { engineExpression } from './expression.ts';
import type { Piece } from './piece.ts';

/** The role of what no component gives a role: the system's when a human speaks too, else the user's. */
export function ownVoice(pieces: readonly Piece[]): Role {
  return pieces.some((piece) => piece.kind === 'role' && piece.role === 'user') ? 'system' : 'user';
}

/** The pieces as one template of the Jinja engine, with marks for roles and media. */
export function templateOfPieces(pieces: readonly Piece[]): string {
  const voice = ownVoice(pieces);
  return pieces.map((piece) => textOf(piece, voice)).join('');
}

function textOf(piece: Piece, voice: Role): string {
  switch (piece.kind) {
    case 'text':
      return withHoles(piece.text);
    case 'made':
      return piece.holes ? withHoles(piece.text) : quoted(piece.text);
    case 'media':
      return writeMediaMark(withHoles(piece.source.slice(0, 150)));
    case 'control':
      return piece.statement;
    case 'role':
      return writeRoleMark(piece.role ?? voice);
  }
}

function withHoles(text: string): string {
  let template = '';
  let end = 0;
  for (const match of text.matchAll(/\{\{([^{}]*)\}\}/g)) {
    template += `${quoted(text.slice(end, match.index))}{{ ${engineExpression(match[1] ?? '')} }}`;
    end = match.index + match[0].length;
  }
  return template + quoted(text.slice(end));
}

/** Openers that stand for themselves. */
function quoted(text: string): string {
  return text.includes('{') ? text.replaceAll(/\{(?=[{%#]|$)/g, "{{ '{' }}") : text;
}
