import './run-sheet-card.css';
import { Stack, Text } from '@mantine/core';
import type { RunSheet } from '../../../shared/text/sheets/by-hand-words.ts';
import { useOwnWords } from '../../store/words-store.ts';
import { PrintButton } from './print-sheet.tsx';
import { Lines } from '../prose.tsx';
import { SheetOnPaper } from './paper.tsx';

/** A run sheet that is always there, folded until it is wanted, and that can be taken along on paper. */
export function RunSheetCard({ sheet }: { sheet: RunSheet }) {
  const { finalise } = useOwnWords();
  return (
    <details className="frame run-sheet-card">
      <summary>{sheet.title}</summary>
      <Stack gap="sm" align="start" className="run-sheet-card-body">
        <Text>{sheet.intro}</Text>
        <Lines lines={sheet.steps} isOrdered />
        <PrintButton label={finalise.printSheet} size="xs">
          <SheetOnPaper sheet={sheet} />
        </PrintButton>
      </Stack>
    </details>
  );
}
