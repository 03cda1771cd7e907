const longestBackup = 80;

/** A plain file name for the kit of a backup, whatever the backup is called. */
export function kitName(backup: string): string {
  const plain = backup
    .replace(/[/\\:*?"<>|\p{Cc}]+/gu, '-')
    .replace(/^[.\s-]+/u, '')
    .slice(0, longestBackup)
    .trim();
  return `${plain === '' ? 'backup' : plain}-emergency-kit.txt`;
}
