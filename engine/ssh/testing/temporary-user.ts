import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

export interface TemporaryUser {
  readonly name: string;
  readonly password: string;
  remove(): void;
}

/** How useradd says that another process holds /etc/passwd (useradd(8): 1, can't update password file). */
const isLocked = 1;

/** Makes a system user with a password and `home`, which becomes its own. Needs root. */
export async function createTemporaryUser(home: string): Promise<TemporaryUser> {
  const name = `ho${randomBytes(4).toString('hex')}`;
  const password = `pw ${randomBytes(6).toString('hex')} ü`;
  for (let attempt = 1; ; attempt++) {
    const made = spawnSync('useradd', ['-M', '-d', home, '-s', '/bin/sh', name], { encoding: 'utf8' });
    if (made.status === 0) break;
    if (made.status !== isLocked || attempt === 50) throw new Error(`useradd: ${made.stderr}`);
    await pause(20);
  }
  // Without a password the account counts as locked, and no key logs in either.
  execFileSync('chpasswd', { input: `${name}:${password}\n` });
  execFileSync('chown', [name, home]);
  return {
    name,
    password,
    remove: () => {
      // By force: a command that a test left behind may still be dying.
      spawnSync('userdel', ['-f', name]);
    },
  };
}
