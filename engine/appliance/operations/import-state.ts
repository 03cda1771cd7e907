import type { ImportStanding } from '../../../shared/run/import/import-standing.ts';
import { isMigrationError, MigrationError } from '../../errors.ts';
import { pollProgress, type Progress } from '../../poll-until.ts';
import type { Appliance } from '../appliance.ts';
import type { ResultOf } from '../operation.ts';
import { identify } from './identify.ts';
import { readInventory } from './inventory.ts';

type ImportState = ResultOf<'import-state'>;
export type ImportLook = ImportState | { readonly state: 'unknown'; readonly backup?: undefined };

/** What the appliance says of its import: a word of status, no proof (see `watchImport`). A product that restarts and cannot answer now has a state that is not known. */
export async function lookAtImport(appliance: Appliance, signal: AbortSignal): Promise<ImportLook> {
  try {
    return await appliance.run('import-state', {}, signal);
  } catch (error) {
    if (!cannotAnswer(error)) throw error;
    return { state: 'unknown' };
  }
}

function cannotAnswer(error: unknown): boolean {
  return isMigrationError(
    error,
    'appliance.command-failed',
    'appliance.command-timeout',
    'appliance.output-unexpected',
  );
}

/** What shows that the backup is in the new appliance. */
export type ImportEvidence =
  | { readonly kind: 'restored-from'; readonly backup: string }
  | { readonly kind: 'counts'; readonly counts: Readonly<Record<string, number>> }
  /** The product answers with its version again; what it holds cannot be counted on this appliance. */
  | { readonly kind: 'version'; readonly version: string }
  /** Only the word of the status: the profile can read nothing else. */
  | { readonly kind: 'status-only' };

/** How far an import is. */
export interface ImportMark {
  readonly standing: ImportStanding;
  /** What the appliance names with it. */
  readonly detail?: string;
  /** Why it was not understood. */
  readonly problem?: string;
}

export interface WatchImportOptions {
  readonly stallMs: number;
  readonly onTick: (elapsedMs: number, unchangedMs: number, last: ImportMark) => void;
  /** Name or path of the backup that was imported. */
  readonly backup: string;
  /** What the old appliance held. */
  readonly counts?: Readonly<Record<string, number>>;
  readonly pollMs?: number;
}

/**
 * Watches an import until the status says done and the appliance shows that it holds the backup. Changes nothing, never
 * starts the import again: while the product restarts, its commands may fail for minutes (Netwrix docs, System Backup
 * v2: wait, do not retry). Throws `restore.failed`, `restore.stalled`, `reach.*`, the signal's reason.
 */
export async function watchImport(
  appliance: Appliance,
  options: WatchImportOptions,
  signal: AbortSignal,
): Promise<ImportEvidence> {
  const { clock, side } = appliance;
  const { stallMs, pollMs: everyMs = 1000 } = options;
  let last: ImportMark = { standing: 'none' };
  const look = async (): Promise<Progress<ImportEvidence>> => {
    const seen = await lookOnce(appliance, options, signal);
    if ('kind' in seen) return { kind: 'found', value: seen };
    last = seen;
    return { kind: 'not-yet', mark: JSON.stringify(seen) };
  };
  const tell = (elapsedMs: number, unchangedMs: number) => options.onTick(elapsedMs, unchangedMs, last);
  return pollProgress(look, { clock, signal, everyMs, stallMs, tell }, (unchangedMs) => {
    const { standing: lastState, problem = '', detail = problem } = last;
    return new MigrationError('restore.stalled', { unchangedMs, lastState, detail }, { side });
  });
}

type Look = ImportEvidence | ImportMark;

async function lookOnce(
  appliance: Appliance,
  options: WatchImportOptions,
  signal: AbortSignal,
): Promise<Look> {
  try {
    const { state, detail } = await appliance.run('import-state', {}, signal);
    if (state === 'failed') {
      throw new MigrationError('restore.failed', { detail: detail ?? state }, { side: appliance.side });
    }
    if (state !== 'done') return { standing: state };
    return await findEvidence(appliance, options, signal);
  } catch (error) {
    if (isMigrationError(error, 'appliance.output-unexpected'))
      return { standing: 'not-understood', problem: error.params.problem };
    if (cannotAnswer(error)) return { standing: 'no-answer' };
    throw error;
  }
}

async function findEvidence(
  appliance: Appliance,
  { backup, counts }: WatchImportOptions,
  signal: AbortSignal,
): Promise<Look> {
  if (appliance.how('inventory').mode === 'automated') {
    const inventory = await readInventory(appliance, signal);
    if (inventory.restoredFrom !== undefined) {
      const { restoredFrom } = inventory;
      return isSameBackup(restoredFrom, backup)
        ? { kind: 'restored-from', backup: restoredFrom }
        : { standing: 'other-backup', detail: restoredFrom };
    }
    if (counts && Object.keys(counts).length > 0) {
      const different = Object.keys(counts).filter((kind) => inventory.counts[kind] !== counts[kind]);
      return different.length === 0
        ? { kind: 'counts', counts: inventory.counts }
        : { standing: 'other-counts', detail: different.join(', ') };
    }
  }
  if (appliance.how('identify').mode === 'automated') {
    const { version } = await identify(appliance, signal);
    return { kind: 'version', version };
  }
  return { kind: 'status-only' };
}

/** Whether two names or paths speak of the same backup: folder and a final extension do not count. */
export function isSameBackup(a: string, b: string): boolean {
  return stem(a) === stem(b);
}

function stem(text: string): string {
  return text.replace(/^.*\//, '').replace(/\.[A-Za-z]{1,5}$/, '');
}
