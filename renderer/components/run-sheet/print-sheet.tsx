import './print-sheet.css';
import { type ReactNode, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { Button, type ButtonProps } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useWindowEvent } from '@mantine/hooks';

/**
 * Something that exists on paper only. Mounted, it opens the print dialog once, and then says `onPrinted`, for its owner to take
 * it away: nothing of it stays in the page.
 */
export function PrintSheet({ children, onPrinted }: { children: ReactNode; onPrinted: () => void }) {
  useEffect(() => {
    const root = document.documentElement;
    root.classList.add('printing-sheet');
    // After the next frame the sheet has its final layout.
    const frame = requestAnimationFrame(() => window.print());
    return () => {
      cancelAnimationFrame(frame);
      root.classList.remove('printing-sheet');
    };
  }, []);
  useWindowEvent('afterprint', onPrinted);
  return createPortal(<div className="print-sheet">{children}</div>, document.body);
}

/** A button that prints such a sheet. */
export function PrintButton({
  label,
  children,
  ...rest
}: ButtonProps & { label: string; children: ReactNode }) {
  const [isPrinting, setPrinting] = useState(false);
  return (
    <>
      <Button
        className="no-print"
        leftSection={<IconPrinter size={16} aria-hidden />}
        onClick={() => setPrinting(true)}
        {...rest}
      >
        {label}
      </Button>
      {isPrinting && <PrintSheet onPrinted={() => setPrinting(false)}>{children}</PrintSheet>}
    </>
  );
}
