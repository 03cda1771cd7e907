import { Fragment } from 'react';
import type { Plan } from '../../../shared/contract/plan.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { finalAddressOf, machineNamesOf } from '../plan/machine-names.ts';
import { conflictOf, newVerdict, oldVerdict, type OldVerdict } from './cut-over-verdict.ts';
import { MachineColumn } from './machine-column.tsx';
import { oldLooks, proofOf, text, toneAfter, type SeenThere } from './observations.ts';
import { ToneMark, type Tone } from './tone-mark.tsx';

const tones = {
  serving: 'plain',
  'by-hand': 'working',
  'going-down': 'working',
  silent: 'good',
  'silent-with-warning': 'warning',
  replaced: 'plain',
  'still-there': 'bad',
  'came-back': 'bad',
  unclear: 'unknown',
} as const satisfies Record<OldVerdict, Tone>;

/** The old appliance while it goes: each service from each place, before and now; its address; its power. */
export function OldColumn({ plan, state }: { plan: Plan; state: RunState }) {
  const { format, report } = useWords();
  const { cutover } = useOwnWords();
  const verdict = oldVerdict(state);
  const looks = oldLooks(state);
  const newest = looks.map(({ before, now }) => (now ?? before)?.at ?? '').toSorted();
  return (
    <MachineColumn
      side="old"
      step="power-off"
      name={machineNamesOf(plan, state).oldName}
      tone={tones[verdict]}
      verdict={cutover.oldVerdicts[verdict]}
    >
      <table className="machine-looks">
        <thead>
          <tr>
            <th scope="col">{cutover.what}</th>
            <th scope="col">{cutover.seenFrom}</th>
            <th scope="col">{cutover.before}</th>
            <th scope="col">{cutover.now}</th>
          </tr>
        </thead>
        {(['ssh', 'console'] as const).map((service) => (
          <tbody key={service}>
            {looks.length === 0 ? (
              <tr>
                <th scope="row">{service === 'ssh' ? cutover.ssh : cutover.https}</th>
                <td colSpan={3}>{cutover.notLooked}</td>
              </tr>
            ) : (
              looks.map(({ from, before, now }, index) => (
                <tr key={from}>
                  {index === 0 && (
                    <th scope="rowgroup" rowSpan={looks.length}>
                      {service === 'ssh' ? cutover.ssh : cutover.https}
                    </th>
                  )}
                  <td>{from === 'laptop' || from === 'new' ? cutover.places[from] : plainText(from)}</td>
                  <td>
                    <Seen look={before} service={service} isAfter={false} />
                  </td>
                  <td>
                    <Seen
                      look={now}
                      service={service}
                      isAfter
                      isOver={conflictOf(state) !== undefined}
                      isLooking={verdict === 'going-down' || verdict === 'by-hand'}
                    />
                  </td>
                </tr>
              ))
            )}
          </tbody>
        ))}
        <tbody>
          <tr>
            <th scope="row">{report.address}</th>
            <td colSpan={3}>
              <Address plan={plan} state={state} />
            </td>
          </tr>
          <tr>
            <th scope="row">{cutover.power}</th>
            <td colSpan={3}>
              <Power state={state} />
            </td>
          </tr>
        </tbody>
        {newest.at(-1) !== undefined && newest.at(-1) !== '' && (
          <caption>{cutover.lookedAt(format.time(newest.at(-1) ?? ''))}</caption>
        )}
      </table>
    </MachineColumn>
  );
}

function Seen({
  look,
  service,
  isAfter,
  isOver = false,
  isLooking = false,
}: {
  look: SeenThere | undefined;
  service: 'ssh' | 'console';
  isAfter: boolean;
  /** Somebody answers there since: what was seen before is told, and counts no more. */
  isOver?: boolean;
  isLooking?: boolean;
}) {
  const { cutover } = useOwnWords();
  if (!look) return <>{!isAfter ? '–' : isLooking ? cutover.lookingNow : cutover.notLooked}</>;
  if (typeof look.seen === 'string') return <>{plainText(look.seen)}</>;
  const sight = look.seen[service];
  const tone: Tone = isAfter && !isOver ? toneAfter(sight, look.status) : 'plain';
  return (
    <span
      className="machine-sight"
      title={sight.kind === 'could-not-test' ? plainText(sight.reason) : undefined}
    >
      {tone !== 'plain' && <ToneMark tone={tone} />}
      {sight.kind === 'could-not-test' ? cutover.untested : cutover.sights[sight.kind]}
    </span>
  );
}

function Address({ plan, state }: { plan: Plan; state: RunState }) {
  const { cutover } = useOwnWords();
  const address = plainText(state.old.identity?.address ?? plan.old.address);
  const conflict = conflictOf(state);
  const isSame = finalAddressOf(plan) === plan.old.address;
  const verdict = oldVerdict(state);
  const isGone = verdict === 'silent' || verdict === 'silent-with-warning';
  const [tone, words]: readonly [Tone, string] = conflict
    ? ['bad', conflict === 'cutover.old-came-back' ? cutover.sights.open : cutover.addressTaken]
    : isSame && newVerdict(state) === 'there'
      ? ['plain', cutover.addressNew]
      : isGone
        ? ['plain', cutover.addressFree]
        : ['plain', cutover.addressOwn];
  return (
    <Fragment>
      <span className="mono">{address}</span>
      {' · '}
      <span className="machine-sight">
        {tone === 'bad' && <ToneMark tone={tone} />}
        {words}
      </span>
    </Fragment>
  );
}

/** Nobody sees the power of a machine from here: it is a person's word, or not known. */
function Power({ state }: { state: RunState }) {
  const { cutover } = useOwnWords();
  const word = proofOf(state, 'cutover.old-off-by-word');
  const isSeen = oldLooks(state).some(({ before }) => before?.status === 'passed');
  const verdict = oldVerdict(state);
  const by = plainText(text(word?.params['by']));
  const [tone, words]: readonly [Tone, string] =
    verdict === 'came-back' || (verdict === 'serving' && isSeen)
      ? ['plain', cutover.powerOn]
      : verdict === 'serving'
        ? ['plain', cutover.notLooked]
        : word
          ? word.status === 'failed'
            ? ['bad', cutover.powerNotByWord(by)]
            : ['warning', cutover.powerByWord(by)]
          : ['unknown', verdict === 'silent' ? cutover.powerUnseen : cutover.powerUnknown];
  return (
    <span className="machine-sight">
      {tone !== 'plain' && <ToneMark tone={tone} />}
      {words}
    </span>
  );
}
