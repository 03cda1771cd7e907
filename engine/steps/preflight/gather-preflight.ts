import { lookup } from 'node:dns/promises';
import fs from 'node:fs/promises';
import { limits } from '../../../shared/rules/limits.ts';
import { askedInPreflight } from '../../../shared/rules/preflight/declaration-rules.ts';
import type {
  ConsoleSeen,
  DirectLook,
  PreflightInput,
  PreflightSide,
} from '../../../shared/rules/preflight/preflight-input.ts';
import type { RemoteItem } from '../../../shared/run/facts.ts';
import type { ApplianceSide } from '../../../shared/run/error-codes.ts';
import type { DeclarationId } from '../../../shared/run/declaration.ts';
import type { Appliance } from '../../appliance/appliance.ts';
import type { OperationId } from '../../appliance/operation.ts';
import { readClientCommunication } from '../../appliance/operations/client-communication.ts';
import type { Profile } from '../../appliance/profiles/profile-schema.ts';
import { readFacts } from '../../appliance/operations/facts.ts';
import { readInventory } from '../../appliance/operations/inventory.ts';
import { listAuditLogs, listBackups } from '../../appliance/operations/list-backups.ts';
import { rootForLooks } from '../../appliance/operations/direct-switch.ts';
import { isMigrationError, isOfFamily } from '../../errors.ts';
import { readSwitchFacts } from '../../cut-over/direct/read-switch-facts.ts';
import { declareAll } from '../../run/declare/declare.ts';
import { isDirect } from '../../cut-over/direct-cut-over.ts';
import { isNewAtFinal } from '../../cut-over/is-new-at-final.ts';
import { calmLookTimeoutMs } from '../../cut-over/vantages.ts';
import { finalEndpoint, newEndpoint, oldEndpoint, pinsOf } from '../../run/endpoints.ts';
import { folderHints } from '../../job/folder-hints.ts';
import { takeBaseline } from '../read-clients/take-baseline.ts';
import { lookAhead } from './look-ahead.ts';
import type { StepContext } from '../../run/step.ts';

/**
 * Reads all that the preflight judges: both appliances, both consoles, the laptop, and the admin's word for what nobody can
 * observe. Changes nothing. What cannot be read stays undefined: the rules make a finding of it.
 */
export async function gatherPreflight(context: StepContext): Promise<PreflightInput> {
  const { plan, job, clock } = context;
  const [old, fresh] = [await context.appliance('old'), await context.appliance('new')];
  await recordFacts(context, old);
  await recordFacts(context, fresh);
  const observed = {
    audit: await attempt(context, old, 'audit-job-state', (appliance, signal) =>
      appliance.run('audit-job-state', {}, signal),
    ),
    database: await attempt(context, old, 'database-size', (appliance, signal) =>
      appliance.run('database-size', {}, signal),
    ),
    licence: await recordLicence(context, old),
    clients: await readClientList(context, old),
    backups: await attempt(context, old, 'list-backups', listBackups),
    audits: await attempt(context, old, 'list-audit-logs', listAuditLogs),
    communication: await attempt(context, fresh, 'client-communication-state', readClientCommunication),
    inventory: await attempt(context, fresh, 'inventory', readInventory),
  };
  const asked = await declareWhatIsLeft(context, {
    'no-audit-backup-running': observed.audit !== undefined,
    'database-under-50-gb': observed.database !== undefined,
    'licence-current': observed.licence !== undefined,
    'clocks-agree': [context.state.old, context.state.new].every(
      ({ facts }) => facts?.clockSkewMs !== undefined,
    ),
  });
  const chosen = observed.backups?.find((item) => item.name === plan.backup.use);
  // The next backup will be about as large as the last one.
  const latest = observed.backups?.filter((item) => item.sizeBytes !== undefined)[0];
  const { keep, decline } = plan.preserve;
  const isDeclined = (item: RemoteItem) => decline === 'all' || decline.includes(item.name);
  const kept = [...(observed.backups ?? []), ...(observed.audits ?? [])].filter(
    (item) => item !== chosen && !isDeclined(item) && (keep === 'all' || keep.includes(item.name)),
  );
  const { name } = plan.final;
  return {
    nowMs: clock.now(),
    rules: context.state.rules,
    old: await sideOf(context, 'old', old),
    new: await sideOf(context, 'new', fresh),
    strategy: plan.final.strategy,
    inWaves:
      plan.final.clients === 'in-waves' ? { isAtFinalAddress: await isNewAtFinal(context) } : undefined,
    finalAddress: finalEndpoint(plan, context.state).address,
    direct: isDirect(context) ? await lookAtDirect(context, fresh) : undefined,
    ahead: await lookAhead(context, old, fresh),
    finalName: name,
    finalNameResolvesTo: name === undefined ? undefined : await resolveName(name),
    declared: context.state.declared,
    asked,
    endpoints: plan.endpoints,
    maintenanceWindowMinutes: plan.maintenanceWindowMinutes,
    backup: backupOf(chosen ?? latest, chosen !== undefined),
    preservedBytes: kept.reduce((sum, item) => sum + (item.sizeBytes ?? 0), 0),
    databaseSizeBytes: observed.database?.sizeBytes,
    isAuditJobRunning: observed.audit?.isRunning,
    licence: observed.licence && { isCurrent: /^(current|valid|active)\b/i.test(observed.licence.state) },
    clientCommunicationOnNew: observed.communication === 'unknown' ? undefined : observed.communication,
    isClientCommunicationSwitched: fresh.how('client-communication-off').mode === 'automated',
    newInventory: observed.inventory?.counts,
    clients: observed.clients,
    hasEncryption: context.state.ledger.had?.includes('encrypted-drives'),
    localFreeBytes: await freeBytes(job.folder),
    jobFolder: job.folder,
    jobFolderHints: folderHints(job.folder),
  };
}

