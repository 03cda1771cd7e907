import { inspect } from 'node:util';
import { keepMemoryOutOfCoreDumps } from './core-dump.ts';

/**
 * A password, passphrase or System Backup Key. It lives in memory only: printing, logging, JSON and template strings all
 * give `[secret]`. `reveal()` is the one way to the text and is called only where the text leaves for its destination
 * (an SSH authentication, the standard input of a command, the kit that the admin asked for). A process that holds one
 * leaves no memory in a core dump, where the system lets it say so.
 */
export class Secret {
  #bytes: Buffer;

  constructor(text: string) {
    keepMemoryOutOfCoreDumps();
    this.#bytes = Buffer.from(text, 'utf8');
  }

  /** The text itself. Throws after `clear()`. */
  reveal(): string {
    if (this.#bytes.length === 0 && this.#isCleared) throw new Error('this secret was cleared');
    return this.#bytes.toString('utf8');
  }

  #isCleared = false;

  /** Overwrites the memory. May be called twice. Copies that `reveal` gave out are beyond its reach. */
  clear(): void {
    this.#bytes.fill(0);
    this.#bytes = Buffer.alloc(0);
    this.#isCleared = true;
  }

  get isEmpty(): boolean {
    return this.#bytes.length === 0;
  }

  /** Whether both hold the same text. */
  equals(other: Secret): boolean {
    return this.#bytes.equals(other.#bytes);
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  [inspect.custom](): string {
    return '[secret]';
  }
}
