import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { LinuxLab, LinuxLabOptions } from '../lab.ts';
import { openLab, whyNoBoot, type OpenedLab } from './open-lab.ts';

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
    if ((await whyNoBoot()) !== undefined) return;
    opened = await openLab(options);
    await prepare(opened.lab);
  }, 120_000);
  afterAll(() => opened?.close());
  return () => {
    if (!opened) throw new Error('no lab runs');
    return opened.lab;
  };
}

/** Skips the tests of a `describe`, with the reason, where no appliance boots. The first look may build the image. */
export function skipWhereNothingBoots(): void {
  let why: string | undefined;
  beforeAll(async () => {
    why = await whyNoBoot();
  }, 600_000);
  beforeEach((context) => {
    if (why !== undefined) context.skip(why);
  });
}
