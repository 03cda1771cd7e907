import type { ConsoleRun } from './console-run.ts';
import type { ConsoleCard, Consoles } from './consoles.ts';
import { SideConsole } from './side-console.ts';

/** The console windows of a run; none is open yet. */
export function createConsoles(run: ConsoleRun): Consoles {
  let card: ConsoleCard | undefined;
  let isKeyOpen = false;
  const now = () => ({ card, isKeyOpen });
  const sides = { old: new SideConsole('old', run, now), new: new SideConsole('new', run, now) };
  const steer = (): void => {
    for (const side of Object.values(sides)) side.steer();
  };
  return {
    lead: (next) => {
      if (card?.instruction === next.instruction) return;
      card = next;
      if (next.operation === 'create-backup') isKeyOpen = true;
      sides[next.side].lead();
      steer();
    },
    keyKept: () => {
      isKeyOpen = false;
      steer();
    },
    nextDownload: (side, signal) => sides[side].nextDownload(signal),
    shown: (wanted, signal) => sides[wanted.side].shown(wanted, signal),
    close: async () => {
      await Promise.all([sides.old.close(), sides.new.close()]);
    },
  };
}
