import type { Question } from '../../shared/run/question.ts';
import type { Answers, Ask } from '../ask.ts';
import { Secret } from '../secret.ts';

/**
 * Asks for each password and passphrase once a run: reconnecting, above all during the outage, must not wait for a person. A wrong one is forgotten and asked for again; one-time codes and what a server asks in its own words
 * are never kept, unless that is plainly the password. A machine keeps its passwords when it moves to another address: its host
 * key says who it is, and is checked before any login. sudo asks for the password of the login (sudo(8)): the one that the same
 * account logged in with is given first, and a person is asked where it is another. `forget` clears the memory.
 */
export function rememberSecrets(ask: Ask): { readonly ask: Ask; readonly forget: () => void } {
  const known = new Map<string, Secret>();
  /** Questions of sudo that were answered by the password of the login. */
  const byLogin = new Set<string>();
  const remembering: Ask = async (question, options) => {
    const key = keyOf(question);
    if (key === undefined) return ask(question, options);
    const asked: Question = question;
    const isFirst = asked.kind === 'secret' && asked.attempt === 1;
    const remembered = known.get(key);
    const ofLogin = remembered ? undefined : loginKeys(question).flatMap((each) => known.get(each) ?? [])[0];
    if (isFirst && ofLogin) {
      byLogin.add(key);
      return new Secret(ofLogin.reveal()) as Answers[typeof question.kind];
    }
    const answer =
      isFirst && remembered
        ? new Secret(remembered.reveal())
        : await ask(byLogin.has(key) ? oneAttemptLess(question) : question, options);
    // Only a question of the kind `secret` has a key.
    known.set(key, new Secret((answer as Answers['secret']).reveal()));
    remembered?.clear();
    return answer as Answers[typeof question.kind];
  };
  const forget = () => {
    for (const secret of known.values()) secret.clear();
    known.clear();
  };
  return { ask: remembering, forget };
}

/** A person has not answered what the password of the login was tried for. */
function oneAttemptLess<Q extends Question>(question: Q): Q {
  return question.kind === 'secret' ? { ...question, attempt: Math.max(1, question.attempt - 1) } : question;
}

/** By what the password is remembered with which the account logged in that sudo asks for. */
function loginKeys(question: Question): string[] {
  if (question.kind !== 'secret' || question.purpose !== 'sudo-password') return [];
  const keys = [
    keyOf({ ...question, purpose: 'password' }),
    keyOf({ ...question, purpose: 'keyboard-interactive', fromServer: true, prompt: 'Password:' }),
  ];
  return keys.filter((key) => key !== undefined);
}

/** A server's own question is asked each time unless it is plainly for the password: many ask for it in that way alone. */
const asksForPassword = /passwor[dt]/i;

/** What an answer is remembered by; nothing for what must be asked each time. */
function keyOf(question: Question): string | undefined {
  if (question.kind !== 'secret' || question.echo) return undefined;
  const { side, purpose, subject, isJump, prompt } = question;
  const isServers = question.fromServer || purpose === 'keyboard-interactive';
  if (isServers && !asksForPassword.test(prompt)) return undefined;
  // `user@address`; the file of a passphrase and a jump host stay where they are.
  const isAccount = purpose !== 'passphrase' && isJump !== true;
  const owner = isAccount ? subject.slice(0, subject.lastIndexOf('@')) : `${isJump ? 'jump ' : ''}${subject}`;
  return [side, purpose, owner, isServers ? prompt : ''].join('\0');
}
