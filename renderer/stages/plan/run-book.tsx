import { Fragment } from 'react';
import type { Plan } from '../../../shared/contract/plan.ts';
import { integrationIds } from '../../../shared/rules/preflight/integrations.ts';
import { windowEstimate, windowVerdict } from '../../../shared/rules/times.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { stepCatalogue } from '../../../shared/run/steps.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import type { RunSheet } from '../../../shared/text/words.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { machineNamesOf } from './machine-names.ts';
import { planRows } from './plan-rows.ts';

/** The plan on paper, for the night: who does what, when it may be stopped, and how to go back if no screen is left. */
export function RunBook({ plan, state }: { plan: Plan; state: RunState }) {
  const words = useWords();
  const { plan: own } = useOwnWords();
  const { runBook } = own;
  const names = machineNamesOf(plan, state);
  return (
    <>
      <h1>{runBook.title(plainText(plan.name))}</h1>
      <p className="small">{runBook.printed(words.format.date(new Date().toISOString()))}</p>
      <Machines plan={plan} state={state} />
      <Owners />
      <Window plannedMinutes={plan.maintenanceWindowMinutes} />
      <Steps />
      <Abort />
      <Sheet sheet={words.holdPoint(names)} isNewPage />
      <Sheet sheet={words.rollback['before-hold-point'](names)} />
      <Sheet sheet={words.rollback['after-hold-point'](names)} />
      <Sheet sheet={words.takeoverStuck(names)} />
      <h2>{words.report.whatNext}</h2>
      <ol>
        {words.whatNext({ ...names, strategy: plan.final.strategy }).map((task) => (
          <li key={task.title}>
            <strong>{task.title}</strong> ({task.when}). {task.body}
          </li>
        ))}
      </ol>
      {state.rules !== 'none' && <Integrations />}
      <h2>{words.notInBackup.title}</h2>
      <p>{words.notInBackup.items.join(' ')}</p>
      <p>{words.notInBackup.advice}</p>
    </>
  );
}

/** What is written down before and tested afterwards, with room for a hand. */
function Integrations() {
  const words = useWords();
  const { plan: own } = useOwnWords();
  return (
    <>
      <h2>{own.integrationsTitle}</h2>
      <table>
        <tbody>
          {integrationIds.map((id) => (
            <tr key={id}>
              <th scope="row">{words.integrations[id].name}</th>
              <td className="small">{words.integrations[id].test}</td>
              <td className="blank" />
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Machines({ plan, state }: { plan: Plan; state: RunState }) {
  const { report, sides, cli, strategies } = useWords();
  const names = machineNamesOf(plan, state);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{report.appliance}</th>
          <th scope="col">{report.address}</th>
          <th scope="col">{report.version}</th>
          <th scope="col">{report.hostKey}</th>
        </tr>
      </thead>
      <tbody>
        {(['old', 'new'] as const).map((side) => (
          <tr key={side}>
            <th scope="row">
              {sides[side]}: {side === 'old' ? names.oldName : names.newName}
            </th>
            <td>{plainText(plan[side].address)}</td>
            <td>{plainText(state[side].product?.version ?? plan[side].version ?? report.unknown)}</td>
            <td className="small">{plainText(state[side].identity?.sha256 ?? report.unknown)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{cli.clientsUse}</th>
          <td colSpan={3}>
            {names.finalAddress} ({strategies[plan.final.strategy].title})
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function Owners() {
  const { common, plan: own } = useOwnWords();
  const { runBook } = own;
  return (
    <>
      <h2>{runBook.owners}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{runBook.role}</th>
            <th scope="col">
              {common.name} <span className="small">({runBook.blank})</span>
            </th>
            <th scope="col">{runBook.phone}</th>
          </tr>
        </thead>
        <tbody>
          {runBook.roles.map((role) => (
            <tr key={role}>
              <th scope="row">{role}</th>
              <td style={{ width: '35%' }} />
              <td style={{ width: '30%' }} />
            </tr>
          ))}
        </tbody>
      </table>
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
  return (
    <>
      <h2>{runBook.window}</h2>
      <table>
        <tbody>
          <tr>
            <th scope="row">{runBook.begins}</th>
            <td style={{ width: '30%' }} />
            <th scope="row">{runBook.ends}</th>
            <td style={{ width: '30%' }} />
          </tr>
          <tr>
            <th scope="row">{own.estimate}</th>
            <td>
              {minutes(estimateMinutes)} ({minutes(minMinutes)} – {minutes(maxMinutes)})
            </td>
            <th scope="row">{own.planned}</th>
            <td>{planned}</td>
          </tr>
        </tbody>
      </table>
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
  const columns = [
    [words.report.step, '33%'],
    [common.effectLabel, '12%'],
    [own.usualTime, '11%'],
    [common.undoLabel, '23%'],
    [runBook.who, '8%'],
    [runBook.startedAt, '6.5%'],
    [runBook.doneAt, '6.5%'],
  ] as const;
  return (
    <>
      <h2>{runBook.steps}</h2>
      <table>
        <thead>
          <tr>
            {columns.map(([name, width]) => (
              <th scope="col" key={name} className="small" style={{ width }}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {planRows()
            .flatMap(({ rows }) => rows)
            .map((row) => (
              <Fragment key={row.step}>
                {row.isFirstOfOutage && (
                  <tr>
                    <td colSpan={columns.length}>
                      <strong>{own.fromHere}</strong>
                    </td>
                  </tr>
                )}
                <tr>
                  <td>
                    <strong>
                      {row.number}. {words.steps[row.step].title}
                    </strong>
                    <div className="small">{words.steps[row.step].does}</div>
                  </td>
                  <td className="small">{words.effects[row.effect].word}</td>
                  <td className="small">
                    {row.usual ? words.format.durationRange(row.usual.minMs, row.usual.maxMs) : '–'}
                  </td>
                  <td className="small">{words.steps[row.step].undo}</td>
                  <td />
                  <td />
                  <td />
                </tr>
              </Fragment>
            ))}
        </tbody>
      </table>
      <p className="small">{own.notPublishedWhy}</p>
    </>
  );
}

/** How things stand if the job is stopped in a step. */
function Abort() {
  const words = useWords();
  const { runBook } = useOwnWords().plan;
  return (
    <>
      <h2>{runBook.abort}</h2>
      <p>{runBook.abortIntro}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{runBook.ifItStops}</th>
            <th scope="col">{runBook.standing}</th>
          </tr>
        </thead>
        <tbody>
          {stepCatalogue.map(({ id }) => (
            <tr key={id}>
              <th scope="row" style={{ width: '34%' }}>
                {words.steps[id].title}
              </th>
              <td className="small">{words.standing[id]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Sheet({ sheet, isNewPage = false }: { sheet: RunSheet; isNewPage?: boolean }) {
  return (
    <section {...(isNewPage && { className: 'page-break' })}>
      <h2>{sheet.title}</h2>
      <p>{sheet.intro}</p>
      <ol>
        {sheet.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  );
}
