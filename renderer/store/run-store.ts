import { create } from 'zustand';
import type { Answer, SettledRows } from '../../shared/contract/answers.ts';
import type { BridgeClient } from '../../shared/contract/contract.ts';
import type { Plan } from '../../shared/contract/plan.ts';
import type { ErrorRecord } from '../../shared/run/error-record.ts';
import type { RunEvent, RunMode } from '../../shared/run/event.ts';
import { reduceRun } from '../../shared/run/reduce-run.ts';
import type { Progress, RunState } from '../../shared/run/run-state.ts';
import { resultOf } from '../bridge/result.ts';
import { mayChange } from './may-change.ts';
import { type ClientPoint, type RatePoint, withClients, withRate } from './seen-points.ts';
import { windowId } from './window-id.ts';

/** One job as this window sees it. */
export type JobView =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading'; readonly jobId: string }
  | { readonly kind: 'broken'; readonly jobId: string; readonly error: ErrorRecord }
  | {
      readonly kind: 'open';
      readonly jobId: string;
      readonly plan: Plan;
      readonly yaml: string;
      /** Its machines are demo appliances. */
      readonly isDemo: boolean;
      readonly state: RunState;
      /** Whether this window has the job among those of its program; another one does otherwise. */
      readonly isMine: boolean;
      /** Another program works on it: no window changes it then. */
      readonly held: ErrorRecord | undefined;
    };

interface RunStore {
  readonly view: JobView;
  /** How fast files moved in this run, as far as this window saw it. */
  readonly rates: readonly RatePoint[];
  /** The newest progress of each task; unlike that of the state it outlives the task. */
  readonly latest: Readonly<Partial<Record<Progress['task'], Progress>>>;
  /** How the clients came back, as far as this window saw it or recalled it. */
  readonly clientPoints: readonly ClientPoint[];
  /** The last call that was refused, until the next one. */
  readonly refusal: ErrorRecord | undefined;
  /** A call is on its way. */
  readonly isBusy: boolean;
  /** Opens a job and follows it until `signal` aborts: a snapshot, then the events after it. */
  follow(client: BridgeClient, jobId: string, signal: AbortSignal): Promise<void>;
  /** These say whether the call was taken. */
  start(client: BridgeClient, mode: RunMode): Promise<boolean>;
  answer(client: BridgeClient, questionId: string, answer: Answer): Promise<boolean>;
  pause(client: BridgeClient): Promise<boolean>;
  goOn(client: BridgeClient): Promise<boolean>;
  cancel(client: BridgeClient): Promise<boolean>;
  addEvidence(client: BridgeClient, text: string): Promise<boolean>;
  settle(client: BridgeClient, rows: SettledRows): Promise<boolean>;
  takeOver(client: BridgeClient): Promise<void>;
  /** Fills `clientPoints` with what happened before this window looked. */
  recallClients(client: BridgeClient, signal: AbortSignal): Promise<void>;
  replaceHostKey(client: BridgeClient, sha256: string, typed: string): Promise<boolean>;
  dismissRefusal(): void;
}

/** How often a job that does not run here is looked at: another program, or another window, may work on it. */
const lookAgainMs = 1_000;

const nothingSeen = { rates: [], latest: {}, clientPoints: [] } as const satisfies Partial<RunStore>;

