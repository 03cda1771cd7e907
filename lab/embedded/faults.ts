/** A machine of the lab. */
export type LabSide = 'old' | 'new';

/** Where SSH connections are cut, counted in bytes on the wire of one connection; `read` is what the client reads. */
export interface Cut {
  readonly direction: 'read' | 'write';
  readonly atByte: number;
  /** Every connection that comes so far is cut, not only the first. */
  readonly isEachTime: boolean;
}

/**
 * What goes wrong in the lab. Members may be set and cleared while it runs; those that happen once clear themselves
 * when they happened.
 */
export interface Faults {
  cut?: Cut | undefined;
  /** How fast each SSH connection is, in each direction. */
  linkBytesPerSecond?: number | undefined;
  /** The first SSH connection that carried so many bytes (both ways) stays open and carries nothing more. */
  stallAtByte?: number | undefined;
  /** How long every command waits before it begins. */
  commandDelayMs?: number | undefined;
  /** From now on a machine's disk takes only so many bytes more. */
  diskFull?: { readonly side: LabSide; readonly freeBytes: number } | undefined;
  /** How many times an import calls the right key wrong. */
  wrongKeyTimes?: number | undefined;
  /** The next backups are exactly so large. */
  backupSizeBytes?: number | undefined;
  backupNeverReady?: boolean | undefined;
  backupFails?: boolean | undefined;
  /** Version that the old appliance has instead of its own; 5.9.4.1 is one that no new appliance restores. */
  oldVersion?: string | undefined;
  /** `old`: restarts with another host key once a client has read 1 MB over one connection. `new`: has another one after its address changed. */
  hostKeyChanged?: LabSide | undefined;
  /** The old appliance starts again so long after it was switched off, and takes its address back from whoever has it. */
  oldComesBackAfterMs?: number | undefined;
  oldStaysOn?: boolean | undefined;
  importStalls?: boolean | undefined;
  importFails?: boolean | undefined;
  newNotFresh?: boolean | undefined;
  /** Look-alike: the SSH server of the new appliance is off afterwards. */
  sshOffAfter?: 'restore' | 'address-change' | undefined;
  /** Look-alike: a Backend Console Setup Password that nobody knows comes with the restore. */
  consolePassword?: boolean | undefined;
  sftpOff?: LabSide | 'both' | undefined;
}

interface FaultKind {
  readonly name: string;
  /** What stands behind `=`; absent where nothing does. In brackets where it may be left out. */
  readonly value?: string;
  readonly help: string;
  /** Sets the fault. Throws RangeError for a value that does not fit. */
  readonly set: (faults: Faults, value: string | undefined) => void;
}

