import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { LabSide } from '../embedded/faults.ts';
import type { Lab } from '../embedded/lab.ts';
import type { LabMachine } from '../embedded/machine.ts';

/** What somebody had a machine do that changes more than its files. */
export interface Deed {
  readonly side: LabSide;
  readonly what:
    | 'create-backup'
    | 'start-import'
    | 'client-communication-off'
    | 'client-communication-on'
    | 'power-off'
    | 'change-address';
}

/** SHA-256 of every file of a machine by its path; folders are listed with their mode. */
export type FilesSeen = ReadonlyMap<string, string>;

export interface LabWatch {
  readonly deeds: readonly Deed[];
  /** Each look at which both machines answered at the final address, or were made to. */
  readonly conflicts: readonly string[];
  stop(): void;
}

/**
 * Watches what a lab is told to do. `onDeed` comes after the deed and before the client hears of it; `before` comes ahead of
 * the deed.
 */
export function watchLab(
  lab: Lab,
  { before, onDeed }: { readonly before?: (deed: Deed) => void; readonly onDeed?: (deed: Deed) => void } = {},
): LabWatch {
  const deeds: Deed[] = [];
  const conflicts: string[] = [];
  const watched =
    <A extends unknown[], R>(
      side: LabSide,
      method: (...args: A) => R,
      what: Deed['what'] | ((...args: A) => Deed['what']),
    ) =>
    (...args: A): R => {
      const deed = { side, what: typeof what === 'string' ? what : what(...args) };
      before?.(deed);
      const result = method(...args);
      deeds.push(deed);
      onDeed?.(deed);
      return result;
    };
  for (const side of ['old', 'new'] as const) {
    const machine = lab[side];
    const { product } = machine;
    product.createBackup = watched(side, product.createBackup.bind(product), 'create-backup');
    product.startImport = watched(side, product.startImport.bind(product), 'start-import');
    product.switchClientCommunication = watched(
      side,
      product.switchClientCommunication.bind(product),
      (state) => `client-communication-${state}`,
    );
    machine.schedulePowerOff = watched(side, machine.schedulePowerOff.bind(machine), 'power-off');
    machine.scheduleMove = watched(side, machine.scheduleMove.bind(machine), (_endpoint) => {
      if (lab.old.power === 'on') conflicts.push('told to take the address while the old one is on');
      return 'change-address';
    });
  }
  const timer = setInterval(() => {
    const isNewThere =
      lab.new.isAnswering &&
      lab.new.endpoint.address === lab.final.address &&
      lab.new.endpoint.sshPort === lab.final.sshPort;
    if (isNewThere && lab.old.power === 'on') conflicts.push('both at the final address');
  }, 5);
  return { deeds, conflicts, stop: () => clearInterval(timer) };
}

/** Looks at all files of a machine. */
export function filesOf({ files }: LabMachine): FilesSeen {
  const root = files.real('/');
  const seen = new Map<string, string>();
  for (const entry of fs.readdirSync(root, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    const content = entry.isFile()
      ? createHash('sha256').update(fs.readFileSync(file)).digest('hex')
      : 'folder';
    seen.set(`/${path.relative(root, file)}`, `${(fs.lstatSync(file).mode & 0o7777).toString(8)} ${content}`);
  }
  return seen;
}

/** What became of files between two looks, each as `added PATH`, `changed PATH` or `removed PATH`. */
export function changesBetween(before: FilesSeen, after: FilesSeen): string[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths.flatMap((file) => {
    const [was, is] = [before.get(file), after.get(file)];
    if (was === is) return [];
    return [`${was === undefined ? 'added' : is === undefined ? 'removed' : 'changed'} ${file}`];
  });
}
