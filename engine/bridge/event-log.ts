/** What one run or test tells, for any number of readers who come and go. */
export class EventLog<E> {
  readonly #events: E[] = [];
  readonly #wakers = new Set<() => void>();
  #hasEnded = false;

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** The first of them, once there is one. */
  get first(): E | undefined {
    return this.#events[0];
  }

  add(event: E): void {
    this.#events.push(event);
    this.#wake();
  }

  /** Nothing comes any more. */
  end(): void {
    this.#hasEnded = true;
    this.#wake();
  }

  /** All events from the first on, until the end or until `signal` aborts. */
  async *follow(signal: AbortSignal): AsyncGenerator<E, void, undefined> {
    for (let index = 0; ;) {
      const event = this.#events[index];
      if (event !== undefined) {
        index += 1;
        yield event;
      } else if (this.#hasEnded || signal.aborted) return;
      else await this.#nextWake(signal);
    }
  }

  #wake(): void {
    for (const waker of this.#wakers) waker();
  }

  #nextWake(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        signal.removeEventListener('abort', done);
        this.#wakers.delete(done);
        resolve();
      };
      this.#wakers.add(done);
      signal.addEventListener('abort', done, { once: true });
    });
  }
}
