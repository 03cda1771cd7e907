import { Text, Textarea } from '@mantine/core';
import { paramText } from '../../../shared/text/plain-text.ts';
import { useInputState } from '@mantine/hooks';
import type { BridgeClient } from '../../../shared/contract/contract.ts';
import { type JobProps, useMayChange, useRun } from '../../store/run-store.ts';
import { useOwnWords } from '../../store/words-store.ts';
import { probeCommand } from './probe-command.ts';
import { ProofLine } from '../../components/proofs/proof-list.tsx';
import { RunButton } from '../../components/frame/run-button.tsx';
import { CommandLine } from '../../components/copy-button.tsx';
import { Section } from '../../components/prose.tsx';

/** What machines in the clients' own networks saw at the final address, and the way to add what one more saw. */
export function ClientNetwork({ plan, state }: JobProps) {
  const { validate } = useOwnWords();
  const mayChange = useMayChange();
  const addEvidence = useRun((store) => store.addEvidence);
  const [text, setText] = useInputState('');
  if (state.steps['take-address'].kind !== 'done') return null;
  const seen = state.proofs.filter(({ id }) => id === 'validate.client-network');
  const add = async (client: BridgeClient) => {
    if (await addEvidence(client, text)) setText('');
  };
  return (
    <Section title={validate.networkTitle} means={validate.networkMeans} data-client-network>
      <CommandLine command={probeCommand(plan, state)} copyLabel={validate.networkRun} />
      {seen.length === 0 && <Text>{validate.networkNone}</Text>}
      {seen.map((proof) => (
        <ProofLine key={paramText(proof.params['from'])} proof={proof} />
      ))}
      <Textarea
        label={validate.networkPaste}
        description={validate.networkPasteHint}
        value={text}
        onChange={setText}
        autosize
        minRows={2}
        maxRows={6}
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      />
      <div>
        <RunButton disabled={!mayChange || text.trim() === ''} onPress={add}>
          {validate.networkAdd}
        </RunButton>
      </div>
    </Section>
  );
}
