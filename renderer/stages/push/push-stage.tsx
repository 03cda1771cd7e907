import { FileFacts } from '../transfer/file-facts.tsx';
import { TransferProgress } from '../transfer/transfer-progress.tsx';

/** The backup on its way, or where it lies and what proves that it is whole. */
export default function PushStage() {
  return (
    <>
      <TransferProgress tasks={['push', 'hash-new']} />
      <FileFacts />
    </>
  );
}
