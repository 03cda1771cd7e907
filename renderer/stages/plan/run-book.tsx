import { ledgerRows } from '../../../shared/rules/ledger/standing.ts';
import { windowEstimate, windowVerdict } from '../../../shared/rules/times.ts';
import { leftByHand } from '../../../shared/run/standing/left-by-hand.ts';
import { stepIds } from '../../../shared/run/steps.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { choicesOf } from '../../../shared/text/sheets/address-words.ts';
import { rollbackSheet } from '../../../shared/text/sheets/by-hand-text.ts';
import { versionText } from '../../../shared/text/product-text.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { machineNamesOf } from '../../../shared/text/sheets/machine-names.ts';
import { planRows } from './plan-rows.ts';
import { Grid, SheetOnPaper } from '../../components/run-sheet/paper.tsx';
import type { JobProps } from '../../store/run-store.ts';

/** The plan on paper, for the night: who does what, when it may be stopped, and how to go back if no screen is left. */
export function RunBook({ plan, state }: JobProps) {
  const words = useWords();
  const { common, plan: own } = useOwnWords();
  const { runBook } = own;
  const { ledger } = useWords();
  const rows = ledgerRows(state, plan);
  const names = machineNamesOf(plan, state);
  const left = leftByHand(state, plan);
  return (
    <>
      <h1>{runBook.title(plainText(plan.name))}</h1>
      <p className="small">{runBook.printed(words.format.date(new Date().toISOString()))}</p>
      <Machines plan={plan} state={state} />
      <h2>{runBook.owners}</h2>
      <Grid
        head={[
          runBook.role,
          <>
            {common.name} <span className="small">({runBook.blank})</span>
          </>,
          runBook.phone,
        ]}
        widths={['35%', '35%', '30%']}
        rows={runBook.roles.map((role) => [role, '', ''])}
      />
      <Window plannedMinutes={plan.maintenanceWindowMinutes} />
      <Steps />
      {/* How things stand if the job is stopped in a step. */}
      <h2>{runBook.abort}</h2>
      <p>{runBook.abortIntro}</p>
      <Grid
        isSmall
        head={[runBook.ifItStops, runBook.standing]}
        widths={['34%']}
        rows={stepIds.map((id) => [words.steps[id].title, words.standing[id]])}
      />
      <div className="page-break" />
      <SheetOnPaper sheet={words.holdPoint(names)} />
      <SheetOnPaper sheet={rollbackSheet(words, left, 'before-hold-point')} />
      <SheetOnPaper sheet={rollbackSheet(words, left, 'after-hold-point')} />
      <SheetOnPaper sheet={words.takeoverStuck(names)} />
      <h2>{words.report.whatNext}</h2>
      <ol>
        {words.whatNext({ ...names, strategy: plan.final.strategy }).map((task) => (
          <li key={task.title}>
            <strong>{task.title}</strong> ({task.when}). {task.body}
          </li>
        ))}
      </ol>
      {/* What is looked after on the new appliance, with room for a hand. */}
      {rows.length > 0 && (
        <>
          <h2>{ledger.title}</h2>
          <Grid
            isSmall
            head={[ledger.columns.row, ledger.columns.expected, ledger.columns.todo, runBook.doneAt]}
            widths={['22%', undefined, undefined, '14mm']}
            rows={rows.map(({ id }) => [
              words.ledgerNames[id],
              ledger.rows[id].expected,
              ledger.rows[id].todo,
              '',
            ])}
          />
        </>
      )}
    </>
  );
}

function Machines({ plan, state }: JobProps) {
  const words = useWords();
  const { report, sides, cli, strategies } = words;
  const { address } = words;
  const names = machineNamesOf(plan, state);
  return (
    <>
      <Grid
        head={[report.appliance, report.address, report.version, report.hostKey]}
        rows={(['old', 'new'] as const).map((side) => [
          `${sides[side]}: ${names[`${side}Name`]}`,
          plainText(plan[side].address),
          versionText(words, state[side].product, plan[side].version) ?? report.unknown,
          <span className="small">{plainText(state[side].identity?.sha256 ?? report.unknown)}</span>,
        ])}
      />
      <p>
        <strong>{cli.clientsUse}:</strong> {names.finalAddress} ({strategies[plan.final.strategy].title})
      </p>
      {choicesOf(address, plan.final).map(({ title, consequences }) => (
        <p key={title}>
          <strong>{title}.</strong> {consequences.join(' ')}
        </p>
      ))}
    </>
  );
}

function Window({ plannedMinutes }: { plannedMinutes: number | undefined }) {
  const { format } = useWords();
  const { plan: own } = useOwnWords();
  const { runBook } = own;
  const { minMinutes, maxMinutes, estimateMinutes } = windowEstimate();
  const { kind, neededMinutes } = windowVerdict(plannedMinutes);
  const minutes = (count: number) => format.duration(count * 60_000);
  const planned = plannedMinutes === undefined ? own.notPlanned : minutes(plannedMinutes);
  const estimate = `${minutes(estimateMinutes)} (${minutes(minMinutes)} – ${minutes(maxMinutes)})`;
  return (
    <>
      <h2>{runBook.window}</h2>
      <Grid
        widths={[undefined, '30%', undefined, '30%']}
        rows={[
          [runBook.begins, '', <strong>{runBook.ends}</strong>, ''],
          [own.estimate, estimate, <strong>{own.planned}</strong>, planned],
        ]}
      />
      <p className="small">
        {own.verdicts[kind]}. {own.verdictMeans[kind](planned, minutes(neededMinutes))} {own.timeIntro}
      </p>
    </>
  );
}

/** Every step, with room for who does it and when. */
function Steps() {
  const words = useWords();
  const { plan: own, common } = useOwnWords();
  const { runBook } = own;
  const heads = [words.report.step, common.effectLabel, own.usualTime, common.undoLabel];
  const blanks = [runBook.who, runBook.startedAt, runBook.doneAt];
  return (
    <>
      <h2>{runBook.steps}</h2>
      <Grid
        isSmall
        head={[...heads, ...blanks].map((head) => (
          <span className="small">{head}</span>
        ))}
        widths={['33%', '12%', '11%', '23%', '8%', '6.5%', '6.5%']}
        rows={planRows().flatMap(({ number, step, effect, usual, isFirstOfOutage }) => [
          ...(isFirstOfOutage ? [[own.fromHere]] : []),
          [
            <>
              {number}. {words.steps[step].title}
              <p className="small">{words.steps[step].does}</p>
            </>,
            words.effects[effect].word,
            usual ? words.format.durationRange(usual.minMs, usual.maxMs) : '–',
            words.steps[step].undo,
            ...blanks.map(() => ''),
          ],
        ])}
      />
      <p className="small">{own.notPublishedWhy}</p>
    </>
  );
}
