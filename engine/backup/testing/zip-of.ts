/** An entry of a zip that a test makes by hand. */
export interface ZipEntry {
  readonly name: string;
  readonly packed: Buffer;
  /** What the entry says of itself, true or not. */
  readonly sizeBytes: number;
}

/** A zip of deflated entries, bit by bit as the format has it, with the records of zip64: the tools make none that lie. */
export function* zipOf(count: number, entryAt: (index: number) => ZipEntry): Generator<Buffer> {
  const directory: Buffer[] = [];
  let atBytes = 0;
  for (let index = 0; index < count; index++) {
    const { name, packed, sizeBytes } = entryAt(index);
    const local = Buffer.alloc(30 + name.length);
    local.write('PK\x03\x04', 'latin1');
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(sizeBytes, 22);
    local.writeUInt16LE(name.length, 26);
    local.write(name, 30);
    const central = Buffer.alloc(46 + name.length);
    central.write('PK\x01\x02', 'latin1');
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(sizeBytes, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(atBytes, 42);
    central.write(name, 46);
    yield local;
    yield packed;
    directory.push(central);
    atBytes += local.length + packed.length;
  }
  const list = Buffer.concat(directory);
  yield list;
  yield wideEnd(count, list.length, atBytes);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(count % 65_536, 8);
  end.writeUInt16LE(count % 65_536, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(atBytes, 16);
  yield end;
}

/** Record and locator of zip64, which count further. */
function wideEnd(count: number, listBytes: number, atBytes: number): Buffer {
  const record = Buffer.alloc(56);
  record.write('PK\x06\x06', 'latin1');
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(BigInt(count), 24);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(listBytes), 40);
  record.writeBigUInt64LE(BigInt(atBytes), 48);
  const locator = Buffer.alloc(20);
  locator.write('PK\x06\x07', 'latin1');
  locator.writeBigUInt64LE(BigInt(atBytes + listBytes), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([record, locator]);
}

/** A tar of empty files, headers only, each with its check sum. */
export function* tarOfMany(count: number): Generator<Buffer> {
  const perPart = 2048;
  const header = Buffer.alloc(512);
  header.write('00000000000\0', 124, 'latin1');
  header.write('ustar\x0000', 257, 'latin1');
  header[156] = 0x30;
  for (let from = 0; from < count; from += perPart) {
    const part = Buffer.alloc(Math.min(perPart, count - from) * 512);
    for (let at = 0; at * 512 < part.length; at++) {
      header.write(String(from + at).padStart(8, '0'), 0, 'latin1');
      header.fill(0x20, 148, 156);
      let sum = 0;
      for (const byte of header) sum += byte;
      header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
      header.copy(part, at * 512);
    }
    yield part;
  }
  yield Buffer.alloc(1024);
}
