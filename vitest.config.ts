import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The developer's own vocabulary packs would change counts.
  test: {
    env: { PROMPTFARE_VOCABULARIES: '' },
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/sentences-as-english.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
