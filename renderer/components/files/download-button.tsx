import { Button } from '@mantine/core';

/** Saves what is made when it is asked for: the browser, or the desktop shell, asks where. */
export function DownloadButton({
  label,
  fileName,
  type,
  content,
}: {
  label: string;
  fileName: string;
  /** Media type, such as `text/html`. */
  type: string;
  /** The text or the bytes; undefined where there is nothing after all. */
  content: () => BlobPart | undefined | Promise<BlobPart | undefined>;
}) {
  const save = async (): Promise<void> => {
    const made = await content();
    if (made === undefined) return;
    const url = URL.createObjectURL(new Blob([made], { type }));
    const link = document.createElement('a');
    link.href = url;
    link.download = fileName;
    link.click();
    URL.revokeObjectURL(url);
  };
  return <Button onClick={() => void save()}>{label}</Button>;
}
