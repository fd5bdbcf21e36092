import { readFileSync, readdirSync } from 'node:fs';

/**
 * Proportional set size of processes and all that descend from them, in MiB, or of those whose command line holds a
 * text; a process that ends meanwhile is left out.
 */
export function measureMemoryMib(roots: readonly number[], text = ''): number {
  const parents = new Map(listPids().map((pid) => [pid, parentOf(pid)]));
  const isBelow = (pid: number | undefined): boolean =>
    pid !== undefined && (roots.includes(pid) || isBelow(parents.get(pid)));
  const pids = [...parents.keys()].filter(
    (pid) => isBelow(pid) && readProc(pid, 'cmdline').includes(text),
  );
  const kib = pids.reduce((sum, pid) => sum + pssKib(pid), 0);
  return Math.round(kib / 1024);
}

/** Processes whose command line holds a text. */
export function findPids(text: string): readonly number[] {
  return listPids().filter((pid) => readProc(pid, 'cmdline').includes(text));
}

function listPids(): readonly number[] {
  return readdirSync('/proc').map(Number).filter(Number.isInteger);
}

function parentOf(pid: number): number | undefined {
  // The name stands in brackets and may hold anything; state and parent follow.
  const parent = /\) \S (\d+) [^)]*$/.exec(readProc(pid, 'stat'))?.[1];
  return parent === undefined ? undefined : Number(parent);
}

function pssKib(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(readProc(pid, 'smaps_rollup'))?.[1] ?? 0);
}

function readProc(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
