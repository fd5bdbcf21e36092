const { commands, lm, Uri, workspace } = require('vscode');

const TOOLS = ['promptfare_count', 'promptfare_findings', 'promptfare_compress'];

const ask = async (name, path) => {
  const { content } = await lm.invokeTool(name, {
    input: { path },
    toolInvocationToken: undefined,
  });
  return content.map(({ value }) => value).join('');
};

// Asks the tools as an agent does, and leaves their answers in the workspace.
const answerAll = async () => {
  const path = 'prompts/ticket-triage.prompt.yml';
  const answers = {
    listed: lm.tools.map(({ name }) => name).filter((name) => TOOLS.includes(name)),
  };
  for (const name of TOOLS) answers[name] = JSON.parse(await ask(name, path));
  answers.outside = await ask(TOOLS[0], '../outside.prompt.md').catch(({ message }) => message);
  const file = Uri.joinPath(workspace.workspaceFolders[0].uri, 'answers.json');
  await workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify(answers)));
};

exports.activate = ({ subscriptions }) => {
  subscriptions.push(commands.registerCommand('toolProbe.ask', answerAll));
};
