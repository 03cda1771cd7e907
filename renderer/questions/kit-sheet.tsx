import './kit-sheet.css';
import type { RunState } from '../../shared/run/run-state.ts';
import { plainText } from '../../shared/text/plain-text.ts';
import { useOwnWords, useWords } from '../store/words-store.ts';
import { digitRuns, keyGroups } from './key-groups.ts';
import type { KeyLine } from './key-lines.ts';

/** The emergency kit on paper: the key in numbered lines, what it opens, and how to restore with it. */
export function KitSheet({ lines, state }: { lines: readonly KeyLine[]; state: RunState }) {
  const { report, format } = useWords();
  const { kit } = useOwnWords().key;
  const { backup, old } = state;
  const made = state.steps['back-up'];
  const artifact = state.artifacts.find(({ role }) => role === 'backup');
  const machine = [old.facts?.hostName, old.identity?.address, old.identity?.sha256].filter(
    (part) => part !== undefined,
  );
  return (
    <>
      <h1>{kit.sheetTitle}</h1>
      <p>{kit.sheetIntro}</p>
      <h2>{kit.keyLines}</h2>
      <table className="kit-key">
        <thead>
          <tr>
            <th scope="col">{kit.line}</th>
            <th scope="col">{kit.keyLines}</th>
            <th scope="col">{kit.check}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.number}>
              <th scope="row">{line.number}</th>
              <td className="kit-line">
                <PaperKey text={line.text} />
              </td>
              <td className="kit-line">{line.check}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small">{kit.lineHelp}</p>
      <h2>{kit.opens}</h2>
      <table>
        <tbody>
          <Row label={report.backup} value={backup && plainText(backup.name)} />
          <Row
            label={report.size}
            value={backup && backup.sizeBytes > 0 ? format.bytesExact(backup.sizeBytes) : undefined}
          />
          <Row label={report.sha256} value={artifact?.sha256} />
          <Row label={kit.madeOn} value={plainText(machine.join(', '))} />
          <Row
            label={report.version}
            value={plainText(backup?.version ?? old.product?.version ?? report.unknown)}
          />
          <Row
            label={kit.madeAt}
            value={made.kind === 'done' && backup?.madeByUs === true ? format.date(made.at) : undefined}
          />
          <Row label={kit.job} value={plainText(state.jobId)} />
        </tbody>
      </table>
      <h2>{kit.restoreTitle}</h2>
      <ol>
        {kit.restoreSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className="small">{kit.printed(format.date(new Date().toISOString()))}</p>
    </>
  );
}

/** What is not known yet is written in by hand. */
function Row({ label, value }: { label: string; value: string | undefined }) {
  const { kit } = useOwnWords().key;
  return (
    <tr>
      <th scope="row" style={{ width: '28%' }}>
        {label}
      </th>
      <td>
        {value ?? (
          <>
            <span className="small">{kit.writeIn}</span> <span className="kit-write">&nbsp;</span>
          </>
        )}
      </td>
    </tr>
  );
}

function PaperKey({ text }: { text: string }) {
  return keyGroups(text).map((group, index) => (
    <span className="kit-group" key={`${String(index)} ${group}`}>
      {digitRuns(group).map((run, at) => (
        <span key={`${String(at)} ${run.text}`} {...(run.isDigit && { className: 'kit-digit' })}>
          {run.text}
        </span>
      ))}
    </span>
  ));
}
