/** The stages of the main path, in order: what the step rail shows. */
export const stages = [
  'connect',
  'plan',
  'preflight',
  'preserve',
  'back-up',
  'pull',
  'verify',
  'push',
  'restore',
  'hold-point',
  'cut-over',
  'validate',
  'finalise',
] as const;
export type Stage = (typeof stages)[number];

/** What a person sees of the job at a glance: four phases, each with its stages in their order. */
export const phases = ['prepare', 'copy', 'restore', 'switch'] as const;
export type JobPhase = (typeof phases)[number];

const phaseOfStage = {
  connect: 'prepare',
  plan: 'prepare',
  preflight: 'prepare',
  preserve: 'prepare',
  'back-up': 'copy',
  pull: 'copy',
  verify: 'copy',
  push: 'copy',
  restore: 'restore',
  'hold-point': 'switch',
  'cut-over': 'switch',
  validate: 'switch',
  finalise: 'switch',
} as const satisfies Record<Stage, JobPhase>;

/** The phase that a stage belongs to. */
export function phaseOf(stage: Stage): JobPhase {
  return phaseOfStage[stage];
}

/** The stages of a phase, in their order. */
export function stagesOf(phase: JobPhase): Stage[] {
  return stages.filter((stage) => phaseOfStage[stage] === phase);
}

/** The first stage from which there is no way back by itself: what a line is drawn before. */
export const firstStageAfterHoldPoint = 'cut-over' satisfies Stage;

/**
 * What a step may do, from harmless to grave. `reads` looks only; `adds-files` adds new files to the laptop or to an
 * appliance and changes nothing that is there; `changes-new` changes the new appliance; `outage` takes the service away
 * from the clients for a time. Each permits all that stands before it.
 */
export const effects = ['reads', 'adds-files', 'changes-new', 'outage'] as const;
export type Effect = (typeof effects)[number];

/** Whether a step with the effect `permitted` may do what has the effect `wanted`. */
export function permits(permitted: Effect, wanted: Effect): boolean {
  const gravity = effects.indexOf(wanted);
  // What is no effect at all is not harmless.
  return gravity >= 0 && gravity <= effects.indexOf(permitted);
}

interface StepInfo {
  readonly id: string;
  readonly stage: Stage;
  readonly effect: Effect;
}

/**
 * The whole job, one line a step, in the order in which it runs. A stage may hold several steps. What a step does stands
 * in `engine/steps/<id>.ts`, its words (with how it is undone) in `shared/text`.
 */
export const stepCatalogue = [
  { id: 'connect', stage: 'connect', effect: 'reads' },
  { id: 'plan', stage: 'plan', effect: 'reads' },
  { id: 'preflight', stage: 'preflight', effect: 'reads' },
  { id: 'preserve', stage: 'preserve', effect: 'adds-files' },
  { id: 'back-up', stage: 'back-up', effect: 'adds-files' },
  { id: 'key', stage: 'back-up', effect: 'adds-files' },
  { id: 'pull', stage: 'pull', effect: 'adds-files' },
  { id: 'verify', stage: 'verify', effect: 'reads' },
  { id: 'push', stage: 'push', effect: 'adds-files' },
  { id: 'restore', stage: 'restore', effect: 'changes-new' },
  { id: 'hold-point', stage: 'hold-point', effect: 'reads' },
  { id: 'power-off', stage: 'cut-over', effect: 'outage' },
  { id: 'take-address', stage: 'cut-over', effect: 'outage' },
  { id: 'validate', stage: 'validate', effect: 'reads' },
  { id: 'readmit-clients', stage: 'validate', effect: 'changes-new' },
  { id: 'finalise', stage: 'finalise', effect: 'adds-files' },
] as const satisfies readonly StepInfo[];

export type StepId = (typeof stepCatalogue)[number]['id'];
export const stepIds = stepCatalogue.map((step) => step.id) as [StepId, ...StepId[]];

/** The steps of a stage, in their order. */
export function stepsOf(stage: Stage): StepId[] {
  return stepCatalogue.filter((step) => step.stage === stage).map((step) => step.id);
}

/** Stage and effect of a step. */
export function stepInfo(id: StepId): {
  readonly id: StepId;
  readonly stage: Stage;
  readonly effect: Effect;
} {
  const found = stepCatalogue.find((step) => step.id === id);
  if (!found) throw new RangeError(`no step ${id}`);
  return found;
}

/** The first step after the hold point: from here on the old appliance is no longer what it was. */
export const firstStepAfterHoldPoint = 'power-off' satisfies StepId;

/** Whether `a` comes before `b` in the job. */
export function isBefore(a: StepId, b: StepId): boolean {
  return stepIds.indexOf(a) < stepIds.indexOf(b);
}

/**
 * What stands behind a step that is done, from best to worst. `proved`: it was observed. `by-word`: somebody said so, or
 * decided so. `untested`: nobody could look, or the record holds nothing that was seen.
 */
export const stepEnds = ['proved', 'by-word', 'untested'] as const;
export type StepEnd = (typeof stepEnds)[number];
