/** A moment for the record: `2026-11-24 14:05:09`, in UTC, so that it means the same to every reader. */
export function stamp(iso: string): string {
  const ms = Date.parse(iso);
  return Number.isNaN(ms) ? iso : new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
}
