import './hold-point.css';
import { Badge, Group, Text } from '@mantine/core';
import type { Plan } from '../../../shared/contract/plan.ts';
import type { ApplianceSide } from '../../../shared/run/error-codes.ts';
import { isPastHoldPoint } from '../../../shared/run/reduce-run.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { machineNamesOf } from '../plan/machine-names.ts';

/** Both machines, large: nobody should have to look twice to see which one goes and which one stays. */
export function HoldMachines({ plan, state }: { plan: Plan; state: RunState }) {
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

function Machine({ side, plan, state }: { side: ApplianceSide; plan: Plan; state: RunState }) {
  const { report } = useWords();
  const { common, hold } = useOwnWords();
  const names = machineNamesOf(plan, state);
  const { identity, product } = state[side];
  const isPast = isPastHoldPoint(state);
  const fate = side === 'old' ? (isPast ? hold.wentOff : hold.willGo) : isPast ? hold.serves : hold.willServe;
  return (
    <div className="hold-machine" data-side={side}>
      <Group gap="xs">
        <Badge color={side === 'old' ? 'gray' : 'blue'} variant="filled" radius={side === 'old' ? 0 : 'xl'}>
          {common[`${side}Role`]}
        </Badge>
        <Text size="sm" fw={600}>
          {fate}
        </Text>
      </Group>
      <div className="hold-machine-name">{side === 'old' ? names.oldName : names.newName}</div>
      <Text size="sm">
        <span className="mono">{plainText(identity?.address ?? plan[side].address)}</span>
        {' · '}
        {report.version} {plainText(product?.version ?? plan[side].version ?? report.unknown)}
      </Text>
      {identity && (
        <Text size="sm" c="dimmed" className="mono">
          {identity.sha256}
        </Text>
      )}
    </div>
  );
}
