import type { DemoHint, DemoSession } from '../../../engine/index.ts';
import { planSchema } from '../../../shared/contract/plan.ts';
import type { Question } from '../../../shared/run/question.ts';
import { keyOf, newestOf, typedAt } from './demo-admin.ts';
import { createDemoHands, type DemoHands } from './demo-hands.ts';
import { demoPlan } from './demo-plan.ts';
import { createLab, type Lab, type LabOptions } from '../lab.ts';

export interface DemoOptions extends LabOptions {
  /** Look-alikes of the product that a person works in by cards; the demo plays the person's hands at their web consoles. */
  readonly isGuided?: boolean;
}

/**
 * Two demo appliances for a window: the person answers, and the hints say what the demo machines' own screens, the notebook
 * on the desk and the hypervisor would show. `close` ends them.
 */
export async function startDemoSession({
  isGuided = false,
  ...options
}: DemoOptions = {}): Promise<DemoSession> {
  const lab = await createLab({ ...options, ...(isGuided && { lookAlike: options.lookAlike ?? {} }) });
  noteKeys(lab);
  const hands = isGuided ? createDemoHands(lab) : undefined;
  return {
    plan: planSchema.parse(demoPlan(lab)),
    hint: async (question) => hintOf(lab, hands, question),
    onEvent: (event) => hands?.onEvent(event),
    close: async () => {
      hands?.close();
      await lab.close();
    },
  };
}

/** What a person would read elsewhere and answer; undefined where nothing helps. */
export async function hintOf(
  lab: Lab,
  hands: DemoHands | undefined,
  question: Question,
): Promise<DemoHint | undefined> {
  const text = (content: string | undefined): DemoHint | undefined =>
    content === undefined ? undefined : { kind: 'text', text: content };
  switch (question.kind) {
    case 'trust-host-key':
      return question.side === 'local' ? undefined : text(lab[question.side].hostKey.sha256);
    case 'trust-certificate':
      return question.side === 'local' ? undefined : text(lab[question.side].certificate.sha256);
    case 'secret':
      return text(typedAt(lab, question));
    case 'backup-key':
    case 'prove-key':
      await hands?.rest();
      // One that is made by hand has no name yet.
      return text(keyOf(lab, question.backup) ?? (hands && [...lab.notebook.values()].at(-1)));
    case 'type-name':
      return text(question.expected);
    case 'choose-backup':
      return text(newestOf(question.items));
    case 'declare':
      return text(question.ids.includes('old-is-powered-off') && lab.old.power !== 'off' ? 'no' : 'yes');
    case 'confirm-guided':
      await hands?.rest();
      return hands && !hands.problems.has(question.operation) ? { kind: 'done' } : undefined;
    case 'hand-over-file': {
      const file = await hands?.download(question);
      return file === undefined ? undefined : { kind: 'file', path: file };
    }
    default:
      return undefined;
  }
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
