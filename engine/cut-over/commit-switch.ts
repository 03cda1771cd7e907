import { isMigrationError } from '../errors.ts';
import { commitSwitch, readSwitchStatus, type SwitchStatus } from './direct/direct-switch.ts';
import type { RunAsRoot } from './direct/run-as-root.ts';
import { rootOnNew } from './direct-cut-over.ts';
import type { StepContext } from '../run/step.ts';

/** Longer than the machine takes until it reports that its card does not settle. */
const patienceMs = 90_000;
const pollMs = 1_000;

/**
 * Has the new appliance commit a switch, and looks until it has. Returns the last status, `committed` where all is well. A commit
 * that died on the machine is started again, and a connection that it cut is made anew. Safe to call again at any point. `onWait`
 * is called after every look. Throws `SwitchFailure`, and `reach.*` once the time is over.
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
