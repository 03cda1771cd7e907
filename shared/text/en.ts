import { enErrors } from './en/errors.ts';
import { enEvents } from './en/events.ts';
import { enFindings } from './en/findings.ts';
import { format } from './en/format.ts';
import { enGuides } from './en/guides.ts';
import { enWithoutRules } from './en/without-rules.ts';
import { enInspect } from './en/inspect.ts';
import { contentTypeNames, reasonWords, verdictWords } from './en/inspection.ts';
import { enKit } from './en/kit.ts';
import { enProbe } from './probe-words.ts';
import { enProofs } from './en/proofs.ts';
import { enDeclarations, enQuestions } from './en/questions.ts';
import { enCli, enReport } from './en/report.ts';
import { enRules } from './en/rules.ts';
import { enSteps } from './en/steps.ts';
import type { Words } from './words.ts';

/** English. Another language is another value of the type {@link Words}. */
export const en: Words = {
  language: 'en',
  format,
  ...enSteps,
  ...enRules,
  ...enGuides,
  withoutRules: enWithoutRules,
  errors: enErrors,
  findings: enFindings,
  proofs: enProofs,
  questions: enQuestions,
  begunBefore: (at, see) =>
    `You were told to do this at ${at} already, and it may have been begun then. Before you start it again, look whether it is running or done${see === '' ? '' : `: ${see}`}`,
  refusedAnswer:
    'That answer held a password or the key, and was not taken. Nothing of it was recorded. Answer without it.',
  declarations: enDeclarations,
  events: enEvents,
  contentTypes: contentTypeNames,
  verdicts: verdictWords,
  inspectionReasons: reasonWords,
  inspect: enInspect,
  kit: enKit,
  probe: enProbe,
  report: enReport,
  cli: enCli,
};
