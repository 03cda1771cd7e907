import { Loader, Text, UnstyledButton } from '@mantine/core';
import { IconFileImport, IconFileSearch, IconPlayerPlay, IconPlus } from '@tabler/icons-react';
import { useId, useState, type ReactNode } from 'react';
import type { ErrorRecord } from '../../../shared/run/error-record.ts';
import { resultOf } from '../../bridge/result.ts';
import { ErrorCard } from '../../components/proofs/error-card.tsx';
import { PickFiles, type PickedFile } from '../../components/files/pick-files.tsx';
import { useBridge, useClient } from '../../store/bridge-store.ts';
import { goTo, hashOf } from '../../store/place-store.ts';
import { useOwnWords } from '../../store/words-store.ts';

/** What can be begun here, each with what it does. */
export function StartActions() {
  const client = useClient();
  const { start } = useOwnWords();
  const canDemo = useBridge(({ status }) =>
    status.kind === 'connected' || status.kind === 'lost' ? status.info.canDemo : false,
  );
  const [busy, setBusy] = useState<'demo' | 'import' | undefined>();
  const [error, setError] = useState<ErrorRecord | undefined>();
  const open = async (what: 'demo' | 'import', made: Promise<{ readonly jobId: string }>) => {
    setBusy(what);
    setError(undefined);
    const result = await resultOf(made);
    setBusy(undefined);
    if (result.ok) goTo({ kind: 'job', jobId: result.value.jobId, stage: undefined });
    else setError(result.error);
  };
  const importPlan = ([picked]: readonly PickedFile[]) => {
    if (client && picked)
      void open(
        'import',
        picked.take().then(({ fileId }) => client.jobs.import({ fileId })),
      );
  };
  return (
    <>
      {error && <ErrorCard error={error} where="connect" onClose={() => setError(undefined)} />}
      <ul className="tiles">
        <Tile
          icon={<IconPlus size={22} aria-hidden />}
          title={start.newMigration}
          means={start.newMigrationMeans}
          isFirst
          href={hashOf({ kind: 'new' })}
        />
        <Tile
          icon={busy === 'demo' ? <Loader size={22} aria-hidden /> : <IconPlayerPlay size={22} aria-hidden />}
          title={start.demo}
          means={busy === 'demo' ? start.demoStarting : canDemo ? start.demoMeans : start.noDemo}
          button={{
            disabled: !client || !canDemo || busy !== undefined,
            onClick: () => client && void open('demo', client.demo.start({})),
          }}
          test="demo"
          isLive
        />
        <Tile
          icon={<IconFileSearch size={22} aria-hidden />}
          title={start.inspect}
          means={start.inspectMeans}
          href={hashOf({ kind: 'inspect' })}
        />
        <PickFiles purpose="plan" onPicked={importPlan}>
          {({ disabled, onClick }) => (
            <Tile
              icon={
                busy === 'import' ? (
                  <Loader size={22} aria-hidden />
                ) : (
                  <IconFileImport size={22} aria-hidden />
                )
              }
              title={start.importPlan}
              means={start.importPlanMeans}
              button={{ disabled: disabled || busy !== undefined, onClick }}
            />
          )}
        </PickFiles>
      </ul>
    </>
  );
}

/** One thing to begin: all of it can be pressed. */
function Tile({
  icon,
  title,
  means,
  isFirst = false,
  href,
  button,
  test,
  isLive = false,
}: {
  icon: ReactNode;
  title: string;
  means: string;
  /** What most people come for. */
  isFirst?: boolean;
  href?: string;
  button?: { readonly disabled: boolean; readonly onClick: () => void };
  test?: string;
  /** What it says changes while it works. */
  isLive?: boolean;
}) {
  const meansId = useId();
  const content = (
    <>
      <span className="tile-icon">{icon}</span>
      <Text span fw={600} className="tile-title">
        {title}
      </Text>
    </>
  );
  const common = { className: 'tile-press', 'aria-describedby': meansId, 'data-test': test };
  return (
    <li className="tile" data-first={isFirst}>
      {href === undefined ? (
        <UnstyledButton {...common} {...button}>
          {content}
        </UnstyledButton>
      ) : (
        <UnstyledButton {...common} component="a" href={href}>
          {content}
        </UnstyledButton>
      )}
      <Text size="sm" c="dimmed" id={meansId} {...(isLive && { role: 'status' })}>
        {means}
      </Text>
    </li>
  );
}
