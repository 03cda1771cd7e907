import { proof, type ProofStatus } from '../../shared/run/proof.ts';
import { usualDuration } from '../../shared/rules/times.ts';
import type { Appliance } from '../appliance/appliance.ts';
import { redactSecret } from '../appliance/sudo.ts';
import { readLogExcerpt } from '../appliance/operations/log-excerpt.ts';
import { switchClientCommunication } from '../appliance/operations/client-communication.ts';
import { identify } from '../appliance/operations/identify.ts';
import {
  isSameBackup,
  lookAtImport,
  watchImport,
  type ImportLook,
} from '../appliance/operations/import-state.ts';
import { readInventory } from '../appliance/operations/inventory.ts';
import { startImport } from '../appliance/operations/start-import.ts';
import { isMigrationError, MigrationError } from '../errors.ts';
import { pollUntil } from '../poll-until.ts';
import type { Secret } from '../secret.ts';
import { guideOperation } from '../run/guide-operation.ts';
import { fitsKeyCheck, makeKeyCheck } from './key-check.ts';
import { prove } from '../run/prove.ts';
import type { ActStep, Observation, StepContext } from '../run/step.ts';
import { keepKey, refuseKey } from './key.ts';
import { chosenBackup } from './pull.ts';
import { removePushed } from './push.ts';
import { importWatched } from './restore/watch-import.ts';
import { machineName } from '../../shared/run/standing/machine-name.ts';

const maxAttempts = 3;

/**
 * Imports the backup with its key on the new appliance and waits for evidence: what the old appliance held, counted on the
 * new one. Client communication is off there first, so that no client talks to it before it was validated
 * (Netwrix docs: migration best practice).
 */
export const restore: ActStep = {
  kind: 'act',
  id: 'restore',
  observe: async (context) => {
    const appliance = await context.appliance('new');
    if (appliance.how('import-state').mode !== 'automated')
      return context.state.done.restore ? 'done' : 'ready';
    const { hasBegunImport } = context.state;
    const { state, backup } = await (hasBegunImport
      ? lookAtImport(appliance, context.signal)
      : appliance.run('import-state', {}, context.signal));
    // The product may restart in the midst of it.
    if (hasBegunImport && state === 'unknown') return 'waiting';
    // Another import is not ours: it was there before, and the preflight has told about it.
    if (!isOurs(context, backup)) return 'ready';
    if (state === 'generating' || state === 'queued') return 'waiting';
    return state === 'done' && (await showsEvidence(context, appliance)) ? 'done' : 'ready';
  },
  act: async (context): Promise<Observation | undefined> => {
    const appliance = await context.appliance('new');
    const isAutomated = appliance.how('import').mode === 'automated';
    // Begun by an earlier attempt: it is watched, never begun again over what it has restored.
    const hasBegun = isAutomated && (await isBegun(context, appliance));
    if (!hasBegun) await confirmByName(context);
    await silenceClients(context, appliance);
    await withLogOnFailure(context, appliance, () =>
      isAutomated ? importAutomated(context, appliance, hasBegun) : importGuided(context, appliance),
    );
    await proveVersion(context, appliance);
    context.secrets.key?.clear();
    delete context.secrets.key;
    if (!isAutomated && context.plan.backup.push === 'until-restored') await removeCopy(context);
    // Nobody but the admin can look: what was said is recorded as that.
    return appliance.how('import-state').mode === 'automated' ? undefined : 'done';
  },
};

async function silenceClients(context: StepContext, appliance: Appliance): Promise<void> {
  const how = appliance.how('client-communication-off');
  const told = (status: ProofStatus, state: string) =>
    prove(context, 'restore', proof('restore.client-communication', status, { state }, 'new'));
  if (how.mode === 'automated') {
    const state = await switchClientCommunication(appliance, 'off', context.signal);
    told(state === 'off' ? 'passed' : 'could-not-test', state);
  } else if (how.mode === 'guided') {
    const end = await guideOperation(context, 'restore', appliance, 'client-communication-off');
    told(end === 'observed' ? 'passed' : 'by-word', '');
  }
}

/** The import replaces what is on the new appliance: the admin types the name of the machine that loses it. */
async function confirmByName(context: StepContext): Promise<void> {
  const expected = machineName('new', context.plan, context.state);
  if (context.plan.confirm.restoreOn === expected) return;
  const typed = await context.ask(
    { kind: 'type-name', step: 'restore', side: 'new', expected },
    { signal: context.signal },
  );
  if (typed.trim() !== expected)
    throw new MigrationError('run.declined', { step: 'restore', question: 'type-name' });
}

