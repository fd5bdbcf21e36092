import type { Message, MessagePart, Role } from '../../prompt.ts';
import type { Piece } from '../../templates/poml-engine/piece.ts';
import { ownVoice } from '../../templates/poml-engine/template-of-pieces.ts';

/** What every branch and one turn of every loop would send, with its places in the file. */
export function messagesOfPieces(path: string, pieces: readonly Piece[]): readonly Message[] {
  const voice = ownVoice(pieces);
  const messages: { readonly role: Role; readonly parts: MessagePart[] }[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'role') {
      messages.push({ role: piece.role ?? voice, parts: [] });
      continue;
    }
    const part = partOf(path, piece);
    if (part) messages.at(-1)?.parts.push(part);
  }
  return messages.filter(({ parts }) => parts.length > 0);
}

function partOf(path: string, piece: Exclude<Piece, { kind: 'role' }>): MessagePart | undefined {
  switch (piece.kind) {
    case 'text': {
      const { text, range, segments } = piece;
      return { kind: 'text', text, span: { path, range, ...(segments && { segments }) } };
    }
    case 'made':
      return { kind: 'text', text: piece.text, span: { path, range: piece.range, segments: [] } };
    case 'media': {
      const { mediaKind, source, range } = piece;
      return { kind: 'media', mediaKind, source, span: { path, range } };
    }
    case 'control':
      return undefined;
  }
}
