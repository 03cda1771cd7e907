import { SimpleGrid, Text } from '@mantine/core';
import { useMemo } from 'react';
import type { RunState } from '../../../shared/run/run-state.ts';
import { ClientNames } from '../../components/client-names.tsx';
import { CountCurve } from '../../components/figures/count-curve.tsx';
import { Figure } from '../../components/figures/figure.tsx';
import { Section } from '../../components/prose.tsx';
import { ProofBadge } from '../../components/proofs/proof-list.tsx';
import { useOwnWords, useWords } from '../../store/words-store.ts';

/** Who has moved to the new appliance while both serve, how that went on, and who is left by name. */
export function MovedClients({ moves, proofs }: Pick<RunState, 'proofs'> & { moves: RunState['moves'] }) {
  const { format } = useWords();
  const { common, hold, validate } = useOwnWords();
  const curve = moves?.curve;
  const points = useMemo(
    () => (curve ?? []).map(({ at, onNew }) => ({ atMs: Date.parse(at), count: onNew })),
    [curve],
  );
  if (!moves) return null;
  const { result, moving, duplicates } = moves;
  const there = result.kind === 'compared' ? format.number(result.there) : common.notCounted;
  const left = result.kind === 'compared' ? format.number(moving - result.there) : common.notCounted;
  const proof = proofs.find(({ id }) => id === 'hold-point.clients-moved');
  return (
    <Section title={hold.movedTitle} data-moved-clients>
      <div>
        <ProofBadge status={proof?.status} fallback={common.notCounted} />
      </div>
      <SimpleGrid cols={{ base: 2, sm: 3 }} spacing="sm">
        <Figure label={hold.toldToMove} value={format.number(moving)} />
        <Figure label={hold.moved} value={there} />
        <Figure label={hold.notMoved} value={left} />
      </SimpleGrid>
      {result.kind === 'uncompared' && <Text>{hold.uncompared(format.number(result.seen))}</Text>}
      <CountCurve
        points={points}
        goal={moving}
        title={hold.movedCurve}
        goalLabel={hold.movedGoal(format.number(moving))}
        alternative={(count, duration) => hold.movedText(count, format.number(moving), duration)}
      />
      {result.kind === 'compared' && result.behind.length > 0 && (
        <ClientNames title={hold.behindTitle(left)} names={result.behind} count={moving - result.there} />
      )}
      {result.kind === 'compared' && result.withOld.count > 0 && (
        <ClientNames
          title={hold.withOldTitle(format.number(result.withOld.count))}
          names={result.withOld.names}
          count={result.withOld.count}
        />
      )}
      {duplicates.length > 0 && (
        <ClientNames
          title={validate.duplicatesTitle(format.number(duplicates.length))}
          means={validate.duplicatesMean}
          names={duplicates}
          count={duplicates.length}
        />
      )}
    </Section>
  );
}
