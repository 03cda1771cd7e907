import { expect } from 'vitest';
import type { ErrorCode } from '../../shared/run/error-codes.ts';
import { expectFourAnswers } from './four-answers.ts';

/** A mistake is told with its code, with how both appliances stand, and with what to do next. */
export function expectTold(text: string, code: ErrorCode): void {
  expectFourAnswers(text, code);
  const [, standing = ''] = /\nState of both appliances:\n((?: {2}.*\n)+)/.exec(text) ?? [];
  expect(standing).toMatch(/changed nothing|\bOLD\b/);
}

/** The arguments of the first command that the text tells to go on with, such as `resume 2026-11-30-night-1a2b3c`. */
export function commandToldIn(text: string): string[] {
  const told = /handover ((?:resume|run|check|roll-back) \S+(?: --rehearse)?)/.exec(closingOf(text))?.[1];
  expect(told, text).toBeDefined();
  return told?.split(' ') ?? [];
}

/** What is told once a run has ended. */
export function closingOf(text: string): string {
  return text.slice(text.search(/\n(Done|Blocked|Waiting|Failed|Cancelled|Stopped)[:,] /));
}
