import { isDirectPlan } from '../../shared/rules/preflight/direct-plan.ts';
import { directEnds, type DirectEnd, type SwitchTrouble } from '../../shared/run/direct-switch.ts';
import { proof } from '../../shared/run/proof.ts';
import { rootForDirectSwitch } from '../appliance/operations/direct-switch.ts';
import { readFacts } from '../appliance/operations/facts.ts';
import { isMigrationError, isOfFamily, MigrationError } from '../errors.ts';
import { tellWaiting } from '../run/tell-waiting.ts';
import { pollUntil } from '../poll-until.ts';
import {
  armSwitch,
  fireSwitch,
  holdsAddress,
  prepareSwitch,
  readSwitchStatus,
  SwitchFailure,
  undoSwitch,
  type SwitchStatus,
} from './direct/direct-switch.ts';
import { askByArp } from './direct/arp-look.ts';
import { readSwitchFacts, type SwitchFacts } from './direct/read-switch-facts.ts';
import type { RunAsRoot } from './direct/run-as-root.ts';
import type { SwitchSpec } from './direct/switch-spec.ts';
import { finalEndpoint } from '../run/endpoints.ts';
import { inBackground } from '../run/in-background.ts';
import { prove } from '../run/prove.ts';
import type { StepContext } from '../run/step.ts';

/** A machine that is told to switch off is silent after this, or something is wrong with it. */
const mostWaitSeconds = 120;
const pollMs = 200;

/** Whether the plan wants the address to be switched over SSH on the new appliance itself. */
export function isDirect({ plan }: StepContext): boolean {
  return isDirectPlan(plan);
}

/** Root's rights on the new appliance, over whatever connection there is now. */
export async function rootOnNew(context: StepContext): Promise<RunAsRoot> {
  return rootForDirectSwitch(await context.appliance('new'), context.signal);
}

/** Where the switch of this job stands, as the new appliance tells. */
export async function switchStatus(context: StepContext): Promise<SwitchStatus> {
  const run = await rootOnNew(context);
  return named(() => readSwitchStatus(run, switchId(context)), 'not-known');
}

/** Whether the new appliance holds the final address in this status. */
export function isOnTheCard(kind: SwitchStatus['kind']): boolean {
  return kind === 'switched' || kind === 'committing' || kind === 'committed' || kind === 'unsettled';
}

/** Rolls an uncommitted switch back. Returns the error that says why, or what holds where the roll back failed. */
export async function undoAndTell(context: StepContext, end: DirectEnd, mac = ''): Promise<MigrationError> {
  const { address } = finalEndpoint(context.plan, context.state);
  return tellRolledBack(
    context,
    end,
    new MigrationError('cutover.direct-undone', { end, address, mac }, { side: 'new' }),
  );
}

/** Rolls the switch back. Returns `error` where that worked, else the error that says where the switch stands. */
async function tellRolledBack(
  context: StepContext,
  detail: string,
  error: MigrationError,
): Promise<MigrationError> {
  const { address } = finalEndpoint(context.plan, context.state);
  const now = await rollBackNow(context);
  switch (now) {
    case 'taken-back':
      return error;
    case 'committed':
      return new MigrationError('cutover.direct-unsettled', { address, held: '' }, { side: 'new' });
    case 'not-known':
      return new MigrationError('cutover.direct-unarmed', { address, detail, now }, { side: 'new' });
    default:
      return now satisfies never;
  }
}

/**
 * Reads the status of a switch that must be there, and returns it where the address is switched and a timer would roll it back.
 * Anything else ends the switch: it is rolled back, and `cutover.direct-unarmed` or `cutover.direct-undone` is thrown.
 */
export async function requireArmed(
  context: StepContext,
): Promise<Extract<SwitchStatus, { kind: 'switched' }>> {
  const status = await switchStatus(context);
  if (status.kind !== 'switched')
    throw await undoAndTell(context, endOf(status), 'mac' in status ? status.mac : '');
  if (!status.isArmed) throw await tellUnarmed(context, 'no-timer' satisfies SwitchTrouble);
  return status;
}

/** A switch without a timer would stay if this job died now, so it is rolled back at once. */
async function tellUnarmed(context: StepContext, detail: string): Promise<MigrationError> {
  const { address } = finalEndpoint(context.plan, context.state);
  const unarmed = { address, detail, now: 'taken-back' } as const;
  return tellRolledBack(
    context,
    detail,
    new MigrationError('cutover.direct-unarmed', unarmed, { side: 'new' }),
  );
}

