const iso = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*(Z|[+-]\d\d:?\d\d)$/;
/** The time of a web server's access log (Apache mod_log_config, `%t`): `25/Nov/2026:12:25:08 +0000`. */
const accessLog = /^(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d:\d\d:\d\d) ([+-]\d{4})$/;
/** A time of a wall clock. The order of day and month is plain there; with slashes it is not. */
const wall = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?$/;

/** Zones differ from UTC by whole quarters of an hour, from 12 hours behind to 14 ahead (IANA time zone database). */
const zoneStepMinutes = 15;
const zoneRange = { from: -12 * 60, to: 14 * 60 } as const;
/** So far a told time may be beside a zone: people read clocks to the minute, and servers are a little wrong. */
const zoneSlackMinutes = 5;
const minuteMs = 60_000;

/**
 * A time that an appliance or its log tells, as milliseconds since the epoch: ISO 8601 or as in an access log. One without a
 * zone is taken as `offsetMinutes` ahead of UTC; where nobody knows that it is undefined, for then it says nothing about before
 * and after. Undefined where it is no time.
 */
export function instantOf(text: string | undefined, offsetMinutes?: number): number | undefined {
  if (text === undefined) return undefined;
  const wallMs = wallClockOf(text);
  if (wallMs !== undefined)
    return offsetMinutes === undefined ? undefined : wallMs - offsetMinutes * minuteMs;
  const log = accessLog.exec(text);
  if (!log && !iso.test(text)) return undefined;
  const [, day, month, year, time, zone] = log ?? [];
  const instantMs = Date.parse(log ? `${day} ${month} ${year} ${time} ${zone}` : text);
  return Number.isNaN(instantMs) ? undefined : instantMs;
}

/** A time without a zone, as if it were told in UTC; undefined where it is none. */
export function wallClockOf(text: string | undefined): number | undefined {
  const found = wall.exec(text?.trim() ?? '');
  if (!found) return undefined;
  const [, year, month, day, hour, minute, second = '0'] = found;
  const ms = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  // 31 February is no day: it would be taken for one in March.
  return new Date(ms).getUTCDate() === Number(day) && Number(hour) < 24 ? ms : undefined;
}

/** What a person says of her own clock, as milliseconds since the epoch: with a zone, or by the clock of this computer. */
export function toldInstant(text: string): number | undefined {
  const found = wall.exec(text.trim());
  if (!found || wallClockOf(text) === undefined) return instantOf(text.trim());
  const [, year, month, day, hour, minute, second = '0'] = found;
  return new Date(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  ).getTime();
}

/**
 * How many minutes a list's clock is ahead of UTC, where `wallMs` (see {@link wallClockOf}) was told for what happened at
 * `instantMs`. Undefined where no zone is so: then one of the two is wrong.
 */
export function zoneOffset(wallMs: number, instantMs: number): number | undefined {
  const minutes = (wallMs - instantMs) / minuteMs;
  const offset = Math.round(minutes / zoneStepMinutes) * zoneStepMinutes;
  const isZone = offset >= zoneRange.from && offset <= zoneRange.to;
  return isZone && Math.abs(minutes - offset) <= zoneSlackMinutes ? offset : undefined;
}
