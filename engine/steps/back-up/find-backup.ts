import path from 'node:path';
import type { RemoteItem } from '../../../shared/run/facts.ts';
import { proof } from '../../../shared/run/proof.ts';
import { toldKey } from '../../../shared/run/reduce-run.ts';
import { sampleBytes } from '../../backup/content-type.ts';
import { couldBeBackup } from '../../backup/could-be-backup.ts';
import type { Appliance } from '../../appliance/appliance.ts';
import { readClock } from '../../appliance/facts/clock.ts';
import { findNewFiles, withMounts, type NewFile } from '../../appliance/operations/find-new-files.ts';
import { firstBytes, readerOf } from '../../appliance/root-files.ts';
import { isMigrationError } from '../../errors.ts';
import { prove } from '../../run/prove.ts';
import type { StepContext } from '../../run/step.ts';

/** So many files are looked into, of the last changed and of the largest each; so many are offered. */
const mostLooked = 200;
const mostOffered = 20;
/** The clocks are compared over a network. */
const marginMs = 5_000;

interface Search {
  readonly candidates: readonly RemoteItem[];
  readonly looked: number;
  readonly unseen: readonly string[];
  readonly cut: string;
  readonly why: string;
}

/**
 * Looks on the old appliance for the backup that a person has just made at its console: what is new there since that was asked
 * for, by its time, size and first bytes, never by its name. The person says which it is: where everything that is new was looked at
 * and one file alone could be it, that is proved, else her word. Undefined where none of them is, or none
 * was found: then it is handed over. Records either with what could not be looked at. Changes nothing. Throws `reach.*`, and what
 * asking throws.
 */
export async function findBackup(
  context: StepContext,
  old: Appliance,
  folders: readonly string[],
): Promise<RemoteItem | undefined> {
  const search = await searchFor(context, old, folders);
  const { candidates } = search;
  const answer =
    candidates.length === 0
      ? ''
      : await context.ask({ kind: 'choose-backup', items: [...candidates] }, { signal: context.signal });
  const chosen = candidates.find(({ name }) => name === answer);
  await tell(context, old, search, chosen?.path ?? '');
  // By its own name from here on; the path says which it is.
  return chosen && { ...chosen, name: path.posix.basename(chosen.name) };
}

async function searchFor(context: StepContext, old: Appliance, folders: readonly string[]): Promise<Search> {
  const { signal } = context;
  const none = { candidates: [], looked: 0, unseen: [], cut: '', why: '' };
  try {
    const sinceMs = await toldAtMs(context, old);
    const { roots, unseen: notMounted, isCut: isCutMounts } = await withMounts(old, folders, signal);
    const { files, unseen, cut } = await findNewFiles(old, { roots, sinceMs }, signal);
    const looked = worthALook(files);
    const closed: string[] = [];
    const candidates: RemoteItem[] = [];
    for (const file of looked) {
      const seen = await lookInto(old, file, signal);
      if (seen === 'closed') closed.push(file.path);
      else if (seen === 'backup') candidates.push(itemOf(file));
    }
    const isCut = isCutMounts || looked.length < files.length || candidates.length > mostOffered;
    return {
      candidates: candidates.slice(0, mostOffered),
      looked: looked.length,
      unseen: [...new Set([...notMounted, ...unseen, ...closed])].slice(0, mostOffered),
      cut: cut ?? (isCut ? 'number' : ''),
      why: '',
    };
  } catch (error) {
    // A machine that cannot be searched is one whose backup is handed over.
    if (!isMigrationError(error) || error.isTransient || error.code === 'bug') throw error;
    return { ...none, why: error.code };
  }
}

/** On a busy machine a finished backup soon lies behind many files that change all the time, and are smaller. */
function worthALook(files: readonly NewFile[]): readonly NewFile[] {
  const large = new Set([...files].sort((a, b) => b.sizeBytes - a.sizeBytes).slice(0, mostLooked));
  return files.filter((file, at) => at < mostLooked || large.has(file));
}

/** When the person was told to make it, by the clock of the appliance: what was there before is not it. */
async function toldAtMs({ state, clock, signal }: StepContext, old: Appliance): Promise<number> {
  const told = Date.parse(state.toldAt[toldKey('back-up', 'create-backup')] ?? '');
  const skewMs = await readClock(old.host, clock, signal);
  return (Number.isNaN(told) ? clock.now() : told) + skewMs - marginMs;
}

async function lookInto(
  old: Appliance,
  file: NewFile,
  signal: AbortSignal,
): Promise<'backup' | 'other' | 'closed'> {
  try {
    const host = await readerOf(old, file.path, signal);
    const head = await firstBytes(host, file.path, sampleBytes, signal);
    return couldBeBackup(head) ? 'backup' : 'other';
  } catch (error) {
    // Gone again, or nobody may read it.
    if (isMigrationError(error, 'transfer.source-missing')) return 'other';
    if (!isMigrationError(error) || error.isTransient || error.code === 'bug') throw error;
    return 'closed';
  }
}

function itemOf({ path: file, sizeBytes, modifiedAt }: NewFile): RemoteItem {
  const createdAt = modifiedAt.toISOString();
  // By its whole path: two may have one name.
  return { kind: 'system-backup', name: file, path: file, sizeBytes, createdAt, state: 'ready' };
}

async function tell(context: StepContext, old: Appliance, search: Search, found: string): Promise<void> {
  const { candidates, looked, unseen, cut, why } = search;
  // A plan may point to a folder that the login itself can list.
  const isOpen = found !== '' && (await readerOf(old, found, context.signal)) === old.host;
  const made = {
    path: found,
    folder: isOpen ? path.posix.dirname(found) : '',
    found: candidates.length,
    looked,
    unseen: unseen.join(', '),
    cut,
    why,
  };
  // The only one of all that is new is seen. Which of several it is, and that it is none of what was not looked at, a person says.
  const isOnlyOne = candidates.length === 1 && unseen.length === 0 && cut === '';
  const status = found === '' ? 'could-not-test' : isOnlyOne ? 'passed' : 'by-word';
  prove(context, 'back-up', proof('back-up.found', status, made, 'old'));
}

/** The file as it is now; undefined where it is not there any more. Throws what reading it throws. */
export async function foundNow(
  old: Appliance,
  file: string,
  signal: AbortSignal,
): Promise<RemoteItem | undefined> {
  try {
    const stat = await (await readerOf(old, file, signal)).stat(file, signal);
    if (stat?.kind !== 'file') return undefined;
    const { sizeBytes, modifiedAt } = stat;
    return { ...itemOf({ path: file, sizeBytes, modifiedAt }), name: path.posix.basename(file) };
  } catch (error) {
    if (isMigrationError(error, 'transfer.source-missing')) return undefined;
    throw error;
  }
}
