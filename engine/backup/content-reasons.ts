import { reason, type InspectionReason } from '../../shared/run/inspection.ts';
import type { Look } from './layers/look.ts';
import type { ReadThrough } from './read-through.ts';
import { errorMessage, isAuditLog, pageTitle } from './text-type.ts';

/** What a file is, and whether a backup can be that. `look` knows what archives hold. */
export function contentReasons({ contentType, head, entropy }: ReadThrough, look: Look): InspectionReason[] {
  switch (contentType) {
    case 'tar':
    case 'gzip':
    case 'zstd':
    case 'xz':
    case 'bzip2':
    case 'zip':
    case '7z':
      return holdsOnlyTables(look)
        ? [reason('content.audit-log', {})]
        : [reason('content.container', { contentType })];
    case 'openssl-salted':
    case 'openpgp':
    case 'openpgp-armor':
    case 'age':
    case 'age-armor':
      return [reason('content.encrypted', { contentType })];
    case 'sql-dump':
    case 'database-file':
      return [reason('content.database', { contentType })];
    case 'iso-image':
    case 'vm-image':
      return [reason('content.disk-image', { contentType })];
    case 'html':
      return [reason('content.web-page', { title: pageTitle(head) })];
    case 'json': {
      const message = errorMessage(head);
      return message === undefined
        ? [reason('content.document', { contentType })]
        : [reason('content.error-message', { message })];
    }
    case 'csv':
      return isAuditLog(head)
        ? [reason('content.audit-log', {})]
        : [reason('content.document', { contentType })];
    case 'key-file':
      return [reason('content.key-file', {})];
    case 'xml':
    case 'log':
    case 'text':
      return [reason('content.document', { contentType })];
    case 'empty':
      return [reason('content.empty', {})];
    case 'unknown-high-entropy':
      return [reason('content.unknown-encrypted', { entropyBitsPerByte: entropy })];
    case 'unknown-low-entropy':
      return [reason('content.unknown', { entropyBitsPerByte: entropy })];
    default:
      return contentType satisfies never;
  }
}

/** An Audit Log Backup is an archive of tables, and of nothing else. */
function holdsOnlyTables({ entries }: Look): boolean {
  const files = entries.listed.filter((entry) => entry.kind === 'file');
  return files.length > 0 && files.every((entry) => /\.csv$/i.test(entry.path));
}
