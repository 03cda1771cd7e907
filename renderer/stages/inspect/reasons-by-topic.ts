import { questionOf, type Inspection, type InspectionReason } from '../../../shared/run/inspection.ts';

/** The reasons of a file by what they are about, each once. */
export interface ReasonsByTopic {
  /** Whether all of it is there. */
  readonly whole: readonly InspectionReason[];
  /** Whether the server takes its size. */
  readonly limit: readonly InspectionReason[];
  readonly version: readonly InspectionReason[];
  /** What it is, and of which product. */
  readonly backup: readonly InspectionReason[];
  readonly key: readonly InspectionReason[];
}

export function reasonsByTopic({ restorable: { reasons } }: Pick<Inspection, 'restorable'>): ReasonsByTopic {
  const about = (topic: string) => reasons.filter(({ code }) => code.startsWith(`${topic}.`));
  const answering = (question: string) => reasons.filter((given) => questionOf(given) === question);
  return {
    whole: answering('whole'),
    limit: about('limit'),
    version: about('version'),
    backup: answering('backup'),
    key: about('key').filter((given) => questionOf(given) === undefined),
  };
}
