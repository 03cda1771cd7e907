import { MigrationError } from '../errors.ts';

/**
 * An argument list as one line for a POSIX shell, which is all that the SSH protocol carries (RFC 4254 section 6.5). Every
 * argument reaches the program as it is: single quotes keep everything but themselves (POSIX.1-2017 XCU 2.2.2).
 * Throws `bug` for a NUL byte, which no argument can hold.
 */
export function quoteArgv(argv: readonly string[]): string {
  return argv.map(quote).join(' ');
}

function quote(argument: string): string {
  if (argument.includes('\0')) throw new MigrationError('bug', { detail: 'an argument holds a NUL byte' });
  return `'${argument.replaceAll("'", String.raw`'\''`)}'`;
}
