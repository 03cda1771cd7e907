import type { ArchiveEntry, ContentType, InspectionReasonCode } from '../../../shared/run/inspection.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { isManifestName } from '../manifest.ts';

/** Small documents inside an archive that may tell what it is. */
export const longestDocumentBytes = 64 * 1024;
const mostDocuments = 16;
/** So many damaged entries are told by their names. */
const keptBroken = 5;
const longestName = 300;

type SuspiciousCode = Extract<
  InspectionReasonCode,
  'entry.absolute-path' | 'entry.parent-path' | 'entry.link-outside' | 'entry.device'
>;

interface EntryReport {
  readonly kind: 'cut' | 'broken';
  readonly contentType: ContentType;
  readonly detail: string;
}

/** What archives hold, bounded: all are counted, a few are kept. */
export class EntryList {
  readonly #bounds: { readonly mostEntries: number; readonly listedEntries: number };
  /** Entries that are archives themselves and damaged: the first ones, of all that `brokenCount` counts. */
  readonly broken: { readonly entry: string; readonly report: EntryReport }[] = [];
  brokenCount = 0;
  readonly listed: ArchiveEntry[] = [];
  readonly documents = new Map<string, Buffer>();
  /** First entry of each suspicious kind, and how many there are. */
  readonly suspicious = new Map<SuspiciousCode, { entry: string; count: number }>();
  count = 0;
  totalBytes = 0;
  encryptedCount = 0;
  isFull = false;

  constructor(bounds: { readonly mostEntries: number; readonly listedEntries: number }) {
    this.#bounds = bounds;
  }

  /** Counts an entry and lists it where there is room; `within` are short names. False when there are too many: then the caller stops. */
  add(entry: ArchiveEntry, within: readonly string[]): boolean {
    this.count += 1;
    this.totalBytes += entry.sizeBytes;
    if (entry.isEncrypted === true) this.encryptedCount += 1;
    const path = shortName(entry.path);
    for (const code of suspicions(entry)) {
      const known = this.suspicious.get(code);
      if (known) known.count += 1;
      else this.suspicious.set(code, { entry: path, count: 1 });
    }
    if (this.listed.length < this.#bounds.listedEntries)
      this.listed.push({
        ...entry,
        path: [...within, path].join(' > '),
        ...(entry.linkTarget !== undefined && { linkTarget: shortName(entry.linkTarget) }),
      });
    this.isFull ||= this.count > this.#bounds.mostEntries;
    return !this.isFull;
  }

  /** Whether the content of an entry is to be given to `document`. */
  wants(path: string, sizeBytes: number): boolean {
    return sizeBytes <= longestDocumentBytes && this.documents.size < mostDocuments && isManifestName(path);
  }

  document(path: string, content: Buffer): void {
    this.documents.set(shortName(path), content);
  }

  noteBroken(entry: string, report: EntryReport): void {
    this.brokenCount += 1;
    if (this.broken.length < keptBroken) this.broken.push({ entry: shortName(entry), report });
  }
}

/** What is wrong with an entry for whoever would unpack it. */
function suspicions(entry: ArchiveEntry): SuspiciousCode[] {
  const codes: SuspiciousCode[] = [];
  const path = entry.path.replaceAll('\\', '/');
  if (isAbsolute(path)) codes.push('entry.absolute-path');
  if (path.split('/').includes('..')) codes.push('entry.parent-path');
  if (entry.kind === 'device') codes.push('entry.device');
  if (entry.linkTarget !== undefined && leadsOut(path, entry.linkTarget.replaceAll('\\', '/'), entry.kind))
    codes.push('entry.link-outside');
  return codes;
}

function isAbsolute(path: string): boolean {
  return path.startsWith('/') || /^[a-z]:/i.test(path);
}

/** The target of a hard link counts from the root of the archive, of a symbolic link from the folder of its entry. */
function leadsOut(path: string, target: string, kind: ArchiveEntry['kind']): boolean {
  if (isAbsolute(target)) return true;
  const from = kind === 'symlink' ? path.split('/').slice(0, -1) : [];
  let depth = 0;
  for (const part of [...from, ...target.split('/')]) {
    if (part === '..') depth -= 1;
    else if (part !== '' && part !== '.') depth += 1;
    if (depth < 0) return true;
  }
  return false;
}

/**
 * Names in archives are a stranger's: without control characters, and not endless. The short form is a copy: a part of a
 * text keeps all of it in memory.
 */
export function shortName(path: string): string {
  return Buffer.from(plainText(path.slice(0, 10 * longestName)).slice(0, longestName)).toString();
}
