import { randomBytes } from 'node:crypto';
import type { Answer } from '../../shared/contract/answers.ts';
import type { ProbeEvent } from '../../shared/contract/contract.ts';
import type { PlannedAppliance } from '../../shared/contract/plan.ts';
import type { ApplianceSide } from '../../shared/run/error-codes.ts';
import { asMigrationError, MigrationError } from '../errors.ts';
import { examinePlanned } from '../examine-host.ts';
import { createQuestionQueue } from '../job/question-queue.ts';
import { createAnswerDesk, type AnswerDesk } from './answer-desk.ts';

/** Connection tests of the window: each connects to one machine, looks at it, and ends by itself. */
export interface Probes {
  start(planned: PlannedAppliance, side: ApplianceSide): string;
  /**
   * All events from the first on, until the test has ended or `signal` aborts. Throws `bridge.unknown-handle`, also where
   * many others have ended since.
   */
  watch(probeId: string, signal: AbortSignal): AsyncIterable<ProbeEvent>;
  /** Throws as `AnswerDesk.answer` does. */
  answer(probeId: string, questionId: string, answer: Answer): void;
  cancel(probeId: string): void;
  close(): void;
}

/** So many that have ended can still be looked at: a window that lost its connection asks again. */
const keptProbes = 8;

interface Probe {
  readonly events: ProbeEvent[];
  readonly controller: AbortController;
  readonly wakers: Set<() => void>;
  readonly desk: AnswerDesk;
  hasEnded: boolean;
}

/** Makes the tests of one program; `home` is where accepted host keys are remembered. */
export function createProbes(home: string): Probes {
  const probes = new Map<string, Probe>();
  const need = (probeId: string): Probe => {
    const probe = probes.get(probeId);
    if (!probe) throw new MigrationError('bridge.unknown-handle', {}, { side: 'local' });
    return probe;
  };
  return {
    start: (planned, side) => {
      const probeId = `probe-${randomBytes(8).toString('hex')}`;
      const probe: Probe = {
        events: [],
        controller: new AbortController(),
        wakers: new Set(),
        desk: createAnswerDesk(),
        hasEnded: false,
      };
      probes.set(probeId, probe);
      void examine(probe, planned, side, home).then(() => forgetOldest(probes));
      return probeId;
    },
    watch: (probeId, signal) => follow(need(probeId), signal),
    answer: (probeId, questionId, answer) => need(probeId).desk.answer(questionId, answer),
    cancel: (probeId) => probes.get(probeId)?.controller.abort(),
    close: () => {
      for (const probe of probes.values()) probe.controller.abort();
    },
  };
}

function forgetOldest(probes: Map<string, Probe>): void {
  const ended = [...probes].filter(([, probe]) => probe.hasEnded);
  for (const [probeId] of ended.slice(0, -keptProbes)) probes.delete(probeId);
}

async function examine(
  probe: Probe,
  planned: PlannedAppliance,
  side: ApplianceSide,
  home: string,
): Promise<void> {
  const tell = (event: ProbeEvent): void => {
    probe.events.push(event);
    for (const waker of probe.wakers) waker();
    probe.wakers.clear();
  };
  let questions = 0;
  try {
    const { identity, profileTitle, facts } = await examinePlanned({
      home,
      planned,
      side,
      signal: probe.controller.signal,
      debug: (text) => tell({ type: 'log', text }),
      ask: createQuestionQueue({
        answer: probe.desk.answerer,
        onAsked: (question) => {
          const id = `q${(questions += 1)}`;
          tell({ type: 'question', id, question });
          return id;
        },
      }),
    });
    tell({
      type: 'ended',
      result: {
        kind: 'connected',
        identity: { ...identity },
        product: profileTitle,
        ...(facts && { facts }),
      },
    });
  } catch (error) {
    tell({ type: 'ended', result: { kind: 'failed', error: asMigrationError(error).toRecord() } });
  } finally {
    probe.hasEnded = true;
    for (const waker of probe.wakers) waker();
  }
}

async function* follow(probe: Probe, signal: AbortSignal): AsyncGenerator<ProbeEvent, void, undefined> {
  for (let index = 0; ;) {
    const event = probe.events[index];
    if (event) {
      index += 1;
      yield event;
    } else if (probe.hasEnded || signal.aborted) return;
    else await nextWake(probe, signal);
  }
}

function nextWake(probe: Probe, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      signal.removeEventListener('abort', done);
      probe.wakers.delete(done);
      resolve();
    };
    probe.wakers.add(done);
    signal.addEventListener('abort', done, { once: true });
  });
}
