import { isDeepStrictEqual } from 'node:util';
import { clientKey, someNames } from '../../../shared/rules/clients/client-list.ts';
import { movedClients } from '../../../shared/rules/clients/moved-clients.ts';
import { waveNames, type WaveName } from '../../../shared/rules/clients/wave-names.ts';
import { setServerLine, waveRefusals, wavesOf, type Waves } from '../../../shared/rules/clients/waves.ts';
import { finding, type Finding } from '../../../shared/run/finding.ts';
import { isPastHoldPoint } from '../../../shared/run/reduce-run.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { waveOperations, waveToldAt } from '../../../shared/run/standing/moving.ts';
import { MigrationError } from '../../errors.ts';
import { finalEndpoint } from '../../run/endpoints.ts';
import { tell } from '../../run/guide.ts';
import { settleFindings } from '../../run/settle-findings.ts';
import type { StepContext } from '../../run/step.ts';
import { readClientsIfItCan, type ClientList } from '../read-clients.ts';
import { seenTimes } from '../readmit-clients/seen-times.ts';

const step = 'hold-point';
const maxNames = 200;
/** Every look at the API is several requests. */
const apiPollMs = 10_000;
/** Stands in the line where the department's code is to be: the appliance shows it under Client Software. */
const departmentPlace = 'DEPARTMENT-CODE';

type Moves = NonNullable<RunState['moves']>;

/**
 * Leads the admin through moving the clients in waves: a pilot by name, then the others, each told by a card and seen in the lists of both
 * appliances. Each wave is agreed to by name, and so is going on without those who are behind; a pilot of which nobody moved stops the
 * job. A resumed job goes on in the wave in which it stopped. `others`: what the hold point found besides. Gives all that it found.
 * Throws `run.blocked`, `run.waiting` where no list of the new appliance was ever handed over, and as reading the clients does.
 */
export async function moveInWaves(
  context: StepContext,
  others: readonly Finding[],
): Promise<readonly Finding[]> {
  const { state, plan } = context;
  // The old appliance is off, or may be: nobody moves from it any more.
  if (isPastHoldPoint(state)) return others;
  const { names = [], kinds = [], duplicates = [] } = state.baseline ?? {};
  const waves = wavesOf(names, kinds, duplicates);
  // Looked at again: the list is a later one than that of the preflight, and a plan may have been changed since.
  const refused = waveRefusals({
    isVendors: state.rules !== 'none',
    version: state.old.product?.version ?? plan.old.version,
    hasEncryption: state.ledger.had?.includes('encrypted-drives'),
    waves: state.baseline && waves,
  }).map((reason) => finding('preflight.waves-refused', 'error', { reason }));
  let found: readonly Finding[] = [...others, ...refused];
  await settleFindings(context, step, found);
  for (const wave of waveNames) {
    const moving = wave === 'pilot' ? waves.pilot : [...waves.pilot, ...waves.rest];
    const isPassed = wave === 'pilot' && (movesOf(state, 'rest') ?? waveToldAt(state, 'rest')) !== undefined;
    if (isPassed || (wave === 'rest' && waves.rest.length === 0)) continue;
    const { moving: told = 0, there = 0 } = context.state.moves ?? {};
    const count = waves[wave].length;
    found = [...found, finding('hold-point.clients-moving', 'warning', { wave, count, told, there })];
    await settleFindings(context, step, found);
    const moves = await moveWave(context, wave, waves[wave], moving);
    const left = leftBehind(context, moves, waves);
    found = left ? [...found, left] : found;
    await settleFindings(context, step, found);
  }
  return found;
}

