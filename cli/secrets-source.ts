import { MigrationError, Secret } from '../engine/index.ts';
import type { QuestionOf } from '../shared/run/question.ts';
import { readGiven } from './given-text.ts';

/** Names of the secrets that an unattended run may need. */
export const secretNames = [
  'OLD_PASSWORD',
  'NEW_PASSWORD',
  'OLD_JUMP_PASSWORD',
  'NEW_JUMP_PASSWORD',
  'OLD_SUDO_PASSWORD',
  'NEW_SUDO_PASSWORD',
  'OLD_API_SECRET',
  'NEW_API_SECRET',
  'KEY_PASSPHRASE',
  'BACKUP_KEY',
  'BACKUP_KEY_AGAIN',
] as const;
export type SecretName = (typeof secretNames)[number];

/** Secrets for a run without a person, by name. Never from arguments: those are seen by every process on the machine. */
export type SecretsSource = ReadonlyMap<SecretName, Secret>;

/**
 * Reads `NAME=value` lines from a file, from standard input (`-`) or a file descriptor. Values are taken as they are
 * up to the end of the line; empty lines and lines with `#` are passed over. Throws `plan.invalid` with the line where a
 * name is unknown, `secrets.unreadable` where there is no such file. No text of the file is ever part of an error.
 */
export function readSecrets(source: string | number): SecretsSource {
  const path = typeof source === 'number' ? `descriptor ${source}` : source;
  const text = readGiven(
    source,
    (cause) => new MigrationError('secrets.unreadable', { path, detail: String(cause.code) }, { cause }),
  );
  const secrets = new Map<SecretName, Secret>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const at = line.indexOf('=');
    const name = secretNames.find((known) => known === line.slice(0, Math.max(at, 0)).trim());
    if (!name) {
      throw new MigrationError('plan.invalid', {
        path,
        line: index + 1,
        column: 1,
        field: 'name',
        problem: `expected one of ${secretNames.join(', ')}, then =`,
      });
    }
    secrets.set(name, new Secret(line.slice(at + 1)));
  }
  return secrets;
}

/**
 * Which of the named secrets answers a question of the engine; undefined where only a person can, such as for a one-time
 * code. The password of an appliance is never given to a jump host.
 */
export function secretFor(question: QuestionOf<'secret'>): SecretName | undefined {
  const side = question.side === 'old' ? 'OLD' : 'NEW';
  const login = question.isJump === true ? (`${side}_JUMP_PASSWORD` as const) : (`${side}_PASSWORD` as const);
  switch (question.purpose) {
    case 'passphrase':
      return 'KEY_PASSPHRASE';
    case 'sudo-password':
      return `${side}_SUDO_PASSWORD`;
    case 'api-secret':
      return `${side}_API_SECRET`;
    case 'keyboard-interactive':
      return question.echo || !asksForPassword(question.prompt) ? undefined : login;
    case 'password':
      return login;
    default:
      return question.purpose satisfies never;
  }
}

/** A one-time password is a code, whatever it is called. */
function asksForPassword(prompt: string): boolean {
  return /passwor[dt]/i.test(prompt) && !/one.?time|\botp\b|\bcode\b|token/i.test(prompt);
}
