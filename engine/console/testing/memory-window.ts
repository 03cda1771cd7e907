import type { ConsoleLook, ConsoleWindow, WindowEnd } from '../console-window.ts';

/** A console window without a browser, for tests: it shows what it is given. */
export class MemoryWindow implements ConsoleWindow {
  #look: ConsoleLook = { kind: 'no-page', why: 'loading' };

  show(look: Exclude<ConsoleLook, { readonly kind: 'ended' }>): void {
    if (this.#look.kind !== 'ended') this.#look = look;
  }

  end(by: WindowEnd): void {
    if (this.#look.kind !== 'ended') this.#look = { kind: 'ended', by };
  }

  async look(signal: AbortSignal): Promise<ConsoleLook> {
    signal.throwIfAborted();
    return this.#look;
  }

  async close(): Promise<void> {
    this.end('closed');
  }
}
