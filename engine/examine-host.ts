import type { ApplianceFacts } from '../shared/run/facts.ts';
import { createAppliance } from './appliance/appliance.ts';
import { loadProfile } from './appliance/load-profile.ts';
import { readFacts } from './appliance/operations/facts.ts';
import { surveyAppliance, type SurveyEntry } from './appliance/survey.ts';
import type { Ask } from './ask.ts';
import { systemClock } from './clock.ts';
import { sshConnector } from './ssh-connector.ts';
import { parseHop } from './ssh/ssh-config.ts';
import type { HostIdentity } from './ssh/remote-host.ts';

export interface ExamineOptions {
  readonly home: string;
  /** `[user@]address[:port]`, or a `Host` of `~/.ssh/config`. */
  readonly host: string;
  /** Profile id, or the path of a profile file. */
  readonly profile: string;
  readonly ask: Ask;
  readonly signal: AbortSignal;
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
  const { ask, signal, home } = options;
  const profile = await loadProfile(options.profile, process.cwd());
  const login = parseHop(options.host);
  const planned = { ...login, profile: options.profile, consolePort: profile.ports.console };
  const target = {
    side: 'old',
    planned,
    address: login.address,
    sshPort: login.sshPort,
    pinnedSha256: undefined,
  } as const;
  const host = await sshConnector({ home })(target, ask, signal);
  try {
    const consoleEndpoint = { address: host.identity.address, port: profile.ports.console };
    const appliance = createAppliance({
      side: 'old',
      profile,
      host,
      consoleEndpoint,
      ask,
      clock: systemClock,
      emit: () => undefined,
    });
    const operations = await surveyAppliance(appliance, signal);
    const facts =
      appliance.how('facts').mode === 'automated' ? await readFacts(appliance, signal) : undefined;
    return { identity: host.identity, profileTitle: profile.title, operations, facts };
  } finally {
    await host.close();
  }
}
