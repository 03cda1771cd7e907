/** A point in the units of the thing that is drawn. */
export interface GraphPoint {
  readonly x: number;
  readonly y: number;
}

/** The drawing's own units; it is stretched to whatever room there is. */
export const graphSize = { width: 1000, height: 100 } as const;

/** What took no longer is told by its numbers alone; a line of it would show nothing. */
export const graphFromMs = 5_000;

/** The line through all points, and the same closed along the bottom. Points that are further apart than `gapX` are not joined. */
export function graphPaths(
  points: readonly GraphPoint[],
  maxX: number,
  maxY: number,
  gapX = Number.POSITIVE_INFINITY,
): { readonly line: string; readonly area: string } {
  const x = (value: number) => round((value / Math.max(maxX, Number.EPSILON)) * graphSize.width);
  const y = (value: number) =>
    round(graphSize.height - (value / Math.max(maxY, Number.EPSILON)) * graphSize.height);
  const runs: GraphPoint[][] = [];
  for (const point of points) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run && before && point.x - before.x <= gapX) run.push(point);
    else runs.push([point]);
  }
  const lines = runs.map((run) => run.map((p) => `${x(p.x)} ${y(p.y)}`).join(' L'));
  const areas = runs.map((run, index) => {
    const first = x(run[0]?.x ?? 0);
    const last = x(run.at(-1)?.x ?? 0);
    return `M${first} ${String(graphSize.height)} L${lines[index] ?? ''} L${last} ${String(graphSize.height)} Z`;
  });
  return { line: lines.map((line) => `M${line}`).join(' '), area: areas.join(' ') };
}

/** The next larger number that is easy to read: 1, 2, 2.5 or 5, with zeros. */
export function niceMax(value: number): number {
  if (!(value > 0) || !Number.isFinite(value)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 2.5, 5, 10].find((each) => value <= each * power * (1 + 1e-9)) ?? 10;
  return step * power;
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
