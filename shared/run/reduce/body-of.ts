import type { RunEvent } from '../event.ts';

/** What an event tells, without what makes it an event. */
export function bodyOf<E extends RunEvent>(event: E): Omit<E, 'type' | 'seq' | 'at'> {
  const { type: _type, seq: _seq, at: _at, ...body } = event;
  return body;
}
