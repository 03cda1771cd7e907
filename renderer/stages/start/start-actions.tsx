import { Loader, UnstyledButton } from '@mantine/core';
import { IconFileImport, IconFileSearch, IconHandStop, IconPlayerPlay, IconPlus } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { BridgeClient } from '../../../shared/contract/contract.ts';
import { CallError } from '../../components/proofs/error-card.tsx';
import { type PickedFile, PickFiles } from '../../components/files/pick-files.tsx';
import { useBridge, useClient } from '../../store/bridge-store.ts';
import { goTo, hashOf } from '../../store/place-store.ts';
import { useOwnWords } from '../../store/words-store.ts';
import { useCall } from '../../components/use-call.ts';
import { Faint } from '../../components/prose.tsx';

type Begun = 'demo' | 'guided' | 'import';

/** What can be begun here, each with what it does. */
export function StartActions() {
  const client = useClient();
  const { start } = useOwnWords();
  const canDemo = useBridge(({ status }) => ('info' in status ? status.info.canDemo : false));
  const call = useCall();
  const [begun, setBegun] = useState<Begun | undefined>();
  const busy = call.isBusy ? begun : undefined;
  const open = async (what: Begun, make: (client: BridgeClient) => Promise<{ readonly jobId: string }>) => {
    setBegun(what);
    const made = await call.ask(make);
    if (made) goTo({ kind: 'job', jobId: made.jobId, stage: undefined });
  };
  const importPlan = ([picked]: readonly PickedFile[]) =>
    picked &&
    void open('import', async (asked) => asked.jobs.import({ fileId: (await picked.take()).fileId }));
  return (
    <>
      <CallError call={call} />
      <ul className="tiles plain-list">
        <Tile
          icon={IconPlus}
          title={start.newMigration}
          means={start.newMigrationMeans}
          isFirst
          href={hashOf({ kind: 'new' })}
        />
        <Tile
          icon={IconPlayerPlay}
          isBusy={busy === 'demo'}
          title={start.demo}
          means={busy === 'demo' ? start.demoStarting : canDemo ? start.demoMeans : start.noDemo}
          button={{
            disabled: !client || !canDemo || busy !== undefined,
            onClick: () => void open('demo', (asked) => asked.demo.start({})),
          }}
          test="demo"
          isLive
        />
        <Tile
          icon={IconHandStop}
          isBusy={busy === 'guided'}
          title={start.demoGuided}
          means={busy === 'guided' ? start.demoStarting : canDemo ? start.demoGuidedMeans : start.noDemo}
          button={{
            disabled: !client || !canDemo || busy !== undefined,
            onClick: () => void open('guided', (asked) => asked.demo.start({ isGuided: true })),
          }}
          test="demo-guided"
          isLive
        />
        <Tile
          icon={IconFileSearch}
          title={start.inspect}
          means={start.inspectMeans}
          href={hashOf({ kind: 'inspect' })}
        />
        <PickFiles purpose="plan" onPicked={importPlan}>
          {({ disabled, onClick }) => (
            <Tile
              icon={IconFileImport}
              isBusy={busy === 'import'}
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
  icon: Icon,
  title,
  means,
  isBusy = false,
  isFirst = false,
  href,
  button,
  test,
  isLive = false,
}: {
  icon: typeof IconPlus;
  title: string;
  means: string;
  isBusy?: boolean;
  /** What most people come for. */
  isFirst?: boolean;
  href?: string;
  button?: { readonly disabled: boolean; readonly onClick: () => void };
  test?: string;
  /** What it says changes while it works. */
  isLive?: boolean;
}) {
  const meansId = useId();
  const common = {
    className: 'tile-press',
    'aria-describedby': meansId,
    'data-test': test,
    children: (
      <>
        <span className="tile-icon">
          {isBusy ? <Loader size={22} aria-hidden /> : <Icon size={22} aria-hidden />}
        </span>
        <strong className="tile-title">{title}</strong>
      </>
    ),
  };
  return (
    <li className="tile" data-first={isFirst}>
      {href === undefined ? (
        <UnstyledButton {...common} {...button} />
      ) : (
        <UnstyledButton {...common} component="a" href={href} />
      )}
      <Faint id={meansId} {...(isLive && { role: 'status' })}>
        {means}
      </Faint>
    </li>
  );
}
