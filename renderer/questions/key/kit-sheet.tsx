import './kit-sheet.css';
import { kitLines } from '../../../shared/rules/key/kit-lines.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import QrCode from './qr-code.tsx';
import { Digits } from './key-display.tsx';
import { Grid } from '../../components/run-sheet/paper.tsx';

/** The emergency kit on paper, as the kit file has it: the key in lines that check themselves, what it opens, how to restore. */
export default function KitSheet({ value, state }: { value: string; state: RunState }) {
  const { kit, report, format } = useWords();
  const own = useOwnWords().key.kit;
  const { backup, old } = state;
  const made = state.steps['back-up'];
  const artifact = state.artifacts.find(({ role }) => role === 'backup');
  const machine = [old.facts?.hostName, old.identity?.address, old.identity?.sha256].filter(
    (part) => part !== undefined,
  );
  const known: readonly (readonly [label: string, value: string | undefined])[] = [
    [kit.backup, backup && plainText(backup.name)],
    [report.size, backup && backup.sizeBytes > 0 ? format.bytesExact(backup.sizeBytes) : undefined],
    [report.sha256, artifact?.sha256],
    [kit.madeOn, plainText(machine.join(', '))],
    [report.version, plainText(backup?.version ?? old.product?.version ?? kit.unknown)],
    [kit.madeAt, made.kind === 'done' && backup?.madeByUs === true ? format.date(made.at) : undefined],
    [report.job, plainText(state.jobId)],
  ];
  return (
    <>
      <h1>{kit.title}</h1>
      <p>{kit.intro}</p>
      <h2>{kit.key}</h2>
      <div className="kit-key">
        <pre>
          {kitLines(value).map((line) => (
            <KeyLine key={line} line={line} />
          ))}
        </pre>
        <QrCode value={value} label={own.qrLabel} />
      </div>
      <p className="small">
        {kit.reading} {value.includes(' ') && kit.space} {own.digits}
      </p>
      <p>{kit.oldKeys}</p>
      <h2>{kit.opens}</h2>
      <Grid
        widths={['28%']}
        rows={known.map(([label, value]) => [
          label,
          // What is not known yet is written in by hand.
          value ?? (
            <>
              <span className="small">{own.writeIn}</span> <span className="kit-write">&nbsp;</span>
            </>
          ),
        ])}
      />
      <Steps title={kit.restoreTitle} steps={kit.restore} />
      <Steps title={kit.verifyTitle} steps={kit.verify} />
      <p className="small">{kit.printed(format.date(new Date().toISOString()))}</p>
    </>
  );
}

function Steps({ title, steps }: { title: string; steps: readonly string[] }) {
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
    </>
  );
}

/** Digits are underlined where the key itself stands: between the bars. */
function KeyLine({ line }: { line: string }) {
  const [, before = line, body = '', after = ''] = /^(.*? \| )(.*)( \| .*)$/u.exec(line) ?? [];
  return (
    <>
      {before}
      <Digits of={body} className="kit-digit" />
      {`${after}\n`}
    </>
  );
}
