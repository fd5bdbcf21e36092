// Loaded before the action: writes down which vocabularies are read and what git is asked, in order.
const { appendFileSync } = require('node:fs');
const promises = require('node:fs/promises');
const childProcess = require('node:child_process');
const { syncBuiltinESMExports } = require('node:module');

const { readFile } = promises;
const { spawn, execFile } = childProcess;

promises.readFile = function traced(path, ...rest) {
  const [, name] = /vocabulary[/\\](\w+)\.bin$/.exec(String(path)) ?? [];
  if (name) note(`vocabulary ${name}`);
  return readFile.call(this, path, ...rest);
};
childProcess.spawn = function traced(...args) {
  noteGit(args);
  return spawn.apply(this, args);
};
childProcess.execFile = function traced(...args) {
  noteGit(args);
  return execFile.apply(this, args);
};
syncBuiltinESMExports();

function noteGit([file, args]) {
  if (file !== 'git' || !Array.isArray(args)) return;
  const command = args.find((arg, at) => !arg.startsWith('-') && args[at - 1] !== '-c');
  note(`git ${command}`);
}

function note(line) {
  appendFileSync(process.env.READ_TRACE, `${line}\n`);
}
