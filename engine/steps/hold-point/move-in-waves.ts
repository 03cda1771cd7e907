import { isDeepStrictEqual } from 'node:util';
import { clientKey, someNames } from '../../../shared/rules/clients/client-list.ts';
import { movedClients, type MovedClients } from '../../../shared/rules/clients/moved-clients.ts';
import { waveNames, type WaveName } from '../../../shared/rules/clients/wave-names.ts';
import { setServerLine, waveRefusals, wavesOf, type Waves } from '../../../shared/rules/clients/waves.ts';
import type { ApplianceSide } from '../../../shared/run/error-codes.ts';
import { finding, type Finding } from '../../../shared/run/finding.ts';
import { proof, type ProofStatus } from '../../../shared/run/proof.ts';
import { isPastHoldPoint } from '../../../shared/run/reduce-run.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { waveOperations, waveToldAt } from '../../../shared/run/standing/moving.ts';
import { isNewAtFinal } from '../../cut-over/is-new-at-final.ts';
import { MigrationError } from '../../errors.ts';
import { finalEndpoint } from '../../run/endpoints.ts';
import { tell } from '../../run/guide.ts';
import { prove } from '../../run/prove.ts';
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
 * appliances. Each wave is agreed to by name, and so is going on without those who are behind, or where nobody can say who moved; a
 * pilot of which nobody was seen to move stops the job. A resumed job goes on in the wave in which it stopped. `others`: what the hold point found besides. Gives all that it found.
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
    isAtFinalAddress: await isNewAtFinal(context),
  }).map((reason) => finding('preflight.waves-refused', 'error', { reason }));
  let found: readonly Finding[] = [...others, ...refused];
  await settleFindings(context, step, found);
  for (const wave of waveNames) {
    const moving = wave === 'pilot' ? waves.pilot : [...waves.pilot, ...waves.rest];
    const isPassed = wave === 'pilot' && (movesOf(state, 'rest') ?? waveToldAt(state, 'rest')) !== undefined;
    if (isPassed || (wave === 'rest' && waves.rest.length === 0)) continue;
    const told = { count: waves[wave].length, ...toldBefore(context.state.moves) };
    found = [...found, finding('hold-point.clients-moving', 'warning', { wave, ...told })];
    await settleFindings(context, step, found);
    const moves = await moveWave(context, wave, waves, moving);
    found = [...found, ...leftBehind(context, moves, waves)];
    await settleFindings(context, step, found);
  }
  return found;
}

/** What is known of the wave before. */
function toldBefore(moves: Moves | undefined) {
  return { told: moves?.moving ?? 0, there: (moves && thereIn(moves)) ?? 0 };
}

/** Tells who moves now, and looks until all are there, or nobody has a later list. */
async function moveWave(
  context: StepContext,
  wave: WaveName,
  waves: Waves,
  moving: readonly string[],
): Promise<Moves> {
  const before = movesOf(context.state, wave);
  if (before && thereIn(before) === moving.length) return before;
  const { address, consolePort: port } = finalEndpoint(context.plan, context.state);
  const newName = context.state.new.facts?.hostName ?? address;
  tell(context, {
    step,
    side: 'old',
    operation: waveOperations[wave],
    instruction: { id: 'move-clients', wave, names: [...waves[wave]], newName, address, port },
  });
  const sinceAt = context.state.moves?.sinceAt ?? waveToldAt(context.state, 'pilot');
  if (sinceAt === undefined) throw new MigrationError('bug', { detail: 'a wave without its beginning' });
  // Told again, everybody may have moved at the first time.
  const toldAt = before ? sinceAt : (waveToldAt(context.state, wave) ?? sinceAt);
  const told = { wave, sinceAt, toldAt, moving, others: wave === 'pilot' ? waves.rest : [] };
  const startMs = context.clock.monotonicMs();
  let last: ClientList | undefined;
  for (;;) {
    const lists = await readBoth(context, wave, moving.length);
    if (!lists) break;
    const moves = await look(context, told, lists);
    if (thereIn(moves) === moving.length) return moves;
    const isOver = context.clock.monotonicMs() - startMs > context.plan.limits.clientMinutes * 60_000;
    // An export does not change while we wait: the same one again says that there is no later one.
    if (lists.new.source === 'csv' ? isDeepStrictEqual(lists.new, last) : isOver) break;
    if (lists.new.source !== 'csv') await context.clock.sleep(apiPollMs, context.signal);
    last = lists.new;
  }
  const seen = movesOf(context.state, wave);
  if (!seen) throw new MigrationError('run.waiting', { step }, { side: 'new' });
  return seen;
}

interface Lists {
  readonly new: ClientList;
  /** Undefined: left out, or not to be read. */
  readonly old: ClientList | undefined;
}

/** The list of the new appliance, and then that of the old one; undefined where there is none of the new one. */
async function readBoth(context: StepContext, wave: WaveName, moving: number): Promise<Lists | undefined> {
  const before = movesOf(context.state, wave);
  const earlier = { kind: 'moving' as const, moving, ...(before && { there: thereIn(before) }) };
  const read = async (side: ApplianceSide) =>
    readClientsIfItCan(context, await context.appliance(side), { ...earlier, side });
  const list = await read('new');
  return list && { new: list, old: await read('old') };
}

