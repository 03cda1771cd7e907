import { createLab, type Lab, type LabOptions } from '../lab.ts';

/** A lab that takes no time over anything. */
export function quickLab(options: LabOptions = {}): Promise<Lab> {
  return createLab({
    backupSizeBytes: 300_000,
    ...options,
    timings: {
      backupMs: 20,
      importMs: 40,
      addressChangeMs: 20,
      powerOffMs: 20,
      checkInMs: 400,
      ...options.timings,
    },
  });
}
