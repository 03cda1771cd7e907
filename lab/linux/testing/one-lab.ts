import { afterAll, beforeAll, beforeEach, inject } from 'vitest';
import type { LinuxLab, LinuxLabOptions } from '../lab.ts';
import { openLab, type OpenedLab } from './open-lab.ts';

/**
 * One lab for all tests of a `describe`, booted before the first and ended after the last. Where no appliance boots the tests are
 * skipped, with the reason. `prepare` runs once it is up.
 */
export function useOneLab(
  options: Omit<LinuxLabOptions, 'id'> = {},
  prepare: (lab: LinuxLab) => Promise<void> = async () => undefined,
): () => LinuxLab {
  let opened: OpenedLab | undefined;
  skipWhereNothingBoots();
  beforeAll(async () => {
    if (inject('whyNoBoot') !== '') return;
    opened = await openLab(options);
    await prepare(opened.lab);
  });
  afterAll(() => opened?.close());
  return () => {
    if (!opened) throw new Error('no lab runs');
    return opened.lab;
  };
}

/** Skips the tests of a file or `describe`, with the reason, where no appliance boots. */
export function skipWhereNothingBoots(): void {
  beforeEach((context) => {
    const why = inject('whyNoBoot');
    if (why !== '') context.skip(why);
  });
}
