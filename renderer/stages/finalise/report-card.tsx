import { Button, Card, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { ErrorRecord } from '../../../shared/run/error-record.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { resultOf } from '../../bridge/result.ts';
import { DownloadButton } from '../../components/files/download-button.tsx';
import { ErrorCard } from '../../components/proofs/error-card.tsx';
import { useClient } from '../../store/bridge-store.ts';
import { useRun } from '../../store/run-store.ts';
import { useOfRun } from '../../store/use-of-run.ts';
import { useOwnWords } from '../../store/words-store.ts';

/** The report as of now: shown in a frame that runs nothing, saved in three forms, printed or saved as PDF. */
export function ReportCard() {
  const { common, finalise } = useOwnWords();
  const client = useClient();
  const jobId = useRun(({ view }) => (view.kind === 'none' ? '' : view.jobId));
  const reportPath = useOfRun((state) => state.reportPath);
  const isRunning = useOfRun((state) => state.isRunning);
  const frame = useRef<HTMLIFrameElement>(null);
  const [url, setUrl] = useState<string | undefined>();
  const [isReading, setReading] = useState(false);
  const [printWhenShown, setPrintWhenShown] = useState(false);
  const [error, setError] = useState<ErrorRecord | undefined>();
  // The address stands for the text in memory: given back when another takes its place, and with the page.
  useEffect(() => {
    if (url === undefined) return;
    return () => URL.revokeObjectURL(url);
  }, [url]);

  const read = async (format: 'html' | 'md' | 'json'): Promise<string | undefined> => {
    if (!client) return undefined;
    const result = await resultOf(client.jobs.report({ jobId, format }));
    setError(result.ok ? undefined : result.error);
    return result.ok ? result.value.text : undefined;
  };
  const show = async (): Promise<void> => {
    setReading(true);
    const html = await read('html');
    setReading(false);
    if (html !== undefined) setUrl(URL.createObjectURL(new Blob([html], { type: 'text/html' })));
  };
  const print = (): void => {
    if (url !== undefined) frame.current?.contentWindow?.print();
    else {
      setPrintWhenShown(true);
      void show();
    }
  };
  return (
    <Card withBorder padding="md" component="section" aria-label={finalise.report}>
      <Stack gap="sm">
        <div>
          <Title order={3} size="h5">
            {finalise.report}
          </Title>
          <Text size="sm">{finalise.reportMeans}</Text>
          <Text size="sm" c="dimmed">
            {isRunning ? finalise.reportSoFar : ''}
            {!isRunning && reportPath !== undefined && finalise.alsoIn(plainText(reportPath))}
          </Text>
        </div>
        {error && <ErrorCard error={error} where="before-hold-point" onClose={() => setError(undefined)} />}
        <Group gap="xs" className="no-print">
          <Button
            variant={url === undefined ? 'filled' : 'default'}
            disabled={!client || isReading}
            aria-expanded={url !== undefined}
            onClick={() => (url === undefined ? void show() : setUrl(undefined))}
          >
            {url === undefined ? finalise.show : finalise.hide}
          </Button>
          <Button
            variant="default"
            disabled={!client || isReading}
            leftSection={<IconPrinter size={16} aria-hidden />}
            onClick={print}
          >
            {finalise.printReport}
          </Button>
          <DownloadButton
            label={finalise.saveHtml}
            fileName={`${jobId}.html`}
            type="text/html"
            content={() => read('html')}
          />
          <DownloadButton
            label={common.saveMarkdown}
            fileName={`${jobId}.md`}
            type="text/markdown"
            content={() => read('md')}
          />
          <DownloadButton
            label={common.saveJson}
            fileName={`${jobId}.json`}
            type="application/json"
            content={() => read('json')}
          />
        </Group>
        {isReading && (
          <Group gap="xs" role="status">
            <Loader size="sm" />
            <Text size="sm">{finalise.reading}</Text>
          </Group>
        )}
        {url !== undefined && (
          <iframe
            ref={frame}
            src={url}
            title={finalise.report}
            // No scripts run in it. Same origin and modals are what printing it from here needs.
            sandbox="allow-same-origin allow-modals"
            onLoad={() => {
              if (!printWhenShown) return;
              setPrintWhenShown(false);
              frame.current?.contentWindow?.print();
            }}
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
