import { MigrationError } from '../errors.ts';
import { wasDone, type Step } from '../run/step.ts';

/** Shows what will happen, with the undo of every step, and asks for a go. Agreed once, it is agreed for the job. */
export const plan: Step = {
  id: 'plan',
  observe: async (context) => ({
    kind: wasDone(context, 'plan') || context.seen.has('plan') ? 'done' : 'ready',
  }),
  run: async (context) => {
    const isAgreed = await context.ask({ kind: 'confirm-plan', step: 'plan' }, { signal: context.signal });
    if (!isAgreed) throw new MigrationError('run.declined', { step: 'plan', question: 'confirm-plan' });
    context.seen.add('plan');
  },
};
