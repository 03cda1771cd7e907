import type { ReactNode } from 'react';
import { paramText, plainText } from '../../../shared/text/plain-text.ts';
import type { ProofStatus } from '../../../shared/run/proof.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { machineNamesOf } from '../../../shared/text/sheets/machine-names.ts';
import { conflictOf, newVerdict } from './cut-over-verdict.ts';
import { MachineColumn, Seen } from './machine-column.tsx';
import { proofOf } from './observations.ts';
import type { Tone } from '../../components/frame/sign.tsx';
import { Faint } from '../../components/prose.tsx';
import type { JobProps } from '../../store/run-store.ts';

/** What was seen of the new appliance: both services at the final address, which address it has, and who it shows itself to be. */
export function NewColumn({ plan, state }: JobProps) {
  const { format, report } = useWords();
  const { cutover } = useOwnWords();
  const verdict = newVerdict(state);
  const { newName, finalAddress } = machineNamesOf(plan, state);
  const answers = proofOf(state, 'cutover.new-answers');
  const isThere = verdict === 'there' && answers?.status === 'passed';
  const isByWord = verdict === 'there-by-word';
  const certificate = proofOf(state, 'validate.certificate');
  const looking =
    state.isRunning && state.waiting?.step === 'take-address' ? state.waiting.elapsedMs : undefined;
  const { identity } = state.new;
  // What showed it there may be another certificate than the one of the first contact, or no host key any more.
  const shown = verdict === 'there' || isByWord ? paramText(answers?.params['sha256']) : '';
  const isOther = shown !== '' && shown !== identity?.sha256;
  // A certificate may be what showed it: then SSH does not answer there.
  const isByKey = isThere && [undefined, 'host-key'].includes(answers.params['by'] as string | undefined);
  const own = plainText(identity?.address ?? plan.new.address);
  const isTried = verdict === 'taking' || verdict === 'not-there';
  const pinned = conflictOf(state)
    ? cutover.identityOther
    : identity
      ? cutover.identityPinned
      : cutover.notLooked;
  const rows: readonly (readonly [name: string, tone: Tone, seen: ReactNode])[] = [
    [
      cutover.ssh,
      isByKey ? 'good' : isTried ? 'unknown' : 'plain',
      isByKey ? cutover.answersFinal : isTried ? cutover.notAnsweringYet : cutover.notLooked,
    ],
    [
      cutover.https,
      certificate ? toneOf(certificate.status) : 'plain',
      !certificate
        ? cutover.atValidation
        : certificate.params['sha256'] === ''
          ? cutover.untested
          : cutover.answersFinal,
    ],
    [
      report.address,
      isThere ? 'good' : isByWord ? 'by-word' : 'plain',
      <span className="mono">
        {isThere || isByWord ? cutover.addressFinal(finalAddress) : cutover.addressNow(own)}
      </span>,
    ],
    [
      cutover.identity,
      isThere ? 'good' : conflictOf(state) ? 'bad' : 'plain',
      <>
        {isOther && (
          <>
            {cutover.identityNow}
            <Faint className="mono">{plainText(shown)}</Faint>
          </>
        )}
        {isByKey ? cutover.identityShown : pinned}
        {identity && <Faint className="mono">{plainText(identity.sha256)}</Faint>}
      </>,
    ],
  ];
  return (
    <MachineColumn side="new" step="take-address" name={newName} means={cutover.newVerdicts[verdict].means}>
      <table className="machine-looks">
        <thead>
          <tr>
            <th scope="col">{cutover.what}</th>
            <th scope="col">{cutover.now}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, tone, seen]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                <Seen tone={tone} isQuiet={false}>
                  {seen}
                </Seen>
              </td>
            </tr>
          ))}
        </tbody>
        {(looking !== undefined || answers) && (
          <caption>
            {looking !== undefined
              ? cutover.lookingFor(format.duration(Math.max(1_000, looking)))
              : answers && cutover.lookedAt(format.time(answers.at))}
          </caption>
        )}
      </table>
    </MachineColumn>
  );
}

function toneOf(status: ProofStatus): Tone {
  switch (status) {
    case 'passed':
      return 'good';
    case 'failed':
      return 'bad';
    case 'passed-with-warning':
      return 'warning';
    case 'by-word':
      return 'by-word';
    case 'could-not-test':
      return 'unknown';
    default:
      return status satisfies never;
  }
}
