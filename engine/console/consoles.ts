import type { ApplianceSide } from '../../shared/run/error-codes.ts';
import type { ToldInstruction } from '../../shared/run/facts.ts';

/** What a person is led to at the console of a machine. */
export interface ConsoleCard {
  readonly side: ApplianceSide;
  readonly operation: string;
  readonly instruction: ToldInstruction;
}

/**
 * The console windows of a run, as its steps see them. A window that cannot be opened, or that is closed, shows nothing and hands over
 * nothing: then everything goes on by cards alone.
 */
export interface Consoles {
  /**
   * A card leads to the console of a side from now on: its window is opened where there is none, and what was downloaded for another card
   * is of no use to this one. The same card may be told twice. Never throws.
   */
  lead(card: ConsoleCard): void;
  /** The key of the backup that is being made is kept: its dialog may be closed. */
  keyKept(): void;
  /**
   * The path of the next file that is downloaded in the window of a side for its card, each once. Of several that were there before
   * anybody asked, none is meant. Rejects with the signal's reason alone.
   */
  nextDownload(side: ApplianceSide, signal: AbortSignal): Promise<string>;
  /** Resolves once the console itself shows that the card is done, and the record says so. Rejects with the signal's reason alone. */
  shown(card: ConsoleCard, signal: AbortSignal): Promise<void>;
  /** Closes all windows. May be called twice, and never rejects. */
  close(): Promise<void>;
}
