import { finding, type Finding } from '../run/finding.ts';
import type { SourceId } from './sources.ts';

/**
 * The server cannot process backup files larger than 200 MB (Netwrix docs: System Backup v2). The page does not say
 * whether it means MB or MiB, so that both readings are kept: up to `softBytes` both agree that it fits, above
 * `hardBytes` both agree that it does not.
 */
export const limits = {
  warnBytes: 190_000_000,
  softBytes: 200_000_000,
  hardBytes: 209_715_200,
  source: 'system-backup',
} as const satisfies { warnBytes: number; softBytes: number; hardBytes: number; source: SourceId };

/** `needs-confirmation`: too large if the vendor means MB, small enough if MiB. */
export type LimitKind = 'fits' | 'close' | 'needs-confirmation' | 'too-large';

export interface LimitVerdict {
  readonly kind: LimitKind;
  /** The limit that the size is held against: the harder one only where that one is passed. */
  readonly limitBytes: number;
  /** Of 200,000,000 bytes, not rounded: what a gauge shows. */
  readonly percent: number;
  readonly rule: { readonly id: LimitKind; readonly source: SourceId };
}

/** Holds a size against the limit. Throws RangeError for what is not a size, for that must not pass as small. */
export function limitVerdict(sizeBytes: number): LimitVerdict {
  const kind = kindOf(sizeBytes);
  return {
    kind,
    limitBytes: kind === 'too-large' ? limits.hardBytes : limits.softBytes,
    percent: (sizeBytes / limits.softBytes) * 100,
    rule: { id: kind, source: limits.source },
  };
}

/** The finding about a size, if any. `limit.over-200-mb` blocks until it is accepted by name, `limit.over-200-mib` always. */
export function limitFinding(name: string, sizeBytes: number): Finding | undefined {
  const { kind, limitBytes } = limitVerdict(sizeBytes);
  const params = { name, sizeBytes, limitBytes };
  switch (kind) {
    case 'fits':
      return undefined;
    case 'close':
      return finding('limit.close', 'warning', params);
    case 'needs-confirmation':
      return finding('limit.over-200-mb', 'warning', params);
    case 'too-large':
      return finding('limit.over-200-mib', 'error', params);
    default:
      return kind satisfies never;
  }
}

function kindOf(sizeBytes: number): LimitKind {
  if (!Number.isFinite(sizeBytes) || sizeBytes < 0) throw new RangeError(`not a size: ${String(sizeBytes)}`);
  if (sizeBytes > limits.hardBytes) return 'too-large';
  if (sizeBytes > limits.softBytes) return 'needs-confirmation';
  return sizeBytes >= limits.warnBytes ? 'close' : 'fits';
}
