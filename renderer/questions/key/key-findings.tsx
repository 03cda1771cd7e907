import { Text } from '@mantine/core';
import { IconZoomExclamation } from '@tabler/icons-react';
import { lintKey } from '../../../shared/rules/key/key-lint.ts';
import { findingText } from '../../../shared/text/render.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { Faint, Lines, Note } from '../../components/prose.tsx';

/** What looks like a slip in a key that was entered. Told, never mended; a short key only once the field was left. */
export function KeyFindings({
  value,
  isComplete,
  hadLineBreak,
  hasNotes,
}: {
  value: string;
  /** The person has left the field, or pasted: what is still missing is missing. */
  isComplete: boolean;
  hadLineBreak: boolean;
  /** Whether to tell what needs no mending, such as characters that look alike. */
  hasNotes: boolean;
}) {
  const words = useWords();
  const { key } = useOwnWords();
  if (value === '') return null;
  const findings = lintKey(value).filter((found) => isComplete || found.id !== 'key.short');
  const warnings = findings.filter((found) => found.severity !== 'info');
  return (
    <>
      {findings
        .filter((found) => hasNotes && found.severity === 'info')
        .map((found) => (
          <Faint key={found.id}>
            {findingText(words, found).seen} {findingText(words, found).why}
          </Faint>
        ))}
      {(warnings.length > 0 || hadLineBreak) && (
        <Note
          mt="xs"
          icon={IconZoomExclamation}
          title={key.lintTitle}
          data-findings={warnings.map((found) => found.id).join(' ')}
        >
          <Text>{key.lintIntro}</Text>
          <Lines
            lines={[
              ...(hadLineBreak ? [key.pastedLineBreak] : []),
              ...warnings.map((found) => {
                const { seen, why, fix } = findingText(words, found);
                return (
                  <>
                    <strong>{seen}</strong> {why} {fix}
                  </>
                );
              }),
            ]}
          />
        </Note>
      )}
    </>
  );
}
