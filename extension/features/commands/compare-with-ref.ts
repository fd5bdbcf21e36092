import { l10n, type QuickPickItem, QuickPickItemKind, window, workspace } from 'vscode';
import { chooseRoot } from '../../editor/choose-root.ts';
import { findGit, type GitRef } from '../../editor/git/git-extension.ts';
import { folderOfRoot } from '../../editor/place.ts';
import { readSettings } from '../../editor/settings.ts';
import { updateSetting } from './update-setting.ts';

const MAX_REFS = 300;

type Choice = QuickPickItem & { readonly value?: string };

/** Asks what changes are measured against. */
export async function compareWithRef(): Promise<void> {
  const root = await chooseRoot();
  if (root === undefined) return;
  const folder = folderOfRoot(root);
  const current = readSettings(folder).compareWith;
  const git = await findGit();
  const repository = git?.getRepository(folder);
  if (!repository) {
    const words = l10n.t(
      'This folder is in no git repository that the editor can read, so there is nothing to compare with but the saved file.',
    );
    void window.showInformationMessage(words);
    return;
  }
  const refs = await repository
    .getRefs({ sort: 'committerdate' })
    .catch((): readonly GitRef[] => []);
  const value = await askRef([...fixedChoices(), ...refChoices(refs)], current);
  if (value === undefined) return;
  const isFolderOnly = (workspace.workspaceFolders?.length ?? 0) > 1;
  await updateSetting('compareWith', value, isFolderOnly ? folder : undefined);
}

function fixedChoices(): readonly Choice[] {
  return [
    {
      label: 'merge-base',
      description: l10n.t('where the branch left the default branch'),
      value: 'merge-base',
    },
    { label: 'HEAD', description: l10n.t('the last commit'), value: 'HEAD' },
    { label: 'saved', description: l10n.t('the saved file'), value: 'saved' },
  ];
}

function refChoices(refs: readonly GitRef[]): readonly Choice[] {
  const titles = [l10n.t('Branches'), l10n.t('Branches of remotes'), l10n.t('Tags')];
  return titles.flatMap((label, type): readonly Choice[] => {
    const ofType = refs.filter((ref) => ref.type === type).slice(0, MAX_REFS);
    const choices = ofType.flatMap(({ name, commit = '' }): readonly Choice[] =>
      name === undefined ? [] : [{ label: name, description: commit.slice(0, 8), value: name }],
    );
    return choices.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...choices];
  });
}

/** One of the choices, or what the user has typed: any name that git knows. */
function askRef(choices: readonly Choice[], current: string): Promise<string | undefined> {
  const pick = window.createQuickPick<Choice>();
  pick.title = l10n.t('Compare prompts with');
  pick.placeholder = l10n.t('A branch, a tag or a commit; now {0}', current);
  pick.items = choices;
  pick.activeItems = choices.filter(({ value }) => value === current);
  return new Promise((resolve) => {
    pick.onDidChangeValue((text) => {
      const typed = text.trim();
      const isKnown = typed === '' || choices.some(({ value }) => value === typed);
      const own: Choice = { label: typed, description: l10n.t('as it is typed'), value: typed };
      pick.items = isKnown ? choices : [...choices, own];
    });
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]?.value);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}
