import { create } from 'zustand';
import type { Answer } from '../../shared/contract/answers.ts';
import type { BridgeClient, ConnectionTestEvent } from '../../shared/contract/contract.ts';
import type { WindowApplianceInput } from '../../shared/contract/window-plan.ts';
import type { ApplianceSide } from '../../shared/run/error-codes.ts';
import type { ErrorRecord } from '../../shared/run/error-record.ts';
import type { Question } from '../../shared/run/question.ts';
import { resultOf } from '../bridge/result.ts';

export type Connected = Extract<
  Extract<ConnectionTestEvent, { type: 'ended' }>['result'],
  { readonly kind: 'connected' }
>;

/** What happened in a test, in order; words are made of it where it is shown. */
export type TestLogEntry =
  | { readonly kind: 'begun'; readonly address: string }
  /** A technical line of the engine. */
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'asked'; readonly question: Question }
  | { readonly kind: 'answered' };

interface Tested {
  readonly log: readonly TestLogEntry[];
  /** What was tested: a form that says something else by now makes the result outdated. */
  readonly appliance: string;
}

/** The test of one side's connection. */
export type ConnectionTestView =
  | { readonly kind: 'none' }
  | (Tested & {
      readonly kind: 'running';
      readonly testId: string | undefined;
      readonly question: { readonly id: string; readonly question: Question } | undefined;
      readonly isAnswering: boolean;
    })
  | (Tested & { readonly kind: 'connected'; readonly result: Connected })
  | (Tested & { readonly kind: 'failed'; readonly error: ErrorRecord })
  | (Tested & { readonly kind: 'stopped' });

interface ConnectionTestStore {
  readonly old: ConnectionTestView;
  readonly new: ConnectionTestView;
  /** Tests a connection and follows the test to its end. Gives the refusal where it could not begin. */
  start(
    client: BridgeClient,
    side: ApplianceSide,
    appliance: WindowApplianceInput,
  ): Promise<ErrorRecord | undefined>;
  answer(client: BridgeClient, side: ApplianceSide, answer: Answer): Promise<void>;
  /** The result holds for the form as it is now: what the test itself filled in does not make it outdated. */
  adopt(side: ApplianceSide, appliance: WindowApplianceInput): void;
  /** Ends a test; does nothing where none runs. */
  stop(client: BridgeClient | undefined, side: ApplianceSide): void;
  /** Forgets both results. */
  clear(): void;
}

/** Which appliance a result belongs to. */
export function applianceKey(appliance: WindowApplianceInput): string {
  return JSON.stringify(appliance);
}

/** The connection tests of the page of a new migration, one for each side. The engine tests; this mirrors what it tells. */
export const useConnectionTests = create<ConnectionTestStore>((set, get) => {
  const put = (side: ApplianceSide, view: ConnectionTestView) => set({ [side]: view });
  /** Only while this test is the one that is shown. */
  const tell = (side: ApplianceSide, testId: string, event: ConnectionTestEvent): void => {
    const view = get()[side];
    if (view.kind !== 'running' || view.testId !== testId) return;
    const { log, appliance } = view;
    switch (event.type) {
      case 'log':
        put(side, { ...view, log: [...log, { kind: 'line', text: event.text }] });
        break;
      case 'question':
        put(side, {
          ...view,
          question: { id: event.id, question: event.question },
          isAnswering: false,
          log: [...log, { kind: 'asked', question: event.question }],
        });
        break;
      case 'ended':
        put(
          side,
          event.result.kind === 'connected'
            ? { kind: 'connected', log, appliance, result: event.result }
            : { kind: 'failed', log, appliance, error: event.result.error },
        );
        break;
      default:
        event satisfies never;
    }
  };
  const fail = (side: ApplianceSide, error: ErrorRecord): void => {
    const view = get()[side];
    if (view.kind === 'running')
      put(side, { kind: 'failed', log: view.log, appliance: view.appliance, error });
  };
  const lost: ErrorRecord = { code: 'bridge.disconnected', params: {} };
  return {
    old: { kind: 'none' },
    new: { kind: 'none' },
    start: async (client, side, appliance) => {
      get().stop(client, side);
      put(side, {
        kind: 'running',
        testId: undefined,
        question: undefined,
        isAnswering: false,
        log: [{ kind: 'begun', address: appliance.address }],
        appliance: applianceKey(appliance),
      });
      const started = await resultOf(client.connectionTests.start({ appliance, side }));
      const view = get()[side];
      if (!started.ok) {
        if (view.kind === 'running') put(side, { kind: 'none' });
        return started.error;
      }
      const { testId } = started.value;
      if (view.kind !== 'running') {
        // Stopped while it began.
        void resultOf(client.connectionTests.cancel({ testId }));
        return undefined;
      }
      put(side, { ...view, testId });
      const events = await resultOf(client.connectionTests.watch({ testId }));
      if (!events.ok) {
        fail(side, events.error);
        return undefined;
      }
      try {
        for await (const event of events.value) tell(side, testId, event);
      } catch {
        // Told below: nobody knows how the test ended.
      }
      const after = get()[side];
      if (after.kind === 'running' && after.testId === testId) fail(side, lost);
      return undefined;
    },
    answer: async (client, side, answer) => {
      const view = get()[side];
      if (view.kind !== 'running' || !view.question || view.testId === undefined) return;
      const { testId, question } = view;
      put(side, { ...view, isAnswering: true });
      const result = await resultOf(
        client.connectionTests.answer({ testId, questionId: question.id, answer }),
      );
      const now = get()[side];
      if (now.kind !== 'running' || now.testId !== testId || now.question?.id !== question.id) return;
      if (!result.ok) {
        fail(side, result.error);
        return;
      }
      put(side, {
        ...now,
        question: undefined,
        isAnswering: false,
        log: [...now.log, { kind: 'answered' }],
      });
    },
    adopt: (side, appliance) => {
      const view = get()[side];
      if (view.kind === 'connected') put(side, { ...view, appliance: applianceKey(appliance) });
    },
    stop: (client, side) => {
      const view = get()[side];
      if (view.kind !== 'running') return;
      const { testId, log, appliance } = view;
      if (client && testId !== undefined) void resultOf(client.connectionTests.cancel({ testId }));
      put(side, { kind: 'stopped', log, appliance });
    },
    clear: () => set({ old: { kind: 'none' }, new: { kind: 'none' } }),
  };
});
