import { Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import type { Plan } from '../../../shared/contract/plan.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { proofText } from '../../../shared/text/render.ts';
import { CommandLine } from '../../components/run-sheet/command-line.tsx';
import { ProofBadge } from '../../components/proofs/proof-badge.tsx';
import { useClient } from '../../store/bridge-store.ts';
import { useIsMine, useRun } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { probeCommand } from './probe-command.ts';

/** What machines in the clients' own networks saw at the final address, and the way to add what one more saw. */
export function ClientNetwork({ plan, state }: { plan: Plan; state: RunState }) {
  const words = useWords();
  const { validate } = useOwnWords();
  const client = useClient();
  const isMine = useIsMine();
  const { addEvidence, isBusy } = useRun();
  const [text, setText] = useState('');
  if (state.steps['take-address'].kind !== 'done') return null;
  const seen = state.proofs.filter(({ id }) => id === 'validate.client-network');
  const add = async () => {
    if (client && (await addEvidence(client, text))) setText('');
  };
  return (
    <Stack gap="xs" component="section" data-client-network>
      <div>
        <Title order={3} size="h5">
          {validate.networkTitle}
        </Title>
        <Text size="sm" c="dimmed">
          {validate.networkMeans}
        </Text>
      </div>
      <CommandLine command={probeCommand(plan, state)} copyLabel={validate.networkRun} />
      {seen.length === 0 && <Text size="sm">{validate.networkNone}</Text>}
      {seen.map((proof) => (
        <Group key={String(proof.params['from'])} gap="xs" wrap="nowrap" align="flex-start">
          <ProofBadge status={proof.status} fallback="" />
          <Text size="sm">{proofText(words, proof).seen}</Text>
        </Group>
      ))}
      <Textarea
        label={validate.networkPaste}
        description={validate.networkPasteHint}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        autosize
        minRows={2}
        maxRows={6}
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      />
      <div>
        <Button
          variant="default"
          disabled={!client || !isMine || isBusy || text.trim() === ''}
          onClick={() => void add()}
        >
          {validate.networkAdd}
        </Button>
      </div>
    </Stack>
  );
}
