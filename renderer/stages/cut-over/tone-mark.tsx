import {
  IconAlertTriangle,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleXFilled,
  IconHelpCircle,
  IconLoader,
} from '@tabler/icons-react';

/** How something is meant that was seen. `good` is a proof of the engine; `plain` is neither good nor bad. */
export type Tone = 'good' | 'warning' | 'bad' | 'unknown' | 'plain' | 'working';

/** The sign of a tone; the words beside it say the same. */
export function ToneMark({ tone, size = 16 }: { tone: Tone; size?: number }) {
  const common = { size, 'aria-hidden': true, style: { flexShrink: 0 } } as const;
  switch (tone) {
    case 'good':
      return <IconCircleCheckFilled {...common} color="var(--mantine-color-green-filled)" />;
    case 'warning':
      return <IconAlertTriangle {...common} color="var(--mantine-color-orange-filled)" />;
    case 'bad':
      return <IconCircleXFilled {...common} color="var(--mantine-color-red-filled)" />;
    case 'unknown':
      return <IconHelpCircle {...common} opacity={0.7} />;
    case 'plain':
      return <IconCircleDashed {...common} opacity={0.5} />;
    case 'working':
      return <IconLoader {...common} color="var(--mantine-color-blue-filled)" />;
    default:
      return tone satisfies never;
  }
}
