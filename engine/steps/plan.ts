import { MigrationError } from '../errors.ts';
import type { DecideStep } from '../run/step.ts';

/** Shows what will happen, with the undo of every step, and asks for a go. Agreed once, it is agreed for the job. */
export const plan: DecideStep = {
  kind: 'decide',
  id: 'plan',
  isDecided: ({ state }) => state.done.plan !== undefined,
  decide: async (context) => {
    const isAgreed = await context.ask({ kind: 'confirm-plan', step: 'plan' }, { signal: context.signal });
    if (!isAgreed) throw new MigrationError('run.declined', { step: 'plan', question: 'confirm-plan' });
  },
};
