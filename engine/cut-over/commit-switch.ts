import { isMigrationError } from '../errors.ts';
import { commitSwitch, readSwitchStatus, type SwitchStatus } from './direct/direct-switch.ts';
import type { RunAsRoot } from './direct/run-as-root.ts';
import { rootOnNew } from './direct-cut-over.ts';
import type { StepContext } from '../run/step.ts';

/** Longer than the machine itself takes before it says that its card does not settle. */
const patienceMs = 90_000;
const pollMs = 1_000;

/**
 * Has the new appliance make a switch last, and looks until it has: gives the status that it ended with, `committed` where all
 * is well. Where what did it there is no more it is started again; a connection that it cut is made anew. May be called again
 * at any point of it. `onWait` hears of every look. Throws `SwitchFailure`, `reach.*` after a while.
 */
export async function commitUntilOver(
  context: StepContext,
  id: string,
  onWait: (elapsedMs: number) => void,
): Promise<SwitchStatus> {
  const { clock, signal } = context;
  const startMs = clock.monotonicMs();
  let run: RunAsRoot | undefined;
  let hasStarted = false;
  for (;;) {
    const isOver = clock.monotonicMs() - startMs > patienceMs;
    try {
      run ??= await rootOnNew(context);
      const status = await readSwitchStatus(run, id);
      const mayStart =
        status.kind === 'switched' || status.kind === 'committing'
          ? !status.isCommitting
          : status.kind === 'unsettled' && !hasStarted;
      const isAtWork = status.kind === 'switched' || status.kind === 'committing' || mayStart;
      if (!isAtWork || isOver) return status;
      if (mayStart) {
        hasStarted = true;
        await commitSwitch(run, id);
      }
    } catch (error) {
      signal.throwIfAborted();
      if (isOver || !isMigrationError(error) || !error.isUnreachable) throw error;
      await context.disconnect('new');
      run = undefined;
    }
    onWait(clock.monotonicMs() - startMs);
    await clock.sleep(pollMs, signal);
  }
}
