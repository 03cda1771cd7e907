import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A user's computer for one spec: whatever the program writes anywhere lies below `folder`. */
export interface Desk {
  readonly folder: string;
  /** Where Handover keeps its jobs. */
  readonly home: string;
  readonly environment: Readonly<Record<string, string>>;
  remove(): void;
}

/** Makes an empty one. */
export function makeDesk(): Desk {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-e2e-'));
  const [home, tmp, user] = ['handover', 'tmp', 'user'].map((name) => {
    const made = path.join(folder, name);
    fs.mkdirSync(made);
    return made;
  }) as [string, string, string];
  return {
    folder,
    home,
    environment: { HANDOVER_HOME: home, TMPDIR: tmp, HOME: user, XDG_DATA_HOME: path.join(user, '.local') },
    remove: () => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}
