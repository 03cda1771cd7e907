import type { Layer, LayerEnd, Reader } from './contract.ts';

/** What a format does with its bytes. */
interface Format {
  /** Takes the beginning of a piece, and says how many bytes that were. */
  take(bytes: Buffer): number | Promise<number>;
  /** How it ends where nothing stopped it before. */
  endOf(): LayerEnd | Promise<LayerEnd>;
  /** Lets go of what it holds; at any time, and more than once. */
  close?(): void;
  /** What comes out of it, for a compressed file. */
  readonly inner?: Layer;
}

/** A reader that goes from one step of its format to the next. */
export interface Steps extends Reader {
  /** Bytes before the piece at hand. */
  readonly doneBytes: number;
  /** Ends the reading here: of what comes now only the length counts. Gives 0, for `take` to give. */
  stop(end: LayerEnd): 0;
  /** Stops at data that are none of the format. */
  breakOff(detail: string, entry?: string): 0;
  /** Stops where the data were whole up to `atBytes`, and something follows that does not belong to them. */
  trail(atBytes: number): 0;
}

/** Makes a reader of a format: it counts the bytes, and keeps how the data ended. */
export function createSteps(format: Format): Steps {
  const { inner } = format;
  let doneBytes = 0;
  let end: LayerEnd | undefined;
  const steps: Steps = {
    get doneBytes() {
      return doneBytes;
    },
    stop(given) {
      end = given;
      format.close?.();
      return 0;
    },
    breakOff: (detail, entry) =>
      steps.stop({ kind: 'broken', atBytes: doneBytes, detail, ...(entry !== undefined && { entry }) }),
    trail: (atBytes) => steps.stop({ kind: 'trailing', atBytes, extraBytes: 0 }),
    async push(bytes) {
      let rest = bytes;
      while (rest.length > 0 && !end) {
        const used = format.take(rest);
        const usedBytes = typeof used === 'number' ? used : await used;
        doneBytes += usedBytes;
        rest = rest.subarray(usedBytes);
      }
      doneBytes += rest.length;
    },
    async end() {
      const otherwise = end ?? (await format.endOf());
      const last = end ?? otherwise;
      const isTrail = end?.kind === 'trailing';
      format.close?.();
      return {
        end: isTrail && last.kind === 'trailing' ? { ...last, extraBytes: doneBytes - last.atBytes } : last,
        ...(inner && { inner: await inner.end() }),
      };
    },
    close() {
      format.close?.();
      inner?.close();
    },
  };
  return steps;
}
