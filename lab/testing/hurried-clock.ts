import { systemClock, type Clock } from '../../engine/index.ts';

/**
 * The real time, with naps instead of sleeps: what polls does so `factor` times as often. Durations stay true, so that no
 * time limit comes nearer.
 */
export function createHurriedClock(factor = 50): Clock {
  return { ...systemClock, sleep: (ms, signal) => systemClock.sleep(ms / factor, signal) };
}
