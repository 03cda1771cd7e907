import { type ComponentType, createElement, lazy } from 'react';
import type { Stage } from '../../shared/run/steps.ts';
import { type OpenJob, useRun } from '../store/run-store.ts';

const transfer = () => import('./transfer/transfer-stages.tsx');

/** What each stage shows beside its frame; loaded when the stage is looked at. */
export const stageDetails: Readonly<Record<Stage, ComponentType>> = {
  connect: ofJob(() => import('./connect/connect-stage.tsx')),
  plan: ofJob(() => import('./plan/plan-stage.tsx')),
  preflight: ofJob(() => import('./preflight/preflight-stage.tsx')),
  preserve: ofJob(() => import('./preserve/preserve-stage.tsx')),
  'back-up': ofJob(() => import('./back-up/back-up-stage.tsx')),
  // These draw only what changes: bytes come many times a second.
  pull: lazy(async () => ({ default: (await transfer()).PullStage })),
  verify: lazy(async () => ({ default: (await transfer()).VerifyStage })),
  push: lazy(async () => ({ default: (await transfer()).PushStage })),
  restore: ofJob(() => import('./restore/restore-stage.tsx')),
  'hold-point': ofJob(() => import('./hold-point/hold-point-stage.tsx')),
  'cut-over': ofJob(() => import('./cut-over/cut-over-stage.tsx')),
  validate: ofJob(() => import('./validate/validate-stage.tsx')),
  finalise: ofJob(() => import('./finalise/finalise-stage.tsx')),
};

/** A page that is drawn with the open job, anew with each of its events. */
function ofJob(load: () => Promise<{ readonly default: ComponentType<OpenJob> }>): ComponentType {
  const Page = lazy(load);
  return function PageOfJob() {
    const view = useRun((store) => store.view);
    return view.kind === 'open' && createElement(Page, view);
  };
}
