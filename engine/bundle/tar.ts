/** A text file of an archive. */
export interface TarEntry {
  /** At most 100 characters of ASCII. */
  readonly name: string;
  readonly text: string;
}

const blockBytes = 512;

/**
 * An archive in the ustar format (POSIX.1-1988, "pax"), owned by nobody and readable by its owner, all with one time. Throws
 * `RangeError` for a name that does not fit.
 */
export function tarOf(entries: readonly TarEntry[], madeAt: Date): Buffer {
  const blocks = entries.flatMap(({ name, text }) => {
    const content = Buffer.from(text, 'utf8');
    return [headerOf(name, content.length, madeAt), content, padding(content.length)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(2 * blockBytes)]);
}

function headerOf(name: string, sizeBytes: number, madeAt: Date): Buffer {
  if (!/^[\x21-\x7e]{1,100}$/.test(name)) throw new RangeError(`no name for an archive: ${name}`);
  const header = Buffer.alloc(blockBytes);
  const octal = (value: number, digits: number) => value.toString(8).padStart(digits, '0');
  header.write(name, 0);
  header.write(octal(0o600, 7), 100);
  header.write(octal(0, 7), 108);
  header.write(octal(0, 7), 116);
  header.write(octal(sizeBytes, 11), 124);
  header.write(octal(Math.floor(madeAt.getTime() / 1000), 11), 136);
  // The sum counts its own field as blanks.
  header.write(' '.repeat(8), 148);
  header.write('0', 156);
  header.write('ustar\0' + '00', 257, 'latin1');
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${octal(sum, 6)}\0 `, 148, 'latin1');
  return header;
}

const padding = (sizeBytes: number): Buffer =>
  Buffer.alloc((blockBytes - (sizeBytes % blockBytes)) % blockBytes);
