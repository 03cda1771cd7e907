import { useEffect, useMemo } from 'react';
import { clockDigits } from '../../../shared/run/standing/outage.ts';
import { useClient } from '../../store/bridge-store.ts';
import { useJobs } from '../../store/jobs-store.ts';
import { useRun } from '../../store/run-store.ts';
import { useOwnWords } from '../../store/words-store.ts';
import { useNow } from '../use-now.ts';
import { type OpenOutage, openOutages } from './open-outages.ts';

/** See {@link openOutages}. */
export function useOpenOutages(): readonly OpenOutage[] {
  const jobs = useJobs((store) => store.view);
  const view = useRun((store) => store.view);
  return useMemo(
    () =>
      openOutages(
        jobs.kind === 'listed' ? jobs.entries : [],
        view.kind === 'open' ? { jobId: view.jobId, name: view.plan.name, state: view.state } : undefined,
      ),
    [jobs, view],
  );
}

const lookAgainMs = 5_000;

/** Asks for the list of jobs once, and again and again while one of them has an open outage: its end may be seen elsewhere. */
export function useLookForOutages(): void {
  const client = useClient();
  const load = useJobs((store) => store.load);
  const isAny = useOpenOutages().length > 0;
  useEffect(() => {
    if (!client) return;
    void load(client);
    if (!isAny) return;
    const timer = setInterval(() => void load(client), lookAgainMs);
    return () => clearInterval(timer);
  }, [client, load, isAny]);
}

/** How long the clients of a job have had no server, read once a second; never less than nothing. */
export function useElapsedMs(beganAt: string | undefined): number {
  const nowMs = useNow(beganAt !== undefined);
  return beganAt === undefined ? 0 : Math.max(0, nowMs - Date.parse(beganAt));
}

/** What stands first in the title of the window while clients have no server: of the job that is shown, else of the longest. */
export function useOutageTitle(jobId?: string): string {
  const { outage } = useOwnWords();
  const open = useOpenOutages();
  const beganAt = (open.find((each) => each.jobId === jobId) ?? open[0])?.beganAt;
  const elapsedMs = useElapsedMs(beganAt);
  return beganAt === undefined ? '' : outage.title(clockDigits(elapsedMs));
}
