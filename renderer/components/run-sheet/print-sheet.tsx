import './print-sheet.css';
import { useEffect, useRef, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

/**
 * Something that exists on paper only. Mounted, it opens the print dialog once, and then says `onPrinted`, for its owner to take
 * it away: nothing of it stays in the page.
 */
export function PrintSheet({ children, onPrinted }: { children: ReactNode; onPrinted: () => void }) {
  const printed = useRef(onPrinted);
  useEffect(() => {
    printed.current = onPrinted;
  });
  useEffect(() => {
    const root = document.documentElement;
    root.classList.add('printing-sheet');
    const onDone = () => printed.current();
    window.addEventListener('afterprint', onDone);
    // After the next frame the sheet has its final layout.
    const frame = requestAnimationFrame(() => window.print());
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('afterprint', onDone);
      root.classList.remove('printing-sheet');
    };
  }, []);
  return createPortal(<div className="print-sheet">{children}</div>, document.body);
}
