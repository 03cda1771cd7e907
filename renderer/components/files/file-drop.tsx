import './file-drop.css';
import { useEffect, useEffectEvent, useState } from 'react';
import type { BridgeClient } from '../../../shared/contract/contract.ts';
import { useClient } from '../../store/bridge-store.ts';
import { droppedFiles } from './dropped-files.ts';
import { type PickedFile, pickedFiles } from './pick-files.tsx';

/**
 * Takes files and folders that are dropped anywhere on the window; while they are held over it, `text` says where they would
 * go. A drop that something on the page took already is not taken twice.
 */
export function FileDrop({
  text,
  onFiles,
}: {
  text: string;
  onFiles: (client: BridgeClient, files: readonly PickedFile[]) => void;
}) {
  const client = useClient();
  const [isOver, setOver] = useState(false);
  const take = useEffectEvent((files: readonly PickedFile[]) => {
    if (client) onFiles(client, files);
  });
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      // Only leaving the window itself counts.
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!hasFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      if (event.dataTransfer) void droppedFiles(event.dataTransfer).then((files) => take(pickedFiles(files)));
    };
    document.addEventListener('dragover', over);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
    };
  }, []);
  return (
    isOver && (
      <div className="drop-overlay" role="status">
        <p>{text}</p>
      </div>
    )
  );
}
