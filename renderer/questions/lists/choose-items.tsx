import { Checkbox, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { RemoteItem } from '../../../shared/run/facts.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { AnswerButtons } from '../answer-buttons.tsx';
import { itemsByKind, totalOf, withKind } from './item-groups.ts';
import type { QuestionProps } from '../question-props.ts';
import { ItemTable } from './item-table.tsx';
import { Faint } from '../../components/prose.tsx';

/** Which older backups and audit logs to keep. All are ticked, for that loses nothing; what is left out is declined by its name. */
export function ChooseItems({ question, onAnswer }: QuestionProps<'choose-items'>) {
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
        <Kind key={group.kind} {...group} keep={keep} onKeep={setKeep} />
      ))}
      <div role="status">
        <Text fw={600}>
          {preserve.keeping(kept.length, format.bytes(sizeBytes))}
          {unknown > 0 && ` ${preserve.sizeUnknown(unknown)}`}
        </Text>
        <Text>
          {left.length === 0
            ? preserve.leavingNone
            : `${preserve.leaving(left.length)} ${left.map((item) => plainText(item.name)).join(', ')}`}
        </Text>
        {kept.some((item) => item.state === 'generating') && <Faint>{preserve.generatingMeans}</Faint>}
      </div>
      <AnswerButtons
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

function Kind({
  kind,
  items,
  keep,
  onKeep,
}: {
  kind: RemoteItem['kind'];
  items: readonly RemoteItem[];
  keep: readonly string[];
  onKeep: (names: readonly string[]) => void;
}) {
  const { preserve } = useOwnWords();
  const keptCount = items.filter((item) => keep.includes(item.name)).length;
  return (
    <section aria-label={preserve.kinds[kind]}>
      <Title order={3} size="h6" mb={4}>
        {preserve.kinds[kind]}
      </Title>
      <ItemTable
        items={items}
        choose={{
          head: (
            <Checkbox
              aria-label={preserve.all(preserve.kinds[kind])}
              checked={keptCount === items.length}
              indeterminate={keptCount > 0 && keptCount < items.length}
              onChange={(event) => onKeep(withKind(keep, items, event.currentTarget.checked))}
            />
          ),
          cell: (item) => (
            <Checkbox
              aria-label={preserve.keepItem(plainText(item.name))}
              checked={keep.includes(item.name)}
              onChange={(event) => onKeep(withKind(keep, [item], event.currentTarget.checked))}
            />
          ),
        }}
      />
    </section>
  );
}
