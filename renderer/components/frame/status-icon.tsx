import {
  IconArrowBackUp,
  IconCircle,
  IconCircleCheckFilled,
  IconCircleXFilled,
  IconHandStop,
  IconHelpCircle,
  IconLoader,
  IconMessage,
  IconPlayerPauseFilled,
} from '@tabler/icons-react';
import type { StageStatus } from '../../current-stage.ts';

/** The sign of a status; its word stands beside it for whoever does not see it. */
export function StatusIcon({ status, size = 18 }: { status: StageStatus; size?: number }) {
  const common = { size, 'aria-hidden': true, style: { flexShrink: 0 } } as const;
  switch (status) {
    case 'proved':
      return <IconCircleCheckFilled {...common} color="var(--mantine-color-green-filled)" />;
    case 'by-word':
      return <IconMessage {...common} color="var(--mantine-color-grape-filled)" />;
    case 'untested':
      return <IconHelpCircle {...common} color="var(--mantine-color-orange-filled)" />;
    case 'failed':
      return <IconCircleXFilled {...common} color="var(--mantine-color-red-filled)" />;
    case 'running':
      return <IconLoader {...common} color="var(--mantine-color-blue-filled)" />;
    case 'waiting':
      return <IconHandStop {...common} color="var(--mantine-color-orange-filled)" />;
    case 'stopped':
      return <IconPlayerPauseFilled {...common} />;
    case 'reverted':
      return <IconArrowBackUp {...common} />;
    case 'pending':
      return <IconCircle {...common} opacity={0.5} />;
    default:
      return status satisfies never;
  }
}
