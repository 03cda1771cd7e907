import type { Reader } from './contract.ts';

/** An encrypted file as text: whole when its last line is there. */
export function createArmorReader(lastLine: string): Reader {
  const mark = Buffer.from(lastLine);
  let tail = Buffer.alloc(0);
  let sizeBytes = 0;
  return {
    push(bytes) {
      sizeBytes += bytes.length;
      tail = Buffer.from(Buffer.concat([tail, bytes.subarray(-4096)]).subarray(-4096));
    },
    end() {
      const at = tail.lastIndexOf(mark);
      if (at === -1) return { end: { kind: 'cut', atBytes: sizeBytes } };
      const rest = tail.subarray(at + mark.length);
      const isClean = /^\s*$/.test(rest.toString('latin1'));
      return {
        end: isClean
          ? { kind: 'whole' }
          : { kind: 'trailing', atBytes: sizeBytes - rest.length, extraBytes: rest.length },
      };
    },
    close: () => undefined,
  };
}
