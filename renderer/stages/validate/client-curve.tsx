import { useEffect, useMemo } from 'react';
import { CountCurve } from '../../components/figures/count-curve.tsx';
import { useClient } from '../../store/bridge-store.ts';
import { useRun } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';

/** How many clients of the baseline had checked in, over the time since it was looked for the first time. */
export function ClientCurve({ baseline }: { baseline: number }) {
  const { format } = useWords();
  const { validate } = useOwnWords();
  const client = useClient();
  const points = useRun((store) => store.clientPoints);
  const recallClients = useRun((store) => store.recallClients);
  useEffect(() => {
    if (!client) return;
    const leaving = new AbortController();
    void recallClients(client, leaving.signal);
    return () => leaving.abort();
  }, [client, recallClients]);
  const counted = useMemo(() => points.map(({ atMs, seen }) => ({ atMs, count: seen })), [points]);
  const all = format.number(baseline);
  return (
    <CountCurve
      points={counted}
      goal={baseline}
      title={validate.curveTitle}
      goalLabel={validate.curveBaseline(all)}
      alternative={(seen, duration) => validate.curveText(seen, all, duration)}
    />
  );
}
