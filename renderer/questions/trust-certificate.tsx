import { Group, Stack, Text } from '@mantine/core';
import { consoleUrl } from '../../shared/run/standing/probe-command.ts';
import { plainText } from '../../shared/text/plain-text.ts';
import { DefinitionList } from '../components/definition-list.tsx';
import { CompareBox } from '../components/host-key/compare-box.tsx';
import { compareCertificate } from '../components/host-key/compare-fingerprint.ts';
import { ConsoleLink } from '../components/run-sheet/instruction-card.tsx';
import { useOwnWords, useWords } from '../store/words-store.ts';
import { DemoHint } from './demo-hint.tsx';
import type { QuestionProps } from './question-props.ts';
import { Fingerprint, TrustButtons, useTrust } from './trust.tsx';

/**
 * The certificate of a web console, where it alone says who a machine is: what it says of itself, the way there, and a box that
 * compares. One that both machines have tells nothing, however well it compares: then there is no box.
 */
export function TrustCertificate({ question, text, hint, onAnswer }: QuestionProps<'trust-certificate'>) {
  const { format } = useWords();
  const { certificate } = useOwnWords().connect;
  const { address, port, sha256, subject, issuer, validTo } = question;
  const isShared = question.reason === 'shared';
  const { typed, setTyped, compared, answer, answerWith } = useTrust(
    'trust-certificate',
    sha256,
    compareCertificate,
    onAnswer,
  );
  // What the certificate says of itself stands in a list of its own.
  const [what, , how] = text.body;
  return (
    <Stack gap="sm">
      <Text size="md">{what}</Text>
      <div className="frame">
        <DefinitionList
          entries={[
            [certificate.fingerprint, <Fingerprint sha256={sha256} />],
            [certificate.subject, plainText(subject)],
            [certificate.issuer, plainText(issuer)],
            [certificate.validTo, format.date(validTo)],
          ]}
        />
      </div>
      <DemoHint hint={hint} onFill={answerWith} isAnswer />
      <Group justify="space-between" align="flex-start" gap="sm">
        <Text size="md" flex="1 1 24rem">
          {how}
        </Text>
        <ConsoleLink link={consoleUrl(address, { console: port })} />
      </Group>
      {!isShared && (
        <CompareBox
          label={certificate.compareLabel}
          hint={certificate.compareHint}
          typed={typed}
          compared={compared}
          told={certificate.compared[compared]}
          onTyped={setTyped}
        />
      )}
      <TrustButtons compared={compared} onAnswer={answer} />
    </Stack>
  );
}
