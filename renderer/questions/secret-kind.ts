import type { QuestionOf } from '../../shared/run/question.ts';

/** Words by which servers ask for a code that is valid once. */
const codeWords =
  /\b(code|otp|totp|token|pin|passcode|one-?time|verification|authenticator|2fa|mfa|einmal\w*|best(ä|ae)tigungs\w*)\b/i;

/** Whether a question of a server asks for a one-time code, so that the field may suit digits. Never for a plain password. */
export function asksForCode({ purpose, prompt }: Pick<QuestionOf<'secret'>, 'purpose' | 'prompt'>): boolean {
  return purpose === 'keyboard-interactive' && codeWords.test(prompt) && !/passwor[dt]/i.test(prompt);
}

/** A code without the gaps that apps show it with. What is not all digits stays as it was typed. */
export function codeOf(typed: string, isCode: boolean): string {
  return isCode && /^[\d\s]+$/.test(typed) ? typed.replace(/\s+/g, '') : typed;
}
