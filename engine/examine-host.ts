import type { PlannedAppliance } from '../shared/contract/plan.ts';
import type { ApplianceSide } from '../shared/run/error-codes.ts';
import type { ApplianceFacts } from '../shared/run/facts.ts';
import { createAppliance } from './appliance/appliance.ts';
import { loadProfile } from './appliance/profiles/load-profile.ts';
import { readFacts } from './appliance/operations/facts.ts';
import { surveyAppliance, type SurveyEntry } from './appliance/survey.ts';
import type { Ask } from './ask.ts';
import { systemClock } from './clock.ts';
import { sshConnector } from './run/ssh-connector.ts';
import { parseHop } from './ssh/ssh-config.ts';
import type { HostIdentity } from './ssh/remote-host.ts';

export interface ExamineOptions {
  readonly home: string;
  /** `[user@]address[:port]`, or a `Host` of `~/.ssh/config`. */
  readonly host: string;
  /** What the machine is to be in a migration: some operations are for one side only. */
  readonly side: ApplianceSide;
  /** Profile id, or the path of a profile file. */
  readonly profile: string;
  readonly ask: Ask;
  readonly signal: AbortSignal;
}

export interface ExaminePlannedOptions {
  readonly home: string;
  readonly side: ApplianceSide;
  /** Its profile is an id, or a path from the current folder. */
  readonly planned: PlannedAppliance;
  readonly ask: Ask;
  readonly signal: AbortSignal;
  /** Told technical details of the connection, without secrets. */
  readonly debug?: (line: string) => void;
}

export interface Examination {
  readonly identity: HostIdentity;
  readonly profileTitle: string;
  readonly operations: readonly SurveyEntry[];
  readonly facts: ApplianceFacts | undefined;
}

/**
 * What works on a machine by a profile, operation by operation: `handover doctor`. Only reads. Throws `reach.*`, `trust.*`,
 * `auth.*`, `profile.*`.
 */
export async function examineHost(options: ExamineOptions): Promise<Examination> {
  const profile = await loadProfile(options.profile, process.cwd());
  const planned = {
    ...parseHop(options.host),
    profile: options.profile,
    consolePort: profile.ports.console,
  };
  return examinePlanned({ ...options, planned });
}

/** {@link examineHost} for a machine as a plan describes it. */
export async function examinePlanned(options: ExaminePlannedOptions): Promise<Examination> {
  const { ask, signal, home, side, planned, debug } = options;
  const profile = await loadProfile(planned.profile, process.cwd());
  const target = {
    side,
    planned,
    address: planned.address,
    sshPort: planned.sshPort,
    pinnedSha256: planned.hostKey,
  } as const;
  const host = await sshConnector({ home, ...(debug && { debug }) })(target, ask, signal);
  try {
    const consoleEndpoint = { address: host.identity.address, port: planned.consolePort };
    const appliance = createAppliance({
      side,
      profile,
      host,
      consoleEndpoint,
      ask,
      clock: systemClock,
      emit: () => undefined,
    });
    debug?.(`looking at what works by the profile "${profile.title}"`);
    const operations = await surveyAppliance(appliance, signal);
    const facts =
      appliance.how('facts').mode === 'automated' ? await readFacts(appliance, signal) : undefined;
    return { identity: host.identity, profileTitle: profile.title, operations, facts };
  } finally {
    await host.close();
  }
}
