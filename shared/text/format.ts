/** Numbers, sizes, times and dates as a person reads them. Signs (MB, min, %) are international; separators follow the locale. */
export interface Format {
  readonly number: (value: number) => string;
  /** "1.5 MB": decimal units, as the vendor's limit and most tools count. */
  readonly bytes: (bytes: number) => string;
  /** "200.0 MB (190.7 MiB)": both readings of a limit. */
  readonly bytesBoth: (bytes: number) => string;
  /** "200,000,001 bytes (200.0 MB, 190.7 MiB)": where one byte decides. */
  readonly bytesExact: (bytes: number) => string;
  /** "11.8 MB/s". */
  readonly rate: (bytesPerSecond: number) => string;
  /** "1 h 5 min", "42 s", "350 ms": the two largest units. */
  readonly duration: (ms: number) => string;
  /** "5 min to 30 min". */
  readonly durationRange: (minMs: number, maxMs: number) => string;
  /** "95.0 %". Rounded down, so that 100 % means all of it. */
  readonly percent: (percent: number) => string;
  /** "24 Nov 2026, 14:05" in the reader's time zone; the text itself where it is no date. */
  readonly date: (iso: string) => string;
  /** "14:05:09" in the reader's time zone. */
  readonly time: (iso: string) => string;
}

export interface FormatOptions {
  readonly locale: string;
  /** IANA name. Default: the reader's own. */
  readonly timeZone?: string;
  /** Between two ends of a range: "to". */
  readonly rangeWord: string;
  readonly bytesWord: string;
}

const decimal = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;
const binary = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

/** A {@link Format} for a language. Pure: no clock, no global state but the default time zone. */
export function createFormat(options: FormatOptions): Format {
  const { locale, timeZone, rangeWord, bytesWord } = options;
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const tenth = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const zone = timeZone === undefined ? {} : { timeZone };
  const day = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...zone,
  });
  const clock = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    ...zone,
  });
  const scaled = (bytes: number, base: number, units: readonly string[]): string => {
    let value = bytes;
    let unit = 0;
    // 999.95 kB would be shown as 1,000.0 kB.
    while (Math.abs(value) >= base - 0.05 && unit < units.length - 1) {
      value /= base;
      unit += 1;
    }
    return `${unit === 0 ? whole.format(value) : tenth.format(value)} ${units[unit] ?? ''}`;
  };
  const bytes = (value: number) => scaled(value, 1000, decimal);
  const inMiB = (value: number) => scaled(value, 1024, binary);
  const dated = (iso: string, how: Intl.DateTimeFormat) => {
    const ms = Date.parse(iso);
    return Number.isNaN(ms) ? iso : how.format(ms);
  };
  return {
    number: (value) => whole.format(value),
    bytes,
    bytesBoth: (value) => `${bytes(value)} (${inMiB(value)})`,
    bytesExact: (value) => `${whole.format(value)} ${bytesWord} (${bytes(value)}, ${inMiB(value)})`,
    rate: (perSecond) => `${bytes(Math.max(0, perSecond))}/s`,
    duration,
    durationRange: (minMs, maxMs) => `${duration(minMs)} ${rangeWord} ${duration(maxMs)}`,
    percent: (percent) => `${tenth.format(Math.floor(percent * 10 + 1e-9) / 10)} %`,
    date: (iso) => dated(iso, day),
    time: (iso) => dated(iso, clock),
  };
}

function duration(ms: number): string {
  if (ms < 1000) return `${String(Math.max(0, Math.round(ms)))} ms`;
  const seconds = Math.round(ms / 1000);
  const units = [
    [86_400, 'd'],
    [3600, 'h'],
    [60, 'min'],
    [1, 's'],
  ] as const;
  const first = units.findIndex(([size]) => seconds >= size);
  const shown = units.slice(first, first + 2);
  let left = seconds;
  const parts: string[] = [];
  for (const [size, sign] of shown) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0) parts.push(`${String(count)} ${sign}`);
  }
  return parts.join(' ');
}
