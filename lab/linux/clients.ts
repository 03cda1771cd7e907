import { spawn } from 'node:child_process';
import { imageFilePath } from './image-file.ts';
import { addresses, type LabNames } from './layout.ts';
import { inNamespace } from './network.ts';

const checkInSeconds = 2;

/** Starts clients at a place of the network, whose names begin with it. They end with the namespace. */
export function startClients(names: LabNames, place: 'near' | 'far', count: number): void {
  if (count === 0) return;
  const clients = Array.from({ length: count }, (_, at) => `${place}-${String(at + 1).padStart(2, '0')}`);
  const program = [
    '/usr/bin/python3',
    imageFilePath('lab-clients'),
    addresses.final,
    String(checkInSeconds),
    ...clients,
  ];
  const [file = '', ...args] = inNamespace(names, place, program);
  spawn(file, args, { detached: true, stdio: 'ignore' }).unref();
}
