import { Checkbox, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { RemoteItem } from '../../../shared/run/facts.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { AnswerButtons } from '../answer-buttons.tsx';
import { ItemCells } from './item-cells.tsx';
import { itemsByKind, totalOf, withKind } from './item-groups.ts';
import type { QuestionProps } from '../question-props.ts';

/** Which older backups and audit logs to keep. All are ticked, for that loses nothing; what is left out is declined by its name. */
export function ChooseItems({ question, text, isBusy, onAnswer }: QuestionProps<'choose-items'>) {
  const { format } = useWords();
  const { preserve } = useOwnWords();
  const { items } = question;
  const [keep, setKeep] = useState<readonly string[]>(items.map((item) => item.name));
  const kept = items.filter((item) => keep.includes(item.name));
  const left = items.filter((item) => !keep.includes(item.name));
  const { sizeBytes, unknown } = totalOf(kept);
  return (
    <Stack gap="sm">
      {itemsByKind(items).map((group) => (
        <ItemTable
          key={group.kind}
          kind={group.kind}
          items={group.items}
          keep={keep}
          onToggle={(name, isKept) =>
            setKeep(isKept ? [...keep, name] : keep.filter((each) => each !== name))
          }
          onToggleAll={(isKept) => setKeep(withKind(keep, group.items, isKept))}
        />
      ))}
      <div role="status">
        <Text size="sm" fw={600}>
          {preserve.keeping(kept.length, format.bytes(sizeBytes))}
          {unknown > 0 && ` ${preserve.sizeUnknown(unknown)}`}
        </Text>
        <Text size="sm">
          {left.length === 0
            ? preserve.leavingNone
            : `${preserve.leaving(left.length)} ${left.map((item) => plainText(item.name)).join(', ')}`}
        </Text>
        {kept.some((item) => item.state === 'generating') && (
          <Text size="sm" c="dimmed">
            {preserve.generatingMeans}
          </Text>
        )}
      </div>
      <AnswerButtons
        confirm={text.labels.confirm}
        decline={undefined}
        isBusy={isBusy}
        onConfirm={() =>
          onAnswer({
            kind: 'choose-items',
            value: { keep: [...keep], decline: left.map((item) => item.name) },
          })
        }
      />
    </Stack>
  );
}

function ItemTable({
  kind,
  items,
  keep,
  onToggle,
  onToggleAll,
}: {
  kind: RemoteItem['kind'];
  items: readonly RemoteItem[];
  keep: readonly string[];
  onToggle: (name: string, isKept: boolean) => void;
  onToggleAll: (isKept: boolean) => void;
}) {
  const { report } = useWords();
  const { common, preserve } = useOwnWords();
  const keptCount = items.filter((item) => keep.includes(item.name)).length;
  return (
    <section aria-label={preserve.kinds[kind]}>
      <Title order={3} size="h6" mb={4}>
        {preserve.kinds[kind]}
      </Title>
      <Table.ScrollContainer minWidth={640} type="native">
        <Table verticalSpacing={6} fz="sm" highlightOnHover layout="fixed">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col" w="2.5rem">
                <Checkbox
                  aria-label={preserve.all(preserve.kinds[kind])}
                  checked={keptCount === items.length}
                  indeterminate={keptCount > 0 && keptCount < items.length}
                  onChange={(event) => onToggleAll(event.currentTarget.checked)}
                />
              </Table.Th>
              <Table.Th scope="col">{common.name}</Table.Th>
              <Table.Th scope="col" ta="right" w="6.5rem">
                {report.size}
              </Table.Th>
              <Table.Th scope="col" w="11rem">
                {preserve.made}
              </Table.Th>
              <Table.Th scope="col" w="7rem">
                {report.version}
              </Table.Th>
              <Table.Th scope="col" w="8rem">
                {report.state}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((item) => (
              <Table.Tr key={item.name}>
                <Table.Td>
                  <Checkbox
                    aria-label={preserve.keepItem(plainText(item.name))}
                    checked={keep.includes(item.name)}
                    onChange={(event) => onToggle(item.name, event.currentTarget.checked)}
                  />
                </Table.Td>
                <Table.Th scope="row" fw={400}>
                  {plainText(item.name)}
                </Table.Th>
                <ItemCells item={item} />
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}
