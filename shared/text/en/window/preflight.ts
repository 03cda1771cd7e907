import type { Severity } from '../../../run/finding.ts';

/** Words of the window's page "preflight", and of findings and declarations wherever they are shown. */
export const preflight = {
  resultTitle: 'What the check found',
  checkedAt: (date: string) => `Last check: ${date}`,
  checking: 'The check is running.',
  /** A later attempt ended before it had checked everything: the findings are those of the one before. */
  checkCutShort:
    'The last attempt ended before everything was checked. These findings are from the check before it.',
  notChecked: 'Nothing has been checked yet.',
  whatIsChecked: 'What will be checked',
  checkAgain: 'Check again',
  checkNow: 'Check now',
  checkAgainMeans: 'A check reads both appliances and changes nothing.',
  groups: {
    error: 'Errors',
    warning: 'Warnings',
    info: 'Notes',
  } satisfies Record<Severity, string>,
  groupMeans: {
    error: 'An error blocks the job and cannot be accepted. Correct it, then check again.',
    warning: 'A warning blocks until it is corrected, or accepted by its name.',
    info: 'A note is for your information and does not block.',
  } satisfies Record<Severity, string>,
  noFindings: 'The check found no errors and no warnings.',
  decideAbove: 'You are asked about these at the top of this page.',
  couldNotTestMeans: 'This check could not be made. It counts neither as passed nor as failed.',
  answersTitle: 'Your answers to what Handover cannot observe',
  packages: 'Packages of tonight, with their SHA-256',
  question: 'Question',
  accept: (title: string) => `I have read this and accept it: ${title}`,
  acceptedOf: (accepted: number, total: number) => `${String(accepted)} of ${String(total)} accepted.`,
  restStops: (count: number) =>
    count === 1
      ? 'The job stops at the one that is left.'
      : `The job stops at the ${String(count)} that are left.`,
  cannotAccept: 'An error cannot be accepted.',
  acceptedByPlan: (at: string) => `Accepted in the plan, ${at}`,
  answeredOf: (answered: number, total: number) => `${String(answered)} of ${String(total)} answered`,
  noteHint: 'For the report: who looked, when, where. No passwords.',
};
