import { MigrationError } from '../errors.ts';
import { Secret } from '../secret.ts';
import { serverText } from './output/server-text.ts';

/** An argument of a profile with its placeholders filled in. Throws `bug` where there is no value for one. */
export function fill(argument: string, values: Readonly<Record<string, string | Secret>>): string {
  // One pass: what a value holds is never taken for a placeholder.
  return argument.replace(/\{([A-Za-z]+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (typeof value !== 'string') throw new MigrationError('bug', { detail: `no value for ${whole}` });
    return value;
  });
}

/** The key as one line. A line break in it would end the line early, and the rest would be read as something else. */
export function keyLine(key: string | Secret | undefined): string {
  if (!(key instanceof Secret) || key.isEmpty)
    throw new MigrationError('bug', { detail: 'a command needs the key and has none' });
  return key.reveal().replace(/[\r\n]+$/, '');
}

/** The command as it is shown and kept: quoted for reading, and with the name of a secret where its text would be. */
export function showCommand(argv: readonly string[], stdin?: string): string {
  const line = argv
    .map((argument) =>
      /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`,
    )
    .join(' ');
  return serverText(stdin === undefined ? line : `${line} < ${stdin.trim()}`, 1000);
}