/** Holds both lists against those who were to move, and records it; a count stands where the old appliance's list is left out later. */
async function look(
  context: StepContext,
  { wave, sinceAt, toldAt, moving, others }: ToldWave,
  lists: Lists,
): Promise<Moves> {
  const before = movesOf(context.state, wave);
  if (!lists.old && before?.result.kind === 'compared') return before;
  const onNew = await seenTimes(context, 'new', lists.new);
  const onOld = lists.old && (await seenTimes(context, 'old', lists.old));
  const since = { sinceMs: Date.parse(sinceAt), toldMs: Date.parse(toldAt) };
  const moved = movedClients(moving, others, since, {
    onNew: onNew?.times,
    onOld: lists.old ? onOld?.times : 'none',
    isOneList: isDeepStrictEqual(lists.new.clients, lists.old?.clients),
  });
  const isZoneByWord = onNew?.isZoneByWord === true || onOld?.isZoneByWord === true;
  const of = new Set(moving.map(clientKey));
  const duplicates = [...lists.new.duplicates, ...(lists.old?.duplicates ?? [])].filter((name) =>
    of.has(clientKey(name)),
  );
  context.emit({
    type: 'clients.moved',
    wave,
    sinceAt,
    moving: moving.length,
    duplicates: [...new Set(duplicates)].slice(0, maxNames),
    result: resultOf(moved, isZoneByWord),
  });
  const { moves } = context.state;
  if (!moves) throw new MigrationError('bug', { detail: 'a look that was not recorded' });
  const there = moves.result.kind === 'compared' ? moves.result.there : 0;
  const params = { moving: moves.moving, there };
  prove(context, step, proof('hold-point.clients-moved', statusOf(moves), params, 'new'));
  return moves;
}

interface ToldWave {
  readonly wave: WaveName;
  /** When the first of all waves were told (ISO 8601). */
  readonly sinceAt: string;
  /** When those of this wave were (ISO 8601). */
  readonly toldAt: string;
  readonly moving: readonly string[];
  /** Nobody told them to move yet. */
  readonly others: readonly string[];
}

function resultOf(moved: MovedClients, isZoneByWord: boolean): Moves['result'] {
  if (moved.kind === 'uncompared') return { ...moved, seen: moved.seen.length };
  const { kind, there, behind, withOld } = moved;
  return {
    kind,
    there: there.length,
    behind: behind.slice(0, maxNames),
    withOld: { count: withOld.length, names: withOld.slice(0, maxNames) },
    ...(isZoneByWord && { isZoneByWord: true }),
  };
}

function statusOf({ result, moving, duplicates }: Moves): ProofStatus {
  if (result.kind === 'uncompared') return 'could-not-test';
  if (result.there === 0) return 'failed';
  if (result.isZoneByWord) return 'by-word';
  return result.there < moving || duplicates.length > 0 ? 'passed-with-warning' : 'passed';
}

/** Who would lose the server if the job went on now; after the last wave those who cannot move are among them. */
function leftBehind(
  { plan, state }: StepContext,
  { wave, moving, result, duplicates }: Moves,
  { rest, staying, windowsByHand, windows }: Waves,
): Finding[] {
  const isLast = wave === 'rest' || rest.length === 0;
  const stay = isLast ? staying.map(({ name }) => name) : [];
  const behind = result.kind === 'compared' ? result.behind : [];
  const late = new Set(behind.map(clientKey));
  const byHand = [...windows.filter((name) => late.has(clientKey(name))), ...(isLast ? windowsByHand : [])];
  const { address, consolePort } = finalEndpoint(plan, state);
  const line = byHand.length === 0 ? undefined : setServerLine(address, consolePort, departmentPlace);
  const left = {
    wave,
    moving,
    staying: someNames(stay),
    duplicates: someNames(duplicates),
    windows: someNames(byHand),
    line: line ?? '',
  };
  if (result.kind === 'uncompared') {
    const { doubt, seen } = result;
    // No other list may be to be had; what speaks against the one that is there is no matter of anybody's word.
    const severity = doubt === 'others-there' || doubt === 'one-list' ? 'error' : 'warning';
    return [finding('hold-point.clients-uncompared', severity, { ...left, doubt, seen })];
  }
  if (behind.length + stay.length + duplicates.length === 0) return [];
  const { there, withOld } = result;
  const params = { ...left, there, behind: someNames(behind), withOld: someNames(withOld.names) };
  return [finding('hold-point.clients-behind', there === 0 ? 'error' : 'warning', params)];
}

/** What was seen of a wave so far. */
function movesOf({ moves }: RunState, wave: WaveName): Moves | undefined {
  return moves?.wave === wave ? moves : undefined;
}

function thereIn({ result }: Moves): number | 'uncompared' {
  return result.kind === 'compared' ? result.there : 'uncompared';
}
