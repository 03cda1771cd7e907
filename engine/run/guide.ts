import type { ApplianceSide } from '../../shared/run/error-codes.ts';
import type { QuestionOf } from '../../shared/run/question.ts';
import type { ToldInstruction } from '../../shared/run/facts.ts';
import type { StepId } from '../../shared/run/steps.ts';
import { toldKey } from '../../shared/run/reduce-run.ts';
import { MigrationError } from '../errors.ts';
import { withKnownValues } from './known-values.ts';
import { pollUntil } from '../poll-until.ts';
import type { StepContext } from './step.ts';
import { backMark, tellWaiting } from './tell-waiting.ts';

export interface Guided {
  readonly step: StepId;
  readonly side: ApplianceSide;
  readonly operation: string;
  readonly instruction: ToldInstruction;
  /** The observation that turns it green; absent where nothing can be observed from here, then the admin's word is asked for and recorded as such. */
  readonly observe?: (signal: AbortSignal) => Promise<boolean>;
  /** What the caller watches beside the word that is asked for. */
  readonly watched?: QuestionOf<'confirm-guided'>['watched'];
  readonly pollMs?: number;
  readonly timeoutMs?: number;
}

/** What showed that a guided operation is done: the observation, or the admin's word. */
export type GuidedEnd = 'observed' | 'by-word';

/** What a person was told to do, and since when it may have been begun where it was told before. */
export interface Told {
  readonly instruction: ToldInstruction;
  readonly begunAt?: string;
}

/**
 * Leads the admin through what only a person can do: says it, then looks until the observation shows it. Where nothing can be
 * observed, the admin's word is asked for. Returns which it was, for the caller to record. Throws `run.waiting` when nobody answers or the time is over, so
 * that the job can be resumed later.
 */
export async function guide(context: StepContext, guided: Guided): Promise<GuidedEnd> {
  return untilShown(context, guided, tell(context, guided));
}

/** The first half of `guide`, for what has to be asked between the telling and the looking. */
export function tell(context: StepContext, guided: Guided): Told {
  const { step, side, operation } = guided;
  const instruction =
    'id' in guided.instruction || guided.instruction.values !== undefined
      ? guided.instruction
      : withKnownValues(context, side, operation, guided.instruction);
  // The journal knows that it was said before; whether somebody began it then only she and the appliance know.
  const begunAt = context.state.toldAt[toldKey(step, operation)];
  const begun = begunAt === undefined ? {} : { begunAt };
  context.emit({ type: 'step.waiting', step, side, operation, instruction, ...begun, ...backMark(context) });
  return { instruction, ...begun };
}

/** The second half of `guide`, with what the first one told. Throws as that does. */
export async function untilShown(context: StepContext, guided: Guided, told: Told): Promise<GuidedEnd> {
  const { step, side, operation } = guided;
  const { observe, watched } = guided;
  if (!observe) {
    const isDone = await context.ask(
      { kind: 'confirm-guided', operation, side, ...told, ...(watched && { watched }) },
      { signal: context.signal },
    );
    if (!isDone) throw new MigrationError('run.waiting', { step }, { side });
    return 'by-word';
  }
  const { clock, signal, isAttended } = context;
  const isDone = await pollUntil(async () => (await observe(signal)) || undefined, {
    clock,
    signal,
    everyMs: guided.pollMs ?? 2_000,
    // Without a person nothing will change while we look: end here, and let the job be resumed.
    withinMs: isAttended ? guided.timeoutMs : 0,
    tell: (elapsedMs) => tellWaiting(context, step, operation, elapsedMs),
  });
  if (!isDone) throw new MigrationError('run.waiting', { step }, { side });
  return 'observed';
}
