import { reason, type ContentType, type InspectionReason, type Layer } from '../../shared/run/inspection.ts';
import type { LayerReport } from './layers/contract.ts';
import type { Look } from './layers/look.ts';

/** Types whose end cannot be seen from outside, and where that is worth a word. */
const endless: ReadonlySet<ContentType> = new Set([
  'openssl-salted',
  'openpgp',
  'age',
  'unknown-high-entropy',
]);
const containers: ReadonlySet<ContentType> = new Set([
  'tar',
  'gzip',
  'zstd',
  'xz',
  'bzip2',
  'zip',
  '7z',
  'openpgp',
  'openpgp-armor',
  'age-armor',
]);

/** What going through the containers of a file showed, from the outermost in. A broken one hides what is in it. */
export function layerReasons(report: LayerReport): InspectionReason[] {
  const { contentType, end, inner } = report;
  const held = inner ? holding(inner) : [];
  switch (end.kind) {
    case 'whole':
      return [reason('whole.end-seen', { contentType }), ...held, ...(inner ? layerReasons(inner) : [])];
    case 'trailing': {
      const { atBytes, extraBytes } = end;
      return [
        reason('whole.trailing-data', { contentType, atBytes, extraBytes }),
        ...held,
        ...(inner ? layerReasons(inner) : []),
      ];
    }
    case 'cut': {
      const entry = end.entry ?? cutEntry(inner);
      return [
        reason('whole.end-missing', { contentType }),
        reason('whole.cut-at', { contentType, atBytes: end.atBytes }),
        ...(end.missingBytes === undefined
          ? []
          : [reason('whole.bytes-missing', { missingBytes: end.missingBytes })]),
        ...(entry === undefined ? [] : [reason('whole.cut-inside', { entry })]),
      ];
    }
    case 'broken': {
      const place = `${end.detail}, byte ${String(end.atBytes)}`;
      const detail = end.entry === undefined ? place : `${place}, ${end.entry}`;
      return [reason('whole.broken-inside', { contentType, detail })];
    }
    case 'not-visible':
      if (containers.has(contentType))
        return [
          reason('whole.end-not-visible', { contentType }),
          ...(inner === undefined || inner.sizeBytes === 0
            ? [reason('content.not-unpacked', { contentType })]
            : held),
        ];
      return endless.has(contentType) ? [reason('whole.end-not-visible', { contentType })] : [];
    case 'bounded':
      return [reason('whole.end-not-visible', { contentType })];
    default:
      return end satisfies never;
  }
}

/** Which bounds of the look stopped it. */
export function boundReasons(look: Look): InspectionReason[] {
  return [
    ...(look.entries.isFull ? [reason('content.too-many-entries', { count: look.bounds.mostEntries })] : []),
    ...(look.isBomb
      ? [reason('content.bomb', { unpackedBytes: look.unpackedBytes, packedBytes: look.readBytes })]
      : []),
    ...(look.hasTooManyParts ? [reason('content.too-many-parts', { count: Math.floor(look.parts) })] : []),
    ...(look.tooDeep ? [reason('content.too-deep', { depth: look.bounds.depth })] : []),
  ];
}

/** What archives hold: how much, what is suspicious, and which archives in them are broken themselves. */
export function entryReasons(look: Look): InspectionReason[] {
  const { entries } = look;
  const { count, totalBytes } = entries;
  return [
    ...(count > 0 ? [reason('content.entries', { count, totalBytes })] : []),
    ...boundReasons(look),
    ...(entries.encryptedCount > 0 ? [reason('entry.encrypted', { count: entries.encryptedCount })] : []),
    ...[...entries.suspicious].map(([code, found]) => reason(code, found)),
    ...entries.broken.map(({ entry, report: { kind, contentType, detail } }) =>
      kind === 'cut'
        ? reason('entry.cut', { entry, contentType })
        : reason('entry.broken', { entry, contentType, detail }),
    ),
    ...(entries.brokenCount > entries.broken.length
      ? [reason('entry.more-broken', { count: entries.brokenCount - entries.broken.length })]
      : []),
  ];
}

/** Whether a mark or a check sum of the file itself said that it is whole. */
export function isEndSeen({ end }: LayerReport): boolean {
  return end.kind === 'whole' || end.kind === 'trailing';
}

/** All layers, the outermost first. */
export function layersOf(report: LayerReport): Layer[] {
  const { contentType, sizeBytes, end, inner } = report;
  return [{ contentType, sizeBytes, end: end.kind }, ...(inner ? layersOf(inner) : [])];
}

function holding({ contentType }: LayerReport): InspectionReason[] {
  return ['html', 'empty'].includes(contentType)
    ? [reason('content.document', { contentType })]
    : [reason('content.holds', { contentType })];
}

function cutEntry(report: LayerReport | undefined): string | undefined {
  if (!report) return undefined;
  return report.end.kind === 'cut' && report.end.entry !== undefined
    ? report.end.entry
    : cutEntry(report.inner);
}
