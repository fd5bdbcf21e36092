import { performance } from 'node:perf_hooks';

/** Measures stages that follow each other. */
export type Timings = {
  readonly begin: (stage: string) => void;
  /** Milliseconds by stage, and the process's highest memory use so far. */
  readonly end: () => {
    readonly stages: Readonly<Record<string, number>>;
    readonly peakRssBytes: number;
  };
};

export function startTimings(): Timings {
  const stages = new Map<string, number>();
  // From the start of the process: loading the program is a stage too.
  let current = 'start';
  let since = 0;
  const close = (): void => {
    const now = performance.now();
    stages.set(current, (stages.get(current) ?? 0) + now - since);
    since = now;
  };
  return {
    begin: (stage) => {
      close();
      current = stage;
    },
    end: () => {
      close();
      return {
        stages: Object.fromEntries(
          [...stages].map(([stage, ms]) => [stage, Math.round(ms * 10) / 10]),
        ),
        peakRssBytes: process.resourceUsage().maxRSS * 1024,
      };
    },
  };
}
