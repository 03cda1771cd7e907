import { contentType } from './content-type.ts';

/**
 * Whether a file with these first bytes could be a System Backup: something packed, encrypted, or a dump of a database. The format
 * is not published, so that only what it cannot be is left out: tables and logs that are written all the time, pages, disk images.
 * Pure; never by the name.
 */
export function couldBeBackup(head: Buffer): boolean {
  const type = contentType(head, head);
  switch (type) {
    case 'tar':
    case 'gzip':
    case 'zstd':
    case 'xz':
    case 'bzip2':
    case 'zip':
    case '7z':
    case 'openssl-salted':
    case 'openpgp':
    case 'openpgp-armor':
    case 'age':
    case 'age-armor':
    case 'sql-dump':
    case 'unknown-high-entropy':
      return true;
    case 'database-file':
    case 'iso-image':
    case 'vm-image':
    case 'html':
    case 'json':
    case 'csv':
    case 'key-file':
    case 'xml':
    case 'log':
    case 'text':
    case 'empty':
    case 'unknown-low-entropy':
      return false;
    default:
      return type satisfies never;
  }
}
