import { Stack, Table, Text, Title } from '@mantine/core';
import { memo } from 'react';
import { plainText } from '../../../shared/text/plain-text.ts';
import { ProofBadge } from '../../components/proof-badge.tsx';
import { useRun } from '../../store/run-store.ts';
import { useOwnWords } from '../../store/words-store.ts';
import { filePlaces, type FilePlace } from './file-places.ts';
import { useOfRun } from '../../store/use-of-run.ts';
import { emptyRun } from '../../../shared/run/reduce-run.ts';

/** The backup file at its three places: where it lies, its hash, and whether the engine has compared it. */
export const PlaceTable = memo(function PlaceTable() {
  const { transfer } = useOwnWords();
  const artifacts = useOfRun((state) => state.artifacts);
  const backup = useOfRun((state) => state.backup);
  const proofs = useOfRun((state) => state.proofs);
  const pushed = useOfRun((state) => state.pushed);
  const jobId = useRun(({ view }) => (view.kind === 'none' ? '' : view.jobId));
  const places = filePlaces({
    ...emptyRun,
    artifacts: artifacts ?? [],
    proofs: proofs ?? [],
    ...(backup && { backup }),
    ...(pushed && { pushed }),
  });
  const names = { old: transfer.whereOnOld, local: transfer.whereHere, new: transfer.whereOnNew };
  return (
    <Stack gap={4} component="section">
      <Title order={3} size="h6">
        {transfer.placesTitle}
      </Title>
      <Table verticalSpacing={6} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" w="9rem">
              {transfer.place}
            </Table.Th>
            <Table.Th scope="col">
              {transfer.whereItLies}, {transfer.hash}
            </Table.Th>
            <Table.Th scope="col" w="10rem">
              {transfer.checked}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {places.map((place) => (
            <Table.Tr key={place.where}>
              <Table.Th scope="row">{names[place.where]}</Table.Th>
              <Table.Td>
                <Location place={place} jobId={jobId} />
              </Table.Td>
              <Table.Td>
                <ProofBadge
                  status={place.status}
                  fallback={place.sha256 === undefined ? transfer.notHashed : transfer.whileCopying}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  );
});

function Location({ place, jobId }: { place: FilePlace; jobId: string }) {
  const { transfer } = useOwnWords();
  return (
    <>
      {place.path !== undefined && (
        <Text size="sm">
          <span className="mono">{plainText(place.path)}</span>
          {place.where === 'local' && ` ${transfer.jobFolder} (${jobId})`}
        </Text>
      )}
      {place.path === undefined && place.where === 'old' && place.status !== undefined && (
        <Text size="sm" c="dimmed">
          {transfer.byWebConsole}
        </Text>
      )}
      {place.sha256 !== undefined && (
        <Text size="sm" className="mono" c="dimmed">
          {place.sha256}
        </Text>
      )}
      {place.sha256 === undefined && place.path === undefined && place.status === undefined && '–'}
    </>
  );
}
