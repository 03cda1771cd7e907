import { Alert, Button, Group, Loader, Stack, Text } from '@mantine/core';
import { IconCircleCheckFilled, IconPlugConnected } from '@tabler/icons-react';
import type { ApplianceSide } from '../../../shared/run/error-codes.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { DefinitionList } from '../../components/definition-list.tsx';
import { ErrorCard } from '../../components/proofs/error-card.tsx';
import { hostKeyName } from '../../components/host-key/host-key-file.ts';
import { QuestionCard } from '../../questions/question-card.tsx';
import { useClient } from '../../store/bridge-store.ts';
import { applianceKey, useProbes, type Connected, type ProbeView } from '../../store/probe-store.ts';
import { useTyped } from '../../store/typed-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { readingOf, type ToldFact } from '../connect/fact-lines.ts';
import { useFormErrors } from './form-errors.ts';
import { ProbeLog } from './probe-log.tsx';
import { windowApplianceOf } from './window-plan-of.ts';

/** Tests the connection to one machine, in place: its questions, its log, and what it found. */
export function ConnectionTest({ side }: { side: ApplianceSide }) {
  const { connect } = useOwnWords();
  const { test } = connect;
  const client = useClient();
  const view = useProbes((store) => store[side]);
  const { start, stop } = useProbes();
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
          <Button variant="default" onClick={() => stop(client, side)}>
            {test.stop}
          </Button>
        ) : (
          <Button
            variant="default"
            disabled={!client}
            leftSection={<IconPlugConnected size={16} aria-hidden />}
            data-test={`probe-${side}`}
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
          onAnswer={(answer) => client && void useProbes.getState().answer(client, side, answer)}
        />
      )}
      {view.kind === 'failed' && !isOutdated && (
        <div>
          <ErrorCard error={view.error} where="connect" />
          {view.error.code === 'trust.host-key-changed' && (
            <Text size="sm" c="dimmed">
              {test.changedKey}
            </Text>
          )}
        </div>
      )}
      {view.kind === 'connected' && <Found result={view.result} isOutdated={isOutdated} />}
      {view.kind !== 'none' && <ProbeLog log={view.log} isRunning={isRunning} />}
    </div>
  );
}

/** How the test stands; green only for the form as it is now. */
function Status({ view, isOutdated }: { view: ProbeView; isOutdated: boolean }) {
  const { connect } = useOwnWords();
  const { test } = connect;
  const words = (): string => {
    if (isOutdated) return test.outdated;
    switch (view.kind) {
      case 'none':
        return test.means;
      case 'running':
        return view.question ? test.asks : test.running;
      case 'connected':
        return test.connected;
      case 'failed':
        return test.failed;
      case 'stopped':
        return test.stopped;
      default:
        return view satisfies never;
    }
  };
  const isGreen = view.kind === 'connected' && !isOutdated;
  return (
    <Group gap={6} role="status" wrap="nowrap" flex={1}>
      {view.kind === 'running' && !view.question && <Loader size="xs" aria-hidden />}
      {isGreen && (
        <IconCircleCheckFilled
          size={18}
          aria-hidden
          color="var(--mantine-color-green-filled)"
          style={{ flexShrink: 0 }}
        />
      )}
      <Text size="sm" {...(isGreen ? { fw: 600 } : { c: 'dimmed' })}>
        {words()}
      </Text>
    </Group>
  );
}

const shownFacts = [
  'os',
  'cores',
  'ramBytes',
  'disks',
  'addresses',
  'clockSkewMs',
] as const satisfies ToldFact[];

/** What the test found: who answered, and what the machine tells of itself. */
function Found({ result, isOutdated }: { result: Connected; isOutdated: boolean }) {
  const { format } = useWords();
  const { connect } = useOwnWords();
  const { test, stage } = connect;
  const { identity, product, facts } = result;
  const told = facts
    ? (['hostName', ...shownFacts] as const).map((fact) => {
        const reading = readingOf(fact, facts, format, stage);
        const value =
          reading.kind === 'read'
            ? reading.lines.join('; ')
            : reading.kind === 'unread'
              ? stage.couldNotRead(reading.reason)
              : undefined;
        return [stage.facts[fact], value] as const;
      })
    : [];
  return (
    <Stack gap={6} {...(isOutdated && { opacity: 0.6 })}>
      <DefinitionList
        entries={[
          [
            stage.facts.address,
            <span className="mono" key="address">{`${identity.address}:${String(identity.port)}`}</span>,
          ],
          [stage.facts.user, plainText(identity.user)],
          [
            stage.facts.hostKey,
            <span key="key">
              {hostKeyName(identity.keyType)} <span className="mono">{identity.sha256}</span>
            </span>,
          ],
          [test.profileUsed, plainText(product)],
          ...told,
        ]}
      />
      {!facts && (
        <Text size="sm" c="dimmed">
          {test.factsNotRead}
        </Text>
      )}
    </Stack>
  );
}

/** Both tests found one host key: a mix-up that a job would stop at. */
export function SameKeyWarning() {
  const { connect } = useOwnWords();
  const [old, fresh] = useProbes((store) => keysOf(store)).split(' ');
  if (old === undefined || old === '' || old !== fresh) return null;
  return (
    <Alert color="red" role="alert">
      {connect.page.sameKey}
    </Alert>
  );
}

function keysOf({ old, new: fresh }: { old: ProbeView; new: ProbeView }): string {
  const keyOf = (view: ProbeView) => (view.kind === 'connected' ? view.result.identity.sha256 : '');
  return `${keyOf(old)} ${keyOf(fresh)}`;
}
