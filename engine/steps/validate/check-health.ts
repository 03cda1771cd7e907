import { proof, type Proof } from '../../../shared/run/proof.ts';
import type { ApplianceFacts, Licence } from '../../../shared/run/facts.ts';
import type { Appliance } from '../../appliance/appliance.ts';
import { readFacts } from '../../appliance/operations/facts.ts';
import { isOfFamily } from '../../errors.ts';
import type { StepContext } from '../../run/step.ts';

/** Less than this is told of: logs of a whole fleet fill a disk in days. */
const leastFreeShare = 0.1;
/** More processes that want a processor than there are, and twice what the old machine had: it does not keep up. */
const mostLoadPerCore = 1;
const mostTimesOld = 2;
const dayMs = 86_400_000;
/** A licence that ends sooner is told of. */
const soonDays = 30;

/**
 * Room on the disks, load and licence of the new appliance, each beside what the old one had when it was looked at. None of
 * them fails a job: they are told. Reads only. Throws `reach.*`.
 */
export async function checkHealth(context: StepContext): Promise<Proof[]> {
  const appliance = await context.appliance('new');
  const facts = appliance.how('facts').mode === 'automated' ? await readFacts(appliance, context.signal) : {};
  return [
    checkDisk(facts, context.state.old.facts),
    checkLoad(facts, context.state.old.facts),
    await checkLicence(context, appliance),
  ];
}

type Told = Partial<ApplianceFacts>;

function checkDisk(facts: Told, old: Told | undefined): Proof {
  const disk = fullest(facts);
  if (!disk)
    return proof('validate.disk', 'could-not-test', { freeBytes: 0, totalBytes: 0, mount: '' }, 'new');
  const status = shareOf(disk) < leastFreeShare ? 'passed-with-warning' : 'passed';
  const before = fullest(old ?? {});
  const params = {
    ...disk,
    ...(before && { oldFreeBytes: before.freeBytes, oldTotalBytes: before.totalBytes }),
  };
  return proof('validate.disk', status, params, 'new');
}

type Disk = NonNullable<ApplianceFacts['disks']>[number];

function fullest({ disks = [] }: Told): Disk | undefined {
  return [...disks].sort((a, b) => shareOf(a) - shareOf(b))[0];
}

function shareOf({ freeBytes, totalBytes }: Disk): number {
  return freeBytes / totalBytes;
}

function checkLoad({ loadAverage: load, cores }: Told, old: Told | undefined): Proof {
  if (load === undefined || cores === undefined)
    return proof('validate.load', 'could-not-test', { load: 0, cores: 0 }, 'new');
  const perCore = load / cores;
  const { loadAverage: oldLoad, cores: oldCores } = old ?? {};
  const isKnown = oldLoad !== undefined && oldCores !== undefined;
  const isMore = !isKnown || perCore > mostTimesOld * (oldLoad / oldCores);
  return proof(
    'validate.load',
    perCore > mostLoadPerCore && isMore ? 'passed-with-warning' : 'passed',
    { load, cores, ...(isKnown && { oldLoad, oldCores }) },
    'new',
  );
}

/** A fresh image begins with a trial licence (domain.md): one that is left on it ends unnoticed. Throws `reach.*`. */
export async function checkLicence(context: StepContext, appliance: Appliance): Promise<Proof> {
  const before = context.state.old.licence;
  const { state = '', until = '' } = (await licenceOf(appliance, context.signal)) ?? {};
  const endMs = Date.parse(until);
  const days = Number.isNaN(endMs) ? undefined : Math.floor((endMs - context.clock.now()) / dayMs);
  const isKnown = before !== undefined && state !== '';
  const isOther = isKnown && (state !== before.state || until !== before.until);
  // That it ends soon needs nothing to compare it with.
  const isWarning = isOther || (days !== undefined && days < soonDays);
  return proof(
    'validate.licence',
    isWarning ? 'passed-with-warning' : isKnown ? 'passed' : 'could-not-test',
    { state, until, before: worded(before), ...(days !== undefined && { days }) },
    'new',
  );
}

/** One that does not tell its licence, though its profile says how to ask, is as good as one that has no such command. */
async function licenceOf(appliance: Appliance, signal: AbortSignal): Promise<Licence | undefined> {
  if (appliance.how('licence').mode !== 'automated') return undefined;
  try {
    return await appliance.run('licence', {}, signal);
  } catch (error) {
    if (isOfFamily(error, 'appliance')) return undefined;
    throw error;
  }
}

function worded(licence: Licence | undefined): string {
  return [licence?.state ?? '', licence?.until ?? ''].filter((part) => part !== '').join(', ');
}
