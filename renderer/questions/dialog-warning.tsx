import { IconHandStop } from '@tabler/icons-react';
import { useOwnWords } from '../store/words-store.ts';
import { Note } from '../components/prose.tsx';

/**
 * The vendor's own button is pressed last: after it, the key is shown nowhere any more. `short` where it was said in full before;
 * `ahead` while a person makes the backup by hand: then the server shows the key before this window asks for it.
 */
export function DialogWarning({ form = 'full' }: { form?: 'full' | 'short' | 'ahead' }) {
  const { key } = useOwnWords();
  const body = { full: key.dialogBody, short: undefined, ahead: key.dialogWhileWaiting }[form];
  return (
    <Note color="orange" icon={IconHandStop} title={key.dialogTitle} data-warning="vendor-dialog">
      {body}
    </Note>
  );
}
