import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import type { FileAppliance } from './file-appliance.ts';

export interface Hypervisor {
  /** Ends what it started. May be called twice. */
  stop(): Promise<void>;
}

const lookEveryMs = 50;

/**
 * Does for two processes what a hypervisor does for machines: ends the old sshd when its product switches the power off,
 * and brings the new one up, with its own keys, on the port that the product was told to take.
 */
export function startHypervisor(old: FileAppliance, fresh: FileAppliance): Hypervisor {
  let moved: ChildProcess | undefined;
  let isBusy = false;
  const look = async () => {
    if (isBusy) return;
    isBusy = true;
    if (old.wants('power-off') !== undefined) await old.sshd.kill();
    const address = fresh.wants('address');
    if (address !== undefined && !moved) {
      await fresh.sshd.kill();
      moved = await startAt(fresh, Number(address.split(' ')[1]));
    }
    isBusy = false;
  };
  const timer = setInterval(() => void look(), lookEveryMs);
  return {
    stop: async () => {
      clearInterval(timer);
      if (!moved || moved.exitCode !== null || moved.signalCode !== null) return;
      const ended = once(moved, 'exit');
      moved.kill('SIGKILL');
      await ended;
    },
  };
}

/** The configuration of a stopped sshd on another port. sshd is started again for each connection by its own path. */
async function startAt({ sshd }: FileAppliance, port: number): Promise<ChildProcess> {
  const home = path.dirname(sshd.folder);
  const config = path.join(home, 'sshd_config_moved');
  const text = fs.readFileSync(path.join(home, 'sshd_config'), 'utf8');
  fs.writeFileSync(config, text.replace(/^Port .*$/m, `Port ${port}`));
  const child = spawn('/usr/sbin/sshd', ['-D', '-e', '-f', config], { stdio: ['ignore', 'ignore', 'pipe'] });
  await new Promise<void>((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('Server listening')) resolve();
    });
    child.once('exit', () => reject(new Error('sshd did not start at its new port')));
  });
  return child;
}
