import type { Side } from '../shared/run/error-codes.ts';
import type { Question } from '../shared/run/question.ts';
import type { Answers, Ask } from './ask.ts';
import { Secret } from './secret.ts';

/** The same address, where a machine stands at another one now; otherwise the address itself. */
export type FormerAddress = (side: Side, address: string) => string;

/**
 * Asks for each password and passphrase once a run: a connection that is made anew, during the outage at that, must not
 * wait for a person. A wrong one is forgotten and asked for again; one-time codes and what a server asks in its own words
 * are never kept, unless that is plainly the password. `forget` clears the memory.
 */
export function rememberSecrets(
  ask: Ask,
  formerAddress: FormerAddress,
): { readonly ask: Ask; readonly forget: () => void } {
  const known = new Map<string, Secret>();
  const remembering: Ask = async (question, options) => {
    const keys = keysOf(question, formerAddress);
    const [key] = keys;
    if (key === undefined) return ask(question, options);
    const asked: Question = question;
    const isFirst = asked.kind === 'secret' && asked.attempt === 1;
    const remembered = keys.map((each) => known.get(each)).find((secret) => secret !== undefined);
    const answer = isFirst && remembered ? new Secret(remembered.reveal()) : await ask(question, options);
    // Only a question of the kind `secret` has a key.
    known.set(key, new Secret((answer as Answers['secret']).reveal()));
    return answer as Answers[typeof question.kind];
  };
  const forget = () => {
    for (const secret of known.values()) secret.clear();
    known.clear();
  };
  return { ask: remembering, forget };
}

/** A server's own question is asked each time unless it is plainly for the password: many ask for it in that way alone. */
const asksForPassword = /passwor[dt]/i;

/** What an answer is remembered by, best first; none for what must be asked each time. */
function keysOf(question: Question, formerAddress: FormerAddress): string[] {
  if (question.kind !== 'secret' || question.echo) return [];
  const { side, purpose, subject, isJump, prompt } = question;
  const isServers = question.fromServer || purpose === 'keyboard-interactive';
  if (isServers && !asksForPassword.test(prompt)) return [];
  const at = subject.lastIndexOf('@') + 1;
  const former = purpose === 'passphrase' ? '' : formerAddress(side, subject.slice(at));
  return [subject, ...(former === '' ? [] : [subject.slice(0, at) + former])].map(
    (each) => `${side} ${isJump === true ? 'jump ' : ''}${purpose} ${each} ${isServers ? prompt : ''}`,
  );
}
