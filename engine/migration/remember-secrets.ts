import type { Question, QuestionOf } from '../../shared/run/question.ts';
import type { Ask } from '../ask.ts';
import { Secret } from '../secret.ts';

export interface RememberedSecrets {
  readonly ask: Ask;
  /** Overwrites them. May be called twice. */
  forget(): void;
}

/**
 * Asks a person once a run for what stays the same: login and sudo passwords and passphrases, one of each for an appliance and
 * each jump host, whatever address it has meanwhile. A connection that is made anew while a clock runs asks nobody then. What was refused
 * is asked for again; a code for one use always is. Whoever gets one gets a copy, and clears it.
 */
export function rememberSecrets(ask: Ask): RememberedSecrets {
  const known = new Map<string, Secret>();
  const drop = (name: string): void => {
    known.get(name)?.clear();
    known.delete(name);
  };
  return {
    ask: async (question, options) => {
      const asked: Question = question;
      const name = asked.kind === 'secret' ? nameOf(asked) : undefined;
      if (asked.kind !== 'secret' || name === undefined) return ask(question, options);
      if (asked.attempt > 1) drop(name);
      const kept = known.get(name);
      const secret = kept ? new Secret(kept.reveal()) : await ask<'secret'>(asked, options);
      if (!kept) known.set(name, new Secret(secret.reveal()));
      // A question of this kind is answered with a secret, which the type of a question of any kind cannot say.
      return secret as never;
    },
    forget: () => [...known.keys()].forEach(drop),
  };
}

/** A server's own question is asked again unless it is plainly for the password. */
const asksForPassword = /passwor[dt]/i;

function nameOf(question: QuestionOf<'secret'>): string | undefined {
  const { side, purpose, subject, prompt, echo, isJump } = question;
  if (echo) return undefined;
  switch (purpose) {
    case 'api-secret':
      return undefined;
    case 'keyboard-interactive':
      if (!asksForPassword.test(prompt)) return undefined;
      break;
    case 'password':
    case 'passphrase':
    case 'sudo-password':
      break;
    default:
      return purpose satisfies never;
  }
  // `user@address` without the address, which the appliance changes; a jump host keeps its own.
  const whose = isJump === true || purpose === 'passphrase' ? subject : subject.replace(/@[^@]*$/, '');
  return JSON.stringify([side, purpose, isJump === true, whose, prompt]);
}
