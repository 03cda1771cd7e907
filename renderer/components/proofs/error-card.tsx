import { Alert, CloseButton, Code, Group, Stack, Text } from '@mantine/core';
import type { ErrorRecord } from '../../../shared/run/error-record.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import type { StepId } from '../../../shared/run/steps.ts';
import { errorText } from '../../../shared/text/render.ts';
import type { Phase } from '../../../shared/text/words.ts';
import { useOwnWords, useFirstWords } from '../../store/words-store.ts';
import { CopyButton } from '../copy-button.tsx';
import type { Call } from '../use-call.ts';
import { Labelled } from '../prose.tsx';

/** An error with its four answers; a machine's own words are folded, and all of it can be copied with its code. */
export function ErrorCard({
  error,
  where,
  state,
  onClose,
}: {
  error: ErrorRecord;
  where: StepId | Phase;
  /** Of the job in which it happened: then it is told when each appliance was last seen. */
  state?: RunState | undefined;
  onClose?: () => void;
}) {
  const words = useFirstWords();
  const { common } = useOwnWords();
  const text = errorText(words, error, where, state);
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
        <Labelled label={words.cli.meanwhile}>{text.meanwhile}</Labelled>
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

/** What a {@link useCall} was refused with, until it is dismissed or asked again. */
export function CallError({ call, where = 'connect' }: { call: Call; where?: StepId | Phase }) {
  return call.error && <ErrorCard error={call.error} where={where} onClose={call.dismiss} />;
}