/** Rolls the switch back and then looks at the card: after a restart the files of the switch are gone, and undoing does nothing. */
async function rollBackNow(context: StepContext): Promise<'taken-back' | 'committed' | 'not-known'> {
  try {
    const run = await rootOnNew(context);
    const { address } = finalEndpoint(context.plan, context.state);
    if ((await undoSwitch(run, { id: switchId(context) })) === 'committed') return 'committed';
    return (await holdsAddress(run, address)) ? 'committed' : 'taken-back';
  } catch (error) {
    context.signal.throwIfAborted();
    // A machine that cannot be reached now rolls back by its timer, where one runs.
    if (!(error instanceof SwitchFailure) && !(error instanceof MigrationError)) throw error;
    return 'not-known';
  }
}

/** Whether the old appliance is still there, and how it is switched off. */
export type OldToSilence =
  | { readonly isThere: false; proveGone(): Promise<void> }
  | {
      readonly isThere: true;
      /** Asks a person for all passwords that its commands need. Returns whether a command or a person switches it off. */
      prepare(): Promise<'commanded' | 'by-hand' | 'refused'>;
      /** Stops its clients and gives the command. Gives false where there is none, or it was refused. */
      command(): Promise<boolean>;
      /** Leads a person through it. */
      byHand(): Promise<void>;
      proveGone(): Promise<void>;
    };

/**
 * Switches the old appliance off and lets the new one take its address in the same moment, not for good: a timer on it takes
 * it back, and so does whoever else answers for the address. Where the new one can see the old one by ARP and a command
 * switches that off, it waits for the silence itself: that costs the clients about a second. Otherwise, and where the
 * command is refused, the old one's absence is proved first, and only then the timer runs. Nobody is asked anything while
 * it does. Throws `cutover.direct-refused` before anything was changed, `cutover.direct-failed`, `cutover.direct-undone`,
 * `cutover.direct-unarmed`.
 */
export async function takeDirectly(context: StepContext, old: OldToSilence): Promise<void> {
  const run = await rootOnNew(context);
  const { spec: found, config } = await fitFacts(context, run);
  const oldMac = old.isThere ? await controlByArp(context, run, found.interfaceName) : knownMac(context);
  const spec: SwitchSpec = {
    ...found,
    id: switchId(context),
    oldMac,
    deadManSeconds: deadManSeconds(context),
    waitSeconds: waitSeconds(context),
  };
  const begin = async (): Promise<void> => {
    await named(() => prepareSwitch(run, spec, config));
    try {
      await armSwitch(run, spec);
      await fireSwitch(run, spec);
    } catch (error) {
      // It may have started all the same, and take the address in a moment.
      if (!(error instanceof SwitchFailure) && !isOfFamily(error, 'appliance')) throw error;
      throw await tellRolledBack(context, error.message, asDirectFailed(error));
    }
  };
  const prepared = old.isThere ? await old.prepare() : 'by-hand';
  if (old.isThere && prepared === 'commanded' && oldMac !== undefined) {
    await begin();
    if (await isTakenWhile(context, () => old.command())) return;
    await named(() => undoSwitch(run, spec));
    await old.byHand();
  } else if (old.isThere) {
    // A preparation that fails should fail while the old appliance still serves the clients.
    await named(() => prepareSwitch(run, spec, config));
    if (prepared === 'refused' || !(await old.command())) await old.byHand();
  }
  await old.proveGone();
  await begin();
  await untilTaken(context);
}

/**
 * Gives the command to the old appliance, and looks at the same time whether the new one has the address: a machine that goes
 * down answers late or never. Returns false where the command was refused. Rolls the switch back before it throws.
 */
async function isTakenWhile(context: StepContext, command: () => Promise<boolean>): Promise<boolean> {
  const telling = inBackground(command());
  const isTaken = await untilTaken(context, () => {
    const { outcome } = telling;
    return outcome.kind === 'failed' || (outcome.kind === 'done' && !outcome.value);
  });
  if (isTaken) return true;
  if (telling.outcome.kind !== 'failed') return false;
  await rollBackNow(context);
  throw telling.outcome.error;
}

/** How long the new appliance waits for the old one to fall silent once that was told to switch off. */
function waitSeconds({ plan }: StepContext): number {
  return Math.min(mostWaitSeconds, Math.ceil(plan.limits.cutoverMinutes * 60));
}

/** The timer must outlast the watch, and leave time to commit it. */
export function deadManSeconds({ plan }: StepContext): number {
  return Math.max(plan.limits.deadManSeconds, plan.limits.watchSeconds + 60);
}

/** Starts the timer of a switch anew. Where that fails, rolls the switch back and throws `cutover.direct-unarmed`. */
export async function armAnew(context: StepContext): Promise<void> {
  const run = await rootOnNew(context);
  try {
    await armSwitch(run, { id: switchId(context), deadManSeconds: deadManSeconds(context) });
  } catch (error) {
    if (!(error instanceof SwitchFailure)) throw error;
    throw await tellUnarmed(context, error.message);
  }
}

