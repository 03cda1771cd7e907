const iso = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*(Z|[+-]\d\d:?\d\d)$/;
/** The time of a web server's access log (Apache mod_log_config, `%t`): `25/Nov/2026:12:25:08 +0000`. */
const accessLog = /^(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d:\d\d:\d\d) ([+-]\d{4})$/;

/**
 * A time that an appliance or its log tells, as milliseconds since the epoch: ISO 8601 or as in an access log. Undefined
 * where it has no zone, for then it says nothing about before and after, and where it is no time.
 */
export function instantOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const log = accessLog.exec(text);
  if (!log && !iso.test(text)) return undefined;
  const [, day, month, year, time, zone] = log ?? [];
  const instantMs = Date.parse(log ? `${day} ${month} ${year} ${time} ${zone}` : text);
  return Number.isNaN(instantMs) ? undefined : instantMs;
}
