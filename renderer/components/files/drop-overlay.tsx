import './drop-overlay.css';

/** Over the whole window while files are held over it: where they would go. */
export function DropOverlay({ text }: { text: string }) {
  return (
    <div className="drop-overlay" role="status">
      <p>{text}</p>
    </div>
  );
}
