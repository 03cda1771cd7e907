import './size-gauge.css';
import { Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleX, IconInfoCircle, IconRulerMeasure } from '@tabler/icons-react';
import { Fragment } from 'react';
import { type LimitKind, limits, limitVerdict } from '../../../shared/rules/limits.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { gaugeMarks, gaugePercent } from './gauge-scale.ts';
import { useOfRun } from '../../store/run-store.ts';

// Blue and not green where it fits: that the size is right is only green when the engine has observed the file.
const colours = {
  fits: 'blue',
  close: 'yellow',
  'needs-confirmation': 'orange',
  'too-large': 'red',
} as const satisfies Record<LimitKind, string>;

const icons = {
  fits: IconRulerMeasure,
  close: IconInfoCircle,
  'needs-confirmation': IconAlertTriangle,
  'too-large': IconCircleX,
} as const satisfies Record<LimitKind, unknown>;

/** A size held against the server's limit of 200 MB, with its three marks and what they mean for this size; alone where no limit is known. */
export function SizeGauge({ sizeBytes }: { sizeBytes: number }) {
  const { format } = useWords();
  const { key } = useOwnWords();
  const rules = useOfRun((state) => state.rules);
  const { kind, percent } = limitVerdict(sizeBytes);
  const Icon = icons[kind];
  const verdict = `${format.bytesExact(sizeBytes)}, ${format.percent(percent)}. ${key.verdicts[kind]}`;
  const marks = [
    ['warn', 'before', key.marks.warn],
    ['soft', 'above', key.marks.bytes(format.number(limits.softBytes))],
    ['hard', 'after', key.marks.bytes(format.number(limits.hardBytes))],
  ] as const;
  if (rules === 'none') return <Text>{format.bytesExact(sizeBytes)}</Text>;
  return (
    <div>
      <div
        className="size-gauge"
        role="meter"
        aria-label={key.gauge}
        aria-valuemin={0}
        aria-valuemax={limits.hardBytes}
        aria-valuenow={Math.min(sizeBytes, limits.hardBytes)}
        aria-valuetext={verdict}
      >
        <div className="size-gauge-track" aria-hidden>
          <div
            className="size-gauge-fill"
            style={{
              width: `${String(gaugePercent(sizeBytes))}%`,
              background: `var(--mantine-color-${colours[kind]}-filled)`,
            }}
          />
        </div>
        <div aria-hidden>
          {marks.map(([kindOfMark, side, label]) => {
            const style = { left: `${String(gaugeMarks[kindOfMark])}%` };
            return (
              <Fragment key={kindOfMark}>
                <span className={`size-gauge-mark size-gauge-${kindOfMark}`} style={style} />
                <span className={`size-gauge-label ${side}`} style={style}>
                  {label}
                </span>
              </Fragment>
            );
          })}
        </div>
      </div>
      <Group gap={6} align="start" wrap="nowrap">
        <Icon size={18} aria-hidden style={{ flexShrink: 0, marginTop: 2 }} />
        <Text>
          <strong>{key.verdicts[kind]}</strong>
          {' · '}
          {format.percent(percent)}
          {' · '}
          {key.verdictMeans[kind]}
        </Text>
      </Group>
    </div>
  );
}
