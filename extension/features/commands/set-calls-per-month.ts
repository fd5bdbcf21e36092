import { l10n, window, workspace } from 'vscode';
import { readSettings } from '../../editor/settings.ts';
import { readCount } from '../../present/read-count.ts';
import { updateSetting } from './update-setting.ts';

/** Asks how often prompts are called whose suite does not say it. */
export async function setCallsPerMonth(): Promise<void> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const known = readSettings(folder).callsPerMonth;
  const answer = await window.showInputBox({
    title: l10n.t('Calls per month'),
    prompt: l10n.t(
      'Of one prompt, where promptfare.yml has no traffic for it; nothing removes it.',
    ),
    placeHolder: '10000',
    value: known === undefined ? '' : String(known),
    validateInput: (text) =>
      text.trim() === '' || readCount(text) !== undefined
        ? undefined
        : l10n.t('Write a whole number, such as 10000, 20k or 1.5M.'),
  });
  if (answer === undefined) return;
  const count = readCount(answer);
  await updateSetting('callsPerMonth', count === 0 ? undefined : count, folder);
}