const logLines = 20;

/** The vendor's advice after a failed import is to look at the log before anything else: so its end comes with the error. */
async function withLogOnFailure(
  context: StepContext,
  appliance: Appliance,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isMigrationError(error, 'restore.failed')) throw error;
    const canRead = appliance.how('log-excerpt').mode === 'automated';
    // A log that cannot be read must not hide why the import failed.
    const log = canRead
      ? await readLogExcerpt(appliance, { lines: logLines }, context.signal).catch(() => [])
      : [];
    const text = [error.params.detail, ...log].join('\n');
    const { key } = context.secrets;
    const detail = key ? redactSecret(text, key) : text;
    throw new MigrationError('restore.failed', { detail }, { side: 'new', cause: error });
  }
}

async function importAutomated(context: StepContext, appliance: Appliance, hasBegun: boolean): Promise<void> {
  if (!hasBegun) {
    const path = context.state.pushed?.path;
    if (path === undefined) throw new MigrationError('bug', { detail: 'nothing pushed yet' });
    const key = await keyForRestore(context);
    try {
      await startImport(appliance, { path, key }, context.signal, () =>
        context.emit({ type: 'operation.begun', side: 'new', operation: 'import', name: path }),
      );
    } catch (error) {
      // The appliance is the last to say so: what was entered twice, and perhaps fitted no known scheme, is not the key.
      if (isMigrationError(error, 'restore.wrong-key')) refuseKey(context, 'appliance');
      throw error;
    }
  }
  const usual = usualDuration('restore');
  const evidence = await watchImport(
    appliance,
    {
      backup: chosenBackup(context).name,
      ...(context.state.old.inventory && { counts: context.state.old.inventory }),
      stallMs: context.plan.limits.restoreStallMinutes * 60_000,
      onTick: (elapsedMs, unchangedMs, { standing, detail }) =>
        context.emit({
          type: 'waiting',
          step: 'restore',
          what: chosenBackup(context).name,
          elapsedMs,
          unchangedMs,
          standing,
          ...(detail !== undefined && { detail }),
          ...(usual && { usualMinMs: usual.minMs, usualMaxMs: usual.maxMs }),
        }),
    },
    context.signal,
  );
  // Counts are proved by the observation that follows; these two are all that this appliance can show.
  if (evidence.kind === 'version')
    prove(
      context,
      'restore',
      proof('restore.evidence', 'passed-with-warning', { seen: evidence.version }, 'new'),
    );
  if (evidence.kind === 'status-only')
    prove(context, 'restore', proof('restore.evidence', 'could-not-test', { seen: '' }, 'new'));
}

/** How long an appliance may take to show an import that was sent to it, before it counts as never arrived. */
const shownWithinMs = 20_000;
const pollMs = 1_000;

/**
 * Whether an import of this job runs, or is done. Where one was sent and the connection broke, the appliance is given time to
 * show it; and while it cannot say what it does nothing is begun.
 */
async function isBegun(context: StepContext, appliance: Appliance): Promise<boolean> {
  const { clock, signal } = context;
  if (!context.state.hasBegunImport)
    return isOurOwn(context, await appliance.run('import-state', {}, signal));
  const look = async (): Promise<boolean | undefined> => {
    const seen = await lookAtImport(appliance, signal);
    // One that runs is ours or nobody's: whatever the appliance calls it, none is begun over it.
    const isRunning = seen.state === 'generating' || seen.state === 'queued';
    if (seen.state === 'unknown' || isRunning || isOurOwn(context, seen)) return true;
    return seen.state === 'failed' ? false : undefined;
  };
  return (await pollUntil(look, { clock, signal, everyMs: pollMs, withinMs: shownWithinMs })) ?? false;
}

function isOurOwn(context: StepContext, { state, backup }: ImportLook): boolean {
  return ['generating', 'queued', 'done'].includes(state) && isOurs(context, backup);
}

/**
 * Whether an import is the one of this job: by the name that the appliance tells of its backup or of the pushed file, and
 * where it tells none, by whether this job has begun an import. Of two backups with one name the later was not imported before.
 */
