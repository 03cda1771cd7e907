import fc from 'fast-check';
import { tries } from '../../engine/testing/limits.ts';
import { createDemoAdmin } from '../embedded/demo/demo-admin.ts';
import { openBench, type Bench } from './bench.ts';
import type { CompiledCheckout } from './compile-checkout.ts';
import { startKillableRun, type Death, type KillableRun } from './killable-run.ts';
import { guardBench } from './nothing-lost.ts';

/** What goes wrong in one attempt at a job. */
export type Mishap =
  | { readonly kind: 'death'; readonly death: Death }
  /** The process dies when the lab has done its n-th deed, before it hears of it. */
  | { readonly kind: 'death-at-deed'; readonly number: number }
  /** The connection that first carried so many bytes is cut. */
  | {
      readonly kind: 'cut';
      readonly direction: 'read' | 'write';
      readonly atByte: number;
      readonly isEachTime: boolean;
    }
  /** All connections of a machine are dropped at the n-th event. */
  | { readonly kind: 'drop'; readonly side: 'old' | 'new'; readonly atEvent: number }
  | { readonly kind: 'cancel'; readonly atEvent: number };

const eventNumber = fc.integer({ min: 1, max: 240 });

const death: fc.Arbitrary<Mishap> = fc.oneof(
  eventNumber.map((number): Mishap => ({ kind: 'death', death: { kind: 'event', number } })),
  fc
    .tuple(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 100 }))
    .map(([line, percent]): Mishap => ({
      kind: 'death',
      death: { kind: 'journal', line, share: percent / 100 },
    })),
  fc.integer({ min: 1, max: 9 }).map((number): Mishap => ({ kind: 'death-at-deed', number })),
);

/** About what each direction of the busiest connection carries. */
const carriedBytes = { read: 5_700_000, write: 260_000 } as const;

const mischance: fc.Arbitrary<Mishap> = fc.oneof(
  ...(['read', 'write'] as const).map((direction) =>
    fc
      .tuple(fc.integer({ min: 1, max: carriedBytes[direction] }), fc.boolean())
      .map(([atByte, isEachTime]): Mishap => ({ kind: 'cut', direction, atByte, isEachTime })),
  ),
  fc
    .tuple(fc.constantFrom('old' as const, 'new' as const), eventNumber)
    .map(([side, atEvent]): Mishap => ({ kind: 'drop', side, atEvent })),
  eventNumber.map((atEvent): Mishap => ({ kind: 'cancel', atEvent })),
);

/** One job: its mishaps, an attempt each, after which nothing goes wrong any more. */
export interface Trial {
  readonly mishaps: readonly Mishap[];
  /** A resumed job meets what is slow in the midst of it, and what is quick when it is over. */
  readonly timings: { readonly backupMs: number; readonly importMs: number };
}

const timings = fc.record({
  backupMs: fc.constantFrom(20, 1_500),
  importMs: fc.constantFrom(40, 1_500),
});

/** Jobs whose connections are cut, and that are cancelled. */
export const trials: fc.Arbitrary<Trial> = fc.record({
  timings,
  mishaps: fc.array(mischance, { minLength: 1, maxLength: 4, size: 'max' }),
});

/** Jobs of which at least one process dies. */
export const deadlyTrials: fc.Arbitrary<Trial> = fc.record({
  timings,
  mishaps: fc
    .tuple(
      death,
      fc.array(fc.oneof({ weight: 2, arbitrary: death }, mischance), { maxLength: 2, size: 'max' }),
    )
    .chain(([first, others]) => fc.shuffledSubarray([first, ...others], { minLength: 1 + others.length })),
});

/** How many jobs a property is tried on; `HANDOVER_TRIALS` says otherwise. */
export function trialCount(): number {
  return Number(process.env['HANDOVER_TRIALS'] ?? tries({ usual: 6, long: 100 }));
}

/** Errors that a lost connection or a lost process may end an attempt with; each says that the job can be resumed. */
const resumable =
  /^(reach\.(connection-lost|refused|unreachable|timeout)|transfer\.(cut|stalled)|run\.cancelled|key\.lost)$/;

/** How many attempts without a mishap a job may need until it is done: a lost key costs one. */
const attemptsAfterwards = 3;

/** Lives through all mishaps of one job, then finishes it. Throws with all that is wrong then; what happened stands in it. */
export async function liveThrough({ mishaps, timings }: Trial, checkout?: CompiledCheckout): Promise<void> {
  const bench = await openBench({
    timings,
    plan: (plan) => ({ ...plan, limits: { ...plan.limits, reconnectAttempts: 3 } }),
  });
  const story: string[] = [];
  const noises: string[] = [];
  let deeds = 0;
  let dieAtDeed: { readonly number: number; readonly run: KillableRun } | undefined;
  const guard = guardBench(bench, ({ side, what }) => {
    story.push(`  ${side}: ${what}`);
    deeds += 1;
    if (deeds === dieAtDeed?.number) dieAtDeed.run.kill();
  });
  const attempt = async (bad: Mishap | undefined): Promise<string> => {
    bench.lab.faults.cut = undefined;
    deeds = 0;
    dieAtDeed = undefined;
    if (bad?.kind !== 'death' && bad?.kind !== 'death-at-deed') return attemptHere(bench, bad);
    if (!checkout) throw new Error('only a process of its own can be killed');
    const death: Death = bad.kind === 'death' ? bad.death : { kind: 'lab' };
    const run = startKillableRun(bench, checkout, death, createDemoAdmin(bench.lab));
    if (bad.kind === 'death-at-deed') dieAtDeed = { number: bad.number, run };
    const end = await run.end;
    if (run.output() !== '') noises.push(`the process wrote: ${run.output()}`);
    return end.kind === 'killed' ? 'killed' : (end.code ?? end.outcome);
  };
  try {
    let last = '';
    const later: undefined[] = Array.from({ length: attemptsAfterwards });
    for (const bad of [...mishaps, ...later]) {
      last = await attempt(bad);
      story.push(`${JSON.stringify(bad ?? 'no mishap')}: ${last}`);
      if (last === 'done') break;
      if (last !== 'killed' && !resumable.test(last)) break;
    }
    const imports = guard.deeds.filter(({ what }) => what === 'start-import').length;
    if (last === 'done' && imports !== 1) noises.push(`${imports} imports were started`);
    const wrongs =
      last === 'done'
        ? [...noises, ...guard.verdictWhenDone()]
        : [`ended with ${last}`, ...noises, ...guard.wrongs];
    if (process.env['HANDOVER_STORIES'] !== undefined) process.stderr.write(`${story.join('\n')}\n---\n`);
    if (wrongs.length > 0) throw new Error(`${wrongs.join('\n')}\nwhat happened:\n${story.join('\n')}`);
  } finally {
    guard.stop();
    await bench.close();
  }
}

async function attemptHere(
  bench: Bench,
  bad: Extract<Mishap, { kind: 'cut' | 'drop' | 'cancel' }> | undefined,
): Promise<string> {
  if (bad?.kind === 'cut') {
    const { direction, atByte, isEachTime } = bad;
    bench.lab.faults.cut = { direction, atByte, isEachTime };
  }
  let events = 0;
  const result = await bench.run({
    onEvent: () => {
      events += 1;
      if (bad?.kind === 'drop' && events === bad.atEvent) bench.lab[bad.side].dropConnections();
    },
    cancelWhen: () => bad?.kind === 'cancel' && events === bad.atEvent,
  });
  return result.error?.code ?? result.outcome;
}
