import { expect } from 'vitest';
import { errorMeaning, type ErrorCode } from '../../shared/run/error-codes.ts';

const labels = ['State of both appliances', 'What to do next'];
const retryLabel = 'Try again';

/** What happened with its code, how things stand, what to do next, and whether to try again where that can help. */
export function expectFourAnswers(text: string, code?: ErrorCode): void {
  // Findings before it have names in brackets, too.
  const told = code ?? [...text.matchAll(/\S \[([a-z]+\.[a-z-]+)\]/g)].at(-1)?.[1] ?? '';
  expect(text).toContain(`[${told}]`);
  for (const label of labels) expect(text).toMatch(new RegExp(`\\n${label}:\\n  \\S`));
  // The words are named by an error of this version: whatever is told has its meaning.
  if (errorMeaning(told as ErrorCode).behaviour === 'none') expect(text).not.toContain(`${retryLabel}:`);
  else expect(text).toMatch(new RegExp(`\\n${retryLabel}:\\n  \\S`));
}
