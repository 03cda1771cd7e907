import type { Inspection, InspectionReason } from '../../../shared/run/inspection.ts';

/** The reasons of a file by what they are about, each once. */
export interface ReasonsByTopic {
  /** What it is, and whether all of it is there. */
  readonly whole: readonly InspectionReason[];
  readonly key: readonly InspectionReason[];
  readonly version: readonly InspectionReason[];
  /** What stands against the restore alone: the size. */
  readonly limit: readonly InspectionReason[];
}

export function reasonsByTopic({ restorable }: Inspection): ReasonsByTopic {
  const about = (topic: string) => restorable.reasons.filter(({ code }) => code.startsWith(`${topic}.`));
  const [key, version, limit] = [about('key'), about('version'), about('limit')];
  const others = new Set([...key, ...version, ...limit]);
  return { whole: restorable.reasons.filter((reason) => !others.has(reason)), key, version, limit };
}
