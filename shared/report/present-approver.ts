import type { Approver } from '../config/review-config.ts';
import { name, say, type Words } from './words.ts';

/** What it takes to permit a change, as the end of a sentence: `it takes the right write on this repository`. */
export function presentApprover(who: Approver, configPath: string): Words {
  if (who === 'codeowners') return say`it takes a code owner of ${name(configPath)}`;
  if (who.startsWith('@')) return say`it takes a member of the team ${name(who)}`;
  return say`it takes the right ${name(who)} on this repository`;
}
