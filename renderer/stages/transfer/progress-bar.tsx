import './transfer.css';

/** How a bar stands: its words stand beside it. `proved` only where the engine has said so. */
export type BarTone = 'moving' | 'still' | 'failed' | 'proved';

/** A bar that is honest about not knowing its end: without `percent` it is empty. */
export function ProgressBar({
  label,
  percent,
  tone,
  text,
}: {
  label: string;
  percent: number | undefined;
  tone: BarTone;
  /** What a reader hears for the value. */
  text?: string;
}) {
  const shown = Math.min(100, Math.max(0, percent ?? 0));
  return (
    <div
      className="transfer-bar"
      data-tone={tone}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(percent !== undefined && { 'aria-valuenow': Math.floor(shown) })}
      {...(text !== undefined && { 'aria-valuetext': text })}
    >
      <div className="transfer-bar-fill" style={{ transform: `scaleX(${String(shown / 100)})` }} />
    </div>
  );
}
