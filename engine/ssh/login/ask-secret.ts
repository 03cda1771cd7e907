import type { AuthMethod } from '../../../shared/contract/plan.ts';
import type { Side } from '../../../shared/run/error-codes.ts';
import type { QuestionOf } from '../../../shared/run/question.ts';
import type { Ask } from '../../ask.ts';
import type { Secret } from '../../secret.ts';

/** How often a person may try a password, a passphrase, the answers to a server. */
export const maxAttempts = 3;

export interface LoginOptions {
  readonly side: Side;
  /** The login is that of a jump host on the way to the machine of `side`. */
  readonly isJump?: boolean | undefined;
  readonly address: string;
  readonly user: string;
  /** Tried in this order, as far as the server offers them. */
  readonly methods: readonly AuthMethod[];
  readonly keyFile: string | undefined;
  readonly agent: string | undefined;
  readonly ask: Ask;
  readonly signal: AbortSignal;
}

/** Asks for a secret of a login; `subject` says whose it is, where it is not the user's at that machine. */
export async function askSecret(
  options: LoginOptions & { readonly subject?: string },
  purpose: QuestionOf<'secret'>['purpose'],
  attempt: number,
  shown: Partial<Pick<QuestionOf<'secret'>, 'prompt' | 'echo' | 'fromServer'>> = {},
): Promise<Secret> {
  const { side, isJump, signal, subject = `${options.user}@${options.address}` } = options;
  const { prompt = '', echo = false, fromServer = false } = shown;
  const jump = isJump === true && { isJump };
  return options.ask(
    { kind: 'secret', purpose, side, subject, prompt, fromServer, echo, attempt, ...jump },
    { signal },
  );
}
