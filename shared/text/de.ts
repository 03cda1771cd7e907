import { deCli } from './de/cli.ts';
import { deErrors } from './de/errors.ts';
import { deFindings } from './de/findings.ts';
import { format } from './de/format.ts';
import { deGuides } from './de/guides.ts';
import { deWithoutRules } from './de/without-rules.ts';
import { deHoldBrief } from './de/hold-brief.ts';
import { deInspect } from './de/inspect.ts';
import { contentTypeNames, reasonWords, verdictWords } from './de/inspection.ts';
import { deKit } from './de/kit.ts';
import { deImportSight } from './de/import/import-sight.ts';
import { deLedgerNames } from './de/ledger/names.ts';
import { deLedger } from './de/ledger/words.ts';
import { deAddress } from './de/sheets/address.ts';
import { deByHand } from './de/sheets/by-hand.ts';
import { deProofs } from './de/proofs.ts';
import { declarationGroups, deDeclarations } from './de/declarations.ts';
import { deQuestions } from './de/questions.ts';
import { deRemoval } from './de/removal.ts';
import { deBundle, deReport } from './de/report.ts';
import { deRules } from './de/rules.ts';
import { deSteps } from './de/steps.ts';
import { sightingText } from './sighting-text.ts';
import type { Words } from './words.ts';

/** German, for the window. */
export const de: Words = {
  language: 'de',
  format,
  ...deSteps,
  ...deRules,
  ...deGuides,
  withoutRules: deWithoutRules,
  errors: deErrors,
  findings: deFindings,
  proofs: deProofs,
  sighting: sightingText({
    console: 'Weboberfläche',
    open: 'antwortet',
    foreign: 'antwortet in einem anderen Protokoll',
    refused: 'abgewiesen',
    silent: 'still',
    'could-not-test': 'nicht zu prüfen',
  }),
  questions: deQuestions,
  begunBefore: (at, see) =>
    `Dazu wurden Sie schon um ${at} aufgefordert, und es kann damals begonnen worden sein. Bevor Sie es noch einmal beginnen, sehen Sie nach, ob es läuft oder fertig ist${see === '' ? '' : `: ${see}`}`,
  foreignError: (code) =>
    `Für den Fehler „${code}“ hat diese Version keine Worte; die, der er begegnet ist, hatte welche.`,
  refusedAnswer:
    'Diese Antwort enthielt ein Passwort oder den Schlüssel und wurde nicht angenommen. Nichts davon wurde aufgezeichnet. Antworten Sie ohne ihn.',
  refusedFile: (name) => `„${name}“ wurde nicht angenommen. Wählen Sie eine andere Datei.`,
  noClientList:
    'Das ist keine Liste von Computern: gebraucht wird eine CSV-Datei mit einer Spalte der Computernamen.',
  bundle: deBundle,
  declarations: deDeclarations,
  ledger: deLedger,
  ledgerNames: deLedgerNames,
  address: deAddress,
  byHand: deByHand,
  importSight: deImportSight,
  declarationGroups,
  contentTypes: contentTypeNames,
  verdicts: verdictWords,
  inspectionReasons: reasonWords,
  holdBrief: deHoldBrief,
  inspect: deInspect,
  kit: deKit,
  report: deReport,
  removal: deRemoval,
  cli: deCli,
};