/** The mirror of a run: snapshot, then events through the same `reduceRun` that the engine uses. It holds no truth of its own. */
export const useRun = create<RunStore>((set, get) => {
  /** Looks at once at a job that did not run. */
  let lookAgain = (): void => undefined;
  const jobId = (): string => {
    const { view } = get();
    return view.kind === 'none' ? '' : view.jobId;
  };
  const ask = async (call: Promise<unknown>): Promise<boolean> => {
    set({ isBusy: true, refusal: undefined });
    const result = await resultOf(call);
    set({ isBusy: false, ...(!result.ok && { refusal: result.error }) });
    if (!result.ok && result.error.code === 'bridge.read-only') setMine(false);
    return result.ok;
  };
  const setMine = (isMine: boolean): void => {
    const { view } = get();
    if (view.kind === 'open') set({ view: { ...view, isMine } });
  };
  /** A lost connection breaks nothing: the job is followed again when there is another. */
  const breakOff = (id: string, error: ErrorRecord): void => {
    if (error.code !== 'bridge.disconnected') set({ view: { kind: 'broken', jobId: id, error } });
  };
  return {
    view: { kind: 'none' },
    ...nothingSeen,
    refusal: undefined,
    isBusy: false,
    follow: async (client, id, signal) => {
      if (jobId() !== id) {
        set({ view: { kind: 'loading', jobId: id }, ...nothingSeen, refusal: undefined });
      }
      const opened = await resultOf(
        Promise.all([client.jobs.plan({ jobId: id }), client.jobs.claim({ jobId: id, windowId })]),
      );
      const hasLeft = (): boolean => signal.aborted;
      while (!hasLeft()) {
        const snapshot = await resultOf(client.jobs.snapshot({ jobId: id }));
        if (hasLeft()) return;
        if (!opened.ok) {
          breakOff(id, opened.error);
          return;
        }
        if (!snapshot.ok) {
          breakOff(id, snapshot.error);
          return;
        }
        const [plan, claim] = opened.value;
        const before = get().view;
        const isMine = before.kind === 'open' && before.jobId === id ? before.isMine : claim.isMine;
        const { state, held } = snapshot.value;
        const known = before.kind === 'open' && before.jobId === id ? before : undefined;
        const isKnown = known?.state.lastSeq === state.lastSeq && known.state.isRunning === state.isRunning;
        if (!isKnown || JSON.stringify(known.held) !== JSON.stringify(held))
          set({ view: { kind: 'open', jobId: id, ...plan, state, isMine, held } });
        try {
          const afterSeq = state.lastSeq;
          for await (const event of await client.jobs.watch({ jobId: id, afterSeq }, { signal })) {
            const { view } = get();
            if (view.kind !== 'open' || view.jobId !== id || event.seq <= view.state.lastSeq) continue;
            set({ view: { ...view, state: reduceRun(view.state, event) }, ...seenWith(get(), event) });
          }
        } catch {
          // The connection is lost, or the page goes on elsewhere: whoever called follows again when there is one.
          return;
        }
        await new Promise<void>((resolve) => {
          lookAgain = resolve;
          setTimeout(resolve, lookAgainMs);
        });
      }
    },
    start: async (client, mode) => {
      const isTaken = await ask(client.jobs.start({ jobId: jobId(), mode }));
      lookAgain();
      return isTaken;
    },
    answer: (client, questionId, answer) => ask(client.jobs.answer({ jobId: jobId(), questionId, answer })),
    pause: (client) => ask(client.jobs.pause({ jobId: jobId() })),
    goOn: (client) => ask(client.jobs.goOn({ jobId: jobId() })),
    cancel: (client) => ask(client.jobs.cancel({ jobId: jobId() })),
    addEvidence: async (client, text) => {
      const isTaken = await ask(client.jobs.addEvidence({ jobId: jobId(), text }));
      lookAgain();
      return isTaken;
    },
    settle: async (client, rows) => {
      const isTaken = await ask(client.jobs.settle({ jobId: jobId(), rows }));
      lookAgain();
      return isTaken;
    },
    takeOver: async (client) => {
      const result = await resultOf(client.jobs.claim({ jobId: jobId(), windowId, takeOver: true }));
      if (result.ok) setMine(result.value.isMine);
      set({ refusal: result.ok ? undefined : result.error });
    },
    recallClients: async (client, signal) => {
      const { view } = get();
      if (view.kind !== 'open') return;
      const { lastSeq } = view.state;
      let recalled: readonly ClientPoint[] = [];
      try {
        for await (const event of await client.jobs.watch({ jobId: view.jobId, afterSeq: 0 }, { signal })) {
          if (event.type === 'clients.seen') recalled = withClients(recalled, clientPoint(event));
          if (event.seq >= lastSeq) break;
        }
      } catch {
        // The connection is lost, or nobody looks any more: what is not recalled is not drawn.
        return;
      }
      const now = get();
      if (signal.aborted || now.view.kind !== 'open' || now.view.jobId !== view.jobId) return;
      set({ clientPoints: now.clientPoints.reduce(withClients, recalled) });
    },
    replaceHostKey: (client, sha256, typed) => ask(client.trust.replace({ jobId: jobId(), sha256, typed })),
    dismissRefusal: () => set({ refusal: undefined }),
  };
});

/** What is remembered of an event beside the state, for graphs. */
function seenWith(
  { rates, latest, clientPoints }: RunStore,
  event: RunEvent,
): Partial<Pick<RunStore, 'rates' | 'latest' | 'clientPoints'>> {
  switch (event.type) {
    // Speeds of an earlier run would stand hours away on the same axis.
    case 'run.started':
      return { rates: [], latest: {} };
    case 'progress': {
      const { task, bytesPerSecond } = event;
      return {
        rates: withRate(rates, { atMs: Date.parse(event.at), task, bytesPerSecond }),
        latest: { ...latest, [task]: event },
      };
    }
    case 'clients.seen':
      return { clientPoints: withClients(clientPoints, clientPoint(event)) };
    default:
      return {};
  }
}

function clientPoint({ at, seen }: { readonly at: string; readonly seen: number }): ClientPoint {
  return { atMs: Date.parse(at), seen };
}

/** A job that is open in this window. */
export type OpenJob = Extract<JobView, { kind: 'open' }>;

/** What most parts of its pages are about. */
export type JobProps = Pick<OpenJob, 'plan' | 'state'>;

/** The state of the open job; undefined while there is none. */
export function useRunState(): RunState | undefined {
  return useRun((store) => (store.view.kind === 'open' ? store.view.state : undefined));
}

/** The plan of the open job. */
export function usePlan(): Plan | undefined {
  return useRun((store) => (store.view.kind === 'open' ? store.view.plan : undefined));
}

/** Whether this window may change the open job now. */
export function useMayChange(): boolean {
  return useRun(({ view }) => view.kind === 'open' && mayChange(view));
}

/** The name of the job that is shown; empty while there is none. */
export function useJobId(): string {
  return useRun(({ view }) => (view.kind === 'none' ? '' : view.jobId));
}

/** One part of the open job's state. A component that reads only this is not drawn again when something else changes. */
export function useOfRun<T>(pick: (state: RunState) => T): T | undefined {
  return useRun(({ view }) => (view.kind === 'open' ? pick(view.state) : undefined));
}