/** Every fault that the command line knows. */
export const faultKinds: readonly FaultKind[] = [
  ...cuts('read', 'what the client reads (a pull)'),
  ...cuts('write', 'what the client writes (a push)'),
  {
    name: 'slow-link',
    value: 'BYTES',
    help: 'each SSH connection carries BYTES a second in each direction',
    set: (faults, value) => (faults.linkBytesPerSecond = bytes(value)),
  },
  {
    name: 'stall',
    value: 'BYTES',
    help: 'the first SSH connection that carried BYTES falls silent and stays open',
    set: (faults, value) => (faults.stallAtByte = bytes(value)),
  },
  {
    name: 'slow-commands',
    value: 'MILLISECONDS',
    help: 'every command waits MILLISECONDS before it begins',
    set: (faults, value) => (faults.commandDelayMs = bytes(value)),
  },
  {
    name: 'disk-full',
    value: 'BYTES',
    help: 'the disk of the new appliance takes BYTES more',
    set: (faults, value) => (faults.diskFull = { side: 'new', freeBytes: bytes(value) }),
  },
  {
    name: 'disk-full-old',
    value: 'BYTES',
    help: 'the disk of the old appliance takes BYTES more',
    set: (faults, value) => (faults.diskFull = { side: 'old', freeBytes: bytes(value) }),
  },
  {
    name: 'wrong-key',
    value: '[TIMES]',
    help: 'the import refuses the right key, once or TIMES times',
    set: (faults, value) => (faults.wrongKeyTimes = bytes(value ?? '1')),
  },
  {
    name: 'backup-size',
    value: 'BYTES',
    help: 'backups are exactly BYTES large (200M: the limit, 210M: above it)',
    set: (faults, value) => (faults.backupSizeBytes = bytes(value)),
  },
  {
    name: 'backup-never-ready',
    help: 'a backup stops growing and is never ready',
    set: (faults) => (faults.backupNeverReady = true),
  },
  {
    name: 'backup-fails',
    help: 'a backup fails half-way',
    set: (faults) => (faults.backupFails = true),
  },
  {
    name: 'version-not-accepted',
    value: '[VERSION]',
    help: 'the old appliance has VERSION (default 5.9.4.1), which the new one does not restore',
    set: (faults, value) => (faults.oldVersion = value ?? '5.9.4.1'),
  },
  {
    name: 'host-key-changed',
    value: 'old|new',
    help: 'old: restarts with another host key in the midst of a pull; new: has another one at its final address',
    set: (faults, value) => (faults.hostKeyChanged = side(value)),
  },
  {
    name: 'old-comes-back',
    value: 'MILLISECONDS',
    help: 'the old appliance starts again after it was switched off, at its old address',
    set: (faults, value) => (faults.oldComesBackAfterMs = bytes(value)),
  },
  {
    name: 'old-stays-on',
    help: 'the old appliance accepts the power-off and stays on',
    set: (faults) => (faults.oldStaysOn = true),
  },
  {
    name: 'import-stalls',
    help: 'an import stays queued',
    set: (faults) => (faults.importStalls = true),
  },
  {
    name: 'import-fails',
    help: 'an import fails half-way',
    set: (faults) => (faults.importFails = true),
  },
  {
    name: 'new-not-fresh',
    help: 'the new appliance holds something already',
    set: (faults) => (faults.newNotFresh = true),
  },
  {
    name: 'ssh-off-after',
    value: 'restore|address-change',
    help: 'look-alike: the SSH server of the new appliance is off from then on',
    set: (faults, value) => (faults.sshOffAfter = moment(value)),
  },
  {
    name: 'console-password',
    help: 'look-alike: a Backend Console Setup Password that nobody knows comes with the restore',
    set: (faults) => (faults.consolePassword = true),
  },
  {
    name: 'sftp-off',
    value: '[old|new]',
    help: 'no SFTP on one appliance, or on both',
    set: (faults, value) => (faults.sftpOff = value === undefined ? 'both' : side(value)),
  },
];

/**
 * Reads faults as the command line gives them, such as `cut-read=5M` or `import-fails`. Numbers may end in k, M or G
 * (thousands) or KiB, MiB, GiB. Throws RangeError, with the names that exist, where it is none.
 */
export function parseFaults(texts: readonly string[]): Faults {
  const faults: Faults = {};
  for (const text of texts) {
    const [name = '', ...rest] = text.split('=');
    const value = rest.length > 0 ? rest.join('=') : undefined;
    const kind = faultKinds.find((each) => each.name === name);
    if (!kind)
      throw new RangeError(`no fault "${name}"; there are ${faultKinds.map((k) => k.name).join(', ')}`);
    if (kind.value === undefined && value !== undefined) throw new RangeError(`${name} takes no value`);
    try {
      kind.set(faults, value);
    } catch (error) {
      throw new RangeError(
        `${name}=${kind.value ?? ''}: ${error instanceof Error ? error.message : String(error)}`,
        {
          cause: error,
        },
      );
    }
  }
  return faults;
}

function cuts(direction: Cut['direction'], what: string): FaultKind[] {
  return [false, true].map((isEachTime) => ({
    name: `cut-${direction}${isEachTime ? '-each' : ''}`,
    value: 'BYTES',
    help: `${isEachTime ? 'every' : 'the first'} SSH connection is cut after BYTES of ${what}`,
    set: (faults, value) => (faults.cut = { direction, atByte: bytes(value), isEachTime }),
  }));
}

const units: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  m: 1e6,
  g: 1e9,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
};

/** A whole number, with a unit or without. Throws RangeError. */
export function bytes(value: string | undefined): number {
  const match = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(value ?? '');
  const factor = units[(match?.[2] ?? '').toLowerCase().replace(/^([kmg])b$/, '$1')];
  if (!match || factor === undefined) throw new RangeError(`"${value ?? ''}" is not a number`);
  return Math.round(Number(match[1]) * factor);
}

function moment(value: string | undefined): NonNullable<Faults['sshOffAfter']> {
  if (value === 'restore' || value === 'address-change') return value;
  throw new RangeError(`"${value ?? ''}" is neither restore nor address-change`);
}

function side(value: string | undefined): LabSide {
  if (value === 'old' || value === 'new') return value;
  throw new RangeError(`"${value ?? ''}" is neither old nor new`);
}
