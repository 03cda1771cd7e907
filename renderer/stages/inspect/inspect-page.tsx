import './inspect.css';
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconFileSearch, IconFolderSearch } from '@tabler/icons-react';
import { useEffect } from 'react';
import { isDesktop } from '../../bridge/connection.ts';
import { mostDropped } from '../../components/files/dropped-files.ts';
import { PageFrame } from '../../components/frame/page-frame.tsx';
import { type PickedFile, PickFiles } from '../../components/files/pick-files.tsx';
import { useClient } from '../../store/bridge-store.ts';
import { useInspections } from '../../store/inspect-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { CompareTwo } from './compare-two.tsx';
import { InspectionCard } from './inspection-card.tsx';
import { Inventory } from './inventory.tsx';
import { Wishes } from './wishes.tsx';
import { Faint } from '../../components/prose.tsx';
import { FileDrop } from '../../components/files/file-drop.tsx';

/** Looks into backup files of this computer without a network: chosen, or dropped anywhere on the page. */
export default function InspectPage() {
  const { inspect, start } = useOwnWords();
  const words = useWords();
  const client = useClient();
  const { files, clear } = useInspections();
  const add = useInspections((store) => store.add);
  const resume = useInspections((store) => store.resume);
  useEffect(() => {
    if (client) void resume(client);
  }, [client, resume]);
  const take = (picked: readonly PickedFile[]) => client && void add(client, picked);
  const [first, second] = files.map(({ ref, state }) => (state.kind === 'told' ? ref?.fileId : undefined));
  return (
    <PageFrame title={start.inspect} lead={inspect.lead}>
      <Stack component="section" className="frame inspect-choose">
        <Group gap="sm">
          <PickFiles purpose="backup" isMultiple onPicked={take}>
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
          <PickFiles purpose="backup" isFolder onPicked={take}>
            {(button) => (
              <Button {...button} leftSection={<IconFolderSearch size={18} aria-hidden />}>
                {inspect.chooseFolder}
              </Button>
            )}
          </PickFiles>
          <Faint>{inspect.drop}</Faint>
        </Group>
        <Wishes />
      </Stack>
      {files.length === 0 ? (
        <Text size="md" c="dimmed">
          {inspect.noFiles}
        </Text>
      ) : (
        <Stack gap="md">
          {files.length > 1 && <Inventory files={files} />}
          {files.length >= mostDropped && <Text>{words.inspect.moreFiles}</Text>}
          {files.map((file) => (
            <InspectionCard key={file.id} file={file} />
          ))}
          {files.length === 2 && first && second && (
            <CompareTwo key={`${first} ${second}`} first={first} second={second} />
          )}
        </Stack>
      )}
      <Group justify="space-between" gap="sm">
        <Faint flex="1 1 20rem">{isDesktop() ? inspect.staysHere : inspect.copied}</Faint>
        {files.length > 1 && <Button onClick={clear}>{inspect.removeAll}</Button>}
      </Group>
      <FileDrop text={inspect.dropNow} onFiles={(taker, files) => void add(taker, files)} />
    </PageFrame>
  );
}
