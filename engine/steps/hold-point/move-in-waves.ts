import { isDeepStrictEqual } from 'node:util';
import { clientKey, someNames } from '../../../shared/rules/clients/client-list.ts';
import {
  blockingDoubts,
  movedClients,
  type MovedClients,
  type WaveMembers,
} from '../../../shared/rules/clients/moved-clients.ts';
import { waveNames, type WaveName } from '../../../shared/rules/clients/wave-names.ts';
import { setServerLine, waveRefusals, wavesOf, type Waves } from '../../../shared/rules/clients/waves.ts';
import { finding, type Finding } from '../../../shared/run/finding.ts';
import { proof, type ProofStatus } from '../../../shared/run/proof.ts';
import { isOfThisRun, isPastHoldPoint } from '../../../shared/run/reduce-run.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { waveOperations, waveToldAt } from '../../../shared/run/standing/moving.ts';
import { isNewAtFinal } from '../../cut-over/is-new-at-final.ts';
import { MigrationError } from '../../errors.ts';
import { finalEndpoint } from '../../run/endpoints.ts';
import { tell } from '../../run/guide.ts';
import { prove } from '../../run/prove.ts';
import { settleFindings } from '../../run/settle-findings.ts';
import type { StepContext } from '../../run/step.ts';
import { readClients, readClientsIfItCan, type ClientList } from '../read-clients.ts';
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

/** What is known of the pilot. */
function toldBefore(moves: Moves | undefined) {
  const pilot = pilotOf(moves);
  return { told: pilot?.moving ?? 0, there: (pilot && thereIn(pilot)) ?? 0 };
}

function pilotOf(moves: Moves | undefined): Pick<Moves, 'moving' | 'result'> | undefined {
  return moves?.wave === 'rest' ? moves.pilot : moves;
}

/** Tells who moves now, and looks until all are there, or nobody has a later list. */
async function moveWave(
  context: StepContext,
  wave: WaveName,
  waves: Waves,
  moving: readonly string[],
): Promise<Moves> {
  const before = movesOf(context.state, wave);
  // What an earlier run saw of all of them is looked at again: somebody may have gone back since.
  const isComplete = before !== undefined && thereIn(before) === moving.length;
  if (isComplete && isOfThisRun(context.state, lastProof(context.state))) return before;
  const { address, consolePort: port } = finalEndpoint(context.plan, context.state);
  const newName = context.state.new.facts?.hostName ?? address;
  if (!isComplete)
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
  const told = { wave, sinceAt, toldAt, members: membersOf(context.state, wave, waves, moving) };
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

function membersOf(state: RunState, wave: WaveName, waves: Waves, moving: readonly string[]): WaveMembers {
  const pilot = wave === 'rest' ? pilotOf(state.moves)?.result : undefined;
  const late = pilot?.kind === 'compared' ? new Set(pilot.behind.map(clientKey)) : undefined;
  return {
    moving,
    others: wave === 'pilot' ? waves.rest : [],
    movedBefore: late ? waves.pilot.filter((name) => !late.has(clientKey(name))) : [],
    known: state.baseline?.names ?? [],
  };
}

function lastProof({ proofs }: RunState) {
  return proofs.findLast(({ id }) => id === 'hold-point.clients-moved');
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
  // Before the first look there is nothing to go on with: a refusal is told as what it is.
  const readNew = before ? readClientsIfItCan : readClients;
  const list = await readNew(context, await context.appliance('new'), { ...earlier, side: 'new' });
  if (!list) return undefined;
  const old = await readClientsIfItCan(context, await context.appliance('old'), { ...earlier, side: 'old' });
  return { new: list, old };
}

/** Holds both lists against those who were to move, and records it; a count stands where the old appliance's list is left out later. */
async function look(
  context: StepContext,
  { wave, sinceAt, toldAt, members }: ToldWave,
  lists: Lists,
): Promise<Moves> {
  const before = movesOf(context.state, wave);
  if (!lists.old && before?.result.kind === 'compared') return before;
  const onNew = await seenTimes(context, 'new', lists.new);
  const onOld = lists.old && (await seenTimes(context, 'old', lists.old));
  const since = { sinceMs: Date.parse(sinceAt), toldMs: Date.parse(toldAt) };
  const { moving } = members;
  const moved = movedClients(members, since, {
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
  readonly members: WaveMembers;
}

function resultOf(moved: MovedClients, isZoneByWord: boolean): Moves['result'] {
  if (moved.kind === 'uncompared') return { ...moved, seen: moved.seen.length };
  const { kind, there, behind, withOld, joined } = moved;
  return {
    kind,
    there: there.length,
    behind: behind.slice(0, maxNames),
    withOld: { count: withOld.length, names: withOld.slice(0, maxNames) },
    ...(joined.length > 0 && { joined: joined.slice(0, maxNames) }),
    ...(isZoneByWord && { isZoneByWord: true }),
  };
}

function statusOf({ result, moving, duplicates }: Moves): ProofStatus {
  if (result.kind === 'uncompared') return 'could-not-test';
  if (result.there === 0) return 'failed';
  if (result.isZoneByWord) return 'by-word';
  const isAll = result.there === moving && duplicates.length === 0 && result.joined === undefined;
  return isAll ? 'passed' : 'passed-with-warning';
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
    const severity = blockingDoubts.includes(doubt) ? 'error' : 'warning';
    return [finding('hold-point.clients-uncompared', severity, { ...left, doubt, seen })];
  }
  const { there, withOld, joined = [] } = result;
  if (behind.length + stay.length + duplicates.length + joined.length === 0) return [];
  const params = {
    ...left,
    there,
    behind: someNames(behind),
    withOld: someNames(withOld.names),
    joined: someNames(joined),
  };
  return [finding('hold-point.clients-behind', there === 0 ? 'error' : 'warning', params)];
}

/** What was seen of a wave so far. */
function movesOf({ moves }: RunState, wave: WaveName): Moves | undefined {
  return moves?.wave === wave ? moves : undefined;
}

function thereIn({ result }: Pick<Moves, 'result'>): number | 'uncompared' {
  return result.kind === 'compared' ? result.there : 'uncompared';
}
