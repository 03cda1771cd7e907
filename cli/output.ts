/** Writes a line to standard output. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Writes a line to standard error: everything that is not the result. */
export function printError(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Columns of the terminal; where the output goes elsewhere, `COLUMNS`, else 80. */
export function outputWidth(): number {
  return process.stdout.columns || Number(process.env['COLUMNS']) || 80;
}

/** Lets a reader go away, as `| head` does: that must not end a migration. */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
}
