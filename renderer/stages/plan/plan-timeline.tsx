import './timeline.css';
import { Text, VisuallyHidden } from '@mantine/core';
import { lengthOf } from '../../../shared/run/standing/outage.ts';
import { phaseDurationMs } from '../../../shared/run/standing/phase-duration.ts';
import { phaseOf } from '../../../shared/run/steps.ts';
import { stageOf } from '../../current-stage.ts';
import { Faint, Section } from '../../components/prose.tsx';
import { useOfRun, usePlan } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { WindowLine } from './plan-summary.tsx';
import { spanOf, type TimelineBar, type TimelineRow, timelineOf } from './timeline.ts';

/** The job drawn as it goes: a bar a phase, the outage in red, the maintenance window as its frame where the plan names one. */
export function PlanTimeline() {
  const { format } = useWords();
  const { plan: own } = useOwnWords();
  const plannedMinutes = usePlan()?.maintenanceWindowMinutes;
  const { rows, axisMinutes } = timelineOf(plannedMinutes);
  return (
    <Section title={own.timelineTitle}>
      <div className="timeline-room">
        <ol className="timeline plain-list">
          {plannedMinutes !== undefined && (
            <li className="timeline-frame" aria-hidden>
              <div className="timeline-axis">
                <div className="timeline-window" style={placed(0, plannedMinutes, axisMinutes)} />
              </div>
            </li>
          )}
          {rows.map((row, index) => (
            <Row key={row.id} row={row} number={index + 1} axisMinutes={axisMinutes} />
          ))}
        </ol>
      </div>
      <Faint size="xs">
        {own.legend}
        {plannedMinutes !== undefined && ` ${own.frame(format.duration(plannedMinutes * 60_000))}`}
      </Faint>
      <WindowLine plannedMinutes={plannedMinutes} />
    </Section>
  );
}

function Row({ row, number, axisMinutes }: { row: TimelineRow; number: number; axisMinutes: number }) {
  const { format, phases } = useWords();
  const { plan: own } = useOwnWords();
  const { id } = row;
  const tookMs = useOfRun((state) => (id === 'afterwards' ? undefined : phaseDurationMs(state, id)));
  const isHere = useOfRun((state) => state.lastSeq > 0 && phaseOf(stageOf(state)) === id);
  const span = spanOf(row);
  return (
    <li className="timeline-row" aria-current={isHere === true ? 'step' : undefined}>
      <Text fw={600}>{id === 'afterwards' ? own.afterwards : `${String(number)} ${phases[id]}`}</Text>
      <div className="timeline-axis" aria-hidden>
        {span === undefined && <span className="timeline-bar" data-kind="unknown" />}
        {row.bars.map((bar) => (
          <Bar key={bar.id} bar={bar} axisMinutes={axisMinutes} />
        ))}
        {id === 'switch' && (
          <span
            className="timeline-bar"
            data-kind="outage"
            style={{ left: percent(row.startMinutes, axisMinutes) }}
          />
        )}
      </div>
      <Text className="timeline-time">
        {span ? (
          format.durationRange(span.minMs, span.maxMs)
        ) : (
          <>
            <span aria-hidden>–</span>
            <VisuallyHidden>{own.notPublished}</VisuallyHidden>
          </>
        )}
      </Text>
      <Faint size="xs" className="timeline-parts">
        {id === 'switch' && <OutageText />}
        {[
          ...row.bars.map((bar) => own.activities[bar.id]),
          ...(tookMs === undefined ? [] : [own.took(format.duration(tookMs))]),
        ].join(' · ')}
      </Faint>
    </li>
  );
}

/** How long the clients are without a server: nobody publishes it, and afterwards it is what was seen. */
function OutageText() {
  const { format } = useWords();
  const { plan: own } = useOwnWords();
  const outage = useOfRun((state) => state.outage);
  const seen = outage && lengthOf(outage, 0);
  return (
    <>
      <strong className="timeline-outage">
        {seen?.kind === 'ended' ? own.outageTook(format.duration(seen.lengthMs)) : own.outage}
      </strong>
      {' · '}
    </>
  );
}

/** What it takes at least in dark, and what it takes at most in light. */
function Bar({
  bar: { startMinutes, minMinutes, maxMinutes },
  axisMinutes,
}: {
  bar: TimelineBar;
  axisMinutes: number;
}) {
  return (
    <>
      <span
        className="timeline-bar"
        data-kind="longest"
        style={placed(startMinutes, maxMinutes, axisMinutes)}
      />
      <span
        className="timeline-bar"
        data-kind="shortest"
        style={placed(startMinutes, minMinutes, axisMinutes)}
      />
    </>
  );
}

function placed(startMinutes: number, lengthMinutes: number, axisMinutes: number) {
  return { left: percent(startMinutes, axisMinutes), width: percent(lengthMinutes, axisMinutes) };
}

function percent(minutes: number, axisMinutes: number): string {
  return `${String((minutes / axisMinutes) * 100)}%`;
}
