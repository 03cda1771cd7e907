import type { Inspection } from '../../../shared/run/inspection.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { backupAge } from '../../../shared/run/standing/backup-age.ts';

/** What the key of a kit opens. Empty where it is not known. */
export interface KitFacts {
  readonly backup: string;
  readonly sizeBytes: number | undefined;
  readonly sha256: string | undefined;
  /** Address and host key of the server that made it. */
  readonly madeOn: string;
  readonly version: string;
  /** ISO 8601, where a backup tells it or was seen to be made: the date of a file may be that of its copy. */
  readonly madeAt: string;
  readonly job: string;
}

/** What a job knows of its backup. */
export function factsOfRun(state: RunState): KitFacts {
  const { backup, old } = state;
  const age = backupAge(state);
  const artifact = state.artifacts.find((file) => file.role === 'backup');
  return {
    backup: backup?.name ?? '',
    sizeBytes: artifact?.sizeBytes ?? (backup && backup.sizeBytes > 0 ? backup.sizeBytes : undefined),
    sha256: artifact?.sha256,
    madeOn: old.identity ? `${old.identity.address} (${old.identity.keyType} ${old.identity.sha256})` : '',
    version: backup?.version ?? old.product?.version ?? '',
    madeAt: backup && age.kind === 'made' ? new Date(age.atMs).toISOString() : '',
    job: state.jobId,
  };
}

/** What a look into the file told. */
export function factsOfFile(seen: Inspection): KitFacts {
  const { hostname, host, server } = seen.manifest?.fields ?? {};
  return {
    backup: seen.name,
    sizeBytes: seen.sizeBytes,
    sha256: seen.sha256,
    madeOn: hostname ?? host ?? server ?? '',
    version: seen.madeOn?.version ?? '',
    madeAt: seen.madeAt && seen.madeAt.from !== 'file' ? seen.madeAt.at : '',
    job: '',
  };
}
