import type { Stage } from './steps.ts';

/** The job in four parts, in their order: what a person keeps in mind. From `switch` on there is no way back by itself. */
export const jobPhases = ['prepare', 'copy', 'restore', 'switch'] as const;
export type JobPhase = (typeof jobPhases)[number];

/** The phase that each stage belongs to; the stages of a phase stand together in the order of the job. */
export const phaseOfStage = {
  connect: 'prepare',
  plan: 'prepare',
  preflight: 'prepare',
  preserve: 'prepare',
  'back-up': 'copy',
  pull: 'copy',
  verify: 'copy',
  push: 'copy',
  restore: 'restore',
  'hold-point': 'restore',
  'cut-over': 'switch',
  validate: 'switch',
  finalise: 'switch',
} as const satisfies Record<Stage, JobPhase>;
