import { useSyncExternalStore } from 'react';
import { type Stage, stages } from '../../shared/run/steps.ts';

/** Where in the window a person is: in the address, so that a reload comes back to it. */
export type Place =
  | { readonly kind: 'start' }
  | { readonly kind: 'new' }
  | { readonly kind: 'inspect' }
  /** `stage` absent: the one that the run is at. */
  | { readonly kind: 'job'; readonly jobId: string; readonly stage: Stage | undefined };

/** Goes to a place. */
export function goTo(place: Place): void {
  location.hash = hashOf(place);
}

/** The link of a place, for an anchor. */
export function hashOf(place: Place): string {
  switch (place.kind) {
    case 'start':
      return '#/';
    case 'new':
      return '#/new';
    case 'inspect':
      return '#/inspect';
    case 'job':
      return `#/job/${encodeURIComponent(place.jobId)}${place.stage ? `/${place.stage}` : ''}`;
    default:
      return place satisfies never;
  }
}

/** What an address says; whatever it does not know is the start page. */
export function placeOf(hash: string): Place {
  const [, kind, jobId, stage] = hash.split('/');
  if (kind === 'new' || kind === 'inspect') return { kind };
  if (kind !== 'job' || jobId === undefined || jobId === '') return { kind: 'start' };
  return { kind: 'job', jobId: decodeURIComponent(jobId), stage: stages.find((each) => each === stage) };
}

/** The place now. */
export function usePlace(): Place {
  const hash = useSyncExternalStore(
    (onChange) => {
      window.addEventListener('hashchange', onChange);
      return () => window.removeEventListener('hashchange', onChange);
    },
    () => location.hash,
  );
  return placeOf(hash);
}
