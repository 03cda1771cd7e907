import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startLinuxLab, type LinuxLab, type LinuxLabOptions } from '../lab.ts';

/** A lab for one test, with a folder for its operator. */
export interface OpenedLab {
  readonly lab: LinuxLab;
  readonly folder: string;
  close(): Promise<void>;
}

let count = 0;

/** Boots a lab of a name that no other test has. */
export async function openLab(options: Omit<LinuxLabOptions, 'id'> = {}): Promise<OpenedLab> {
  // Letters and digits, at most six, for they end in the name of a network card.
  const id = `${(process.pid % 46_656).toString(36)}${(count++).toString(36)}`.slice(-6);
  const lab = await startLinuxLab({ ...options, id });
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-linux-'));
  return {
    lab,
    folder,
    close: async () => {
      await lab.stop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
