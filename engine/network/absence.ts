import type { Clock } from '../clock.ts';
import type { Endpoint, Network, Pins, Sighting, Vantage } from './network.ts';
import { describeSighting, judge } from './verdict.ts';

/** What one place saw of an address over several looks. */
export type Absence =
  /** Nothing answered at any look: no machine is there, as far as this place can see. */
  | { readonly kind: 'silent'; readonly from: Vantage['name']; readonly seen: string }
  /** Connections were refused: services are gone, a network stack is not. Somebody must look at the machine itself. */
  | { readonly kind: 'refusing'; readonly from: Vantage['name']; readonly seen: string }
  | {
      readonly kind: 'present';
      readonly from: Vantage['name'];
      readonly seen: string;
      readonly who: 'old' | 'new' | 'stranger' | 'unclear';
      readonly sha256: string;
    }
  /** This place never saw the old appliance, so that its silence says nothing, or it could not look. */
  | { readonly kind: 'could-not-test'; readonly from: Vantage['name']; readonly seen: string };

export interface AbsenceOptions {
  readonly network: Network;
  readonly clock: Clock;
  readonly endpoint: Endpoint;
  readonly pins: Pins;
  readonly from: Vantage;
  /** Whether this place saw the old appliance while it was on: the positive control. Silence means nothing without it. */
  readonly hadPositiveControl: boolean;
  readonly looks: number;
  readonly pauseMs: number;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/**
 * Looks at an address several times from one place. One answer at any look is presence; silence counts only where the
 * positive control succeeded. Changes nothing; may run again.
 */
export async function proveAbsence(options: AbsenceOptions): Promise<Absence> {
  const { network, endpoint, pins, from, timeoutMs, signal } = options;
  let refused = false;
  let last: Sighting | undefined;
  for (let look = 0; look < options.looks; look++) {
    if (look > 0) await options.clock.sleep(options.pauseMs, signal);
    last = await network.look(endpoint, pins, from, timeoutMs, signal);
    const verdict = judge(last, pins);
    const seen = describeSighting(last);
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
        refused = true;
        break;
      case 'silent':
        break;
      default:
        return verdict satisfies never;
    }
  }
  const seen = last ? describeSighting(last) : '';
  if (!last || !options.hadPositiveControl) return { kind: 'could-not-test', from: from.name, seen };
  return { kind: refused ? 'refusing' : 'silent', from: from.name, seen };
}
