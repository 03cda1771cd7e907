import path from 'node:path';
import { limitFinding, limitVerdict } from '../../shared/rules/limits.ts';
import {
  reason,
  verdictOf,
  type ContentType,
  type Inspection,
  type InspectionReason,
} from '../../shared/run/inspection.ts';
import { localError } from '../transfer/local-errors.ts';
import { pageTitle } from './text-type.ts';
import { readThrough, type ReadThrough } from './read-through.ts';
import { readSidecar, sidecarPath } from './sidecar.ts';
import { truncationSigns } from './truncation.ts';

export type { Inspection };

export interface InspectOptions {
  readonly signal: AbortSignal;
  readonly onProgress?: (doneBytes: number, totalBytes?: number) => void;
  /** Version of the appliance that the backup is meant for. */
  readonly targetVersion?: string;
}

/**
 * Looks into a backup file on the laptop, without key and network: one pass, bounded memory, nothing is written. Gives
 * data with coded reasons; the words stand in `shared/text/en-inspection.ts`. May run twice. Throws `local.*`, and the
 * signal's reason when aborted.
 */
export async function inspectBackup(file: string, options: InspectOptions): Promise<Inspection> {
  const { signal, onProgress, targetVersion } = options;
  const read = await readThrough(file, { signal, ...(onProgress && { onProgress }) }).catch(
    async (error: unknown) => {
      signal.throwIfAborted();
      throw await localError(error, file);
    },
  );
  const name = path.basename(file);
  const reasons = [
    ...contentReasons(read),
    ...passReasons(read),
    ...truncationSigns({ name, ...read }),
    ...(await sidecarReasons(file, read.sha256)),
  ];
  const verdict = verdictOf(reasons);
  const version = targetVersion === undefined ? [] : [reason('version.not-readable', { targetVersion })];
  const { kind, limitBytes } = limitVerdict(read.sizeBytes);
  const limit = limitFinding(name, read.sizeBytes);
  return {
    path: file,
    name,
    sizeBytes: read.sizeBytes,
    sha256: read.sha256,
    contentType: read.contentType,
    ...(read.unpacked?.kind === 'whole' && { innerContentType: read.unpacked.innerType }),
    entropyBitsPerByte: read.entropy,
    limit: { kind, limitBytes },
    findings: limit ? [limit] : [],
    verdict,
    restorable: verdictOf([...reasons, ...limitReasons(kind, read.sizeBytes, limitBytes), ...version]),
  };
}

function contentReasons({ contentType, head, entropy }: ReadThrough): InspectionReason[] {
  switch (contentType) {
    case 'tar':
    case 'gzip':
    case 'zstd':
    case 'xz':
    case 'bzip2':
    case 'zip':
    case '7z':
      return [reason('content.container', { contentType })];
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
    case 'xml':
    case 'json':
    case 'csv':
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

/** What only reading all of a tar or a gzip shows. */
function passReasons({ contentType, tar, unpacked }: ReadThrough): InspectionReason[] {
  if (tar !== undefined) return tarReasons(contentType, tar);
  switch (unpacked?.kind) {
    case undefined:
      return [];
    case 'whole': {
      const { innerType, innerTar } = unpacked;
      const inner = innerTar === undefined || innerTar === 'ended' ? [] : tarReasons('tar', innerTar);
      const isDocument = ['html', 'empty'].includes(innerType);
      return [
        reason('whole.end-seen', { contentType }),
        isDocument
          ? reason('content.document', { contentType: innerType })
          : reason('content.holds', { contentType: innerType }),
        ...inner,
      ];
    }
    case 'cut':
      return [reason('whole.end-missing', { contentType })];
    case 'broken':
      return [reason('whole.broken-inside', { contentType, detail: unpacked.detail })];
    case 'too-large':
      return [reason('whole.end-not-visible', { contentType })];
    default:
      return unpacked satisfies never;
  }
}

function tarReasons(contentType: ContentType, end: NonNullable<ReadThrough['tar']>): InspectionReason[] {
  switch (end) {
    case 'ended':
      return [reason('whole.end-seen', { contentType })];
    case 'cut':
      return [reason('whole.end-missing', { contentType })];
    case 'broken':
      return [reason('whole.broken-inside', { contentType, detail: 'header' })];
    default:
      return end satisfies never;
  }
}

function limitReasons(
  kind: Inspection['limit']['kind'],
  sizeBytes: number,
  limitBytes: number,
): InspectionReason[] {
  const params = { sizeBytes, limitBytes };
  switch (kind) {
    case 'fits':
      return [];
    case 'close':
      return [reason('limit.close', params)];
    case 'needs-confirmation':
      return [reason('limit.needs-confirmation', params)];
    case 'too-large':
      return [reason('limit.too-large', params)];
    default:
      return kind satisfies never;
  }
}

async function sidecarReasons(file: string, actualSha256: string): Promise<InspectionReason[]> {
  const found = await readSidecar(file);
  const sidecar = path.basename(sidecarPath(file));
  if (found.kind === 'none') return [];
  if (found.kind === 'unreadable') return [reason('sidecar.unreadable', { sidecar })];
  const { sha256 } = found;
  return sha256 === actualSha256
    ? [reason('sidecar.matches', { sidecar })]
    : [reason('sidecar.differs', { sidecar, expectedSha256: sha256, actualSha256 })];
}
