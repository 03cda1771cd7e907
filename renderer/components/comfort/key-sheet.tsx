import { Alert, Checkbox, Kbd, Modal, Stack, Text } from '@mantine/core';
import { useComfort } from '../../store/comfort-store.ts';
import { useOwnWords } from '../../store/words-store.ts';
import { DataTable } from '../data-table.tsx';
import { keyActions, keys } from './key-of.ts';

/** The keys that the window knows, with the switches of single keys and of the sound. */
export default function KeySheet() {
  const { comfort, common } = useOwnWords();
  const { sheet, hasSingleKeys, hasSound, choose, showSheet } = useComfort();
  const rows: readonly (readonly [key: string, does: string])[] = [
    ['Tab', comfort.tabKey],
    ['Enter', comfort.enterKey],
    ['Esc', comfort.escapeKey],
    ...(hasSingleKeys ? keyActions.map((action) => [keys[action], comfort.keys[action]] as const) : []),
  ];
  return (
    <Modal
      opened={sheet !== 'closed'}
      onClose={() => showSheet('closed')}
      title={comfort.keysTitle}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      <Stack gap="sm">
        {sheet === 'refused' && (
          <Alert color="yellow" role="alert">
            {comfort.callsRefused}
          </Alert>
        )}
        <Text>{comfort.keysIntro}</Text>
        <DataTable
          columns={[comfort.key, comfort.keyDoes]}
          rows={rows.map(([key, does]) => ({ key, cells: [<Kbd key={key}>{key}</Kbd>, does] }))}
        />
        <Checkbox
          label={comfort.singleKeys}
          description={comfort.singleKeysHint}
          checked={hasSingleKeys}
          onChange={(event) => choose('hasSingleKeys', event.currentTarget.checked)}
        />
        <Checkbox
          label={comfort.sound}
          checked={hasSound}
          onChange={(event) => choose('hasSound', event.currentTarget.checked)}
        />
      </Stack>
    </Modal>
  );
}
