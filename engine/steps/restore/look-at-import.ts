import { isAddressFirst } from '../../../shared/rules/preflight/direct-plan.ts';
import { hasHostKey, hasShell } from '../../../shared/run/login-rights.ts';
import type { ConsoleLook, ImportSight } from '../../../shared/run/import/import-sight.ts';
import type { Appliance } from '../../appliance/appliance.ts';
import { readConsole } from '../../appliance/console.ts';
import { parseLoadAverage } from '../../appliance/facts/machine.ts';
import { readLogExcerpt } from '../../appliance/operations/log-excerpt.ts';
import { keyValues } from '../../appliance/output/parse-output.ts';
import { serverText } from '../../appliance/output/server-text.ts';
import type { GuidedProof } from '../../appliance/profiles/profile-schema.ts';
import { asRoot } from '../../appliance/root-files.ts';
import { isAbort, isMigrationError } from '../../errors.ts';
import { newEndpoint, oldEndpoint, pinsOf } from '../../run/endpoints.ts';
import type { StepContext } from '../../run/step.ts';

export type RestartProof = Extract<GuidedProof, { by: 'restart' }>;

/** What changes slowly, and costs the machine something, is looked at in every so many looks. */
const slowEvery = 6;
const consoleTimeoutMs = 10_000;
const commandTimeoutMs = 20_000;
const logLines = 3;

type Slow = Pick<ImportSight, 'load' | 'freeBytes' | 'databaseBytes' | 'log'>;

/**
 * Makes the looks at the new appliance while a backup is imported at its console: the console itself, and what SSH shows of
 * services, load, disk, database and log. Each reads only, and what cannot be read is absent: the machine may restart, and let nobody
 * in afterwards. Throws only `bug` and the signal's reason.
 */
export function importLooks(context: StepContext, restart: RestartProof): () => Promise<ImportSight> {
  let looks = 0;
  let slow: Slow = {};
  let appliance: Appliance | undefined;
  return async () => {
    const isSlow = looks++ % slowEvery === 0;
    if (appliance?.host.connectionLost.aborted) appliance = undefined;
    // A lost connection is made again only now and then: that takes its time where nobody answers.
    if (!appliance && isSlow && hasShell(context.state.new.rights))
      appliance = await quietly(() => context.appliance('new'));
    const console = await lookAtConsole(context, appliance);
    if (!appliance) return { console, ...slow };
    const now = appliance;
    const services = await quietly(() => readServices(now, restart.services, context.signal));
    if (isSlow) slow = { ...slow, ...(await readSlow(context, now, restart)) };
    return { console, ...slow, ...(services && { services }) };
  };
}

/** From the machine itself; where that cannot see it, from the laptop, if the address is no other machine's there. */
async function lookAtConsole(context: StepContext, own: Appliance | undefined): Promise<ConsoleLook> {
  const { plan, network, signal } = context;
  const { address } = newEndpoint(plan, context.state);
  let seen: ConsoleLook = { kind: 'silent' };
  for (const via of [own?.host, network.laptop]) {
    if (!via || (via === network.laptop && !(await isNewFromHere(context)))) continue;
    try {
      const port = plan.new.consolePort;
      const sight = await readConsole({ address, port, signal, via, timeoutMs: consoleTimeoutMs });
      const { status, title, certificate } = sight;
      const whose = whoseIs(context, certificate.sha256);
      return {
        kind: 'answers',
        whose,
        ...(status !== undefined && { status }),
        ...(title !== undefined && { title }),
      };
    } catch (error) {
      if (isAbort(error) || !isMigrationError(error)) throw error;
      if (isMigrationError(error, 'reach.refused')) seen = { kind: 'refused' };
    }
  }
  return seen;
}

/**
 * Whether the laptop reaches the new appliance at its address. Where it may reach the old one there, on another network or before a
 * jump host, only the host key shows it: the certificate is what the import brings.
 */
