import { stepIds, type StepId } from '../../shared/run/steps.ts';
import type { Step } from '../run/step.ts';
import { backUp } from './back-up.ts';
import { connect } from './connect.ts';
import { finalise } from './finalise.ts';
import { holdPoint } from './hold-point.ts';
import { key } from './key.ts';
import { plan } from './plan.ts';
import { powerOff } from './power-off.ts';
import { preflight } from './preflight.ts';
import { preserve } from './preserve.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';
import { readmitClients } from './readmit-clients.ts';
import { restore } from './restore.ts';
import { takeAddress } from './take-address.ts';
import { validate } from './validate.ts';
import { verify } from './verify.ts';

const byId = {
  connect,
  plan,
  preflight,
  preserve,
  'back-up': backUp,
  key,
  pull,
  verify,
  push,
  restore,
  'hold-point': holdPoint,
  'power-off': powerOff,
  'take-address': takeAddress,
  validate,
  'readmit-clients': readmitClients,
  finalise,
} satisfies Record<StepId, Step>;

/** The job: every step, in the order of the catalogue. */
export const steps: readonly Step[] = stepIds.map((id) => byId[id]);
