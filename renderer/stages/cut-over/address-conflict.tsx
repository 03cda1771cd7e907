import { Alert, Stack, Text } from '@mantine/core';
import { IconShieldX } from '@tabler/icons-react';
import type { ErrorRecord } from '../../../shared/run/error-record.ts';
import type { StepId } from '../../../shared/run/steps.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { errorText } from '../../../shared/text/render.ts';
import type { Param } from '../../../shared/run/sighting.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { DefinitionList } from '../../components/definition-list.tsx';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { Labelled } from '../../components/prose.tsx';
import { useOfRun, useRunState } from '../../store/run-store.ts';

/** An address shows a machine that must not be there: who it is by its key, who should be, and no button that goes on. */
export function AddressConflict({ error, where }: { error: ErrorRecord; where: StepId }) {
  const words = useWords();
  const { conflict } = useOwnWords().cutover;
  const oldKey = useOfRun((state) => state.old.identity?.sha256);
  const newKey = useOfRun((state) => state.new.identity?.sha256);
  const text = errorText(words, error, where, useRunState());
  const all = [text.code, text.what, text.meanwhile, text.next, text.retry].join('\n');
  const mono = (value: Param | undefined) => (
    <span className="mono">{typeof value === 'string' ? plainText(value) : words.report.unknown}</span>
  );
  return (
    <Alert
      color="red"
      variant="outline"
      role="alert"
      icon={<IconShieldX size={22} aria-hidden />}
      title={error.code === 'cutover.old-came-back' ? conflict.old : conflict.third}
      data-conflict={error.code}
    >
      <Stack gap="sm">
        <Text>{text.what}</Text>
        <DefinitionList
          entries={[
            [words.report.address, mono(error.params['address'])],
            [conflict.shows, mono(error.params['sha256'])],
            [conflict.pinnedOld, mono(oldKey)],
            [conflict.pinnedNew, mono(newKey)],
          ]}
        />
        <Labelled label={words.cli.meanwhile}>{text.meanwhile}</Labelled>
        <Labelled label={words.cli.next}>{text.next}</Labelled>
        <Text>{conflict.blocked}</Text>
        <div>
          <span className="mono">{text.code}</span> <CopyButton value={all} />
        </div>
      </Stack>
    </Alert>
  );
}
