import './same-file.css';
import { Text } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import type { Side } from '../../../shared/run/error-codes.ts';
import type { StepState } from '../../../shared/run/run-state.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { useBridge } from '../../store/bridge-store.ts';
import { useOfRun } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { CopyButton } from '../copy-button.tsx';
import { DefinitionList } from '../definition-list.tsx';
import { RoleBadge, Sign } from '../frame/sign.tsx';
import { Faint, Section } from '../prose.tsx';
import { type HashRow, hashRows, provedPlaces, type Relation, relationOf } from './hash-rows.ts';
import { jobFileOf } from './job-folder.ts';

/** `OLD = this computer = NEW`: whether the backup is the same file on each machine; its hash and its places on demand. */
export function SameFile() {
  const { transfer } = useOwnWords();
  const artifacts = useOfRun((state) => state.artifacts);
  const proofs = useOfRun((state) => state.proofs);
  const pushed = useOfRun((state) => state.pushed);
  const hasBackup = useOfRun((state) => state.backup !== undefined) ?? false;
  if (!hasBackup) return null;
  const rows = hashRows({ artifacts: artifacts ?? [], proofs: proofs ?? [], ...(pushed && { pushed }) });
  const places = provedPlaces(rows);
  const isRead = rows.some(({ status }) => status !== 'not-read');
  return (
    <Section title={transfer.sameTitle}>
      <div className="same-file">
        {rows.map((row, at) => {
          const before = rows[at - 1];
          return (
            <Fragment key={row.side}>
              {before && <Equals relation={relationOf(before, row)} />}
              <End row={row} />
            </Fragment>
          );
        })}
      </div>
      {isRead && <Faint>{places > 1 ? transfer.hashSame(places) : transfer.hashMeans}</Faint>}
      <details>
        <summary>{transfer.sameMore}</summary>
        <HashAndPlaces rows={rows} />
      </details>
    </Section>
  );
}

const signs = {
  passed: 'good',
  'passed-with-warning': 'warning',
  'by-word': 'by-word',
  failed: 'bad',
  'could-not-test': 'unknown',
  'not-compared': 'plain',
  'not-read': 'pending',
} as const satisfies Record<HashRow['status'], Parameters<typeof Sign>[0]['of']>;

/** One machine, and what the engine knows of the file there. */
function End({ row: { side, status } }: { row: HashRow }) {
  const { proofStatuses } = useWords();
  const { transfer } = useOwnWords();
  const word =
    status === 'not-read'
      ? transfer.notReadYet
      : status === 'not-compared'
        ? transfer.notComparedYet
        : proofStatuses[status];
  return (
    <div className="frame same-file-end" data-hash={status}>
      {side === 'local' ? <Text fw={600}>{transfer.thisComputer}</Text> : <RoleBadge side={side} />}
      <Text className="same-file-word">
        <Sign of={signs[status]} />
        {word}
      </Text>
    </div>
  );
}

const equals = { same: '=', different: '≠', unknown: '?' } as const satisfies Record<Relation, string>;

function Equals({ relation }: { relation: Relation }) {
  const { transfer } = useOwnWords();
  return (
    <span
      className="same-file-equals"
      data-relation={relation}
      role="img"
      aria-label={transfer.relations[relation]}
    >
      {equals[relation]}
    </span>
  );
}

/** The hash, once where all that was read is the same; and where the backup is on each machine, to be found without this window. */
function HashAndPlaces({ rows }: { rows: readonly HashRow[] }) {
  const { report } = useWords();
  const { transfer } = useOwnWords();
  const names = { old: transfer.whereOld, local: transfer.whereLocal, new: transfer.whereNew };
  const read = rows.filter(({ sha256 }) => sha256 !== undefined);
  const isOne = new Set(read.map(({ sha256 }) => sha256)).size === 1;
  const jobId = useOfRun((state) => state.jobId) ?? '';
  const backup = useOfRun((state) => state.backup);
  const artifact = useOfRun((state) => state.artifacts.find(({ role }) => role === 'backup'));
  const pushed = useOfRun((state) => state.pushed);
  const hasBegun = useOfRun(({ steps }) => isBegun(steps.pull.kind) || isBegun(steps.push.kind)) ?? false;
  const home = useBridge(({ status }) => ('info' in status ? status.info.home : undefined));
  if (!backup) return null;
  const local = artifact && (home === undefined ? artifact.path : jobFileOf(home, jobId, artifact.path));
  const notYet = hasBegun ? transfer.temporaryName : transfer.notThereYet;
  const places: Readonly<Record<Side, ReactNode>> = {
    old:
      backup.handedOverPath === undefined ? (
        <CopiedText text={backup.path ?? backup.name} />
      ) : (
        transfer.handedOver
      ),
    local: local === undefined ? notYet : <CopiedText text={local} />,
    new: pushed ? <CopiedText text={pushed.path} /> : notYet,
  };
  return (
    <DefinitionList
      entries={[
        ...(isOne ? read.slice(0, 1) : read).map(
          ({ side, sha256 = '' }) =>
            [
              isOne ? report.sha256 : `${report.sha256}, ${names[side]}`,
              <CopiedText key={side} text={sha256} />,
            ] as const,
        ),
        ...(['old', 'local', 'new'] as const).map((side) => [names[side], places[side]] as const),
      ]}
    />
  );
}

/** Bytes may lie there under a temporary name from then on, also while the step is paused. */
function isBegun(kind: StepState['kind']): boolean {
  return kind !== 'pending' && kind !== 'reverted';
}

function CopiedText({ text }: { text: string }) {
  const shown = plainText(text);
  return (
    <>
      <span className="mono">{shown}</span> <CopyButton value={shown} />
    </>
  );
}
