import path from 'node:path';
import type { ApplianceSide } from '../../shared/run/error-codes.ts';
import type { Instruction, KnownValue } from '../../shared/run/facts.ts';
import { toldKey } from '../../shared/run/reduce-run.ts';
import { networkValues } from '../../shared/run/standing/network-values.ts';
import { ownBackupName } from '../job/own-backups.ts';
import { finalEndpoint } from './endpoints.ts';
import type { StepContext } from './step.ts';

type Knowing = Pick<StepContext, 'state' | 'plan' | 'job' | 'clock'>;

/**
 * What the job knows of all that `instruction` has a person type, choose or look for, so that nothing has to be looked up. What
 * is to be typed and was never seen stands there with an empty value: the card says so.
 */
export function withKnownValues(
  context: Knowing,
  side: ApplianceSide,
  operation: string,
  instruction: Instruction,
): Instruction {
  const values = [machine(context, side), ...valuesOf(context, operation)];
  return { ...instruction, values };
}

function valuesOf(context: Knowing, operation: string): KnownValue[] {
  switch (operation) {
    case 'create-backup':
      return [{ id: 'backup-name', value: backupNameFor(context) }];
    case 'import':
      return backupFile(context);
    case 'change-address':
      return networkValues(context.state, context.plan, finalEndpoint(context.plan, context.state).address);
    case 'inventory':
      return counts(context);
    default:
      return [];
  }
}

/**
 * The name that a backup made by hand is given: it tells version, date and purpose, as the vendor advises. The date is that of
 * the first telling: what was typed into the console then is still the name later.
 */
function backupNameFor({ job, state, clock }: Knowing): string {
  const toldAt = state.toldAt[toldKey('back-up', 'create-backup')];
  const atMs = toldAt === undefined ? clock.now() : Date.parse(toldAt);
  return ownBackupName(job, state.old.product?.version, atMs, new Set());
}

function machine({ state, plan }: Knowing, side: ApplianceSide): KnownValue {
  const { facts, identity } = state[side];
  const address = identity?.address ?? plan[side].address;
  const value = facts?.hostName === undefined ? address : `${facts.hostName} (${address})`;
  return { id: side === 'old' ? 'old-machine' : 'new-machine', value };
}

/** The file on this computer that the web console wants, with its whole path. */
function backupFile({ state, job }: Knowing): KnownValue[] {
  const kept = state.artifacts.findLast(({ role }) => role === 'backup');
  if (!kept) return [];
  return [
    { id: 'file', value: path.join(job.folder, ...kept.path.split('/')) },
    { id: 'file-size', value: String(kept.sizeBytes) },
    { id: 'file-sha256', value: kept.sha256 },
  ];
}

function counts({ state }: Knowing): KnownValue[] {
  const computers = state.baseline?.count;
  return computers === undefined ? [] : [{ id: 'computers', value: String(computers) }];
}