async function isNewFromHere(context: StepContext): Promise<boolean> {
  const { plan, state, network, signal } = context;
  const { identity } = state.new;
  const endpoint = newEndpoint(plan, state);
  const isOnlyOne = endpoint.address !== oldEndpoint(plan, state).address && !plan.new.jump?.length;
  if (isOnlyOne && !isAddressFirst(plan)) return true;
  if (!identity || !hasHostKey(identity)) return false;
  const { ssh } = await network.look(endpoint, pinsOf(state), network.laptop, consoleTimeoutMs, signal);
  return ssh.kind === 'open' && ssh.sha256 === identity.sha256;
}

/** Two machines with one certificate, as they may have been delivered, are told apart by none. */
function whoseIs({ state }: StepContext, sha256: string): 'new' | 'old' | 'other' {
  if (sha256 === state.new.certificate?.sha256) return 'new';
  return sha256 === state.old.certificate?.sha256 ? 'old' : 'other';
}

async function readServices(
  appliance: Appliance,
  patterns: readonly string[],
  signal: AbortSignal,
): Promise<ImportSight['services']> {
  const properties = 'Id,ActiveState,ActiveEnterTimestampMonotonic';
  const argv = ['systemctl', 'show', '--no-pager', '-p', properties, '--', ...patterns];
  const { stdout } = await appliance.execute('import-state', argv, { signal, timeoutMs: commandTimeoutMs });
  const services = stdout.split(/\n\s*\n/).flatMap((block) => {
    const values = keyValues(block, '=');
    const since = values.get('ActiveEnterTimestampMonotonic') ?? '';
    const name = serverText(values.get('Id') ?? '', 80);
    // One that was never active stands for a name that this machine has not.
    if (!name.endsWith('.service') || !/^[1-9]\d*$/.test(since)) return [];
    return [{ name, isActive: values.get('ActiveState') === 'active', since }];
  });
  return services.length === 0 ? undefined : services.slice(0, 20);
}

async function readSlow(
  context: StepContext,
  appliance: Appliance,
  { database }: RestartProof,
): Promise<Slow> {
  const { signal } = context;
  const load = await quietly(async () => {
    const options = { signal, timeoutMs: commandTimeoutMs };
    const { stdout } = await appliance.execute('facts', ['cat', '/proc/loadavg'], options);
    return parseLoadAverage(stdout);
  });
  const freeBytes = await quietly(() => appliance.host.freeSpaceBytes(database ?? '/', signal));
  const databaseBytes =
    database === undefined ? undefined : await quietly(() => sizeOf(appliance, database, signal));
  const log = await quietly(() => readLog(context, appliance));
  return {
    ...(load !== undefined && { load }),
    ...(freeBytes !== undefined && { freeBytes }),
    ...(databaseBytes !== undefined && { databaseBytes }),
    ...(log && { log }),
  };
}

async function sizeOf(
  appliance: Appliance,
  folder: string,
  signal: AbortSignal,
): Promise<number | undefined> {
  const options = { signal, timeoutMs: commandTimeoutMs, asRoot: appliance.profile.privilege === 'sudo' };
  const { stdout, exitCode } = await appliance.execute('database-size', ['du', '-sk', '--', folder], {
    ...options,
    effect: 'reads',
  });
  const kibibytes = /^(\d{1,12})\s/.exec(stdout)?.[1];
  return exitCode === 0 && kibibytes !== undefined ? Number(kibibytes) * 1024 : undefined;
}

/** As the login, and where that may not, as root. */
async function readLog({ signal }: StepContext, appliance: Appliance): Promise<string[] | undefined> {
  if (appliance.how('log-excerpt').mode !== 'automated') return undefined;
  const read = (host: Appliance['host']) =>
    readLogExcerpt({ ...appliance, host }, { lines: logLines }, signal);
  return (await quietly(() => read(appliance.host))) ?? (await read(asRoot(appliance)));
}

/** What cannot be read now is not seen: no reason to end an import that goes on without anybody looking. */
async function quietly<T>(look: () => Promise<T>): Promise<T | undefined> {
  try {
    return await look();
  } catch (error) {
    if (isAbort(error) || !isMigrationError(error) || error.code === 'bug') throw error;
    return undefined;
  }
}
