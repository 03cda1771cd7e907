import { useDisclosure } from '@mantine/hooks';
import { lazy, type ReactNode, Suspense } from 'react';
import type { ConfirmDialogProps } from './confirm-dialog.tsx';

/** Loaded after the first screen. */
const ConfirmDialog = lazy(() => import('./confirm-dialog.tsx'));

/** Asks before something that no click undoes. `children` draws what asks. */
export function Confirm({
  children,
  ...dialog
}: ConfirmDialogProps & { children: (ask: () => void) => ReactNode }) {
  const [isOpen, { open, close }] = useDisclosure();
  return (
    <>
      {children(open)}
      <Suspense>
        <ConfirmDialog {...dialog} isOpen={isOpen} onClose={close} />
      </Suspense>
    </>
  );
}
