import { defineConfig } from 'vitest/config';
import { hangMs, isLongRun } from './engine/testing/limits.ts';

const deps = new URL('./build/setup/deps.mjs', import.meta.url).href;
const { newestNode } = (await import(deps)) as { newestNode: () => string | undefined };

/** Parts of the program alone: nothing is started, nothing is kept between files but what they import. */
const units = ['{shared,renderer}/**/*.test.{ts,tsx}'];
/** Boots appliances, and mostly waits for them. */
const linuxLab = ['lab/linux/**/*.test.ts'];
const lab = ['lab/**/*.test.ts'];
/** Those that run the built command run on the newest Node as well: the quick ones by `npm test`, all by `npm run test:long`. */
const onNewestNode = [
  'cli/{inspect,json,kit,newest-node}.test.ts',
  ...(isLongRun ? ['cli/{closed-terminal,exit-codes,real-sshd,terminal}.test.ts'] : []),
];

/** Threads that the engine starts from its sources. */
const execArgv = ['--import', new URL('./build/test/threads-of-typescript.mjs', import.meta.url).href];

/**
 * A project for each stage of `npm test`, in the order of its stages. No test is timed: the limits end only what hangs, and
 * whoever waits waits for an event.
 */
export default defineConfig({
  test: {
    testTimeout: hangMs,
    hookTimeout: hangMs,
    expect: { poll: { timeout: hangMs / 2 } },
    // Real servers and child processes.
    maxWorkers: 2,
    reporters: ['default'],
    projects: [
      {
        extends: true,
        test: {
          name: 'units',
          include: units,
          pool: 'threads',
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'parts',
          execArgv,
          include: ['{engine,cli,build,electron}/**/*.test.ts'],
          exclude: ['cli/newest-node.test.ts'],
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: { name: 'lab', execArgv, include: lab, exclude: linuxLab, sequence: { groupOrder: 3 } },
      },
      {
        extends: true,
        test: {
          name: 'linux-lab',
          execArgv,
          globalSetup: 'lab/linux/testing/find-out-boot.ts',
          // Of one file at a time.
          maxConcurrency: 3,
          include: linuxLab,
          sequence: { groupOrder: 4 },
        },
      },
      ...(newestNode()
        ? [
            {
              extends: true as const,
              test: {
                name: 'newest-node',
                execArgv,
                env: { HANDOVER_TEST_NODE: newestNode() },
                include: onNewestNode,
                sequence: { groupOrder: 5 },
              },
            },
          ]
        : []),
    ],
  },
});
