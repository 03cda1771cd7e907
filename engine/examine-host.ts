import type { PlannedAppliance } from '../shared/contract/plan.ts';
import type { ApplianceSide } from '../shared/run/error-codes.ts';
import type { ApplianceFacts, ProductIdentity } from '../shared/run/facts.ts';
import { certificateKeyType, type LoginRights } from '../shared/run/login-rights.ts';
import { createAppliance, type Appliance } from './appliance/appliance.ts';
import { readConsole } from './appliance/console.ts';
import { loadProfile } from './appliance/profiles/load-profile.ts';
import type { Profile } from './appliance/profiles/profile-schema.ts';
import { readFacts } from './appliance/operations/facts.ts';
import { identify } from './appliance/operations/identify.ts';
import { surveyAppliance, type SurveyEntry } from './appliance/survey.ts';
import type { Ask } from './ask.ts';
import { systemClock } from './clock.ts';
import { isAbort, isMigrationError } from './errors.ts';
import { jumpsTo, sshConnector } from './run/ssh-connector.ts';
import { findShell } from './ssh/login/find-shell.ts';
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

export interface ConnectionTestOptions {
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
  /** What the login allows; absent where the profile wants no root's rights. */
  readonly rights?: LoginRights;
  readonly operations: readonly SurveyEntry[];
  readonly facts: ApplianceFacts | undefined;
}

/** What a connection test found on a machine; absent is what nobody could read. */
export interface ConnectionTestResult {
  readonly identity: HostIdentity;
  readonly profileTitle: string;
  readonly facts?: ApplianceFacts;
  /** Product and version, where the machine tells them over SSH. */
  readonly product?: ProductIdentity;
  /** A web console that answered this computer, and the title of its start page; none is looked for behind jump hosts. */
  readonly console?: { readonly port: number; readonly title?: string };
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
    access: 'ssh',
  } as const;
  return withAppliance({ ...options, planned }, async (appliance, identity) => {
    const rights = await appliance.findRights(options.signal);
    return {
      identity,
      profileTitle: profile.title,
      ...(rights && { rights }),
      operations: await surveyAppliance(appliance, options.signal),
      facts: await factsOf(appliance, options.signal),
    };
  });
}

/**
 * Logs in to a machine as a plan describes it, and reads who it is: what a plan needs to know of it. One without SSH is looked at by
 * its web console. Changes nothing. Throws
 * `reach.*`, `trust.*`, `auth.*`, `profile.*`.
 */
export async function testConnection(options: ConnectionTestOptions): Promise<ConnectionTestResult> {
  const { planned, signal, debug } = options;
  if (planned.access === 'console') return testConsole(options);
  return withAppliance(options, async (appliance, identity) => {
    debug?.(`looking at it by the profile "${appliance.profile.title}"`);
    const facts = await factsOf(appliance, signal);
    const product = await productOf(appliance, signal);
    // Seen from this computer, the address of a machine behind jump hosts may be that of another one.
    const isDirect = jumpsTo(planned).length === 0;
    const seen = isDirect
      ? await findConsole(identity.address, planned.consolePort, appliance.profile, signal)
      : undefined;
    const without = isDirect ? 'no web console answers' : 'behind jump hosts no web console is looked for';
    debug?.(seen ? `a web console answers at port ${seen.port}` : without);
    return {
      identity,
      profileTitle: appliance.profile.title,
      ...(facts && { facts }),
      ...(product && { product }),
      ...(seen && { console: seen }),
    };
  });
}

/** A machine without SSH: the certificate of its web console is who it is. */
async function testConsole({ planned, signal }: ConnectionTestOptions): Promise<ConnectionTestResult> {
  const { address, consolePort: port } = planned;
  const { title: profileTitle } = await loadProfile(planned.profile, process.cwd());
  const { certificate, title } = await readConsole({ address, port, signal, timeoutMs: consoleTimeoutMs });
  return {
    identity: { address, port, user: '', keyType: certificateKeyType, sha256: certificate.sha256 },
    profileTitle,
    console: { port, ...(title !== undefined && { title }) },
  };
}

async function withAppliance<T>(
  { ask, signal, home, side, planned, debug }: ConnectionTestOptions,
  work: (appliance: Appliance, identity: HostIdentity) => Promise<T>,
): Promise<T> {
  const profile = await loadProfile(planned.profile, process.cwd());
  const target = {
    side,
    planned,
    address: planned.address,
    sshPort: planned.sshPort,
    pinnedSha256: planned.hostKey,
    defaultUser: profile.user,
  } as const;
  const host = await sshConnector({ home, ...(debug && { debug }) })(target, ask, signal);
  try {
    const consoleEndpoint = { address: host.identity.address, port: planned.consolePort };
    const emit = () => undefined;
    const clock = systemClock;
    const rights = (await findShell(host, signal)) ? undefined : 'menu';
    const appliance = createAppliance({ side, profile, host, consoleEndpoint, ask, clock, emit, rights });
    return await work(appliance, host.identity);
  } finally {
    await host.close();
  }
}

async function factsOf(appliance: Appliance, signal: AbortSignal): Promise<ApplianceFacts | undefined> {
  return appliance.how('facts').mode === 'automated' ? readFacts(appliance, signal) : undefined;
}

/** A machine that is not what its profile says tells no version: that is found out, and no reason to end. */
async function productOf(appliance: Appliance, signal: AbortSignal): Promise<ProductIdentity | undefined> {
  if (appliance.how('identify').mode !== 'automated') return undefined;
  try {
    const { product, version, isExpected } = await identify(appliance, signal);
    return isExpected ? { product, version } : undefined;
  } catch (error) {
    if (isAbort(error) || !isMigrationError(error) || error.isUnreachable || error.code === 'bug')
      throw error;
    return undefined;
  }
}

/** For the look at all ports together. */
const consoleTimeoutMs = 4_000;

/** The web console that answers this computer: at the planned port, else at one that is usual. */
async function findConsole(
  address: string,
  plannedPort: number,
  profile: Profile,
  signal: AbortSignal,
): Promise<ConnectionTestResult['console']> {
  const ports = [...new Set([plannedPort, profile.ports.console, 443, 8443])];
  const sights = await Promise.all(
    ports.map(async (port) => {
      try {
        const { title } = await readConsole({ address, port, signal, timeoutMs: consoleTimeoutMs });
        return { port, ...(title !== undefined && { title }) };
      } catch (error) {
        if (signal.aborted || !isMigrationError(error)) throw error;
        return undefined;
      }
    }),
  );
  return sights.find((sight) => sight !== undefined);
}
