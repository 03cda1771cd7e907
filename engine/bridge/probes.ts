import { randomBytes } from 'node:crypto';
import type { Answer } from '../../shared/contract/answers.ts';
import type { ProbeEvent } from '../../shared/contract/contract.ts';
import type { PlannedAppliance } from '../../shared/contract/plan.ts';
import type { ApplianceSide } from '../../shared/run/error-codes.ts';
import { asMigrationError, MigrationError } from '../errors.ts';
import { examinePlanned } from '../examine-host.ts';
import { createQuestionQueue } from '../job/question-queue.ts';
import { createAnswerDesk } from './answer-desk.ts';
import { EventLog } from './event-log.ts';

/** So many that have ended can still be looked at: a window that lost its connection asks again. */
const keptProbes = 8;

class Probe {
  readonly log = new EventLog<ProbeEvent>();
  readonly controller = new AbortController();
  readonly desk = createAnswerDesk();
}

export type Probes = ReturnType<typeof createProbes>;

/**
 * The connection tests of the windows of one program: each connects to one machine, looks at it, and ends by itself. `home` is
 * where accepted host keys are remembered.
 */
export function createProbes(home: string) {
  const probes = new Map<string, Probe>();
  const need = (probeId: string): Probe => {
    const probe = probes.get(probeId);
    if (!probe) throw new MigrationError('bridge.unknown-handle', {}, { side: 'local' });
    return probe;
  };
  return {
    start: (planned: PlannedAppliance, side: ApplianceSide): string => {
      const probeId = `probe-${randomBytes(8).toString('hex')}`;
      const probe = new Probe();
      probes.set(probeId, probe);
      void examine(probe, planned, side, home).then(() => forgetOldest(probes));
      return probeId;
    },
    /**
     * All events from the first on, until the test has ended or `signal` aborts. Throws `bridge.unknown-handle`, also where
     * many others have ended since.
     */
    watch: async function* (probeId: string, signal: AbortSignal): AsyncGenerator<ProbeEvent> {
      yield* need(probeId).log.follow(signal);
    },
    /** Throws as `AnswerDesk.answer` does. */
    answer: (probeId: string, questionId: string, answer: Answer): void =>
      need(probeId).desk.answer(questionId, answer),
    cancel: (probeId: string): void => probes.get(probeId)?.controller.abort(),
    close: (): void => {
      for (const probe of probes.values()) probe.controller.abort();
    },
  };
}

function forgetOldest(probes: Map<string, Probe>): void {
  const ended = [...probes].filter(([, probe]) => probe.log.hasEnded);
  for (const [probeId] of ended.slice(0, -keptProbes)) probes.delete(probeId);
}

async function examine(
  { log, controller, desk }: Probe,
  planned: PlannedAppliance,
  side: ApplianceSide,
  home: string,
): Promise<void> {
  let questions = 0;
  try {
    const { identity, profileTitle, facts } = await examinePlanned({
      home,
      planned,
      side,
      signal: controller.signal,
      debug: (text) => log.add({ type: 'log', text }),
      ask: createQuestionQueue({
        answer: desk.answerer,
        onAsked: (question) => {
          const id = `q${(questions += 1)}`;
          log.add({ type: 'question', id, question });
          return id;
        },
      }),
    });
    const found = { identity: { ...identity }, product: profileTitle, ...(facts && { facts }) };
    log.add({ type: 'ended', result: { kind: 'connected', ...found } });
  } catch (error) {
    log.add({ type: 'ended', result: { kind: 'failed', error: asMigrationError(error).toRecord() } });
  } finally {
    log.end();
  }
}
