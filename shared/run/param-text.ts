import type { Param } from './sighting.ts';

/** A parameter that is plain text or a number, as text; empty where there is none, or where it is what was seen. */
export function paramText(value: Param | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
