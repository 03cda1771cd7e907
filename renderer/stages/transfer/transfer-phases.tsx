import './transfer.css';
import { Text, VisuallyHidden } from '@mantine/core';
import { type StageStatus, statusOf, statusWord } from '../../current-stage.ts';
import { hashOf } from '../../store/place-store.ts';
import { useJobId, useOfRun, useRun } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { percentOf, type TransferPhase, transferTasks } from './transfer-status.ts';
import { Sign } from '../../components/frame/sign.tsx';
import { Faint } from '../../components/prose.tsx';

const transferPhases = ['pull', 'verify', 'push'] as const satisfies readonly TransferPhase[];

/** Pull, Verify, Push: three phases, of which a person sees at a glance which one goes on. */
export function TransferPhases({ shown }: { shown: TransferPhase }) {
  const { transfer } = useOwnWords();
  return (
    <ol className="transfer-phases plain-list" aria-label={transfer.phasesLabel}>
      {transferPhases.map((phase) => (
        <li key={phase}>
          <Phase phase={phase} isShown={phase === shown} />
        </li>
      ))}
    </ol>
  );
}

function Phase({ phase, isShown }: { phase: TransferPhase; isShown: boolean }) {
  const { stages } = useWords();
  const jobId = useJobId();
  const status: StageStatus = useOfRun((state) => statusOf(state, phase)) ?? 'pending';
  return (
    <a
      className="frame transfer-phase"
      href={hashOf({ kind: 'job', jobId, stage: phase })}
      aria-current={isShown ? 'step' : undefined}
    >
      <Sign of={status} />
      <div>
        <Text fw={600}>{stages[phase]}</Text>
        <Faint>
          <Standing phase={phase} status={status} />
        </Faint>
      </div>
    </a>
  );
}

function Standing({ phase, status }: { phase: TransferPhase; status: StageStatus }) {
  const words = useWords();
  const { stepStates, format } = words;
  const { common } = useOwnWords();
  const step = useOfRun((state) => state.steps[phase]);
  // Whole percents: this line changes a hundred times at most.
  const percent = useRun(({ latest }) => {
    const exact = percentOf(latest[transferTasks[phase][0]]);
    return exact === undefined ? undefined : Math.floor(exact);
  });
  if (status === 'running' && percent !== undefined)
    return (
      <>
        {percent} %<VisuallyHidden> {stepStates.running}</VisuallyHidden>
      </>
    );
  const word = statusWord(status, words, common.nothingRuns);
  return step?.kind === 'done' && step.ran ? `${word}, ${format.duration(step.durationMs)}` : word;
}
