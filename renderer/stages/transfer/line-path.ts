/**
 * The path of a line through points (time, value) in a box: the first at the left edge, the last at the right one, `highest` at
 * the top. Fewer than two points, or no time between them, give an empty path.
 */
export function linePath(
  points: readonly (readonly [timeMs: number, value: number])[],
  highest: number,
  width: number,
  height: number,
): string {
  const firstMs = points[0]?.[0] ?? 0;
  const spanMs = (points.at(-1)?.[0] ?? 0) - firstMs;
  if (points.length < 2 || spanMs <= 0 || highest <= 0) return '';
  return points
    .map(([timeMs, value], index) => {
      const x = ((timeMs - firstMs) / spanMs) * width;
      const y = height - (Math.min(value, highest) / highest) * (height - 2) - 1;
      return `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
    })
    .join(' ');
}
