import { type FakeGithub, startGithub } from './fake-github.ts';
import { type ActionRun, runAction, type RunOptions } from './run-action.ts';
import {
  checkOut,
  type Files,
  makePull,
  openPull,
  pullEvent,
  type PullScenario,
  push,
  sidesOf,
} from './scenario.ts';

/** A pull request on a fake GitHub, and the action run on it. */
export type PullRequest = {
  readonly github: FakeGithub;
  readonly scenario: () => PullScenario;
  /**
   * Checks out the trial merge and runs the action, as on `pull_request`. Each run has a checkout of its own, as each
   * has its own runner: two in one folder would fight for git's locks.
   */
  readonly run: (
    options?: Partial<RunOptions> & Parameters<typeof pullEvent>[1],
  ) => Promise<ActionRun>;
  readonly push: (files: Files) => void;
  /** Bodies of our comments. */
  readonly ownComments: () => readonly string[];
};

let runs = 100;

export async function openPullRequest(
  sides: string | { readonly baseline: Files; readonly head: Files },
): Promise<PullRequest> {
  let scenario = makePull(typeof sides === 'string' ? sidesOf(sides) : sides);
  const github = await startGithub();
  openPull(github, scenario);
  return {
    github,
    scenario: () => scenario,
    run: async (options = {}) =>
      runAction({
        workspace: await checkOut(scenario),
        event: pullEvent(scenario, options),
        sha: scenario.mergeSha,
        runId: (runs += 1),
        github,
        ...options,
      }),
    push: (files) => {
      scenario = push(scenario, files);
      openPull(github, scenario);
    },
    ownComments: () =>
      github.state.comments
        .filter(
          ({ body, login }) =>
            login === 'github-actions[bot]' && body.startsWith('<!-- promptfare'),
        )
        .map(({ body }) => body),
  };
}
