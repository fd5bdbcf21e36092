/** One answer of `git cat-file --batch`. */
export type BatchAnswer =
  | { readonly kind: 'object'; readonly type: string; readonly bytes: Buffer }
  | { readonly kind: 'too-large'; readonly sizeBytes: number }
  | { readonly kind: 'missing' };

export type BatchParser = {
  /** False when the stream is not of the expected form: nothing after it can be trusted. */
  readonly push: (chunk: Buffer) => boolean;
};

type Body = {
  readonly type: string;
  readonly sizeBytes: number;
  /** Undefined while the bytes of an object that is too large run past. */
  readonly chunks: Buffer[] | undefined;
  remainingBytes: number;
};

const MAX_HEADER_BYTES = 4096;

/**
 * Reads the stream `<id> <type> <size>\n<bytes>\n`, in pieces of any size. `maxBytes` is asked once per object;
 * what is larger runs past without being kept.
 */
export function createBatchParser(
  maxBytes: () => number,
  onAnswer: (answer: BatchAnswer) => void,
): BatchParser {
  let header = Buffer.alloc(0);
  let body: Body | undefined;

  function push(chunk: Buffer): boolean {
    let rest: Buffer | undefined = chunk;
    while (rest && rest.length > 0) rest = body ? takeBody(body, rest) : takeHeader(rest);
    return rest !== undefined;
  }

  function takeHeader(chunk: Buffer): Buffer | undefined {
    const end = chunk.indexOf(10);
    header = Buffer.concat([header, end === -1 ? chunk : chunk.subarray(0, end)]);
    if (header.length > MAX_HEADER_BYTES) return undefined;
    if (end === -1) return chunk.subarray(chunk.length);
    const line = header.toString('latin1');
    header = Buffer.alloc(0);
    const read = readHeader(line, maxBytes);
    if (read === 'unknown') return undefined;
    if (read === 'missing') onAnswer({ kind: 'missing' });
    else body = read;
    return chunk.subarray(end + 1);
  }

  function takeBody(current: Body, chunk: Buffer): Buffer {
    const taken = chunk.subarray(0, current.remainingBytes);
    current.remainingBytes -= taken.length;
    current.chunks?.push(taken);
    if (current.remainingBytes === 0) {
      body = undefined;
      onAnswer(toAnswer(current));
    }
    return chunk.subarray(taken.length);
  }

  return { push };
}

function readHeader(line: string, maxBytes: () => number): Body | 'missing' | 'unknown' {
  if (/ (?:missing|ambiguous)$/.test(line)) return 'missing';
  const [, type, size] = /^[0-9a-f]+ ([a-z]+) (\d+)$/.exec(line) ?? [];
  if (type === undefined) return 'unknown';
  const sizeBytes = Number(size);
  const chunks = sizeBytes <= maxBytes() ? [] : undefined;
  // The line end that follows every object counts as its last byte here.
  return { type, sizeBytes, chunks, remainingBytes: sizeBytes + 1 };
}

function toAnswer({ type, sizeBytes, chunks }: Body): BatchAnswer {
  if (!chunks) return { kind: 'too-large', sizeBytes };
  return { kind: 'object', type, bytes: Buffer.concat(chunks).subarray(0, sizeBytes) };
}
