import type { WindowWords } from '../en/window.ts';
import { comfort } from './window/comfort.ts';
import { cockpit } from './window/cockpit.ts';
import { common } from './window/common.ts';
import { start } from './window/start.ts';
import { connect } from './window/connect.ts';
import { plan } from './window/plan.ts';
import { preflight } from './window/preflight.ts';
import { preserve } from './window/preserve.ts';
import { key } from './window/key.ts';
import { transfer } from './window/transfer.ts';
import { restore } from './window/restore.ts';
import { hold } from './window/hold.ts';
import { cutover } from './window/cutover.ts';
import { outage } from './window/outage.ts';
import { validate } from './window/validate.ts';
import { finalise } from './window/finalise.ts';
import { inspect } from './window/inspect.ts';

export const windowDe: WindowWords = {
  comfort,
  cockpit,
  common,
  start,
  connect,
  plan,
  preflight,
  preserve,
  key,
  transfer,
  restore,
  hold,
  cutover,
  outage,
  validate,
  finalise,
  inspect,
};
