import type { CheckStep } from '../run/step.ts';

export const newStep: CheckStep = { kind: 'check', id: 'new-step', check: async () => undefined };
