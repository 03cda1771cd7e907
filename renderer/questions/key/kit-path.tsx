import { Button, Card, Group, Loader, SimpleGrid, Stack, Title } from '@mantine/core';
import { IconFileText, IconPrinter, IconQrcode } from '@tabler/icons-react';
import { type ComponentType, lazy, type ReactNode, Suspense, useState } from 'react';
import type { RunState } from '../../../shared/run/run-state.ts';
import { PrintSheet } from '../../components/run-sheet/print-sheet.tsx';
import { SaveTarget, useSaveTarget } from '../../components/files/save-target.tsx';
import { useKeyInHand } from '../../store/key-in-hand.ts';
import { useJobId, useRunState } from '../../store/run-store.ts';
import { useOwnWords } from '../../store/words-store.ts';
import { AnswerButtons } from '../answer-buttons.tsx';
import { ClipboardNote } from './clipboard-note.tsx';
import { kitName } from './kit-name.ts';
import type { QuestionProps } from '../question-props.ts';
import { Faint } from '../../components/prose.tsx';

const QrCode = lazy(() => import('./qr-code.tsx'));

/** The emergency kit: as a file that the engine writes, on paper and as a QR code from this window; or none. */
export function KitPath({ question, onAnswer }: QuestionProps<'kit-path'>) {
  const { kit } = useOwnWords().key;
  const key = useKeyInHand(useJobId());
  const target = useSaveTarget(kitName(question.backup));
  const save = async (): Promise<void> => {
    const file = await target.resolve();
    if (file) onAnswer({ kind: 'kit-path', value: file.fileId });
  };
  return (
    <Stack gap="sm">
      <Way icon={IconFileText} title={kit.file} means={kit.fileMeans}>
        <SaveTarget target={target} badFolder={kit.badFolder} badName={kit.badName} />
      </Way>
      {key === undefined ? (
        <Faint>{kit.notInHand}</Faint>
      ) : (
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <Paper value={key} />
          <Qr value={key} />
        </SimpleGrid>
      )}
      <ClipboardNote />
      <AnswerButtons
        isDisabled={!target.isReady}
        onConfirm={() => void save()}
        onDecline={() => onAnswer({ kind: 'kit-path' })}
      />
    </Stack>
  );
}

function Paper({ value }: { value: string }) {
  const { kit } = useOwnWords().key;
  const state = useRunState();
  // Loaded before it is shown: what is mounted goes to the printer.
  const [Sheet, setSheet] = useState<ComponentType<{ value: string; state: RunState }> | undefined>();
  return (
    <Way icon={IconPrinter} title={kit.paper} means={kit.paperMeans}>
      <Group>
        <Button onClick={() => void import('./kit-sheet.tsx').then((sheet) => setSheet(() => sheet.default))}>
          {kit.print}
        </Button>
      </Group>
      {Sheet && state && (
        <PrintSheet onPrinted={() => setSheet(undefined)}>
          <Sheet value={value} state={state} />
        </PrintSheet>
      )}
    </Way>
  );
}

function Qr({ value }: { value: string }) {
  const { kit } = useOwnWords().key;
  const [isShown, setShown] = useState(false);
  return (
    <Way icon={IconQrcode} title={kit.qr} means={kit.qrMeans}>
      <Group>
        <Button aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {isShown ? kit.hideQr : kit.showQr}
        </Button>
      </Group>
      {isShown && (
        <Suspense fallback={<Loader size="sm" />}>
          <QrCode value={value} label={kit.qrLabel} />
        </Suspense>
      )}
    </Way>
  );
}

/** One way to keep the key. */
function Way({
  icon: Icon,
  title,
  means,
  children,
}: {
  icon: typeof IconQrcode;
  title: string;
  means: string;
  children: ReactNode;
}) {
  return (
    <Card withBorder padding="sm">
      <Stack gap="xs">
        <Group gap="xs" wrap="nowrap">
          <Icon size={20} aria-hidden />
          <Title order={3} size="h6">
            {title}
          </Title>
        </Group>
        <Faint>{means}</Faint>
        {children}
      </Stack>
    </Card>
  );
}
