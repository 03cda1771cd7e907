import type { ReactNode } from 'react';
import { Text } from '@mantine/core';
import type { Plan } from '../../../shared/contract/plan.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { machineNamesOf } from '../plan/machine-names.ts';
import { conflictOf, newVerdict, type NewVerdict } from './cut-over-verdict.ts';
import { MachineColumn } from './machine-column.tsx';
import { proofOf } from './observations.ts';
import { ToneMark, type Tone } from './tone-mark.tsx';

const tones = {
  'not-ready': 'plain',
  waits: 'plain',
  taking: 'working',
  there: 'good',
  'not-there': 'bad',
  conflict: 'bad',
  unclear: 'unknown',
} as const satisfies Record<NewVerdict, Tone>;

/** The new appliance while it takes over: both services at the final address, which address it has, and who it shows itself to be. */
export function NewColumn({ plan, state }: { plan: Plan; state: RunState }) {
  const { format, report } = useWords();
  const { cutover } = useOwnWords();
  const verdict = newVerdict(state);
  const { newName, finalAddress } = machineNamesOf(plan, state);
  const answers = proofOf(state, 'cutover.new-answers');
  const isThere = verdict === 'there' && answers?.status === 'passed';
  const certificate = proofOf(state, 'validate.certificate');
  const looking =
    state.isRunning && state.waiting?.step === 'take-address' ? state.waiting.elapsedMs : undefined;
  const own = plainText(state.new.identity?.address ?? plan.new.address);
  const isTried = verdict === 'taking' || verdict === 'not-there';
  return (
    <MachineColumn
      side="new"
      step="take-address"
      name={newName}
      tone={tones[verdict]}
      verdict={cutover.newVerdicts[verdict]}
    >
      <table className="machine-looks">
        <thead>
          <tr>
            <th scope="col">{cutover.what}</th>
            <th scope="col">{cutover.now}</th>
          </tr>
        </thead>
        <tbody>
          <Row name={cutover.ssh} tone={isThere ? 'good' : isTried ? 'unknown' : 'plain'}>
            {isThere ? cutover.answersFinal : isTried ? cutover.notAnsweringYet : cutover.notLooked}
          </Row>
          <Row
            name={cutover.https}
            tone={
              certificate ? (certificate.status === 'passed' ? 'good' : toneOf(certificate.status)) : 'plain'
            }
          >
            {certificate
              ? certificate.params['sha256'] === ''
                ? cutover.untested
                : cutover.answersFinal
              : cutover.atValidation}
          </Row>
          <Row name={report.address} tone={isThere ? 'good' : 'plain'}>
            <span className="mono">
              {isThere ? cutover.addressFinal(finalAddress) : cutover.addressNow(own)}
            </span>
          </Row>
          <Row name={cutover.identity} tone={isThere ? 'good' : conflictOf(state) ? 'bad' : 'plain'}>
            {isThere
              ? cutover.identityShown
              : conflictOf(state)
                ? cutover.identityOther
                : state.new.identity
                  ? cutover.identityPinned
                  : cutover.notLooked}
            {state.new.identity && (
              <Text size="sm" className="mono" c="dimmed">
                {state.new.identity.sha256}
              </Text>
            )}
          </Row>
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

function Row({ name, tone, children }: { name: string; tone: Tone; children: ReactNode }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <span className="machine-sight">
          <ToneMark tone={tone} />
          <span>{children}</span>
        </span>
      </td>
    </tr>
  );
}

function toneOf(status: RunState['proofs'][number]['status']): Tone {
  if (status === 'failed') return 'bad';
  return status === 'passed-with-warning' ? 'warning' : 'unknown';
}
