// Gives the workbench without a server a folder: files of the scheme `e2e`, fetched from the page's own origin.
'use strict';
const vscode = require('vscode');

exports.activate = ({ extensionUri, subscriptions }) => {
  const root = extensionUri.with({ path: '/workspace' }).toString(true);
  const changed = new vscode.EventEmitter();

  const request = async (uri, query = '', options) => {
    const path = uri.path.split('/').map(encodeURIComponent).join('/');
    const answer = await fetch(`${root}${path}${query}`, options);
    if (!answer.ok) throw vscode.FileSystemError.FileNotFound(uri);
    return answer;
  };
  const refuse = () => {
    throw vscode.FileSystemError.NoPermissions();
  };
  const files = {
    onDidChangeFile: changed.event,
    watch: () => ({ dispose: () => undefined }),
    stat: async (uri) => (await request(uri, '?stat')).json(),
    readDirectory: async (uri) => (await request(uri, '?list')).json(),
    readFile: async (uri) => new Uint8Array(await (await request(uri)).arrayBuffer()),
    writeFile: async (uri, body) => {
      await request(uri, '', { method: 'PUT', body });
      changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
    },
    createDirectory: refuse,
    delete: refuse,
    rename: refuse,
  };
  const search = {
    provideFileSearchResults: async (_query, { folder }) => {
      const names = await (await request(folder, '?all')).json();
      return names.map((name) => vscode.Uri.joinPath(folder, name));
    },
  };
  subscriptions.push(
    vscode.workspace.registerFileSystemProvider('e2e', files, { isCaseSensitive: true }),
    vscode.workspace.registerFileSearchProvider('e2e', search),
  );
};
