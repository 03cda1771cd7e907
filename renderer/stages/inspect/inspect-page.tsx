import './inspect.css';
import { Button, Group, Text, TextInput } from '@mantine/core';
import { IconFileSearch } from '@tabler/icons-react';
import { useCallback, useEffect } from 'react';
import { isDesktop } from '../../bridge/connection.ts';
import { DropOverlay } from '../../components/drop-overlay.tsx';
import { PageFrame } from '../../components/page-frame.tsx';
import { pickedFile, PickFiles } from '../../components/pick-files.tsx';
import { useFileDrop } from '../../components/use-file-drop.ts';
import { useClient } from '../../store/bridge-store.ts';
import { useInspections } from '../../store/inspect-store.ts';
import { useOwnWords } from '../../store/words-store.ts';
import { InspectionCard } from './inspection-card.tsx';

/** Looks into backup files of this computer without a network: chosen, or dropped anywhere on the page. */
export default function InspectPage() {
  const { inspect } = useOwnWords();
  const client = useClient();
  const { files, targetVersion, madeOn, setVersions, clear } = useInspections();
  const add = useInspections((store) => store.add);
  const resume = useInspections((store) => store.resume);
  useEffect(() => {
    if (client) void resume(client);
  }, [client, resume]);
  const takeDropped = useCallback(
    (dropped: readonly File[]) => {
      if (client) void add(client, dropped.map(pickedFile));
    },
    [client, add],
  );
  const isOver = useFileDrop(takeDropped);
  return (
    <PageFrame title={inspect.title} lead={inspect.lead}>
      <section className="inspect-choose">
        <Group gap="sm">
          <PickFiles purpose="backup" isMultiple onPicked={(picked) => client && void add(client, picked)}>
            {(button) => (
              <Button
                {...button}
                variant={files.length === 0 ? 'filled' : 'default'}
                leftSection={<IconFileSearch size={18} aria-hidden />}
              >
                {files.length === 0 ? inspect.choose : inspect.chooseMore}
              </Button>
            )}
          </PickFiles>
          <Text size="sm" c="dimmed">
            {inspect.drop}
          </Text>
        </Group>
        <div className="inspect-versions">
          <TextInput
            label={inspect.madeOn}
            description={inspect.madeOnHint}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={madeOn}
            autoComplete="off"
            onChange={(event) => setVersions({ madeOn: event.currentTarget.value })}
          />
          <TextInput
            label={inspect.targetVersion}
            description={inspect.targetVersionHint}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={targetVersion}
            autoComplete="off"
            onChange={(event) => setVersions({ targetVersion: event.currentTarget.value })}
          />
        </div>
      </section>
      {files.length === 0 ? (
        <Text c="dimmed">{inspect.noFiles}</Text>
      ) : (
        <div className="inspections">
          {files.map((file) => (
            <InspectionCard key={file.id} file={file} />
          ))}
        </div>
      )}
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed" flex="1 1 20rem">
          {isDesktop() ? inspect.staysHere : inspect.copied}
        </Text>
        {files.length > 1 && (
          <Button variant="default" onClick={clear}>
            {inspect.removeAll}
          </Button>
        )}
      </Group>
      {isOver && <DropOverlay text={inspect.dropNow} />}
    </PageFrame>
  );
}
