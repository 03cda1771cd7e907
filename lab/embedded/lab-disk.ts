import type { Faults, LabSide } from './faults.ts';

/** The disk of a lab machine: a number that files are counted against. */
export class LabDisk {
  readonly totalBytes: number;
  readonly #side: LabSide;
  readonly #faults: Faults;
  #usedBytes: number;
  #fault: Faults['diskFull'];
  #usedAtFaultBytes = 0;
  #isInService = false;

  constructor(side: LabSide, totalBytes: number, usedBytes: number, faults: Faults) {
    this.#side = side;
    this.totalBytes = totalBytes;
    this.#usedBytes = usedBytes;
    this.#faults = faults;
  }

  /** From now on faults count; what the machine was furnished with before is not held against them. */
  putIntoService(): void {
    this.#isInService = true;
  }

  /** Bytes that may still be written. */
  get freeBytes(): number {
    const { diskFull } = this.#faults;
    const fault = this.#isInService && diskFull?.side === this.#side ? diskFull : undefined;
    if (fault !== this.#fault) {
      this.#fault = fault;
      this.#usedAtFaultBytes = this.#usedBytes;
    }
    if (!fault) return this.totalBytes - this.#usedBytes;
    return Math.max(0, fault.freeBytes - (this.#usedBytes - this.#usedAtFaultBytes));
  }

  /** Counts bytes as used, or as free again where negative. Throws an `ENOSPC` error where there is no room. */
  take(sizeBytes: number): void {
    if (sizeBytes > this.freeBytes) {
      throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
    }
    this.#usedBytes += sizeBytes;
  }
}
