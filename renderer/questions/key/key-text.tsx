import './key-display.css';
import { digitRuns, keyGroups } from './key-groups.ts';

/** A key in groups, with its digits underlined; as text it is the key, character for character. */
export function KeyText({ value }: { value: string }) {
  return keyGroups(value).map((group, index) => (
    <span className="key-group" key={`${String(index)} ${group}`}>
      {digitRuns(group).map((run, at) => (
        <span key={`${String(at)} ${run.text}`} {...(run.isDigit && { className: 'key-digit' })}>
          {run.text}
        </span>
      ))}
    </span>
  ));
}
