import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { makeTempFolder } from './make-temp-folder.ts';

const SESSION = 'extension/dist/extension/session.cjs';
const MARK = 'promptfare session:';

/**
 * In the place of the file that the extension loads after its activation: loads it and opens the session, and writes
 * what both cost. The processor time of the thread tells it apart from the time for which the machine was busy with
 * something else.
 */
const TIMED = `
const cpuMs = () => {
  const { user, system } = process.threadCpuUsage?.() ?? process.cpuUsage();
  return (user + system) / 1000;
};
const timed = (run) => {
  const [start, startCpu] = [performance.now(), cpuMs()];
  const value = run();
  return { value, ms: performance.now() - start, cpu: cpuMs() - startCpu };
};
const load = timed(() => require('./timed.cjs'));
exports.openNodeSession = (context) => {
  const open = timed(() => load.value.openNodeSession(context));
  const [ms, cpu] = [load.ms + open.ms, load.cpu + open.cpu].map(Math.round);
  console.log('${MARK} ' + ms + ' ms, of it ' + cpu + ' ms of processor (' + Math.round(load.cpu) + ' to load)');
};
`;

/** The packaged extension, with a clock around what it does after its activation in the host of Node. */
export function withTimedSession(vsix: string): string {
  const files = unzipSync(readFileSync(vsix));
  const { [SESSION]: session, ...others } = files;
  if (!session) throw new Error(`${vsix} holds no ${SESSION}`);
  const timed = {
    [SESSION]: strToU8(TIMED),
    [SESSION.replace('session.cjs', 'timed.cjs')]: session,
  };
  const path = join(makeTempFolder(), 'timed.vsix');
  writeFileSync(path, zipSync({ ...others, ...timed }));
  return path;
}

/** What the clock wrote. */
export function readSessionTime(log: string): string | undefined {
  return new RegExp(`${MARK} (.*?\\))`).exec(log)?.[1];
}
