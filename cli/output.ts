/** Writes a line to standard output. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Writes a line to standard error: everything that is not the result. */
export function printError(text: string): void {
  process.stderr.write(`${text}\n`);
}