export function switchId({ state }: StepContext): string {
  return state.jobId
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .slice(-40);
}

async function fitFacts(
  context: StepContext,
  run: RunAsRoot,
): Promise<Extract<SwitchFacts, { kind: 'fit' }>> {
  const appliance = await context.appliance('new');
  const { address } = finalEndpoint(context.plan, context.state);
  const facts = await readFacts(appliance, context.signal);
  const found = await readSwitchFacts(run, appliance.host.identity.address, address, facts);
  if (found.kind === 'fit') return found;
  throw new MigrationError('cutover.direct-refused', { reason: found.reason, address }, { side: 'new' });
}

/** The positive control: where the old appliance cannot be seen while it is on, its silence proves nothing. */
async function controlByArp(
  context: StepContext,
  run: RunAsRoot,
  interfaceName: string,
): Promise<string | undefined> {
  const { address } = finalEndpoint(context.plan, context.state);
  const seen = await askByArp(run, interfaceName, address);
  const mac = seen.kind === 'answered' ? seen.mac : undefined;
  prove(
    context,
    'power-off',
    proof(
      'cutover.arp-control',
      mac === undefined ? 'could-not-test' : 'passed',
      { address, mac: mac ?? '' },
      'old',
    ),
  );
  return mac;
}

/** Whether the new appliance saw the old one by ARP while it was on: without it silence there says nothing. */
export function hadArpControl(context: StepContext): boolean {
  return knownMac(context) !== undefined;
}

/** The network card of the old appliance, where the new one saw it by ARP. */
export function knownMac({ state }: StepContext): string | undefined {
  const seen = state.proofs.findLast(({ id, status }) => id === 'cutover.arp-control' && status === 'passed');
  const mac = seen?.params['mac'];
  return typeof mac === 'string' ? mac : undefined;
}

/**
 * Looks until the new appliance reports that it holds the address; any other end is thrown as what it is. Returns false as soon
 * as `isOff` says that nobody switches the old appliance off.
 */
async function untilTaken(context: StepContext, isOff: () => boolean = () => false): Promise<boolean> {
  const { clock, signal } = context;
  const look = async (): Promise<boolean | undefined> => {
    const status = await switchStatus(context);
    switch (status.kind) {
      case 'switched':
        if (!status.isArmed) throw await tellUnarmed(context, 'no-timer' satisfies SwitchTrouble);
        return true;
      case 'committing':
      case 'committed':
      case 'unsettled':
        return true;
      case 'waiting':
      case 'prepared':
        return isOff() ? false : undefined;
      case 'gave-up':
        throw await stillThere(context, status.mac);
      case 'conflict':
      case 'third':
        throw await undoAndTell(context, status.kind, status.mac);
      case 'blind':
      case 'not-promoted':
      case 'not-written':
      case 'reverted':
      case 'none':
        throw await undoAndTell(context, endOf(status));
      default:
        return status satisfies never;
    }
  };
  const withinMs = (waitSeconds(context) + 10) * 1000;
  const tell = (elapsedMs: number): void => tellWaiting(context, 'power-off', 'direct-switch', elapsedMs);
  const isTaken = await pollUntil(look, { clock, signal, everyMs: pollMs, withinMs, tell });
  if (isTaken === undefined) throw await undoAndTell(context, 'gave-up');
  return isTaken;
}

/** The old appliance itself went on answering, and was never off. */
async function stillThere(context: StepContext, mac: string): Promise<MigrationError> {
  const undone = await undoAndTell(context, 'gave-up', mac);
  const isUndone = isMigrationError(undone, 'cutover.direct-undone');
  if (!isUndone || mac === '' || mac !== knownMac(context)) return undone;
  const { address } = finalEndpoint(context.plan, context.state);
  return new MigrationError('cutover.old-still-alive', { address, answering: `ARP ${mac}` }, { side: 'old' });
}

/** How a switch ended, by a status that is none any more. */
export function endOf(status: SwitchStatus): DirectEnd {
  return directEnds.find((end) => end === status.kind) ?? 'reverted';
}

/** Turns what a failed script said into a coded error; by default the script ran before the address could be touched. */
export async function named<T>(
  work: () => Promise<T>,
  now: 'untouched' | 'not-known' = 'untouched',
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SwitchFailure)) throw error;
    throw asDirectFailed(error, now);
  }
}

function asDirectFailed(cause: Error, now: 'untouched' | 'not-known' = 'untouched'): MigrationError {
  return new MigrationError('cutover.direct-failed', { detail: cause.message, now }, { side: 'new', cause });
}
