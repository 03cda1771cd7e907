import './line-graph.css';
import { memo } from 'react';
import { graphPaths, type GraphPoint, graphSize } from './graph-scale.ts';

/** A mark on an axis. */
export interface Tick {
  readonly value: number;
  readonly label: string;
}

interface LineGraphProps {
  readonly points: readonly GraphPoint[];
  readonly maxX: number;
  readonly maxY: number;
  /** What the axes are, in words: they stand above the graph. */
  readonly title: string;
  readonly yTicks: readonly Tick[];
  /** From left to right, evenly spread. */
  readonly xLabels: readonly string[];
  /** What a reader hears instead of the line. */
  readonly alternative: string;
  /** A level to be reached. */
  readonly reference?: Tick;
  /** Points further apart are not joined. */
  readonly gapX?: number;
}

/** A line over time, drawn in the window's own colours. The words stand beside the drawing, so that they are never stretched. */
export const LineGraph = memo(function LineGraph({
  points,
  maxX,
  maxY,
  title,
  yTicks,
  xLabels,
  alternative,
  reference,
  gapX,
}: LineGraphProps) {
  const { line, area } = graphPaths(points, maxX, maxY, gapX);
  const percent = (value: number) => `${String((value / maxY) * 100)}%`;
  const levels = reference ? [...yTicks, reference] : yTicks;
  const widest = yTicks.reduce((longest, { label }) => (label.length > longest.length ? label : longest), '');
  return (
    <figure className="line-graph" role="img" aria-label={alternative}>
      <div className="line-graph-title" aria-hidden>
        {title}
      </div>
      <div className="line-graph-y" aria-hidden>
        <span className="widest">{widest}</span>
        {yTicks.map(({ value, label }) => (
          <span className="tick" key={value} style={{ bottom: percent(value) }}>
            {label}
          </span>
        ))}
      </div>
      <div className="line-graph-plot" aria-hidden>
        <svg
          viewBox={`0 0 ${String(graphSize.width)} ${String(graphSize.height)}`}
          preserveAspectRatio="none"
        >
          {levels
            .filter(({ value }) => value > 0)
            .map((level) => (
              <line
                key={`${String(level.value)} ${level.label}`}
                x1={0}
                x2={graphSize.width}
                y1={graphSize.height * (1 - level.value / maxY)}
                y2={graphSize.height * (1 - level.value / maxY)}
                stroke={
                  level === reference ? 'var(--mantine-color-text)' : 'var(--mantine-color-default-border)'
                }
                strokeWidth={1}
                {...(level === reference && { strokeDasharray: '6 4' })}
                vectorEffect="non-scaling-stroke"
              />
            ))}
          <path d={area} fill="var(--mantine-color-blue-light)" />
          <path
            d={line}
            fill="none"
            stroke="var(--mantine-color-blue-filled)"
            strokeWidth={2}
            strokeLinejoin="round"
            strokeLinecap="round"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
        {reference && (
          <span className="reference" style={{ bottom: percent(reference.value) }}>
            {reference.label}
          </span>
        )}
      </div>
      <div className="line-graph-x" aria-hidden>
        {xLabels.map((label, index) => (
          <span key={`${label} ${String(index)}`}>{label}</span>
        ))}
      </div>
    </figure>
  );
});
