import type { ListedClients } from '../../../shared/rules/clients/client-list.ts';
import { listFindings } from '../../../shared/rules/preflight/preflight-clients.ts';
import { finding, type Finding } from '../../../shared/run/finding.ts';
import { hasBegunMoving } from '../../../shared/run/standing/moving.ts';
import type { Appliance } from '../../appliance/appliance.ts';
import type { StepContext } from '../../run/step.ts';
import { readClients } from '../read-clients.ts';

/** The vendor's largest size is 20,000 endpoints. */
const maxNames = 25_000;
const maxDuplicates = 200;
/** In a day computers come and go. */
const maxAgeMs = 86_400_000;

/**
 * Records which clients the old appliance serves, so that there is something to compare with; `findings`: what is told of a list
 * that was read now. Where a person hands over no later list, the one that was taken before counts, and its age is told where that is
 * more than a day; undefined where there is none.
 * Throws as {@link readClients}.
 */
export async function takeBaseline(
  context: StepContext,
  old: Appliance,
): Promise<{ readonly clients: ListedClients; readonly findings: readonly Finding[] } | undefined> {
  const before = context.state.baseline;
  // Once they move, the old appliance's list is no longer that of its clients.
  if (before && hasBegunMoving(context.state)) return { clients: asListed(before), findings: [] };
  const list = await readClients(
    context,
    old,
    before && { kind: 'listed', count: before.count, at: before.at },
  );
  if (!list)
    return before && { clients: asListed(before), findings: ageFindings(before, context.clock.now()) };
  const { clients, source, rows, duplicates } = list;
  const named = clients.slice(0, maxNames);
  const kinds = named.map(({ os = '', agentVersion = '' }) => ({ os, agentVersion }));
  const baseline = {
    count: clients.length,
    names: named.map(({ name }) => name),
    ...(kinds.some(({ os, agentVersion }) => os !== '' || agentVersion !== '') && { kinds }),
    source,
    ...(duplicates.length > 0 && { duplicates: duplicates.slice(0, maxDuplicates) }),
  };
  context.emit({ type: 'clients.baseline', ...baseline });
  const listed = { ...asListed(baseline), rows };
  return { clients: listed, findings: listFindings(listed, context.plan.endpoints) };
}

function ageFindings({ count, at }: Baseline, nowMs: number): Finding[] {
  // A clock that was set back makes no list younger.
  const ageMs = Math.abs(nowMs - Date.parse(at));
  return ageMs > maxAgeMs ? [finding('hold-point.client-list-old', 'warning', { count, ageMs })] : [];
}

type Baseline = NonNullable<StepContext['state']['baseline']>;

function asListed({
  names,
  kinds = [],
  count,
  duplicates = [],
  source,
}: Pick<Baseline, 'names' | 'kinds' | 'count' | 'duplicates' | 'source'>): ListedClients {
  return { names, kinds, rows: count, duplicates, isExport: source === 'csv' };
}
