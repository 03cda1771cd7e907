import './run-sheet-card.css';
import { Button, Stack } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import type { RunSheet as Sheet } from '../../../shared/text/words.ts';
import { useOwnWords } from '../../store/words-store.ts';
import { PrintSheet } from './print-sheet.tsx';
import { RunSheet } from './run-sheet.tsx';

/** A run sheet that is always there, folded until it is wanted, and that can be taken along on paper. */
export function RunSheetCard({ sheet, isOpen = false }: { sheet: Sheet; isOpen?: boolean }) {
  const { finalise } = useOwnWords();
  const [isPrinting, setPrinting] = useState(false);
  return (
    <details className="run-sheet-card" open={isOpen}>
      <summary>{sheet.title}</summary>
      <Stack gap="sm" className="run-sheet-card-body">
        <RunSheet sheet={sheet} />
        <Button
          className="no-print"
          variant="default"
          size="xs"
          leftSection={<IconPrinter size={16} aria-hidden />}
          style={{ alignSelf: 'flex-start' }}
          onClick={() => setPrinting(true)}
        >
          {finalise.printSheet}
        </Button>
      </Stack>
      {isPrinting && (
        <PrintSheet onPrinted={() => setPrinting(false)}>
          <h1>{sheet.title}</h1>
          <p>{sheet.intro}</p>
          <ol>
            {sheet.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </PrintSheet>
      )}
    </details>
  );
}
