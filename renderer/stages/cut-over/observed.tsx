import { Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { ApplianceSide } from '../../../shared/run/error-codes.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { proofText } from '../../../shared/text/render.ts';
import { proofColours } from '../../components/proof-list.tsx';
import { useOwnWords, useWords } from '../../store/words-store.ts';

/** What was seen of one machine while the address changes hands, the newest look first. */
export function Observed({ side, title, state }: { side: ApplianceSide; title: string; state: RunState }) {
  const words = useWords();
  const { cutover } = useOwnWords();
  const seen = state.proofs
    .filter((proof) => proof.side === side && (proof.step === 'power-off' || proof.step === 'take-address'))
    .toReversed();
  const identity = state[side].identity;
  const waiting =
    state.isRunning && state.waiting?.step === (side === 'old' ? 'power-off' : 'take-address')
      ? state.waiting
      : undefined;
  return (
    <Card withBorder component="section" aria-label={title} aria-live="polite">
      <Stack gap="xs">
        <Title order={3} size="h5">
          {title}
        </Title>
        {identity && (
          <Text size="sm" className="mono">
            {`${identity.address} · ${identity.sha256.slice(0, 19)}`}
          </Text>
        )}
        {waiting && <Text size="sm">{cutover.waitingFor(words.format.duration(waiting.elapsedMs))}</Text>}
        {seen.length === 0 && (
          <Text size="sm" c="dimmed">
            {cutover.nothingSeen}
          </Text>
        )}
        {seen.map((proof) => {
          const text = proofText(words, proof);
          return (
            <div key={`${proof.id} ${proof.at} ${text.seen}`}>
              <Group gap="xs">
                <Badge color={proofColours[proof.status]} variant="light" tt="none">
                  {text.status}
                </Badge>
                <Text size="sm" c="dimmed">
                  {cutover.lastLook(words.format.time(proof.at))}
                </Text>
              </Group>
              <Text size="sm">{text.title}</Text>
              <Text size="sm" c="dimmed">
                {text.seen}
              </Text>
            </div>
          );
        })}
      </Stack>
    </Card>
  );
}
