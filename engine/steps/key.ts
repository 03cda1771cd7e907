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
    const backup = context.state.backup?.name ?? '';
    const captured = await capture(context, backup);
    await settleFindings(context, 'key', lintKey(captured.reveal()));
    await keepKey(context, captured, backup);
  },
};

/** Has the key kept: the kit, where one is wanted, and the proof that the admin can read the key back. */
export async function keepKey(context: StepContext, captured: Secret, backup: string): Promise<void> {
  const kitPath = await context.ask({ kind: 'kit-path', backup }, { signal: context.signal });
  if (kitPath !== undefined) {
    const words = wordsOf(en, context.state.rules);
    await writeKitFile(kitPath, captured, factsOfRun(context.state), { words, signal: context.signal });
  }
  await proveCustody(context, captured, backup);
  context.emit({ type: 'key.custody-proved', ...(kitPath !== undefined && { kitPath }) });
  context.emit({ type: 'proved', step: 'key', proof: { id: 'key.custody', status: 'passed', params: {} } });
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
async function capture(context: StepContext, backup: string): Promise<Secret> {
  const { secrets, signal } = context;
  if (secrets.key) {
    const isSaved = await context.ask({ kind: 'keep-key', backup }, { signal, reveal: secrets.key });
    if (!isSaved) throw new MigrationError('run.declined', { step: 'key', question: 'keep-key' });
  } else {
    secrets.key = await enterKey(context, backup);
  }
  const { keyCheck } = context.state;
  if (keyCheck === undefined || !fitsKeyCheck(secrets.key, keyCheck)) {
    context.emit({ type: 'key.captured', check: makeKeyCheck(secrets.key) });
  }
  return secrets.key;
}

/** An empty entry says that the key is lost: a backup without its key is worthless, so the next attempt makes another. */
async function enterKey(context: StepContext, backup: string): Promise<Secret> {
  const entered = await context.ask(
    {
      kind: 'backup-key',
      backup,
      purpose: 'capture',
      attempt: 1,
      ...(context.state.isKeyRefused && { isAfterRefusal: true }),
    },
    { signal: context.signal },
  );
  if (!entered.isEmpty) return entered;
  context.emit({ type: 'backup.discarded', name: backup, reason: 'key-lost' });
  throw new MigrationError('key.lost', { backup });
}

async function proveCustody(context: StepContext, captured: Secret, backup: string): Promise<void> {
  for (let attempt = 1; attempt <= maxKeyAttempts; attempt++) {
    const again = await context.ask({ kind: 'prove-key', backup, attempt }, { signal: context.signal });
    const isSame = again.equals(captured);
    again.clear();
    if (isSame) return;
  }
  throw new MigrationError('key.not-proven', { attempts: maxKeyAttempts });
}
