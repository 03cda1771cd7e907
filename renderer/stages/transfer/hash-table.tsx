import { Group, Text } from '@mantine/core';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { hashRows, provedPlaces } from './hash-rows.ts';
import { DataTable } from '../../components/data-table.tsx';
import { ProofBadge } from '../../components/proofs/proof-list.tsx';
import { Sign } from '../../components/frame/sign.tsx';
import { Faint, Section } from '../../components/prose.tsx';
import { useOfRun } from '../../store/run-store.ts';

/** The hash of the file at each end, as far as it is known, and what the engine proved by it. */
export function HashTable() {
  const { report } = useWords();
  const { transfer } = useOwnWords();
  const artifacts = useOfRun((state) => state.artifacts);
  const proofs = useOfRun((state) => state.proofs);
  const pushed = useOfRun((state) => state.pushed);
  const rows = hashRows({ artifacts: artifacts ?? [], proofs: proofs ?? [], ...(pushed && { pushed }) });
  const places = provedPlaces(rows);
  const names = { old: transfer.whereOld, local: transfer.whereLocal, new: transfer.whereNew };
  if (rows.every(({ status }) => status === 'not-read')) return null;
  return (
    <Section size="h6" title={transfer.hashTitle}>
      {places > 1 ? (
        <Group gap="xs" wrap="nowrap">
          <Sign of="good" />
          <Text>{transfer.hashSame(places)}</Text>
        </Group>
      ) : (
        <Faint>{transfer.hashMeans}</Faint>
      )}
      <DataTable
        aria-label={transfer.hashTitle}
        minWidth={520}
        columns={[
          { head: transfer.hashEnd, w: '11rem', isName: true },
          report.sha256,
          { head: report.result, w: '9rem' },
        ]}
        rows={rows.map(({ side, sha256, status }) => ({
          key: side,
          cells: [
            names[side],
            sha256 === undefined ? (
              <Faint>{transfer.notReadYet}</Faint>
            ) : (
              <span className="mono">{sha256}</span>
            ),
            status !== 'not-compared' && status !== 'not-read' && <ProofBadge status={status} />,
          ],
        }))}
      />
    </Section>
  );
}
