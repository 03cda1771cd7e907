import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ErrorRecord } from '../../../shared/run/error-codes.ts';
import { resultOf } from '../../bridge/result.ts';
import { DownloadButton } from '../../components/download-button.tsx';
import { ErrorCard } from '../../components/error-card.tsx';
import { useClient } from '../../store/bridge-store.ts';
import { useRun } from '../../store/run-store.ts';
import { useOwnWords } from '../../store/words-store.ts';

/** The report as of now: shown in a frame that runs nothing, saved in three forms, printed or saved as PDF. */
export function ReportCard() {
  const { finalise } = useOwnWords();
  const client = useClient();
  const jobId = useRun(({ view }) => (view.kind === 'none' ? '' : view.jobId));
  const frame = useRef<HTMLIFrameElement>(null);
  const [url, setUrl] = useState<string | undefined>();
  const [error, setError] = useState<ErrorRecord | undefined>();
  useEffect(
    () => () => {
      if (url !== undefined) URL.revokeObjectURL(url);
    },
    [url],
  );

  const read = async (format: 'html' | 'md' | 'json'): Promise<string | undefined> => {
    if (!client) return undefined;
    const result = await resultOf(client.jobs.report({ jobId, format }));
    setError(result.ok ? undefined : result.error);
    return result.ok ? result.value.text : undefined;
  };
  const show = async (): Promise<void> => {
    const html = await read('html');
    if (html !== undefined) setUrl(URL.createObjectURL(new Blob([html], { type: 'text/html' })));
  };
  return (
    <Card withBorder component="section" aria-label={finalise.report}>
      <Stack gap="sm">
        <div>
          <Title order={3} size="h5">
            {finalise.report}
          </Title>
          <Text size="sm" c="dimmed">
            {finalise.reportMeans}
          </Text>
        </div>
        {error && <ErrorCard error={error} where="before-hold-point" onClose={() => setError(undefined)} />}
        <Group gap="xs">
          <Button
            variant={url === undefined ? 'filled' : 'default'}
            onClick={() => (url === undefined ? void show() : setUrl(undefined))}
          >
            {url === undefined ? finalise.show : finalise.hide}
          </Button>
          <DownloadButton
            label={finalise.saveHtml}
            fileName={`${jobId}.html`}
            type="text/html"
            content={() => read('html')}
          />
          <DownloadButton
            label={finalise.saveMarkdown}
            fileName={`${jobId}.md`}
            type="text/markdown"
            content={() => read('md')}
          />
          <DownloadButton
            label={finalise.saveJson}
            fileName={`${jobId}.json`}
            type="application/json"
            content={() => read('json')}
          />
          {url !== undefined && (
            <Button variant="default" onClick={() => frame.current?.contentWindow?.print()}>
              {finalise.printReport}
            </Button>
          )}
        </Group>
        {url !== undefined && (
          <iframe
            ref={frame}
            src={url}
            title={finalise.report}
            // No scripts in it; same origin and modals so that it can be printed from here.
            sandbox="allow-same-origin allow-modals"
            style={{
              width: '100%',
              height: '32rem',
              border: '1px solid var(--mantine-color-default-border)',
            }}
          />
        )}
      </Stack>
    </Card>
  );
}
