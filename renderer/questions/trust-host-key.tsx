import '../components/host-key/host-key.css';
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconCircleCheckFilled, IconCircleXFilled, IconInfoCircle } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { CommandLine } from '../components/run-sheet/command-line.tsx';
import {
  compareFingerprint,
  type FingerprintComparison,
} from '../components/host-key/compare-fingerprint.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { DefinitionList } from '../components/definition-list.tsx';
import {
  fingerprintCommand,
  fingerprintCommandByHand,
  hostKeyName,
} from '../components/host-key/host-key-file.ts';
import { useOwnWords } from '../store/words-store.ts';
import { DemoHint } from './demo-hint.tsx';
import type { QuestionProps } from './question-props.ts';

/**
 * An unknown host key, or one of a new type: its fingerprint, how to read it on the machine's own console, and a box that
 * compares. Nothing here is answered by Enter.
 */
export function TrustHostKey({ question, text, hint, isBusy, onAnswer }: QuestionProps<'trust-host-key'>) {
  const { connect } = useOwnWords();
  const { hostKey } = connect;
  const [typed, setTyped] = useState('');
  const compared = compareFingerprint(typed, question.sha256);
  return (
    <Stack gap="sm">
      <div>
        {/* Which machine it is about stands in the first paragraph. */}
        <Text>{text.body[0]}</Text>
        <Text size="sm" c="dimmed">
          {question.reason === 'unknown' ? hostKey.whyUnknown : hostKey.whyNewType}
        </Text>
      </div>
      <div className="fingerprint-box">
        <DefinitionList
          entries={[
            [
              question.isJump === true ? hostKey.jumpHost : hostKey.machine,
              `${question.address}:${String(question.port)}`,
            ],
            [hostKey.keyType, `${hostKeyName(question.keyType)} (${question.keyType})`],
            [
              hostKey.fingerprint,
              <Group key="sha256" gap="sm">
                <span className="fingerprint">{question.sha256}</span>
                <CopyButton value={question.sha256} label={hostKey.copyFingerprint} />
              </Group>,
            ],
          ]}
        />
      </div>
      <DemoHint hint={hint} onFill={setTyped} />
      <div className="compare-columns">
        <div>
          <Text size="sm" fw={600}>
            {hostKey.howTo}
          </Text>
          <ol className="how-to">
            <li>{hostKey.howToSteps[0]}</li>
            <li>
              {hostKey.howToSteps[1]}
              <CommandLine command={fingerprintCommand(question.keyType)} copyLabel={hostKey.copyCommand} />
            </li>
            <li>{hostKey.howToSteps[2]}</li>
          </ol>
        </div>
        <Compare
          label={text.labels.field ?? hostKey.fingerprint}
          keyType={question.keyType}
          typed={typed}
          compared={compared}
          onTyped={setTyped}
        />
      </div>
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed" flex="1 1 18rem">
          {hostKey.acceptMeans}
        </Text>
        <Group gap="xs">
          <Button
            data-decline
            variant="default"
            disabled={isBusy}
            onClick={() => onAnswer({ kind: 'trust-host-key', value: false })}
          >
            {text.labels.decline}
          </Button>
          <Button
            data-confirm
            variant={compared === 'same' ? 'filled' : 'default'}
            disabled={compared !== 'same' && compared !== 'nothing'}
            loading={isBusy}
            onClick={() => onAnswer({ kind: 'trust-host-key', value: true })}
          >
            {text.labels.confirm}
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}

/** The box to paste into, and what the comparison comes to, said plainly and at once. */
function Compare({
  label,
  keyType,
  typed,
  compared,
  onTyped,
}: {
  label: string;
  keyType: string;
  typed: string;
  compared: FingerprintComparison;
  onTyped: (text: string) => void;
}) {
  const { connect } = useOwnWords();
  const { hostKey } = connect;
  const verdictId = useId();
  return (
    <div>
      <TextInput
        label={label}
        description={hostKey.compareHint}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        aria-describedby={verdictId}
        error={compared === 'different'}
        classNames={{ input: 'mono' }}
        onChange={(event) => onTyped(event.currentTarget.value)}
      />
      <Group gap={6} mt={6} align="start" wrap="nowrap" role="status" id={verdictId} mih="1.5rem">
        <ComparisonIcon compared={compared} />
        <Text
          size="sm"
          fw={compared === 'same' || compared === 'different' ? 600 : 400}
          {...(compared === 'nothing' && { c: 'dimmed' })}
        >
          {hostKey.compared[compared]}
        </Text>
      </Group>
      {compared === 'md5' && (
        <CommandLine command={fingerprintCommandByHand(keyType)} copyLabel={hostKey.copyCommand} />
      )}
    </div>
  );
}

function ComparisonIcon({ compared }: { compared: FingerprintComparison }) {
  const common = { size: 18, 'aria-hidden': true, style: { flexShrink: 0, marginTop: 2 } } as const;
  switch (compared) {
    case 'same':
      return <IconCircleCheckFilled {...common} color="var(--mantine-color-green-filled)" />;
    case 'different':
      return <IconCircleXFilled {...common} color="var(--mantine-color-red-filled)" />;
    case 'nothing':
    case 'short':
    case 'md5':
      return <IconInfoCircle {...common} opacity={0.7} />;
    default:
      return compared satisfies never;
  }
}
