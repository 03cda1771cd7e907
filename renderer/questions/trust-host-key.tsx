import '../components/host-key/host-key.css';
import { Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { CompareBox } from '../components/host-key/compare-box.tsx';
import { compareFingerprint } from '../components/host-key/compare-fingerprint.ts';
import { CommandLine, CopyButton } from '../components/copy-button.tsx';
import { DefinitionList } from '../components/definition-list.tsx';
import {
  fingerprintCommand,
  fingerprintCommandByHand,
  hostKeyName,
} from '../components/host-key/host-key-file.ts';
import { useOwnWords } from '../store/words-store.ts';
import { DemoHint } from './demo-hint.tsx';
import type { QuestionProps } from './question-props.ts';
import { AnswerButtons } from './answer-buttons.tsx';
import { Faint, Lines } from '../components/prose.tsx';

/**
 * An unknown host key, or one of a new type: its fingerprint, how to read it on the machine's own console, and a box that
 * compares. Nothing here is answered by Enter.
 */
export function TrustHostKey({ question, text, hint, onAnswer }: QuestionProps<'trust-host-key'>) {
  const { hostKey } = useOwnWords().connect;
  const [typed, setTyped] = useState('');
  const { keyType, sha256 } = question;
  const compared = compareFingerprint(typed, sha256);
  /** What is not the same is only shown, with what the comparison comes to. */
  const answerWith = (known: string): void => {
    setTyped(known);
    if (compareFingerprint(known, sha256) === 'same') onAnswer({ kind: 'trust-host-key', value: true });
  };
  return (
    <Stack gap="sm">
      <div>
        {/* Which machine it is about stands in the first paragraph. */}
        <Text size="md">{text.body[0]}</Text>
        <Faint>{question.reason === 'unknown' ? hostKey.whyUnknown : hostKey.whyNewType}</Faint>
      </div>
      <div className="frame">
        <DefinitionList
          entries={[
            [
              question.isJump === true ? hostKey.jumpHost : hostKey.machine,
              `${question.address}:${String(question.port)}`,
            ],
            [hostKey.keyType, `${hostKeyName(keyType)} (${keyType})`],
            [
              hostKey.fingerprint,
              <Group gap="sm">
                <span className="fingerprint">{sha256}</span>
                <CopyButton value={sha256} label={hostKey.copyFingerprint} />
              </Group>,
            ],
          ]}
        />
      </div>
      <DemoHint hint={hint} onFill={answerWith} isAnswer />
      <div className="compare-columns">
        <div>
          <Text fw={600}>{hostKey.howTo}</Text>
          <Lines
            isOrdered
            lines={[
              hostKey.howToSteps[0],
              <>
                {hostKey.howToSteps[1]}
                <CommandLine command={fingerprintCommand(keyType)} copyLabel={hostKey.copyCommand} />
              </>,
              hostKey.howToSteps[2],
            ]}
          />
        </div>
        <CompareBox
          label={text.labels.field ?? hostKey.fingerprint}
          hint={hostKey.compareHint}
          typed={typed}
          compared={compared}
          told={hostKey.compared[compared]}
          onTyped={setTyped}
        >
          {compared === 'md5' && (
            <CommandLine command={fingerprintCommandByHand(keyType)} copyLabel={hostKey.copyCommand} />
          )}
        </CompareBox>
      </div>
      <Faint>{hostKey.acceptMeans}</Faint>
      <AnswerButtons
        isDisabled={compared !== 'same' && compared !== 'nothing'}
        weight={compared === 'same' ? 'usual' : 'light'}
        onConfirm={() => onAnswer({ kind: 'trust-host-key', value: true })}
        onDecline={() => onAnswer({ kind: 'trust-host-key', value: false })}
      />
    </Stack>
  );
}
