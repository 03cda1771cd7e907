import type { DemoSession } from '../../../engine/index.ts';
import { planSchema } from '../../../shared/contract/plan.ts';
import type { Question } from '../../../shared/run/question.ts';
import { keyOf, typedAt } from './demo-admin.ts';
import { demoPlan } from './demo-plan.ts';
import { createLab, type Lab, type LabOptions } from '../lab.ts';

/**
 * Two demo appliances for a window: the person answers, and the hints say what the demo machines' own screens, the notebook
 * on the desk and the hypervisor would show. `close` ends them.
 */
export async function startDemoSession(options: LabOptions = {}): Promise<DemoSession> {
  const lab = await createLab(options);
  noteKeys(lab);
  const hint = (question: Question): string | undefined => {
    switch (question.kind) {
      case 'trust-host-key':
        return question.side === 'local' ? undefined : lab[question.side].hostKey.sha256;
      case 'secret':
        return typedAt(lab, question);
      case 'backup-key':
      case 'prove-key':
        return keyOf(lab, question.backup);
      case 'type-name':
        return question.expected;
      case 'declare':
        return question.id === 'old-is-powered-off' ? (lab.old.power === 'off' ? 'yes' : 'no') : 'yes';
      default:
        return undefined;
    }
  };
  return { plan: planSchema.parse(demoPlan(lab)), hint, close: () => lab.close() };
}

/** Writes each key into the notebook when the console shows it, as a careful person does: it is never shown again. */
export function noteKeys(lab: Lab): void {
  const { product } = lab.old;
  const createBackup = product.createBackup.bind(product);
  product.createBackup = (name) => {
    const result = createBackup(name);
    for (const [backup, key] of product.keysOnShow) lab.notebook.set(backup, key);
    return result;
  };
}