/** Tells who moves now, and looks until all are there, or nobody has a later list. */
async function moveWave(
  context: StepContext,
  wave: WaveName,
  names: readonly string[],
  moving: readonly string[],
): Promise<Moves> {
  const before = movesOf(context.state, wave);
  if (before?.there === moving.length) return before;
  const { address, consolePort: port } = finalEndpoint(context.plan, context.state);
  const newName = context.state.new.facts?.hostName ?? address;
  tell(context, {
    step,
    side: 'old',
    operation: waveOperations[wave],
    instruction: { id: 'move-clients', wave, names: [...names], newName, address, port },
  });
  const sinceAt = context.state.moves?.sinceAt ?? waveToldAt(context.state, 'pilot');
  if (sinceAt === undefined) throw new MigrationError('bug', { detail: 'a wave without its beginning' });
  // Told again, everybody may have moved at the first time.
  const toldAt = before ? sinceAt : (waveToldAt(context.state, wave) ?? sinceAt);
  const since = { sinceAt, toldAt };
  const startMs = context.clock.monotonicMs();
  let last: ClientList | undefined;
  for (;;) {
    const there = movesOf(context.state, wave)?.there;
    const earlier = { kind: 'moving' as const, moving: moving.length, ...(there !== undefined && { there }) };
    const list = await readClientsIfItCan(context, await context.appliance('new'), earlier);
    if (!list) break;
    const moves = await look(context, wave, since, moving, list);
    const isOver = context.clock.monotonicMs() - startMs > context.plan.limits.clientMinutes * 60_000;
    if (moves.there === moving.length) return moves;
    // An export does not change while we wait: the same one again says that there is no later one.
    if (list.source === 'csv' ? isDeepStrictEqual(list, last) : isOver) break;
    if (list.source !== 'csv') await context.clock.sleep(apiPollMs, context.signal);
    last = list;
  }
  const seen = movesOf(context.state, wave);
  if (!seen) throw new MigrationError('run.waiting', { step }, { side: 'new' });
  return seen;
}

/**
 * Holds a list of the new appliance and one of the old one, without which nobody counts as moved, against those who were to move, and
 * records it.
 */
async function look(
  context: StepContext,
  wave: WaveName,
  { sinceAt, toldAt }: { readonly sinceAt: string; readonly toldAt: string },
  moving: readonly string[],
  list: ClientList,
): Promise<Moves> {
  const onNew = await seenTimes(context, 'new', list);
  const oldList = await readClientsIfItCan(context, await context.appliance('old'));
  const onOld = oldList && (await seenTimes(context, 'old', oldList));
  // Times that nothing can be held against show nobody.
  const { there, behind, withOld } = movedClients(
    moving,
    { sinceMs: Date.parse(sinceAt), toldMs: Date.parse(toldAt) },
    onNew?.times ?? new Map(),
    onOld?.times,
  );
  const of = new Set(moving.map(clientKey));
  context.emit({
    type: 'clients.moved',
    wave,
    sinceAt,
    moving: moving.length,
    there: there.length,
    behind: behind.slice(0, maxNames),
    ...(withOld && { withOld: { count: withOld.length, names: withOld.slice(0, maxNames) } }),
    duplicates: list.duplicates.filter((name) => of.has(clientKey(name))).slice(0, maxNames),
  });
  const { moves } = context.state;
  if (!moves) throw new MigrationError('bug', { detail: 'a look that was not recorded' });
  return moves;
}

/** Who would lose the server if the job went on now; after the last wave those who cannot move are among them. */
function leftBehind(
  { plan, state }: StepContext,
  { wave, moving, there, behind, withOld, duplicates }: Moves,
  { rest, staying, windowsByHand, windows }: Waves,
): Finding | undefined {
  const isLast = wave === 'rest' || rest.length === 0;
  const stay = isLast ? staying.map(({ name }) => name) : [];
  if (behind.length + stay.length + duplicates.length === 0) return undefined;
  const late = new Set(behind.map(clientKey));
  const byHand = [...windows.filter((name) => late.has(clientKey(name))), ...(isLast ? windowsByHand : [])];
  const { address, consolePort } = finalEndpoint(plan, state);
  const line = byHand.length === 0 ? undefined : setServerLine(address, consolePort, departmentPlace);
  return finding('hold-point.clients-behind', there === 0 ? 'error' : 'warning', {
    wave,
    moving,
    there,
    behind: someNames(behind),
    withOld: someNames(withOld?.names ?? []),
    staying: someNames(stay),
    duplicates: someNames(duplicates),
    windows: someNames(byHand),
    line: line ?? '',
  });
}

/** What was seen of a wave so far. */
function movesOf({ moves }: RunState, wave: WaveName): Moves | undefined {
  return moves?.wave === wave ? moves : undefined;
}
