import { Button, Card, Checkbox, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import type { BundlePreview } from '../../../shared/contract/bundle.ts';
import {
  bundleMasks,
  bundleParts,
  type BundleMask,
  type BundlePart,
} from '../../../shared/contract/bundle-parts.ts';
import { bundleText } from '../../../shared/text/bundle-text.ts';
import { DownloadButton } from '../../components/files/download-button.tsx';
import { Lines, Section } from '../../components/prose.tsx';
import { CallError } from '../../components/proofs/error-card.tsx';
import { useCall } from '../../components/use-call.ts';
import { useClient } from '../../store/bridge-store.ts';
import { useJobId } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';

/** A bundle for the vendor's Support: what is in it and what is hidden is chosen, looked through, and saved as one file. */
export function BundleCard() {
  const words = useWords();
  const { finalise } = useOwnWords();
  const { bundle, format } = words;
  const client = useClient();
  const jobId = useJobId();
  const call = useCall();
  const [parts, setParts] = useState<readonly BundlePart[]>(bundleParts);
  const [masks, setMasks] = useState<readonly BundleMask[]>(bundleMasks);
  const [made, setMade] = useState<(BundlePreview & { readonly archive: string }) | undefined>();
  const look = async (): Promise<void> =>
    setMade(await call.ask((asked) => asked.jobs.bundle({ jobId, parts: [...parts], masks: [...masks] })));
  return (
    <Card withBorder padding="md" className="no-print">
      <Section title={finalise.support} means={finalise.supportMeans}>
        <Checkbox.Group
          label={finalise.bundleParts}
          value={[...parts]}
          onChange={(chosen) => {
            setParts(bundleParts.filter((part) => chosen.includes(part)));
            setMade(undefined);
          }}
        >
          <Group gap="md">
            {bundleParts.map((part) => (
              <Checkbox key={part} value={part} label={bundle.parts[part]} />
            ))}
          </Group>
        </Checkbox.Group>
        <Checkbox.Group
          label={finalise.bundleHides}
          value={[...masks]}
          onChange={(chosen) => {
            setMasks(bundleMasks.filter((mask) => chosen.includes(mask)));
            setMade(undefined);
          }}
        >
          <Group gap="md">
            {bundleMasks.map((mask) => (
              <Checkbox key={mask} value={mask} label={bundle.masks[mask]} />
            ))}
          </Group>
        </Checkbox.Group>
        <CallError call={call} />
        <Group gap="xs">
          <Button disabled={!client} onClick={() => void look()}>
            {finalise.bundleLook}
          </Button>
          {made && (
            <DownloadButton
              label={finalise.bundleSave}
              fileName="handover-support.tar.gz"
              type="application/gzip"
              content={() => Uint8Array.from(atob(made.archive), (sign) => sign.charCodeAt(0))}
            />
          )}
        </Group>
        {made && (
          <Stack gap="xs" role="status" aria-label={finalise.support}>
            <Lines lines={bundleText(words, made)} />
            <Lines lines={made.files.map(({ name, sizeBytes }) => `${name}: ${format.bytes(sizeBytes)}`)} />
          </Stack>
        )}
      </Section>
    </Card>
  );
}
