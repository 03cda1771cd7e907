import { enFindings } from './findings.ts';
import { firstEn } from './first.ts';
import { enGuides } from './guides.ts';
import { enWithoutRules } from './without-rules.ts';
import { enHoldBrief } from './hold-brief.ts';
import { enInspect } from './inspect.ts';
import { contentTypeNames, reasonWords, verdictWords } from './inspection.ts';
import { enKit } from './kit.ts';
import { enImportSight } from './import/import-sight.ts';
import { enLedgerNames } from './ledger/names.ts';
import { enLedger } from './ledger/words.ts';
import { enAddress } from './sheets/address.ts';
import { enByHand } from './sheets/by-hand.ts';
import { enProofs } from './proofs.ts';
import { declarationGroups, enDeclarations } from './declarations.ts';
import { enQuestions } from './questions.ts';
import { enBundle, enReport } from './report.ts';
import { enRules } from './rules.ts';
import type { Words } from '../words.ts';

/** What the window says in English, and whatever else shows the same. Another language is another value of the type {@link Words}. */
export const shownEn: Words = {
  ...firstEn,
  ...enRules,
  ...enGuides,
  withoutRules: enWithoutRules,
  findings: enFindings,
  proofs: enProofs,
  questions: enQuestions,
  begunBefore: (at, see) =>
    `You were told to do this at ${at} already, and it may have been begun then. Before you start it again, look whether it is running or done${see === '' ? '' : `: ${see}`}`,
  refusedAnswer:
    'That answer held a password or the key, and was not taken. Nothing of it was recorded. Answer without it.',
  refusedFile: (name) => `“${name}” was not taken. Choose another file.`,
  noClientList: 'It is no list of computers: a CSV file with a column of computer names is needed.',
  bundle: enBundle,
  declarations: enDeclarations,
  ledger: enLedger,
  ledgerNames: enLedgerNames,
  address: enAddress,
  byHand: enByHand,
  importSight: enImportSight,
  declarationGroups,
  contentTypes: contentTypeNames,
  verdicts: verdictWords,
  inspectionReasons: reasonWords,
  holdBrief: enHoldBrief,
  inspect: enInspect,
  kit: enKit,
  report: enReport,
};
