import '../host-key/host-key.css';
import { CopyButton } from '../copy-button.tsx';

/** A command that a person types on another machine, with a button that copies it. */
export function CommandLine({ command, copyLabel }: { command: string; copyLabel?: string }) {
  return (
    <span className="command-line">
      <code>{command}</code>
      <CopyButton value={command} {...(copyLabel !== undefined && { label: copyLabel })} />
    </span>
  );
}
