import fs from 'node:fs';
import tty from 'node:tty';

/** Writes a line, or several, to standard output. */
export function print(text: string | readonly string[]): void {
  for (const line of [text].flat()) process.stdout.write(`${line}\n`);
}

/** Writes a line, or several, to standard error: everything that is not the result. */
export function printError(text: string | readonly string[]): void {
  for (const line of [text].flat()) process.stderr.write(`${line}\n`);
}

/** Columns of the terminal; where the output goes elsewhere, `COLUMNS`, else 80. */
export function outputWidth(): number {
  return process.stdout.columns || Number(process.env['COLUMNS']) || 80;
}

/** What reading and writing give where nobody is at the other end any more: a pipe without a reader, a closed terminal. */
const goneCodes: readonly (string | undefined)[] = ['EPIPE', 'EIO'];

/** Lets a reader go away, as `| head` does, and the terminal be closed: neither may end a migration, or its tidy end. */
export function outliveReaders(): void {
  const terminals = [0, 1, 2].filter((descriptor) => tty.isatty(descriptor));
  // Merely looking at standard input opens it, and a pipe may be meant for somebody else.
  const streams = [process.stdout, process.stderr, ...(terminals.includes(0) ? [process.stdin] : [])];
  for (const stream of streams)
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (!goneCodes.includes(error.code)) throw error;
    });
  // Node gives a terminal its settings back as the last thing, and crashes where it is gone; a closed one it leaves alone.
  process.on('exit', () => {
    for (const descriptor of terminals) if (!tty.isatty(descriptor)) fs.closeSync(descriptor);
  });
}
