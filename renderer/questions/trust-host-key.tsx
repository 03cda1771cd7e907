import '../components/host-key/host-key.css';
import { Stack, Text } from '@mantine/core';
import { CompareBox } from '../components/host-key/compare-box.tsx';
import { compareFingerprint } from '../components/host-key/compare-fingerprint.ts';
import { CommandLine } from '../components/copy-button.tsx';
import { DefinitionList } from '../components/definition-list.tsx';
import {
  fingerprintCommand,
  fingerprintCommandByHand,
  hostKeyName,
} from '../components/host-key/host-key-file.ts';
import { useOwnWords } from '../store/words-store.ts';
import { DemoHint } from './demo-hint.tsx';
import type { QuestionProps } from './question-props.ts';
import { Fingerprint, TrustButtons, useTrust } from './trust.tsx';
import { Faint, Lines } from '../components/prose.tsx';

/**
 * An unknown host key, or one of a new type: its fingerprint, how to read it on the machine's own console, and a box that
 * compares. Nothing here is answered by Enter.
 */
export function TrustHostKey({ question, text, hint, onAnswer }: QuestionProps<'trust-host-key'>) {
  const { hostKey } = useOwnWords().connect;
  const { keyType, sha256 } = question;
  const { typed, setTyped, compared, answer, answerWith } = useTrust(
    'trust-host-key',
    sha256,
    compareFingerprint,
    onAnswer,
  );
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
            [hostKey.fingerprint, <Fingerprint sha256={sha256} />],
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
      <TrustButtons compared={compared} onAnswer={answer} />
    </Stack>
  );
}
