import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { makeTempFolder } from './make-temp-folder.ts';

const MAIN = 'extension/dist/extension/extension.cjs';
const MARK = 'promptfare activation:';

/**
 * In the place of the extension's own file: loads it and activates it, and writes what both cost. The processor time of
 * the thread tells it apart from the time for which the machine was busy with something else.
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
exports.activate = (context) => {
  const call = timed(() => load.value.activate(context));
  const [ms, cpu] = [load.ms + call.ms, load.cpu + call.cpu].map(Math.round);
  console.log('${MARK} ' + ms + ' ms, of it ' + cpu + ' ms of processor (' + Math.round(load.cpu) + ' to load)');
  return call.value;
};
`;

/** The packaged extension, with a clock around its activation in the host of Node. */
export function withTimedActivation(vsix: string): string {
  const files = unzipSync(readFileSync(vsix));
  const { [MAIN]: main, ...others } = files;
  if (!main) throw new Error(`${vsix} holds no ${MAIN}`);
  const timed = { [MAIN]: strToU8(TIMED), [MAIN.replace('extension.cjs', 'timed.cjs')]: main };
  const path = join(makeTempFolder(), 'timed.vsix');
  writeFileSync(path, zipSync({ ...others, ...timed }));
  return path;
}

/** What the clock wrote. */
export function readActivation(log: string): string | undefined {
  return new RegExp(`${MARK} (.*?\\))`).exec(log)?.[1];
}
