import { defineConfig } from 'vitest/config';

// One VS Code at a time: each brings a server and a browser, and a failure is tried again with fresh ones.
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.e2e.ts'],
    testTimeout: 600_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    retry: 2,
    expect: { poll: { timeout: 60_000, interval: 100 } },
  },
});