function isOurs({ state }: StepContext, backup: string | undefined): boolean {
  const isNameUsed = state.setAside?.some((earlier) => earlier.backup === state.backup?.name) === true;
  if (isNameUsed && !state.hasBegunImport) return false;
  if (backup === undefined || backup === '') return state.hasBegunImport;
  const names = [state.backup?.name, state.pushed?.path].filter((name) => name !== undefined);
  return names.some((name) => isSameBackup(backup, name));
}

async function importGuided(context: StepContext, appliance: Appliance): Promise<void> {
  const how = appliance.how('import');
  if (how.mode === 'guided' && how.proof.by === 'restart') {
    await importWatched(context, appliance, how.proof);
    return;
  }
  const end = await guideOperation(context, 'restore', appliance, 'import');
  // That something changed on the appliance is less than what it holds.
  const status = end === 'observed' ? 'passed-with-warning' : 'by-word';
  prove(context, 'restore', proof('restore.evidence', status, { seen: '' }, 'new'));
}

async function removeCopy(context: StepContext): Promise<void> {
  const path = await removePushed(context);
  if (path !== undefined) prove(context, 'restore', proof('push.removed', 'passed', { path }, 'new'));
}

/** Another key than the one that was proved before: it is proved as that was. The new appliance has the last word. */
async function takeInstead(context: StepContext, key: Secret, backup: string): Promise<Secret> {
  refuseKey(context, 'admin');
  context.secrets.key = key;
  context.emit({ type: 'key.captured', check: makeKeyCheck(key) });
  await keepKey(context, key, backup);
  return key;
}

/** The key is in memory, or is asked for again after a restart; a mix-up shows by the mark that the journal keeps. */
async function keyForRestore(context: StepContext): Promise<Secret> {
  const { secrets, state, signal } = context;
  if (secrets.key) return secrets.key;
  const backup = chosenBackup(context).name;
  let last: Secret | undefined;
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const entered = await context.ask(
      { kind: 'backup-key', backup, purpose: 'restore', attempt },
      { signal },
    );
    // Nothing was begun yet: who gives none stops here, and the job goes on from here when it is resumed.
    if (entered.isEmpty)
      throw new MigrationError('run.declined', { step: 'restore', question: 'backup-key' });
    const isKnown = state.keyCheck === undefined || fitsKeyCheck(entered, state.keyCheck);
    const isSameAgain = last?.equals(entered) === true;
    last?.clear();
    if (isKnown) {
      secrets.key = entered;
      return entered;
    }
    // The mark catches a slip. Who enters the same again means it: the key that was proved may be the wrong one.
    if (isSameAgain) return takeInstead(context, entered, backup);
    last = entered;
  }
  last?.clear();
  throw new MigrationError('key.not-proven', { attempts: maxAttempts });
}

/** The counts of the old appliance stand on the new one, and it names our backup where it can name one. */
async function showsEvidence(context: StepContext, appliance: Appliance): Promise<boolean> {
  if (appliance.how('inventory').mode !== 'automated') return true;
  const { counts, restoredFrom } = await readInventory(appliance, context.signal);
  const expected = context.state.old.inventory ?? {};
  // Nothing to hold it against: what little there is was said by the watch, and is not called passed here.
  if (restoredFrom === undefined && Object.keys(expected).length === 0) return true;
  const differing = Object.entries(expected).filter(([name, count]) => counts[name] !== count);
  // A restore that names our backup is ours, though the old appliance may have gone on counting since.
  const isNamed = restoredFrom !== undefined && isOurs(context, restoredFrom);
  const isProved = isNamed || (restoredFrom === undefined && differing.length === 0);
  const seen = Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
  if (isProved) {
    context.emit({ type: 'inventory.read', side: 'new', counts });
    prove(
      context,
      'restore',
      proof(
        'restore.evidence',
        differing.length === 0 ? 'passed' : 'passed-with-warning',
        { seen: restoredFrom === undefined ? seen : `${seen}; from ${restoredFrom}` },
        'new',
      ),
    );
  }
  return isProved;
}

/** The restore must not change the version of the new appliance. */
async function proveVersion(context: StepContext, appliance: Appliance): Promise<void> {
  if (appliance.how('identify').mode !== 'automated') return;
  const { version } = await identify(appliance, context.signal);
  const expected = context.state.new.product?.version ?? version;
  prove(
    context,
    'restore',
    proof(
      'restore.version',
      version === expected ? 'passed' : 'passed-with-warning',
      { version, expected },
      'new',
    ),
  );
}
