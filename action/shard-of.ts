import { createHash } from 'node:crypto';

/** Which of `count` shards a suite belongs to, from 1: the same in every job, whatever other suites there are. */
export function shardOf(suiteName: string, count: number): number {
  const hash = createHash('sha256').update(suiteName).digest();
  return (hash.readUInt32BE(0) % count) + 1;
}
