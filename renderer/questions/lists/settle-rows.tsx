import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SettledRows } from '../../../shared/contract/answers.ts';
import type { FileRef } from '../../../shared/contract/contract.ts';
import { rowOf, type LedgerRowId } from '../../../shared/rules/ledger/ledger.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { PickFiles } from '../../components/files/pick-files.tsx';
import { Faint } from '../../components/prose.tsx';
import { CallError } from '../../components/proofs/error-card.tsx';
import { useCall } from '../../components/use-call.ts';
import { useWords } from '../../store/words-store.ts';
import { AnswerButtons } from '../answer-buttons.tsx';
import type { QuestionProps } from '../question-props.ts';

interface Given {
  readonly value: string;
  readonly file?: FileRef;
}

/** The rows that a gate waits for: each is ticked by itself, with what was read there or a file. None is ticked. */
export function SettleRows({ question, onAnswer }: QuestionProps<'settle-rows'>) {
  const { ledger } = useWords();
  return (
    <SettleForm
      rows={question.rows}
      rest={ledger.restStaysOpen}
      onSettle={(value) => onAnswer({ kind: 'settle-rows', value })}
      onDecline={() => onAnswer({ kind: 'settle-rows', value: [] })}
    />
  );
}

/** The form of it, with what is said of those that are left out. */
export function SettleForm({
  rows,
  rest,
  onSettle,
  onDecline,
}: {
  rows: readonly LedgerRowId[];
  rest?: (left: number) => string;
  onSettle: (rows: SettledRows) => void;
  /** Absent where nothing waits for it. */
  onDecline?: () => void;
}) {
  const { ledger } = useWords();
  const [given, setGiven] = useState<Readonly<Partial<Record<LedgerRowId, Given>>>>({});
  const done = rows.filter((row) => given[row]);
  const left = rows.length - done.length;
  return (
    <Stack gap="sm">
      {rows.map((row) => (
        <Row
          key={row}
          row={row}
          given={given[row]}
          onGiven={(now) =>
            setGiven((before) => {
              const { [row]: _before, ...others } = before;
              return now ? { ...others, [row]: now } : others;
            })
          }
        />
      ))}
      <Text role="status">
        {ledger.settledOf(done.length, rows.length)}
        {left > 0 && rest && ` ${rest(left)}`}
      </Text>
      <AnswerButtons
        isDisabled={done.length === 0}
        onConfirm={() =>
          onSettle(
            done.map((row) => ({
              row,
              value: given[row]?.value ?? '',
              file: given[row]?.file?.fileId ?? '',
            })),
          )
        }
        onDecline={onDecline}
      />
    </Stack>
  );
}

function Row({
  row,
  given,
  onGiven,
}: {
  row: LedgerRowId;
  given: Given | undefined;
  /** Undefined where it is not done. */
  onGiven: (given: Given | undefined) => void;
}) {
  const { ledger, ledgerNames } = useWords();
  const call = useCall();
  const { expected, todo } = ledger.rows[row];
  const { menus = [] } = rowOf(row);
  return (
    <Stack gap={6} className="frame" p="sm" data-row={row}>
      <Checkbox
        label={<strong>{ledger.done(ledgerNames[row])}</strong>}
        checked={given !== undefined}
        onChange={(event) => onGiven(event.currentTarget.checked ? { value: '' } : undefined)}
      />
      <Text>
        {expected} {todo}
      </Text>
      {menus.length > 0 && <Faint>{menus.join(` ${ledger.or} `)}</Faint>}
      {given && (
        <>
          <TextInput
            label={ledger.valueLabel}
            description={ledger.valueHint}
            value={given.value}
            onChange={(event) => onGiven({ ...given, value: event.currentTarget.value })}
          />
          <CallError call={call} />
          <Group gap="sm">
            <PickFiles
              purpose="evidence"
              onPicked={([picked]) =>
                void (async () => {
                  const file = picked && (await call.ask(() => picked.take()));
                  if (file) onGiven({ ...given, file });
                })()
              }
            >
              {(button) => (
                <Button variant="default" {...button}>
                  {ledger.addFile}
                </Button>
              )}
            </PickFiles>
            {given.file && <Text role="status">{ledger.fileTaken(plainText(given.file.name))}</Text>}
          </Group>
        </>
      )}
    </Stack>
  );
}
