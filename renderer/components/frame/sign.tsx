import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCircle,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleXFilled,
  IconHandStop,
  IconHelpCircle,
  IconHelpCircleFilled,
  IconInfoCircle,
  IconLoader,
  IconMessage,
  IconPlayerPauseFilled,
} from '@tabler/icons-react';
import { Badge } from '@mantine/core';
import type { VerdictKind } from '../../../shared/run/inspection.ts';
import type { ApplianceSide } from '../../../shared/run/error-codes.ts';
import type { StageStatus } from '../../current-stage.ts';
import { useOwnWords } from '../../store/words-store.ts';

/** How something is meant that was seen. `good` is a proof of the engine, `by-word` a person's word; `plain` is neither good nor bad. */
export type Tone = 'good' | 'by-word' | 'warning' | 'bad' | 'unknown' | 'plain' | 'working';

/** What stands for a status, a tone or a verdict on a file. Only what the engine has observed is green. */
const signs = {
  proved: { Icon: IconCircleCheckFilled, colour: 'green' },
  'by-word': { Icon: IconMessage, colour: 'grape' },
  untested: { Icon: IconHelpCircle, colour: 'orange' },
  failed: { Icon: IconCircleXFilled, colour: 'red' },
  running: { Icon: IconLoader, colour: 'blue' },
  waiting: { Icon: IconHandStop, colour: 'orange' },
  stopped: { Icon: IconPlayerPauseFilled },
  reverted: { Icon: IconArrowBackUp },
  pending: { Icon: IconCircle, opacity: 0.5 },
  good: { Icon: IconCircleCheckFilled, colour: 'green' },
  warning: { Icon: IconAlertTriangle, colour: 'orange' },
  bad: { Icon: IconCircleXFilled, colour: 'red' },
  unknown: { Icon: IconHelpCircle, opacity: 0.7 },
  plain: { Icon: IconCircleDashed, opacity: 0.5 },
  working: { Icon: IconLoader, colour: 'blue' },
  // That a file can be restored only the import shows.
  'looks-fine': { Icon: IconCircleCheckFilled, colour: 'blue' },
  'cannot-tell': { Icon: IconHelpCircleFilled, colour: 'gray' },
  no: { Icon: IconCircleXFilled, colour: 'red' },
  info: { Icon: IconInfoCircle, opacity: 0.7 },
} as const satisfies Record<StageStatus | Tone | VerdictKind | 'info', unknown>;

/** The sign of a status; its word stands beside it for whoever does not see it. */
export function Sign({ of, size = 18 }: { of: keyof typeof signs; size?: number }) {
  const { Icon, ...look } = signs[of];
  const colour = 'colour' in look ? { color: `var(--mantine-color-${look.colour}-filled)` } : look;
  return <Icon size={size} aria-hidden style={{ flexShrink: 0 }} {...colour} />;
}

/** Which of the two machines something is about, by word and by shape: the old one has cut corners, the new one round ones. */
export function RoleBadge({ side }: { side: ApplianceSide }) {
  const { common } = useOwnWords();
  const look = side === 'old' ? { color: 'gray', radius: 0 } : { color: 'blue', radius: 'xl' };
  return (
    <Badge variant="filled" tt="uppercase" style={{ flexShrink: 0 }} {...look}>
      {common[`${side}Role`]}
    </Badge>
  );
}
