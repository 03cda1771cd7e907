import type { Seen } from '../../../shared/run/sighting.ts';
import type { Clock } from '../../clock.ts';
import type { Endpoint, Network, Pins, Vantage } from './network.ts';
import { judge, portsOf } from './verdict.ts';

/** What one place saw of an address over several looks. */
export type Absence =
  /** Nothing answered at any look: no machine is there, as far as this place can see. */
  | { readonly kind: 'silent'; readonly from: Vantage['name']; readonly seen: Seen }
  /** Connections were refused: services are gone, a network stack is not. Somebody must look at the machine itself. */
  | { readonly kind: 'refusing'; readonly from: Vantage['name']; readonly seen: Seen }
  | {
      readonly kind: 'present';
      readonly from: Vantage['name'];
      readonly seen: Seen;
      readonly who: 'old' | 'new' | 'stranger' | 'unclear';
      readonly sha256: string;
    }
  /** This place never saw the old appliance, so that its silence says nothing, or it could not look. */
  | { readonly kind: 'could-not-test'; readonly from: Vantage['name']; readonly seen: Seen };

export interface AbsenceOptions {
  readonly network: Network;
  readonly clock: Clock;
  readonly endpoint: Endpoint;
  readonly pins: Pins;
  readonly from: Vantage;
  /** Whether this place saw the old appliance while it was on: the positive control. Silence means nothing without it. */
  readonly hadPositiveControl: boolean;
  /** So many looks in a row must show the same. */
  readonly looks: number;
  readonly pauseMs: number;
  readonly timeoutMs: number;
  /** Where the looks do not agree until then, by the monotonic time of `clock`, it ends without their agreement. */
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
}

/**
 * Looks at an address from one place until several looks in a row agree: a machine that goes down refuses connections for a
 * moment, between the end of its services and its own, and one look that fell into it says nothing about now. One answer at any
 * look is presence; silence counts only where the positive control succeeded; looks that do not agree in time are no silence.
 * Changes nothing; may run again.
 */
export async function proveAbsence(options: AbsenceOptions): Promise<Absence> {
  const { network, clock, endpoint, pins, from, timeoutMs, signal } = options;
  let seen: Seen = '';
  let kind: 'silent' | 'refusing' | undefined;
  let agreeing = 0;
  let isOver = false;
  while (agreeing < options.looks && !isOver) {
    if (kind !== undefined) await clock.sleep(options.pauseMs, signal);
    const sighting = await network.look(endpoint, pins, from, timeoutMs, signal);
    const verdict = judge(sighting, pins);
    seen = portsOf(sighting);
    switch (verdict.kind) {
      case 'old':
      case 'new':
      case 'stranger':
        return { kind: 'present', from: from.name, seen, who: verdict.kind, sha256: verdict.sha256 };
      case 'unclear':
        return { kind: 'present', from: from.name, seen, who: 'unclear', sha256: '' };
      case 'could-not-test':
        return { kind: 'could-not-test', from: from.name, seen };
      case 'refusing':
      case 'silent':
        agreeing = verdict.kind === kind ? agreeing + 1 : 1;
        kind = verdict.kind;
        break;
      default:
        return verdict satisfies never;
    }
    isOver = clock.monotonicMs() > options.deadlineMs;
  }
  if (kind === undefined || !options.hadPositiveControl)
    return { kind: 'could-not-test', from: from.name, seen };
  return { kind: agreeing < options.looks ? 'refusing' : kind, from: from.name, seen };
}
