import { randomBytes } from 'node:crypto';
import type { Answer } from '../../shared/contract/answers.ts';
import type { ConnectionTestEvent } from '../../shared/contract/contract.ts';
import type { PlannedAppliance } from '../../shared/contract/plan.ts';
import type { ApplianceSide } from '../../shared/run/error-codes.ts';
import { asMigrationError, MigrationError } from '../errors.ts';
import { testConnection } from '../examine-host.ts';
import { createQuestionQueue } from '../job/question-queue.ts';
import { createAnswerDesk } from './answer-desk.ts';
import { EventLog } from './event-log.ts';

/** So many that have ended can still be looked at: a window that lost its connection asks again. */
const keptTests = 8;

class ConnectionTest {
  readonly log = new EventLog<ConnectionTestEvent>();
  readonly controller = new AbortController();
  readonly desk = createAnswerDesk();
}

export type ConnectionTests = ReturnType<typeof createConnectionTests>;

/**
 * The connection tests of the windows of one program: each connects to one machine, looks at it, and ends by itself. `home` is
 * where accepted host keys are remembered.
 */
export function createConnectionTests(home: string) {
  const tests = new Map<string, ConnectionTest>();
  const need = (testId: string): ConnectionTest => {
    const test = tests.get(testId);
    if (!test) throw new MigrationError('bridge.unknown-handle', {});
    return test;
  };
  return {
    start: (planned: PlannedAppliance, side: ApplianceSide): string => {
      const testId = `test-${randomBytes(8).toString('hex')}`;
      const test = new ConnectionTest();
      tests.set(testId, test);
      void examine(test, planned, side, home).then(() => forgetOldest(tests));
      return testId;
    },
    /**
     * All events from the first on, until the test has ended or `signal` aborts. Throws `bridge.unknown-handle`, also where
     * many others have ended since.
     */
    watch: async function* (testId: string, signal: AbortSignal): AsyncGenerator<ConnectionTestEvent> {
      yield* need(testId).log.follow(signal);
    },
    /** Throws as `AnswerDesk.answer` does. */
    answer: (testId: string, questionId: string, answer: Answer): void =>
      need(testId).desk.answer(questionId, answer),
    cancel: (testId: string): void => tests.get(testId)?.controller.abort(),
    close: (): void => {
      for (const test of tests.values()) test.controller.abort();
    },
  };
}

function forgetOldest(tests: Map<string, ConnectionTest>): void {
  const ended = [...tests].filter(([, test]) => test.log.hasEnded);
  for (const [testId] of ended.slice(0, -keptTests)) tests.delete(testId);
}

async function examine(
  { log, controller, desk }: ConnectionTest,
  planned: PlannedAppliance,
  side: ApplianceSide,
  home: string,
): Promise<void> {
  let questions = 0;
  try {
    const { identity, profileTitle, ...found } = await testConnection({
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
    const result = { kind: 'connected', identity: { ...identity }, profile: profileTitle, ...found } as const;
    log.add({ type: 'ended', result });
  } catch (error) {
    log.add({ type: 'ended', result: { kind: 'failed', error: asMigrationError(error).toRecord() } });
  } finally {
    log.end();
  }
}
