import { Alert, CloseButton, Code, Group, Stack, Text } from '@mantine/core';
import type { ErrorRecord } from '../../../shared/run/error-record.ts';
import { errorPlace } from '../../../shared/run/reduce-run.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import type { StepId } from '../../../shared/run/steps.ts';
import { errorText } from '../../../shared/text/render.ts';
import type { Phase } from '../../../shared/text/words.ts';
import { usePlace } from '../../store/place-store.ts';
import { useJobId, useRunState } from '../../store/run-store.ts';
import { useOwnWords, useFirstWords } from '../../store/words-store.ts';
import { CopyButton } from '../copy-button.tsx';
import type { Call } from '../use-call.ts';
import { useMoment } from '../use-moment.ts';
import { Labelled } from '../prose.tsx';

/** An error with its four answers; a machine's own words are folded, and all of it can be copied with its code. */
export function ErrorCard({
  error,
  where,
  state,
  onClose,
}: {
  error: ErrorRecord;
  /** Where it happened; by itself where the job of this page stands. A page without one says nothing of appliances. */
  where?: StepId | Phase;
  /** Of the job in which it happened: then it is told when each appliance was last seen. */
  state?: RunState | undefined;
  onClose?: () => void;
}) {
  const words = useFirstWords();
  const { common } = useOwnWords();
  const job = useJobOfPage();
  const moment = useMoment();
  const text = where
    ? errorText(words, error, where, state, moment)
    : errorText(words, error, placeIn(job), job, moment);
  const all = [text.code, text.what, text.meanwhile, text.next, text.retry, text.detail ?? ''].join('\n');
  return (
    <Alert color="red" mb="md" role="alert">
      <Stack gap="xs">
        <Group justify="space-between" align="start" wrap="nowrap">
          <Text size="md" fw={600}>
            {text.what}
          </Text>
          {onClose && <CloseButton aria-label={common.close} onClick={onClose} />}
        </Group>
        {text.meanwhile !== '' && <Labelled label={words.cli.meanwhile}>{text.meanwhile}</Labelled>}
        <Labelled label={words.cli.next}>{text.next}</Labelled>
        {text.retry !== '' && <Labelled label={words.cli.retry}>{text.retry}</Labelled>}
        {text.detail !== undefined && (
          <details>
            <summary>{common.technical}</summary>
            <Code block>{text.detail}</Code>
          </details>
        )}
        <Group gap="xs">
          <Text className="mono">{text.code}</Text>
          <CopyButton value={all} />
        </Group>
      </Stack>
    </Alert>
  );
}

/** Of a job that was rolled back no sentence is true but when the machines were seen. */
function placeIn(job: RunState | undefined): StepId | Phase | undefined {
  return job && job.lifecycle !== 'reverted' ? errorPlace(job, job.current) : undefined;
}

/** How the job stands whose page this is; undefined on a page that is about none. */
function useJobOfPage(): RunState | undefined {
  const page = usePlace();
  const state = useRunState();
  const jobId = useJobId();
  return page.kind === 'job' && page.jobId === jobId ? state : undefined;
}

/** What a {@link useCall} was refused with, until it is dismissed or asked again. */
export function CallError({ call }: { call: Call }) {
  return call.error && <ErrorCard error={call.error} onClose={call.dismiss} />;
}
