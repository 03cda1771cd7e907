import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { imageFilePath } from './image-file.ts';
import type { LinuxLab } from './lab.ts';
import { runIn, tryIn } from './network.ts';

/** Milliseconds that a frame takes between the laptop and the switch, one way. */
export const slowLinkMs = 60;

const [bridge, near, far] = ['br1', 'slow0', 'slow1'] as const;

/**
 * Puts a slow link between the laptop and the switch, or takes it away. This kernel may have no netem: a small program carries
 * the frames from one card to another, so that ARP and every protocol above are late alike.
 */
export async function slowLaptop(lab: LinuxLab, isOn: boolean): Promise<void> {
  const { names } = lab;
  await endCarrier(lab);
  await tryIn(names, 'switch', ['ip', 'link', 'set', 'laptop', 'master', 'br0']);
  await tryIn(names, 'switch', ['ip', 'link', 'del', bridge]);
  if (!isOn) return;
  await startCarrier(lab);
  const inSwitch = (...argv: string[]): Promise<string> => runIn(names, 'switch', argv);
  await inSwitch('ip', 'link', 'add', bridge, 'type', 'bridge', 'forward_delay', '0');
  for (const [card, master] of [
    [near, bridge],
    [far, 'br0'],
    ['laptop', bridge],
    [bridge, undefined],
  ] as const) {
    if (master !== undefined) await inSwitch('ip', 'link', 'set', card, 'master', master);
    await inSwitch('ip', 'link', 'set', card, 'up');
  }
}

async function startCarrier(lab: LinuxLab): Promise<void> {
  const program = ['/usr/bin/python3', imageFilePath('slow-link'), near, far, String(slowLinkMs)];
  const [file = '', ...args] = lab.at('switch', program);
  const child = spawn(file, args, { detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
  fs.writeFileSync(pidFile(lab), String(child.pid));
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error('the slow link could not be made')));
    createInterface({ input: child.stdout }).once('line', () => resolve());
  });
  child.removeAllListeners('exit');
  child.stdout.destroy();
  child.unref();
}

/** Its cards go with it. */
async function endCarrier(lab: LinuxLab): Promise<void> {
  if (!fs.existsSync(pidFile(lab))) return;
  const pid = fs.readFileSync(pidFile(lab), 'utf8');
  fs.rmSync(pidFile(lab));
  // Only where that number still is one of the switch's own processes.
  const { stdout } = await tryIn(lab.names, 'switch', ['ip', 'netns', 'pids', lab.names.namespace('switch')]);
  if (!stdout.split('\n').includes(pid)) return;
  process.kill(Number(pid), 'SIGKILL');
  for (let left = 100; left > 0; left -= 1) {
    const { exitCode } = await tryIn(lab.names, 'switch', ['ip', 'link', 'show', near]);
    if (exitCode !== 0) return;
  }
}

function pidFile(lab: LinuxLab): string {
  return path.join(lab.names.folder, 'slow-link.pid');
}
