/** What systemd says of one service. */
export interface Unit {
  readonly name: string;
  readonly state: 'active' | 'inactive';
  /** When it was last started or stopped, by the clock of `Date.now()`; undefined before the first time. */
  readonly sinceMs: number | undefined;
  /** Of its main process; 0 where it is stopped. */
  readonly mainPid: number;
}

/** The services of a machine, as systemd keeps them. */
export class Units {
  readonly #units = new Map<string, Unit>();
  #nextPid = 700;

  constructor(names: readonly string[]) {
    for (const name of names)
      this.#units.set(name, { name, state: 'inactive', sinceMs: undefined, mainPid: 0 });
  }

  /** Those whose name, with or without `.service`, fits one of the patterns (`*` only); all where there is none. */
  matching(patterns: readonly string[]): Unit[] {
    const expressions = patterns.map((pattern) => {
      const parts = pattern.replace(/\.service$/, '').split('*');
      return new RegExp(`^${parts.map((part) => part.replace(/[^\w-]/g, '\\$&')).join('.*')}$`);
    });
    const all = [...this.#units.values()];
    return patterns.length === 0
      ? all
      : all.filter(({ name }) => expressions.some((expression) => expression.test(name)));
  }

  /** Starts them anew: all of them where none is named. */
  start(names: Iterable<string> = this.#units.keys(), atMs = Date.now()): void {
    for (const name of [...names])
      this.#units.set(name, { name, state: 'active', sinceMs: atMs, mainPid: this.#nextPid++ });
  }

  stop(name: string): void {
    this.#units.set(name, { name, state: 'inactive', sinceMs: Date.now(), mainPid: 0 });
  }
}
