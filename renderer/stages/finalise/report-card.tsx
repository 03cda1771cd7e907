import { Button, Card, Group, Loader, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { plainText } from '../../../shared/text/plain-text.ts';
import { DownloadButton } from '../../components/files/download-button.tsx';
import { CallError } from '../../components/proofs/error-card.tsx';
import { useClient } from '../../store/bridge-store.ts';
import { useJobId, useOfRun } from '../../store/run-store.ts';
import { useOwnWords } from '../../store/words-store.ts';
import { useCall } from '../../components/use-call.ts';
import { Faint, Section } from '../../components/prose.tsx';

/** The report as of now: shown in a frame that runs nothing, printed or saved as PDF, saved in three forms. */
export function ReportCard() {
  const { common, finalise } = useOwnWords();
  const client = useClient();
  const jobId = useJobId();
  const reportPath = useOfRun((state) => state.reportPath);
  const isRunning = useOfRun((state) => state.isRunning);
  const call = useCall();
  const frame = useRef<HTMLIFrameElement>(null);
  const [url, setUrl] = useState<string | undefined>();
  const [isReading, setReading] = useState(false);
  const [printWhenShown, setPrintWhenShown] = useState(false);
  // The address stands for the text in memory: given back when another takes its place, and with the page.
  useEffect(() => {
    if (url === undefined) return;
    return () => URL.revokeObjectURL(url);
  }, [url]);
  const read = async (format: 'html' | 'md' | 'json'): Promise<string | undefined> =>
    (await call.ask((asked) => asked.jobs.report({ jobId, format })))?.text;
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
  const forms = [
    ['html', finalise.saveHtml, 'text/html'],
    ['md', common.saveMarkdown, 'text/markdown'],
    ['json', common.saveJson, 'application/json'],
  ] as const;
  return (
    <Card withBorder padding="md">
      <Section title={finalise.report} aria-label={finalise.report}>
        <div>
          <Text>{finalise.reportMeans}</Text>
          <Faint>
            {isRunning ? finalise.reportSoFar : ''}
            {!isRunning && reportPath !== undefined && finalise.alsoIn(plainText(reportPath))}
          </Faint>
        </div>
        <CallError call={call} />
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
            disabled={!client || isReading}
            leftSection={<IconPrinter size={16} aria-hidden />}
            onClick={print}
          >
            {finalise.printReport}
          </Button>
        </Group>
        <details className="no-print">
          <summary>{finalise.otherForms}</summary>
          <Group gap="xs">
            {forms.map(([form, label, type]) => (
              <DownloadButton
                key={form}
                label={label}
                fileName={`${jobId}.${form}`}
                type={type}
                content={() => read(form)}
              />
            ))}
          </Group>
        </details>
        {isReading && (
          <Group gap="xs" role="status">
            <Loader size="sm" />
            <Text>{finalise.reading}</Text>
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
      </Section>
    </Card>
  );
}
