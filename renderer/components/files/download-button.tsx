import { Button } from '@mantine/core';

/** Saves a text that is made when it is asked for: the browser, or the desktop shell, asks where. */
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
  /** The text; undefined where there is none after all. */
  content: () => string | undefined | Promise<string | undefined>;
}) {
  const save = async (): Promise<void> => {
    const text = await content();
    if (text === undefined) return;
    const url = URL.createObjectURL(new Blob([text], { type }));
    const link = document.createElement('a');
    link.href = url;
    link.download = fileName;
    link.click();
    URL.revokeObjectURL(url);
  };
  return <Button onClick={() => void save()}>{label}</Button>;
}
