import './hold-point.css';
import { Group, Stack, Text } from '@mantine/core';
import type { Plan } from '../../../shared/contract/plan.ts';
import { isPastHoldPoint } from '../../../shared/run/reduce-run.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import type { ApplianceSide } from '../../../shared/run/error-codes.ts';
import { DefinitionList } from '../../components/definition-list.tsx';
import { useNow } from '../../components/use-now.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { finalAddressOf, machineNamesOf } from '../plan/machine-names.ts';
import { backupAge } from '../../../shared/run/standing/backup-age.ts';
import { proofCounts, provedBefore } from '../../../shared/run/standing/proof-counts.ts';
import { Faint } from '../../components/prose.tsx';
import type { JobProps } from '../../store/run-store.ts';
import { RoleBadge } from '../../components/frame/sign.tsx';

/** What a person must have before her eyes who types the name: both machines, the address, how old the backup is, what was proved. */
export function HoldSummary({
  plan,
  state,
  hasCounts = false,
}: {
  plan: Plan;
  state: RunState;
  /** With how many proofs there are of each kind, where they are not shown beside it. */
  hasCounts?: boolean;
}) {
  const { format, proofStatuses } = useWords();
  const { common, hold } = useOwnWords();
  const isReached = state.steps['hold-point'].kind !== 'pending' || isPastHoldPoint(state);
  const counts = hasCounts ? proofCounts(provedBefore(state.proofs)) : [];
  const { name } = plan.final;
  const clients = state.baseline
    ? hold.counted(format.number(state.baseline.count))
    : isReached && common.notCounted;
  return (
    <Stack gap="sm" component="section" aria-label={hold.machines}>
      <HoldMachines plan={plan} state={state} />
      <DefinitionList
        entries={[
          [
            hold.final,
            <strong className="mono">
              {plainText([finalAddressOf(plan), ...(name === undefined ? [] : [name])].join(' · '))}
            </strong>,
          ],
          [hold.backupAge, <Age state={state} />],
          [hold.clients, clients],
          [
            hold.proved,
            counts.map(([status, count]) => `${proofStatuses[status]}: ${format.number(count)}`).join(' · '),
          ],
        ]}
      />
    </Stack>
  );
}

function Age({ state }: { state: RunState }) {
  const { format, inspect } = useWords();
  const { hold } = useOwnWords();
  const nowMs = useNow(!state.outage);
  const age = backupAge(state);
  // Afterwards it tells how old it was when the service was interrupted.
  const untilMs = state.outage ? Date.parse(state.outage.beganAt) : nowMs;
  const since = (ms: number) => format.duration(Math.max(1_000, untilMs - ms));
  if (age.kind === 'unknown') return state.backup ? hold.ageUnknown : hold.noBackup;
  const words =
    age.kind === 'made'
      ? hold.madeAgo(since(age.atMs), format.time(new Date(age.atMs).toISOString()))
      : hold.madeAtLeastAgo(since(age.sinceMs));
  const stands = age.from === undefined ? '' : ` ${hold.ageStands(inspect.sources[age.from])}`;
  return `${words}.${stands} ${hold.ageMeans}`;
}

/** Both machines, large: nobody should have to look twice to see which one goes and which one stays. */
function HoldMachines({ plan, state }: JobProps) {
  return (
    <div className="hold-machines">
      <Machine side="old" plan={plan} state={state} />
      <Text aria-hidden fw={700} size="xl" className="hold-machines-arrow">
        →
      </Text>
      <Machine side="new" plan={plan} state={state} />
    </div>
  );
}

function Machine({ side, plan, state }: JobProps & { side: ApplianceSide }) {
  const { report } = useWords();
  const { hold } = useOwnWords();
  const names = machineNamesOf(plan, state);
  const { identity, product } = state[side];
  const isPast = isPastHoldPoint(state);
  const fate = side === 'old' ? (isPast ? hold.wentOff : hold.willGo) : isPast ? hold.serves : hold.willServe;
  return (
    <div className="machine-box hold-machine" data-side={side}>
      <Group gap="xs">
        <RoleBadge side={side} />
        <Text fw={600}>{fate}</Text>
      </Group>
      <div className="machine-name">{names[`${side}Name`]}</div>
      <Text>
        <span className="mono">{plainText(identity?.address ?? plan[side].address)}</span>
        {' · '}
        {report.version} {plainText(product?.version ?? plan[side].version ?? report.unknown)}
      </Text>
      {identity && <Faint className="mono">{identity.sha256}</Faint>}
    </div>
  );
}
