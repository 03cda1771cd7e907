import '../../components/host-key/host-key.css';
import { Alert, Button, Group, Loader, Stack, Text } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { ApplianceSide } from '../../../shared/run/error-codes.ts';
import { hasHostKey } from '../../../shared/run/login-rights.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import type { ApplianceFacts } from '../../../shared/run/facts.ts';
import { questionText } from '../../../shared/text/render.ts';
import { wordOr } from '../../../shared/text/words.ts';
import { DefinitionList } from '../../components/definition-list.tsx';
import { ErrorCard } from '../../components/proofs/error-card.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { hostKeyName } from '../../components/host-key/host-key-file.ts';
import { QuestionCard } from '../../questions/question-card.tsx';
import { useClient } from '../../store/bridge-store.ts';
import {
  type Connected,
  type TestLogEntry,
  type ConnectionTestView,
  useConnectionTests,
} from '../../store/connection-test-store.ts';
import { useTyped } from '../../store/typed-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { readingOf, type ToldFact } from '../connect/fact-lines.ts';
import type { OwnTest } from './use-connection-test.ts';
import { Sign } from '../../components/frame/sign.tsx';
import { Faint } from '../../components/prose.tsx';

/** Begins the test of the fields beside it, and ends it. */
export function TestButton({ test: { view, stop } }: { test: OwnTest }) {
  const { test } = useOwnWords().connect;
  const client = useClient();
  if (view.kind === 'running') return <Button onClick={stop}>{test.stop}</Button>;
  return (
    <Button type="submit" disabled={!client} leftSection={<IconPlugConnected size={16} aria-hidden />}>
      {view.kind === 'none' ? test.start : test.again}
    </Button>
  );
}

/** A test in place: how it stands, its questions, its log, and what it found. */
export function TestResult({ side, test }: { side: ApplianceSide; test: OwnTest }) {
  const { view, isOutdated } = test;
  const words = useOwnWords().connect;
  const client = useClient();
  const box = useRef<HTMLDivElement>(null);
  // How it ended may stand below what is in sight.
  useEffect(() => {
    if (view.kind === 'failed' || view.kind === 'connected')
      box.current?.scrollIntoView({ block: 'nearest' });
  }, [view.kind]);
  return (
    <div className="connection-test" ref={box}>
      <Status view={view} isOutdated={isOutdated} />
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
          {view.error.code === 'trust.host-key-changed' && <Faint>{words.test.changedKey}</Faint>}
        </div>
      )}
      {view.kind === 'connected' && <Found side={side} result={view.result} isOutdated={isOutdated} />}
      {view.kind !== 'none' && <TestLog log={view.log} isRunning={view.kind === 'running'} />}
    </div>
  );
}

/** How the test stands; green only for the form as it is now. */
function Status({ view, isOutdated }: { view: ConnectionTestView; isOutdated: boolean }) {
  const { test } = useOwnWords().connect;
  const isAsking = view.kind === 'running' && view.question !== undefined;
  const words = { ...test, none: test.means, running: isAsking ? test.asks : test.running };
  const isGreen = view.kind === 'connected' && !isOutdated;
  const isByConsole = view.kind === 'connected' && !hasHostKey(view.result.identity);
  return (
    <Group gap={6} role="status" wrap="nowrap" flex={1}>
      {view.kind === 'running' && !isAsking && <Loader size="xs" aria-hidden />}
      {isGreen && <Sign of="good" />}
      <Text {...(isGreen ? { fw: 600 } : { c: 'dimmed' })}>
        {isOutdated ? test.outdated : isByConsole ? test.consoleSeen : words[view.kind]}
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
  side,
  result: { identity, profile, product, console: seen, facts },
  isOutdated,
}: {
  side: ApplianceSide;
  result: Connected;
  isOutdated: boolean;
}) {
  const { format, untested } = useWords();
  const { test, stage, page, hostKey } = useOwnWords().connect;
  const planned = useTyped((store) => store.typed[side]);
  const told = (fact: (typeof shownFacts)[number], of: ApplianceFacts) => {
    const reading = readingOf(fact, of, format, stage);
    if (reading.kind === 'read') return reading.lines.join('; ');
    return reading.kind === 'unread' ? stage.couldNotRead(wordOr(untested, reading.reason)) : undefined;
  };
  const version = planned.version.trim();
  return (
    <Stack gap={6} {...(isOutdated && { opacity: 0.6 })}>
      <div>
        <Faint>
          {hasHostKey(identity)
            ? `${stage.facts.hostKey}, ${hostKeyName(identity.keyType)}`
            : `${stage.facts.certificate}, SHA-256`}
        </Faint>
        <Group gap="sm">
          <span className="fingerprint">{identity.sha256}</span>
          <CopyButton value={identity.sha256} label={hostKey.copyFingerprint} />
        </Group>
      </div>
      <div className="two-columns" style={{ alignItems: 'start' }}>
        <DefinitionList
          entries={[
            [
              stage.facts.address,
              <span className="mono">{`${identity.address}:${String(identity.port)}`}</span>,
            ],
            [stage.facts.user, hasHostKey(identity) ? plainText(identity.user) : stage.withoutSsh],
            [test.profileUsed, plainText(profile)],
            [stage.facts.product, product && plainText(`${product.product} ${product.version}`)],
            [
              page.version,
              !product && (version === '' ? test.versionUnread : `${version} (${stage.versionByAdmin})`),
            ],
            [test.console, seen ? test.consoleAt(seen.port, plainText(seen.title ?? '')) : test.noConsole],
          ]}
        />
        {facts ? (
          <DefinitionList entries={shownFacts.map((fact) => [stage.facts[fact], told(fact, facts)])} />
        ) : (
          <Faint>{test.factsNotRead}</Faint>
        )}
      </div>
      <Filled side={side} />
    </Stack>
  );
}

/** Which fields the test wrote into, for they are folded away. */
function Filled({ side }: { side: ApplianceSide }) {
  const { test, page } = useOwnWords().connect;
  const filledIn = useTyped((store) => store.typed[side].filledIn) ?? {};
  const names = { hostKey: page.pin, version: page.version, consolePort: page.consolePort };
  const filled = Object.entries(names).flatMap(([field, name]) => (field in filledIn ? [name] : []));
  return filled.length > 0 && <Faint>{test.filledIn(filled)}</Faint>;
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
