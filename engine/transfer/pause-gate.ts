import { untilAborted } from '../until-aborted.ts';

/**
 * Where a transfer waits while a person has paused it: between two pieces, with its connections open and everything in memory that
 * it needs to go on.
 */
export class PauseGate {
  #isPaused = false;
  readonly #waiting = new Set<() => void>();

  get isPaused(): boolean {
    return this.#isPaused;
  }

  pause(): void {
    this.#isPaused = true;
  }

  /** Lets go on whoever waits. */
  goOn(): void {
    this.#isPaused = false;
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }

  /** Waits until it goes on; at once where it is not paused. Rejects with the reason of `signal`. */
  async whenGoneOn(signal: AbortSignal): Promise<void> {
    if (!this.#isPaused) return;
    await untilAborted<undefined>([signal], (resolve) => void this.#waiting.add(() => resolve(undefined)));
  }
}
