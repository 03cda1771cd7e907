import type { AnyAuthMethod, AuthenticationType } from 'ssh2';
import type { AuthMethod } from '../../../shared/contract/plan.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { asMigrationError, isMigrationError, MigrationError } from '../../errors.ts';
import { askSecret, maxAttempts, type LoginOptions } from './ask-secret.ts';
import { forget, type Credentials } from './credentials.ts';
import { loadKey } from './load-key.ts';

/** What ssh2 asks after every answer of the server: which method next, or false when there is none left. */
export type NextMethod = (
  offered: AuthenticationType[] | null,
  partialSuccess: boolean | null,
  next: (method: AnyAuthMethod | false) => void,
) => void;

export interface Login {
  readonly next: NextMethod;
  /** Why no method is left, once `next` gave false. */
  readonly failure: () => MigrationError;
}

/** The server's answer to an attempt: what it would take next, and whether the attempt was one factor of several. */
interface Reply {
  readonly offered: readonly string[];
  readonly isPartialSuccess: boolean;
}

/** What went wrong on this side. */
interface Trouble {
  /** A key that could not be used; the next method is tried all the same. */
  key?: MigrationError | undefined;
  /** A question that was not answered: nothing is tried after it. */
  question?: { readonly error: unknown };
}

/**
 * Logs in the way a person would: agent, key file, password, questions of the server, in the given order and as far as the
 * server offers them. Secrets are asked for when they are needed and not before; a wrong password or passphrase is asked
 * for again, three times in all. Prompts of the server are shown as its own text, each with its echo flag.
 */
export function createLogin(options: LoginOptions, credentials: Credentials): Login {
  const trouble: Trouble = {};
  const attempts = tryAll(options, credentials, trouble);
  const tried = new Set<string>();
  let offeredAtFirst: readonly string[] | undefined;

  const choose = async (reply: Reply): Promise<AnyAuthMethod | false> => {
    while (!trouble.question) {
      const { value, done } = await attempts.next(reply);
      if (done === true) break;
      if (value === undefined) continue;
      tried.add(value.type);
      trouble.key = undefined;
      return value;
    }
    return false;
  };

  return {
    next: (offered, partialSuccess, next) => {
      if (offered === null) {
        // What OpenSSH does: "none" fails, and the failure says what the server would take (RFC 4252 section 5.2).
        next({ type: 'none', username: options.user });
        return;
      }
      offeredAtFirst ??= offered;
      choose({ offered, isPartialSuccess: partialSuccess === true }).then(next, (error: unknown) => {
        trouble.question = { error };
        next(false);
      });
    },
    failure: () => {
      if (options.signal.aborted) throw options.signal.reason;
      if (trouble.question) return asMigrationError(trouble.question.error);
      if (trouble.key) return trouble.key;
      const { address, user, side } = options;
      return tried.size > 0
        ? new MigrationError('auth.rejected', { address, user, tried: [...tried].join(', ') }, { side })
        : new MigrationError(
            'auth.no-method',
            { address, user, offered: (offeredAtFirst ?? []).join(', ') },
            { side },
          );
    },
  };
}

/**
 * Yields one attempt after another; the first yield only takes what the server offers. A method that the server offers
 * only after another one succeeded in part (two factors) gets its turn in the second round.
 */
async function* tryAll(
  options: LoginOptions,
  credentials: Credentials,
  trouble: Trouble,
): AsyncGenerator<AnyAuthMethod | undefined, void, Reply> {
  let reply = yield undefined;
  const used = new Set<AuthMethod>();
  for (const method of [...options.methods, ...options.methods]) {
    if (used.has(method)) continue;
    for (let attempt = 1; attempt <= maxAttempts; attempt++) {
      if (!reply.offered.includes(protocolName(method))) break;
      used.add(method);
      const prepared = await prepare(method, attempt, options, credentials, trouble);
      if (!prepared) break;
      reply = yield prepared;
      // What was right is kept, and asking again makes sense only for what a person typed.
      if (reply.isPartialSuccess || method === 'agent' || method === 'key') break;
      forget(credentials, method === 'password' ? 'password' : 'answer');
    }
  }
}

function protocolName(method: AuthMethod): AuthenticationType {
  return method === 'agent' || method === 'key' ? 'publickey' : method;
}

async function prepare(
  method: AuthMethod,
  attempt: number,
  options: LoginOptions,
  credentials: Credentials,
  trouble: Trouble,
): Promise<AnyAuthMethod | undefined> {
  const { user: username } = options;
  switch (method) {
    case 'agent':
      return options.agent === undefined ? undefined : { type: 'agent', username, agent: options.agent };
    case 'key': {
      if (options.keyFile === undefined) return undefined;
      try {
        return { type: 'publickey', username, ...(await loadKey(options.keyFile, options, credentials)) };
      } catch (error) {
        if (!isMigrationError(error, 'auth.key-unreadable', 'auth.wrong-passphrase')) throw error;
        trouble.key = error;
        return undefined;
      }
    }
    case 'password': {
      credentials.password ??= await askSecret(options, 'password', attempt);
      return { type: 'password', username, password: credentials.password.reveal() };
    }
    case 'keyboard-interactive':
      return {
        type: 'keyboard-interactive',
        username,
        prompt: answerPrompts(attempt, options, credentials, trouble),
      };
    default:
      return method satisfies never;
  }
}

/** A password stays the same and may be given again at a reconnect; whatever else is asked for may be a code for one use. */
const asksForPassword = /passwor[dt]/i;

type PromptHandler = Extract<AnyAuthMethod, { type: 'keyboard-interactive' }>['prompt'];

/** One question for each prompt; a list without prompts is answered with nothing, as RFC 4256 section 3.4 wants. */
function answerPrompts(
  attempt: number,
  options: LoginOptions,
  credentials: Credentials,
  trouble: Trouble,
): PromptHandler {
  return (_name, instructions, _language, prompts, finish) => {
    const askPerson = (prompt: string, echo: boolean) =>
      askSecret(options, 'keyboard-interactive', attempt, {
        prompt: plainText([instructions, prompt].filter((part) => part !== '').join(' ')),
        echo,
        fromServer: true,
      });
    const answerAll = async (): Promise<string[]> => {
      const answers: string[] = [];
      for (const { prompt, echo } of prompts) {
        if (echo !== true && asksForPassword.test(prompt)) {
          credentials.answer ??= await askPerson(prompt, false);
          answers.push(credentials.answer.reveal());
          continue;
        }
        const answer = await askPerson(prompt, echo === true);
        answers.push(answer.reveal());
        answer.clear();
      }
      return answers;
    };
    answerAll().then(finish, (error: unknown) => {
      trouble.question = { error };
      // The server has to be told something: too few answers, which it refuses.
      finish([]);
    });
  };
}
