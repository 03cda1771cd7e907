import { expect } from 'vitest';
import type { ErrorCode } from '../../shared/run/error-codes.ts';

const labels = ['State of both appliances', 'What to do next', 'Try again'];

/** What happened with its code, how things stand, what to do next, and whether to try again. */
export function expectFourAnswers(text: string, code?: ErrorCode): void {
  if (code === undefined) expect(text).toMatch(/\S \[[a-z]+\.[a-z-]+\]/);
  else expect(text).toContain(`[${code}]`);
  for (const label of labels) expect(text).toMatch(new RegExp(`\\n${label}:\\n  \\S`));
}
