import { useEffect } from 'react';
import { useBridge } from '../../store/bridge-store.ts';
import { mayChange } from '../../store/may-change.ts';
import { useRun } from '../../store/run-store.ts';
import { call } from './call.ts';
import { callOf, wantedOf } from './call-of.ts';

/** A question that the engine answers from what it was told before is gone sooner. */
const steadyMs = 1_000;
/** A connection that is only interrupted is back by then. */
const lostForMs = 5_000;
/** Whoever pressed nothing for so long may have left the room, whatever has the focus. */
const absentAfterMs = 30_000;

/** Calls the person when the followed job needs one, ends an outage or ends its run, unless they are at work in this window. */
export function useCalls(): void {
  useEffect(() => {
    let lastInputMs = performance.now();
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let losing: ReturnType<typeof setTimeout> | undefined;
    const noteInput = () => (lastInputMs = performance.now());
    const isAtWork = () => document.hasFocus() && performance.now() - lastInputMs < absentAfterMs;
    window.addEventListener('pointerdown', noteInput, true);
    window.addEventListener('keydown', noteInput, true);
    const unsubscribe = useRun.subscribe(({ view }, { view: before }) => {
      if (view.kind !== 'open' || before.kind !== 'open' || view.state === before.state) return;
      const kind = callOf(before.state, view.state);
      if (kind === undefined) return;
      clearTimeout(waiting);
      const tell = () => {
        if (!isAtWork()) call(kind, view.plan.name);
      };
      // Who only looks on is not asked.
      if (kind === 'answer')
        waiting = mayChange(view) ? setTimeout(() => isStillWanted() && tell(), steadyMs) : undefined;
      else tell();
      function isStillWanted(): boolean {
        const { view: now } = useRun.getState();
        return view.kind === 'open' && now.kind === 'open' && wantedOf(now.state) === wantedOf(view.state);
      }
    });
    const unsubscribeLoss = useBridge.subscribe(({ status }, { status: before }) => {
      if (status.kind !== 'lost' || before.kind !== 'connected') return;
      const { view } = useRun.getState();
      if (view.kind !== 'open' || !view.state.isRunning) return;
      losing = setTimeout(() => {
        if (useBridge.getState().status.kind === 'lost' && !isAtWork()) call('lost', view.plan.name);
      }, lostForMs);
    });
    return () => {
      clearTimeout(waiting);
      clearTimeout(losing);
      unsubscribe();
      unsubscribeLoss();
      window.removeEventListener('pointerdown', noteInput, true);
      window.removeEventListener('keydown', noteInput, true);
    };
  }, []);
}
