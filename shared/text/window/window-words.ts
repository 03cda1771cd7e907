import { commonDe, commonEn, type CommonWords } from './common-words.ts';
import { startDe, startEn, type StartWords } from './start-words.ts';
import { connectDe, connectEn, type ConnectWords } from './connect-words.ts';
import { planDe, planEn, type PlanWords } from './plan-words.ts';
import { preflightDe, preflightEn, type PreflightWords } from './preflight-words.ts';
import { preserveDe, preserveEn, type PreserveWords } from './preserve-words.ts';
import { keyDe, keyEn, type KeyWords } from './key-words.ts';
import { transferDe, transferEn, type TransferWords } from './transfer-words.ts';
import { restoreDe, restoreEn, type RestoreWords } from './restore-words.ts';
import { holdDe, holdEn, type HoldWords } from './hold-words.ts';
import { cutoverDe, cutoverEn, type CutoverWords } from './cutover-words.ts';
import { validateDe, validateEn, type ValidateWords } from './validate-words.ts';
import { finaliseDe, finaliseEn, type FinaliseWords } from './finalise-words.ts';
import { inspectDe, inspectEn, type InspectWords } from './inspect-words.ts';

/** The words that only the window has; everything else stands in `Words` and is the same on the command line. */
export interface WindowWords {
  readonly common: CommonWords;
  readonly start: StartWords;
  readonly connect: ConnectWords;
  readonly plan: PlanWords;
  readonly preflight: PreflightWords;
  readonly preserve: PreserveWords;
  readonly key: KeyWords;
  readonly transfer: TransferWords;
  readonly restore: RestoreWords;
  readonly hold: HoldWords;
  readonly cutover: CutoverWords;
  readonly validate: ValidateWords;
  readonly finalise: FinaliseWords;
  readonly inspect: InspectWords;
}

export const windowEn: WindowWords = {
  common: commonEn,
  start: startEn,
  connect: connectEn,
  plan: planEn,
  preflight: preflightEn,
  preserve: preserveEn,
  key: keyEn,
  transfer: transferEn,
  restore: restoreEn,
  hold: holdEn,
  cutover: cutoverEn,
  validate: validateEn,
  finalise: finaliseEn,
  inspect: inspectEn,
};

export const windowDe: WindowWords = {
  common: commonDe,
  start: startDe,
  connect: connectDe,
  plan: planDe,
  preflight: preflightDe,
  preserve: preserveDe,
  key: keyDe,
  transfer: transferDe,
  restore: restoreDe,
  hold: holdDe,
  cutover: cutoverDe,
  validate: validateDe,
  finalise: finaliseDe,
  inspect: inspectDe,
};
