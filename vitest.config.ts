import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{shared,engine,cli,lab,build,electron,renderer}/**/*.test.{ts,tsx}'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Real servers and child processes: two workers keep a two-core machine honest about time-outs.
    maxWorkers: 2,
    reporters: ['default'],
  },
});
