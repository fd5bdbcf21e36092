import { Disposable, type Uri } from 'vscode';
import { registerCommand } from '../../editor/register-command.ts';
import type { CostNode } from '../../present/cost-node.ts';
import type { Feature } from '../feature.ts';
import { compareWithRef } from './compare-with-ref.ts';
import { createConfig } from './create-config.ts';
import { insertPromptComment } from './insert-prompt-comment.ts';
import { openConfig } from './open-config.ts';
import { pickModels } from './pick-models.ts';
import { replaySuite } from './replay-suite.ts';
import { revealPrompt } from './reveal-prompt.ts';
import { setCallsPerMonth } from './set-calls-per-month.ts';
import { showPromptCost } from './show-prompt-cost.ts';

/** The commands that belong to no other feature. */
export const userCommands: Feature = (session) => {
  const { log } = session;
  return Disposable.from(
    registerCommand('promptfare.pickModels', log, () => pickModels(session)),
    registerCommand('promptfare.setCallsPerMonth', log, setCallsPerMonth),
    registerCommand('promptfare.compareWithRef', log, compareWithRef),
    registerCommand('promptfare.replaySuite', log, (node?: CostNode) => replaySuite(session, node)),
    registerCommand('promptfare.openConfig', log, () => openConfig(session)),
    registerCommand('promptfare.createConfig', log, () => createConfig(session)),
    registerCommand('promptfare.insertPromptComment', log, () => insertPromptComment(session)),
    registerCommand('promptfare.revealPrompt', log, (node?: CostNode) =>
      revealPrompt(session, node),
    ),
    registerCommand('promptfare.showPromptCost', log, (resource?: Uri, promptId?: string) =>
      showPromptCost(session, resource, promptId),
    ),
  );
};
