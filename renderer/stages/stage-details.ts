import { type ComponentType, lazy } from 'react';
import type { Stage } from '../../shared/run/steps.ts';

const transfer = () => import('./transfer/transfer-stages.tsx');

/** What each stage shows beside its frame; loaded when the stage is looked at. */
export const stageDetails: Readonly<Record<Stage, ComponentType>> = {
  connect: lazy(() => import('./connect/connect-stage.tsx')),
  plan: lazy(() => import('./plan/plan-stage.tsx')),
  preflight: lazy(() => import('./preflight/preflight-stage.tsx')),
  preserve: lazy(() => import('./preserve/preserve-stage.tsx')),
  'back-up': lazy(() => import('./back-up/back-up-stage.tsx')),
  pull: lazy(async () => ({ default: (await transfer()).PullStage })),
  verify: lazy(async () => ({ default: (await transfer()).VerifyStage })),
  push: lazy(async () => ({ default: (await transfer()).PushStage })),
  restore: lazy(() => import('./restore/restore-stage.tsx')),
  'hold-point': lazy(() => import('./hold-point/hold-point-stage.tsx')),
  'cut-over': lazy(() => import('./cut-over/cut-over-stage.tsx')),
  validate: lazy(() => import('./validate/validate-stage.tsx')),
  finalise: lazy(() => import('./finalise/finalise-stage.tsx')),
};
