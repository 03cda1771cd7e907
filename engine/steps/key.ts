import type { Instruction } from '../../shared/run/facts.ts';
import { isOfThisRun } from '../../shared/run/reduce-run.ts';
import { maxKeyAttempts } from '../../shared/rules/key/key-attempts.ts';
import { lintKey } from '../../shared/rules/key/key-lint.ts';
import { en } from '../../shared/text/en.ts';
import { wordsOf } from '../../shared/text/words-of.ts';
import { MigrationError } from '../errors.ts';
import type { Secret } from '../secret.ts';
import { writeKitFile } from '../report/emergency-kit.ts';
import { factsOfRun } from '../report/kit/kit-facts.ts';
import { fitsKeyCheck, makeKeyCheck } from './key-check.ts';
import { settleFindings } from '../run/settle-findings.ts';
import { prove } from '../run/prove.ts';
import type { DecideStep, StepContext } from '../run/step.ts';

/**
 * Takes the System Backup Key, has the admin save it, and goes on only when the admin has entered it again from where it
 * was saved: the appliance shows it once and never stores it (Netwrix docs: System Backup v2).
 */
export const key: DecideStep = {
  kind: 'decide',
  id: 'key',
  isDecided: ({ state }) => state.isKeyProved,
  decide: async (context) => {
    await takeKey(context, context.state.backup?.name ?? '');
  },
};

/**
 * Takes the key of a backup that is made by hand, as `instruction` says, while its page still shows it: before the dialog is closed
 * and anything is downloaded. Asks for nothing where it was proved in this run already, or where no person is there. What was
 * proved in an earlier run belongs to what was made then.
 */
export async function takeKeyAhead(
  context: StepContext,
  instruction: Instruction,
  backup: string,
): Promise<void> {
  const { isAttended, state } = context;
  const custody = state.proofs.findLast(({ id }) => id === 'key.custody');
  if (!isAttended || (state.isKeyProved && isOfThisRun(state, custody))) return;
  await takeKey(context, backup, instruction);
}

async function takeKey(context: StepContext, backup: string, instruction?: Instruction): Promise<void> {
  const captured = await capture(context, backup, instruction);
  await settleFindings(context, 'key', lintKey(captured.reveal()));
  await keepKey(context, captured, backup);
}

/** Has the key kept: the kit, where one is wanted, and the proof that the admin can read the key back. */
export async function keepKey(context: StepContext, captured: Secret, backup: string): Promise<void> {
  const kitPath = await context.ask({ kind: 'kit-path', backup }, { signal: context.signal });
  if (kitPath !== undefined) {
    const words = wordsOf(en, context.state.rules);
    const facts = factsOfRun(context.state);
    // One that is made by hand is not there yet: it goes by the name that it was given.
    const named = { ...facts, backup: facts.backup === '' ? backup : facts.backup };
    await writeKitFile(kitPath, captured, named, { words, signal: context.signal });
  }
  await proveCustody(context, captured, backup);
  context.emit({ type: 'key.custody-proved', ...(kitPath !== undefined && { kitPath }) });
  prove(context, 'key', { id: 'key.custody', status: 'passed', params: {} });
}

/**
 * What was taken for the key is given up, so that another can be given: by the key step, which runs again in the next
 * attempt, for the key is not proved any more.
 */
export function refuseKey(context: StepContext, by: 'copy' | 'appliance' | 'admin'): void {
  const { kitPath } = context.state;
  context.secrets.key?.clear();
  delete context.secrets.key;
  context.emit({ type: 'key.refused', by, ...(kitPath !== undefined && { kitPath }) });
}

/** The key that the appliance told when the backup was made, else the one that the admin enters. */
async function capture(context: StepContext, backup: string, instruction?: Instruction): Promise<Secret> {
  const { secrets, signal } = context;
  if (secrets.key) {
    const isSaved = await context.ask({ kind: 'keep-key', backup }, { signal, reveal: secrets.key });
    if (!isSaved) throw new MigrationError('run.declined', { step: 'key', question: 'keep-key' });
  } else {
    secrets.key = await enterKey(context, backup, instruction);
  }
  const { keyCheck } = context.state;
  if (keyCheck === undefined || !fitsKeyCheck(secrets.key, keyCheck)) {
    context.emit({ type: 'key.captured', check: makeKeyCheck(secrets.key) });
  }
  return secrets.key;
}

/** An empty entry says that the key is lost: a backup without its key is worthless, so the next attempt makes another. */
async function enterKey(context: StepContext, backup: string, instruction?: Instruction): Promise<Secret> {
  const entered = await context.ask(
    {
      kind: 'backup-key',
      backup,
      purpose: 'capture',
      attempt: 1,
      ...(context.state.isKeyRefused && { isAfterRefusal: true }),
      ...(instruction && { instruction }),
    },
    { signal: context.signal },
  );
  if (!entered.isEmpty) return entered;
  context.emit({ type: 'backup.discarded', name: backup, reason: 'key-lost' });
  throw new MigrationError('key.lost', { backup });
}

/**
 * A miss costs nothing: after the last attempt the key is shown once more, to be saved again, and the count begins anew. Throws
 * `run.declined` where it is not saved then.
 */
async function proveCustody(context: StepContext, captured: Secret, backup: string): Promise<void> {
  const { signal } = context;
  for (let attempt = 1; ; attempt++) {
    const again = await context.ask({ kind: 'prove-key', backup, attempt }, { signal, reveal: captured });
    const isSame = again.equals(captured);
    again.clear();
    if (isSame) return;
    if (attempt < maxKeyAttempts) continue;
    const isSaved = await context.ask(
      { kind: 'keep-key', backup, isAfterMisses: true },
      { signal, reveal: captured },
    );
    if (!isSaved) throw new MigrationError('run.declined', { step: 'key', question: 'keep-key' });
    attempt = 0;
  }
}
