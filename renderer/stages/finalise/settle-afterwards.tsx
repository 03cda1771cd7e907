import { Stack, Text } from '@mantine/core';
import { openRows } from '../../../shared/rules/ledger/standing.ts';
import { questionText } from '../../../shared/text/render.ts';
import { AnswerContext } from '../../questions/answer-buttons.tsx';
import { SettleForm } from '../../questions/lists/settle-rows.tsx';
import { useClient } from '../../store/bridge-store.ts';
import { type JobProps, useMayChange, useRun } from '../../store/run-store.ts';
import { useWords } from '../../store/words-store.ts';

/** What a finalised job left open of the ledger, to be settled by a person's word once it is done: what is left out stays open. */
export function SettleAfterwards({ plan, state }: JobProps) {
  const words = useWords();
  const client = useClient();
  const isBusy = useRun((store) => store.isBusy);
  const settle = useRun((store) => store.settle);
  const mayChange = useMayChange();
  const rows = openRows(state, plan, 'finalise');
  if (state.lifecycle !== 'finalised' || state.isRunning || !mayChange || rows.length === 0) return null;
  const { title, body, labels } = questionText(words, { kind: 'settle-rows', step: 'finalise', rows });
  return (
    <details data-settle-afterwards>
      <summary>{title}</summary>
      <Stack gap="sm">
        <Text>{body[0]}</Text>
        <AnswerContext value={{ labels, isBusy: isBusy || !client }}>
          {/* Another form once some are settled. */}
          <SettleForm
            key={rows.join()}
            rows={rows}
            onSettle={(settled) => client && void settle(client, settled)}
          />
        </AnswerContext>
      </Stack>
    </details>
  );
}