/** Asks, in one question, what nothing has shown; tells what that was. */
async function declareWhatIsLeft(
  context: StepContext,
  shown: Partial<Record<DeclarationId, boolean>>,
): Promise<DeclarationId[]> {
  const open = askedInPreflight(context.plan, context.state).filter((id) => shown[id] !== true);
  await declareAll(context, 'preflight', open);
  return open;
}

/** The clients are counted again at the hold point; what they need takes longer than a night. */
async function readClientList(context: StepContext, old: Appliance): Promise<PreflightInput['clients']> {
  try {
    return (await takeBaseline(context, old))?.clients;
  } catch (error) {
    if (!isOfFamily(error, 'appliance', 'transfer')) throw error;
    return { unread: 'detail' in error.params ? error.params.detail : error.code };
  }
}

async function recordFacts(context: StepContext, appliance: Appliance): Promise<void> {
  if (appliance.how('facts').mode !== 'automated') return;
  const facts = await readFacts(appliance, context.signal);
  context.emit({ type: 'facts.read', side: appliance.side, facts });
}

async function recordLicence(context: StepContext, appliance: Appliance) {
  const licence = await attempt(context, appliance, 'licence', () =>
    appliance.run('licence', {}, context.signal),
  );
  if (licence) context.emit({ type: 'licence.read', side: appliance.side, licence });
  return licence;
}

/** Tonight is too late to learn that the address cannot be switched. */
async function lookAtDirect(context: StepContext, appliance: Appliance): Promise<DirectLook> {
  const { plan, state, signal } = context;
  const { facts } = state.new;
  if (!facts) return { kind: 'not-read' };
  try {
    const { address } = finalEndpoint(plan, state);
    const run = rootForLooks(appliance, signal);
    const found = await readSwitchFacts(run, appliance.host.identity.address, address, facts);
    return found.kind === 'refused' ? found : { kind: 'fit', ...found.spec, alsoOnCard: found.alsoOnCard };
  } catch (error) {
    if (isMigrationError(error, 'appliance.operation-missing'))
      return { kind: 'refused', reason: 'not-in-profile' };
    if (isOfFamily(error, 'appliance')) return { kind: 'not-read' };
    throw error;
  }
}

/** A reading operation that the profile automates; one that fails is a fact that is not known, unless the machine is gone. */
async function attempt<T>(
  context: StepContext,
  appliance: Appliance,
  operation: OperationId,
  read: (appliance: Appliance, signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  if (appliance.how(operation).mode !== 'automated') return undefined;
  try {
    return await read(appliance, context.signal);
  } catch (error) {
    if (isOfFamily(error, 'appliance', 'transfer')) return undefined;
    throw error;
  }
}

async function sideOf(
  context: StepContext,
  side: ApplianceSide,
  appliance: Appliance,
): Promise<PreflightSide> {
  const { product, identity, facts, rights } = context.state[side];
  return {
    address: identity?.address ?? context.plan[side].address,
    product,
    expectedProduct: expectedProduct(appliance.profile, product?.product),
    declaredVersion: context.plan[side].version,
    identity,
    facts,
    rights,
    console: await lookAtConsole(context, side),
  };
}

/** The name that the appliance shows, where the profile knows it by that; else what the profile is for. */
function expectedProduct({ product, title }: Profile, shown: string | undefined): string {
  return shown !== undefined && new RegExp(product, 'u').test(shown) ? shown : title;
}

async function lookAtConsole(context: StepContext, side: ApplianceSide): Promise<ConsoleSeen> {
  const { network, plan, state, signal } = context;
  const endpoint = side === 'old' ? oldEndpoint(plan, state) : newEndpoint(plan, state);
  const { certificate } = await network.look(
    endpoint,
    pinsOf(state),
    network.laptop,
    calmLookTimeoutMs,
    signal,
  );
  return { address: endpoint.address, isReachable: certificate !== undefined, certificate };
}

function backupOf(
  item: { name: string; sizeBytes?: number | undefined; version?: string | undefined } | undefined,
  isChosen: boolean,
) {
  if (!item) return undefined;
  // An earlier backup tells how large the next one may become, not that it will be too large.
  const isEstimate = !isChosen && (item.sizeBytes ?? 0) > limits.warnBytes;
  return {
    name: item.name,
    sizeBytes: isEstimate ? undefined : item.sizeBytes,
    ...(isChosen && { version: item.version }),
  };
}

async function resolveName(name: string): Promise<string[] | undefined> {
  try {
    return (await lookup(name, { all: true })).map((entry) => entry.address);
  } catch (error) {
    // ENOTFOUND is an answer: it resolves to nothing. Anything else is no answer.
    return (error as NodeJS.ErrnoException).code === 'ENOTFOUND' ? [] : undefined;
  }
}

async function freeBytes(folder: string): Promise<number | undefined> {
  const { bavail, bsize } = await fs.statfs(folder);
  return bavail * bsize;
}
