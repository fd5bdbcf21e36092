import {
  Disposable,
  env,
  l10n,
  ProgressLocation,
  Uri,
  ViewColumn,
  type WebviewOptions,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import { chooseRoot } from '../editor/choose-root.ts';
import { folderOfRoot } from '../editor/place.ts';
import { registerCommand } from '../editor/register-command.ts';
import type { Feature, Session } from './feature.ts';

const VIEW_TYPE = 'promptfare.report';
/** The page runs nothing and loads nothing; its own policy says so too. */
const OPTIONS: WebviewOptions = {
  enableScripts: false,
  enableForms: false,
  localResourceRoots: [],
};
const SHOWN = 'report.root';
const MESSAGE_MS = 5_000;

/** The panels that are open, by the folder they are about. */
type Panels = ReadonlyMap<string, WebviewPanel>;

/** The report of a folder against its baseline, in an editor tab, kept up to date; and the same as Markdown. */
export const reportPanel: Feature = (session) => {
  const panels = new Map<string, WebviewPanel>();
  const { context, log } = session;
  const adopt = async (panel: WebviewPanel, root: string): Promise<void> => {
    panels.set(root, panel);
    panel.webview.options = OPTIONS;
    panel.title = titleOf(root);
    panel.iconPath = Uri.joinPath(context.extensionUri, 'media', 'icon.svg');
    panel.onDidDispose(() => panels.delete(root));
    await context.workspaceState.update(SHOWN, root);
    await show(panel, root, session);
  };
  return Disposable.from(
    registerCommand('promptfare.showReport', log, async () => {
      const root = await chooseRoot();
      if (root === undefined) return;
      const open = panels.get(root);
      if (open) open.reveal();
      else await adopt(createPanel(root), root);
    }),
    registerCommand('promptfare.copyReport', log, () => copyReport(session)),
    window.registerWebviewPanelSerializer(VIEW_TYPE, {
      deserializeWebviewPanel: async (panel) => {
        const root = rootToRestore(session);
        if (root === undefined) panel.dispose();
        else await adopt(panel, root);
      },
    }),
    keepUpToDate(panels, session),
    new Disposable(() => panels.forEach((panel) => panel.dispose())),
  );
};

function createPanel(root: string): WebviewPanel {
  const options = { ...OPTIONS, enableFindWidget: true };
  return window.createWebviewPanel(VIEW_TYPE, titleOf(root), ViewColumn.Active, options);
}

async function copyReport(session: Session): Promise<void> {
  const root = await chooseRoot();
  if (root === undefined) return;
  await env.clipboard.writeText((await compareWithProgress(root, session)).markdown);
  window.setStatusBarMessage(l10n.t('The report is in the clipboard, as Markdown.'), MESSAGE_MS);
}

function keepUpToDate(panels: Panels, { compared, log, ...session }: Session): Disposable {
  return Disposable.from(
    compared.onDidCompare((root) => {
      const panel = panels.get(root);
      const answer = compared.findCompared(root);
      if (panel && answer) panel.webview.html = answer.html;
    }),
    session.onDidChangeFolders(() => {
      for (const root of panels.keys()) {
        compared.compare(root).catch((error: unknown) => log.warn(`${root}: ${String(error)}`));
      }
    }),
  );
}

async function show(panel: WebviewPanel, root: string, session: Session): Promise<void> {
  try {
    panel.webview.html = (await compareWithProgress(root, session)).html;
  } catch (error) {
    panel.dispose();
    throw error;
  }
}

function compareWithProgress(
  root: string,
  { compared }: Session,
): ReturnType<Session['compared']['compare']> {
  const progress = { location: ProgressLocation.Window, title: l10n.t('Measuring prompts') };
  return Promise.resolve(window.withProgress(progress, () => compared.compare(root)));
}

/** The folder it was of, as far as it is still open. */
function rootToRestore({ context, compared }: Session): string | undefined {
  const known = context.workspaceState.get<string>(SHOWN);
  const roots = compared.roots();
  return roots.find((root) => root === known) ?? roots[0];
}

function titleOf(root: string): string {
  const folders = workspace.workspaceFolders ?? [];
  const name = workspace.getWorkspaceFolder(folderOfRoot(root))?.name;
  return folders.length > 1 && name !== undefined
    ? l10n.t('Prompt Cost of {0}', name)
    : l10n.t('Prompt Cost');
}
