import type { ApplianceSide } from '../../../shared/run/error-codes.ts';
import type { EventBody } from '../../../shared/run/event.ts';
import type { Effect } from '../../../shared/run/steps.ts';
import type { AnswerOf, Ask } from '../../ask.ts';
import type { Clock } from '../../clock.ts';
import { Secret } from '../../secret.ts';
import type { RemoteHost } from '../../ssh/remote-host.ts';
import { createAppliance, type Appliance } from '../appliance.ts';
import { loadProfile } from '../profiles/load-profile.ts';
import type { Profile } from '../profiles/profile-schema.ts';

export interface TestAppliance {
  readonly appliance: Appliance;
  readonly events: EventBody[];
  readonly clock: TestClock;
  readonly asked: string[];
}

export interface TestOptions {
  readonly side?: ApplianceSide;
  readonly profile?: string | Profile;
  readonly effect?: Effect;
  readonly passwords?: readonly string[];
  readonly backupFolder?: string;
}

/** An appliance on `host` with everything recorded. */
export async function testAppliance(host: RemoteHost, options: TestOptions = {}): Promise<TestAppliance> {
  const { profile = 'demo-appliance' } = options;
  const events: EventBody[] = [];
  const asked: string[] = [];
  const passwords = [...(options.passwords ?? [])];
  const clock = createTestClock();
  const ask: Ask = async (question) => {
    asked.push(question.kind);
    // The only question that an appliance asks is answered by a secret.
    return new Secret(passwords.shift() ?? '') as AnswerOf<typeof question.kind>;
  };
  const appliance = createAppliance({
    side: options.side ?? 'old',
    profile: typeof profile === 'string' ? await loadProfile(profile, '/') : profile,
    host,
    consoleEndpoint: { address: '192.0.2.10', port: 443 },
    ask,
    clock,
    emit: (event) => void events.push(event),
    ...(options.backupFolder !== undefined && { backupFolder: options.backupFolder }),
  });
  return { appliance: appliance.withEffect(options.effect ?? 'reads'), events, clock, asked };
}

export interface TestClock extends Clock {
  /** Milliseconds that were slept. */
  readonly sleptMs: number;
}

/** A clock on which sleeping takes no time, and time passes only by sleeping. */
export function createTestClock(startMs = Date.parse('2026-03-01T12:00:00Z')): TestClock {
  let sleptMs = 0;
  return {
    now: () => startMs + sleptMs,
    monotonicMs: () => sleptMs,
    sleep: async (ms, signal) => {
      signal.throwIfAborted();
      sleptMs += ms;
    },
    get sleptMs() {
      return sleptMs;
    },
  };
}

/** A signal that nobody aborts. */
export const calm = new AbortController().signal;
