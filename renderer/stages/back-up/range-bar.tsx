/** How long it has been against what is usual: a band for the usual range and a mark for now. The numbers stand beside it in words. */
export function RangeBar({
  elapsedMs,
  usual,
}: {
  elapsedMs: number;
  usual: { readonly minMs: number; readonly maxMs: number };
}) {
  const endMs = Math.max(usual.maxMs * 1.25, elapsedMs * 1.05);
  const at = (ms: number) => (ms / endMs) * 100;
  const band = 'var(--mantine-color-blue-light-hover)';
  return (
    <svg
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      aria-hidden
      style={{ width: '100%', height: '0.9rem', display: 'block' }}
    >
      <rect x={0} y={2} width={100} height={6} fill="var(--mantine-color-default-hover)" />
      <rect x={at(usual.minMs)} y={2} width={at(usual.maxMs) - at(usual.minMs)} height={6} fill={band} />
      <rect x={0} y={4} width={at(elapsedMs)} height={2} fill="var(--mantine-color-blue-filled)" />
      <line
        x1={at(elapsedMs)}
        x2={at(elapsedMs)}
        y1={0}
        y2={10}
        stroke="var(--mantine-color-text)"
        strokeWidth={2}
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
