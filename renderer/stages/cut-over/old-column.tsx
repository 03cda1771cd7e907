import type { RunState } from '../../../shared/run/run-state.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { finalAddressOf } from '../../../shared/run/standing/machine-name.ts';
import { machineNamesOf } from '../../../shared/text/sheets/machine-names.ts';
import { conflictOf, newVerdict, oldVerdict } from './cut-over-verdict.ts';
import { MachineColumn, Seen } from './machine-column.tsx';
import { oldLooks, proofOf, type SeenThere, text, toneAfter } from './observations.ts';
import type { JobProps } from '../../store/run-store.ts';

/** What was seen of the old appliance: each service from each place, before and now; its address; its power. */
export function OldColumn({ plan, state }: JobProps) {
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
      means={cutover.oldVerdicts[verdict].means}
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
                    <Look look={before} service={service} isAfter={false} />
                  </td>
                  <td>
                    <Look
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

function Look({
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
  if (!look) return !isAfter ? '–' : isLooking ? cutover.lookingNow : cutover.notLooked;
  if (typeof look.seen === 'string') return plainText(look.seen);
  const sight = look.seen[service];
  return (
    <Seen
      tone={isAfter && !isOver ? toneAfter(sight, look.status) : 'plain'}
      title={sight.kind === 'could-not-test' ? plainText(sight.reason) : undefined}
    >
      {sight.kind === 'could-not-test' ? cutover.untested : cutover.sights[sight.kind]}
    </Seen>
  );
}

function Address({ plan, state }: JobProps) {
  const { cutover } = useOwnWords();
  const address = plainText(state.old.identity?.address ?? plan.old.address);
  const conflict = conflictOf(state);
  const isSame = finalAddressOf(plan) === plan.old.address;
  const isGone = ['silent', 'silent-with-warning', 'gone-by-word'].includes(oldVerdict(state));
  const isNewThere = ['there', 'there-by-word'].includes(newVerdict(state));
  const words = conflict
    ? conflict === 'cutover.old-came-back'
      ? cutover.sights.open
      : cutover.addressTaken
    : isSame && isNewThere
      ? cutover.addressNew
      : isGone
        ? cutover.addressFree
        : cutover.addressOwn;
  return (
    <>
      <span className="mono">{address}</span>
      {' · '}
      <Seen tone={conflict ? 'bad' : 'plain'}>{words}</Seen>
    </>
  );
}

/** Nobody sees the power of a machine from here: it is a person's word, or not known. */
function Power({ state }: { state: RunState }) {
  const { cutover } = useOwnWords();
  const word = proofOf(state, 'cutover.old-off-by-word');
  const isSeen = oldLooks(state).some(({ before }) => before?.status === 'passed');
  const verdict = oldVerdict(state);
  const by = plainText(text(word?.params['by']));
  if (verdict === 'came-back' || (verdict === 'serving' && isSeen)) return cutover.powerOn;
  if (verdict === 'serving') return cutover.notLooked;
  if (!word)
    return <Seen tone="unknown">{verdict === 'silent' ? cutover.powerUnseen : cutover.powerUnknown}</Seen>;
  if (word.status === 'failed') return <Seen tone="bad">{cutover.powerNotByWord(by)}</Seen>;
  return <Seen tone="by-word">{cutover.powerByWord(by)}</Seen>;
}
