import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { type BatchAnswer, type BatchParser, createBatchParser } from './batch-parser.ts';
import { lastWords } from './explain-git-failure.ts';
import { type GitFolder, gitArguments, gitEnvironment } from './git-command.ts';

export type BlobAnswer = BatchAnswer | { readonly kind: 'failed'; readonly reason: string };

/** Objects by id, out of one long-lived `git cat-file --batch`, which starts with the first question. */
export type BlobReader = {
  readonly read: (blobId: string, maxBytes: number) => Promise<BlobAnswer>;
  /** Ends the process; what is still asked is answered `failed`. */
  readonly close: () => Promise<void>;
};

type Question = {
  readonly blobId: string;
  readonly maxBytes: number;
  readonly answer: (answer: BlobAnswer) => void;
};

// In a partial clone git dies of a content that it can fetch from nowhere; the questions behind it start it again.
const MAX_STARTS = 4;
const ANSWER_TIMEOUT_MS = 120_000;

export function openBlobReader(folder: GitFolder): BlobReader {
  const questions: Question[] = [];
  let session: Session | undefined;
  let starts = 0;
  let closed = false;

  function start(): Session {
    starts += 1;
    const parser = createBatchParser(
      () => questions[0]?.maxBytes ?? 0,
      (answer) => questions.shift()?.answer(answer),
    );
    const started = startSession(folder, parser, () => questions.length > 0);
    void started.ended.then(restart);
    for (const { blobId } of questions) started.ask(blobId);
    return started;
  }

  function restart(reason: string): void {
    session = undefined;
    if (questions.length === 0) return;
    const isLast = closed || starts >= MAX_STARTS;
    const lost = questions.splice(0, isLast ? questions.length : 1);
    for (const question of lost) question.answer({ kind: 'failed', reason });
    if (questions.length > 0) session = start();
  }

  return {
    read: (blobId, maxBytes) =>
      new Promise((answer) => {
        if (closed || (!session && starts >= MAX_STARTS)) {
          answer({ kind: 'failed', reason: closed ? 'the reader is closed' : 'git stopped' });
          return;
        }
        questions.push({ blobId, maxBytes, answer });
        if (session) session.ask(blobId);
        else session = start();
      }),
    close: async () => {
      closed = true;
      session?.end();
      await session?.ended;
    },
  };
}

type Session = {
  readonly ask: (blobId: string) => void;
  readonly end: () => void;
  /** Why the process is over; never rejects. */
  readonly ended: Promise<string>;
};

function startSession(folder: GitFolder, parser: BatchParser, isWaiting: () => boolean): Session {
  const child = spawn('git', gitArguments(['cat-file', '--batch']), {
    cwd: folder.root,
    env: gitEnvironment(folder.env),
    windowsHide: true,
  });
  const watchdog = setTimeout(() => {
    if (isWaiting()) child.kill();
    else watchdog.refresh();
  }, ANSWER_TIMEOUT_MS);
  watchdog.unref();
  child.stdout.on('data', (chunk: Buffer) => {
    watchdog.refresh();
    if (!parser.push(chunk)) child.kill();
  });
  // The process may end while it is being asked; `ended` tells.
  child.stdin.on('error', () => undefined);
  return {
    ask: (blobId) => {
      watchdog.refresh();
      child.stdin.write(`${blobId}\n`);
    },
    end: () => child.stdin.end(),
    ended: waitForEnd(child).finally(() => clearTimeout(watchdog)),
  };
}

function waitForEnd(child: ChildProcessWithoutNullStreams): Promise<string> {
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr = (stderr + chunk.toString('utf8')).slice(-4096);
  });
  return new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', () => resolve(lastWords(stderr)));
  });
}
