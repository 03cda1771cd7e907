import './hold-point.css';
import { Group, Text } from '@mantine/core';
import type { Plan } from '../../../shared/contract/plan.ts';
import type { ApplianceSide } from '../../../shared/run/error-codes.ts';
import { isPastHoldPoint } from '../../../shared/run/reduce-run.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { machineNamesOf } from '../plan/machine-names.ts';
import { Faint } from '../../components/faint.tsx';
import { RoleBadge } from '../../components/frame/role-badge.tsx';

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
  const { hold } = useOwnWords();
  const names = machineNamesOf(plan, state);
  const { identity, product } = state[side];
  const isPast = isPastHoldPoint(state);
  const fate = side === 'old' ? (isPast ? hold.wentOff : hold.willGo) : isPast ? hold.serves : hold.willServe;
  return (
    <div className="machine-box hold-machine" data-side={side}>
      <Group gap="xs">
        <RoleBadge side={side} />
        <Text size="sm" fw={600}>
          {fate}
        </Text>
      </Group>
      <div className="machine-name">{names[`${side}Name`]}</div>
      <Text size="sm">
        <span className="mono">{plainText(identity?.address ?? plan[side].address)}</span>
        {' · '}
        {report.version} {plainText(product?.version ?? plan[side].version ?? report.unknown)}
      </Text>
      {identity && <Faint className="mono">{identity.sha256}</Faint>}
    </div>
  );
}
