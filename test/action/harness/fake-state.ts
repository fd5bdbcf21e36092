import type { Operation } from './openapi.ts';

export type FakeComment = {
  readonly id: number;
  /** The pull request it stands on. */
  readonly pull: number;
  body: string;
  readonly login: string;
  readonly createdAt: string;
  updatedAt: string;
};

export type FakePull = {
  readonly number: number;
  headSha: string;
  readonly baseSha: string;
  readonly headOwner: string;
  readonly headBranch: string;
  draft: boolean;
  locked: boolean;
};

type LabelEvent = {
  readonly id: number;
  readonly pull: number;
  readonly event: 'labeled' | 'unlabeled';
  readonly label: string;
  readonly login: string;
  readonly createdAt: string;
};

/** What goes wrong with the next call of an operation. */
export type Fault = {
  /** An answer instead of the right one. */
  readonly status?: number;
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The page of an outage. */
  readonly html?: boolean;
  /** Carried out first. */
  readonly after?: boolean;
  /** The connection breaks. */
  readonly reset?: boolean;
  readonly delayMs?: number;
};

/** All that the fake remembers. Times go on by ten seconds with everything that is written. */
export type FakeState = {
  readonly comments: FakeComment[];
  readonly pulls: FakePull[];
  readonly labelEvents: LabelEvent[];
  readonly rights: Map<string, 'admin' | 'maintain' | 'write' | 'triage' | 'read'>;
  /** `shop/prompt-owners`: members and how far their membership is. */
  readonly teams: Map<string, ReadonlyMap<string, 'active' | 'pending'>>;
  /** `<commit>:<path>`: the text of a file. */
  readonly contents: Map<string, string>;
  readonly faults: Map<Operation['id'], Fault[]>;
  readonly checkRuns: {
    readonly id: number;
    readonly name: string;
    annotations: number;
    /** How many came with each call. */
    readonly pages: number[];
    readonly levels: string[];
    readonly conclusion: string;
  }[];
  readonly failedRuns: { readonly id: number; readonly headSha: string; rerun: boolean }[];
  readonly commits: Map<string, readonly string[]>;
  /** What the token may: `issues`, `pull_requests`, `checks`, `actions`; `members` only with an app of one's own. */
  permissions: Readonly<Record<string, 'read' | 'write'>>;
  /** Called after each comment that is stored: another run in the same moment. */
  onCreated?: () => void;
  nextId: number;
  clock: number;
};

export function newState(): FakeState {
  return {
    comments: [],
    pulls: [],
    labelEvents: [],
    rights: new Map(),
    teams: new Map(),
    contents: new Map(),
    faults: new Map(),
    checkRuns: [],
    failedRuns: [],
    commits: new Map(),
    permissions: { issues: 'write', pull_requests: 'write', checks: 'write', actions: 'write' },
    nextId: 1000,
    clock: Date.parse('2026-11-22T08:00:00Z'),
  };
}

export function tick(state: FakeState): string {
  state.clock += 10_000;
  return new Date(state.clock).toISOString().replace('.000Z', 'Z');
}

export function addComment(state: FakeState, login: string, body: string, pull = 1): FakeComment {
  const at = tick(state);
  const comment = { id: (state.nextId += 1), pull, body, login, createdAt: at, updatedAt: at };
  state.comments.push(comment);
  return comment;
}

export function setLabel(
  state: FakeState,
  login: string,
  event: 'labeled' | 'unlabeled' = 'labeled',
  label = 'cost-approved',
): void {
  state.labelEvents.push({
    id: (state.nextId += 1),
    pull: 1,
    event,
    label,
    login,
    createdAt: tick(state),
  });
}
