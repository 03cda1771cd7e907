import { Alert, Button, Group, Loader, Stack, Text } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { ApplianceSide } from '../../../shared/run/error-codes.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import type { ApplianceFacts } from '../../../shared/run/facts.ts';
import { questionText } from '../../../shared/text/render.ts';
import { wordOr } from '../../../shared/text/words.ts';
import { DefinitionList } from '../../components/definition-list.tsx';
import { ErrorCard } from '../../components/proofs/error-card.tsx';
import { hostKeyName } from '../../components/host-key/host-key-file.ts';
import { QuestionCard } from '../../questions/question-card.tsx';
import { useClient } from '../../store/bridge-store.ts';
import {
  applianceKey,
  type Connected,
  type TestLogEntry,
  type ConnectionTestView,
  useConnectionTests,
} from '../../store/connection-test-store.ts';
import { useTyped } from '../../store/typed-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { readingOf, type ToldFact } from '../connect/fact-lines.ts';
import { useFormErrors } from './form-errors.ts';
import { windowApplianceOf } from './window-plan-of.ts';
import { Sign } from '../../components/frame/sign.tsx';
import { Faint } from '../../components/prose.tsx';

/** Tests the connection to one machine, in place: its questions, its log, and what it found. */
export function ConnectionTest({ side }: { side: ApplianceSide }) {
  const { test } = useOwnWords().connect;
  const client = useClient();
  const view = useConnectionTests((store) => store[side]);
  const { start, stop } = useConnectionTests();
  const typed = useTyped((store) => store.typed[side]);
  const { check, refuse } = useFormErrors();
  const run = async () => {
    if (!client || !check(side)) return;
    const refusal = await start(client, side, windowApplianceOf(typed));
    if (refusal) refuse(refusal, 'appliance', side);
  };
  const isRunning = view.kind === 'running';
  const isOutdated =
    view.kind !== 'none' && !isRunning && view.appliance !== applianceKey(windowApplianceOf(typed));
  return (
    <div className="connection-test">
      <Group gap="sm">
        {isRunning ? (
          <Button onClick={() => stop(client, side)}>{test.stop}</Button>
        ) : (
          <Button
            disabled={!client}
            leftSection={<IconPlugConnected size={16} aria-hidden />}
            data-test={`connection-test-${side}`}
            onClick={() => void run()}
          >
            {view.kind === 'none' ? test.start : test.again}
          </Button>
        )}
        <Status view={view} isOutdated={isOutdated} />
      </Group>
      {view.kind === 'running' && view.question && (
        <QuestionCard
          question={view.question.question}
          id={view.question.id}
          hint={undefined}
          isBusy={view.isAnswering || !client}
          onAnswer={(answer) => client && void useConnectionTests.getState().answer(client, side, answer)}
        />
      )}
      {view.kind === 'failed' && !isOutdated && (
        <div>
          <ErrorCard error={view.error} where="connect" />
          {view.error.code === 'trust.host-key-changed' && <Faint>{test.changedKey}</Faint>}
        </div>
      )}
      {view.kind === 'connected' && <Found result={view.result} isOutdated={isOutdated} />}
      {view.kind !== 'none' && <TestLog log={view.log} isRunning={isRunning} />}
    </div>
  );
}

/** How the test stands; green only for the form as it is now. */
function Status({ view, isOutdated }: { view: ConnectionTestView; isOutdated: boolean }) {
  const { test } = useOwnWords().connect;
  const isAsking = view.kind === 'running' && view.question !== undefined;
  const words = { ...test, none: test.means, running: isAsking ? test.asks : test.running };
  const isGreen = view.kind === 'connected' && !isOutdated;
  return (
    <Group gap={6} role="status" wrap="nowrap" flex={1}>
      {view.kind === 'running' && !isAsking && <Loader size="xs" aria-hidden />}
      {isGreen && <Sign of="good" />}
      <Text {...(isGreen ? { fw: 600 } : { c: 'dimmed' })}>
        {isOutdated ? test.outdated : words[view.kind]}
      </Text>
    </Group>
  );
}

const shownFacts = [
  'hostName',
  'os',
  'cores',
  'ramBytes',
  'disks',
  'addresses',
  'clockSkewMs',
] as const satisfies (ToldFact | 'hostName')[];

/** What the test found: who answered, and what the machine tells of itself. */
function Found({
  result: { identity, product, facts },
  isOutdated,
}: {
  result: Connected;
  isOutdated: boolean;
}) {
  const { format, untested } = useWords();
  const { test, stage } = useOwnWords().connect;
  const told = (fact: (typeof shownFacts)[number], of: ApplianceFacts) => {
    const reading = readingOf(fact, of, format, stage);
    if (reading.kind === 'read') return reading.lines.join('; ');
    return reading.kind === 'unread' ? stage.couldNotRead(wordOr(untested, reading.reason)) : undefined;
  };
  return (
    <Stack gap={6} {...(isOutdated && { opacity: 0.6 })}>
      <DefinitionList
        entries={[
          [
            stage.facts.address,
            <span className="mono">{`${identity.address}:${String(identity.port)}`}</span>,
          ],
          [stage.facts.user, plainText(identity.user)],
          [
            stage.facts.hostKey,
            <>
              {hostKeyName(identity.keyType)} <span className="mono">{identity.sha256}</span>
            </>,
          ],
          [test.profileUsed, plainText(product)],
          ...(facts ? shownFacts.map((fact) => [stage.facts[fact], told(fact, facts)] as const) : []),
        ]}
      />
      {!facts && <Faint>{test.factsNotRead}</Faint>}
    </Stack>
  );
}

/** What happened in a connection test, line by line; in view while it runs, folded afterwards. */
function TestLog({ log, isRunning }: { log: readonly TestLogEntry[]; isRunning: boolean }) {
  const words = useWords();
  const { test } = useOwnWords().connect;
  const box = useRef<HTMLPreElement>(null);
  useEffect(() => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [log.length]);
  const lineOf = (entry: TestLogEntry): string => {
    switch (entry.kind) {
      case 'begun':
        return test.begun(plainText(entry.address));
      case 'line':
        return plainText(entry.text);
      case 'asked':
        return test.asked(questionText(words, entry.question).title);
      case 'answered':
        return test.answered;
      default:
        return entry satisfies never;
    }
  };
  return (
    <details className="test-log" open={isRunning} key={String(isRunning)}>
      <summary>{test.log}</summary>
      <pre ref={box} tabIndex={0} aria-label={test.log}>
        {log.map(lineOf).join('\n')}
      </pre>
    </details>
  );
}

/** Both tests found one host key: a mix-up that a job would stop at. */
export function SameKeyWarning() {
  const { page } = useOwnWords().connect;
  const keyOf = (view: ConnectionTestView) =>
    view.kind === 'connected' ? view.result.identity.sha256 : undefined;
  const isSame = useConnectionTests(
    (store) => keyOf(store.old) !== undefined && keyOf(store.old) === keyOf(store.new),
  );
  return (
    isSame && (
      <Alert color="red" role="alert">
        {page.sameKey}
      </Alert>
    )
  );
}
