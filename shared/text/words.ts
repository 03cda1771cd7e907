import type { ApplianceSide, ErrorBehaviour, ErrorCode, ErrorParams, Side } from '../run/error-codes.ts';
import type { RunMode, RunOutcome } from '../run/event.ts';
import type {
  Instruction,
  KnownValueId,
  OwnInstruction,
  ProductTrace,
  ToldInstruction,
} from '../run/facts.ts';
import type { FindingId, FindingParams, Severity } from '../run/finding.ts';
import type { ImportStanding } from '../run/import/import-standing.ts';
import type {
  ContentType,
  InspectionReasonCode,
  InspectionReasonParams,
  VerdictKind,
} from '../run/inspection.ts';
import type { LoginRights } from '../run/login-rights.ts';
import type { ProofId, ProofParams, ProofStatus } from '../run/proof.ts';
import type { DeclarationId } from '../run/declaration.ts';
import type { DeclarationGroup } from '../rules/preflight/declaration-rules.ts';
import type { QuestionKind, QuestionOf } from '../run/question.ts';
import type { Lifecycle, StepState } from '../run/run-state.ts';
import type { Sighting, Worded } from '../run/sighting.ts';
import type { Effect, JobPhase, Stage, StepEnd, StepId } from '../run/steps.ts';
import type { LedgerRowId } from '../rules/ledger/ledger.ts';
import type { FolderHint, UntestedReason } from '../rules/preflight/preflight-input.ts';
import type { ContradictionId } from '../rules/contradictions.ts';
import type { SourceId } from '../rules/sources.ts';
import type { RemedyId, VersionRuleId } from '../rules/versions.ts';
import type { Format } from './format.ts';
import type { CliWords } from './en/cli.ts';
import type { HoldBriefWords } from './en/hold-brief.ts';
import type { ImportSightWords } from './en/import/import-sight.ts';
import type { InspectWords } from './en/inspect.ts';
import type { KitWords } from './en/kit.ts';
import type { LedgerWords } from './en/ledger/words.ts';
import type { RemovalWords } from './en/removal.ts';
import type { BundleWords, ReportWords } from './en/report.ts';
import type { AddressWords } from './sheets/address-words.ts';
import type { ByHandWords, RunSheet } from './sheets/by-hand-words.ts';

/** Fixed words, or words made from typed parameters. */
export type Say<P> = string | ((params: P) => string);

/** Shown before the step runs. */
export interface StepWords {
  readonly title: string;
  /** What it does. */
  readonly does: string;
  /** How it is undone. */
  readonly undo: string;
}

/** Which side of the hold point the job is on. The way back differs. */
export type Phase = 'before-hold-point' | 'after-hold-point';

export interface ErrorWords {
  /** What happened. */
  readonly what: string;
  /** What state both appliances are in, where it differs from what the step says ({@link Words.standing}). */
  readonly meanwhile?: string;
  /** What to do next. */
  readonly next: string;
  /** A machine's own words, verbatim, with line breaks: shown folded, never translated. */
  readonly detail?: string;
}

export interface FindingWords<P> {
  /** A function where one id stands for many things. */
  readonly title: Say<P>;
  readonly seen: Say<P>;
  readonly why: Say<P>;
  readonly fix: Say<P>;
  readonly source: SourceId;
}

export interface ProofWords<P> {
  readonly title: string;
  readonly seen: (params: P, status: ProofStatus) => string;
}

export interface QuestionWords {
  readonly title: string;
  /** Paragraphs. */
  readonly body: readonly string[];
  /** `confirm` and `decline` are verbs for buttons; `field` names what is typed or chosen. */
  readonly labels: { readonly confirm: string; readonly decline: string; readonly field?: string };
}

export interface DeclarationWords {
  readonly question: string;
  readonly why: string;
  readonly yes: string;
  readonly no: string;
  readonly unknown: string;
}

/** How soon something is to be done after the cut-over, soonest first. */
export const taskDues = ['tonight', 'tomorrow', 'later'] as const;
export type TaskDue = (typeof taskDues)[number];

/** Something to do after the cut-over. */
export interface Task {
  readonly title: string;
  readonly body: string;
  /** When: at once, within a day, … */
  readonly when: string;
  /** The same for a page that shows first what cannot wait. */
  readonly due: TaskDue;
}

export interface MachineNames {
  readonly oldName: string;
  readonly newName: string;
  readonly finalAddress: string;
  /** What becomes of the old appliance; absent: off. */
  readonly old?: 'off' | 'isolated' | undefined;
}

export interface LongWait {
  readonly title: string;
  readonly normal: readonly string[];
  readonly doNot: readonly string[];
  /** What to look at when it takes longer than usual. */
  readonly ifLonger: readonly string[];
}

export interface WhatNextParams extends MachineNames {
  readonly strategy: 'same' | 'different';
  /** Further addresses of the old appliance that nothing has taken over (`lostAddresses`). */
  readonly lostAddresses?: string | undefined;
}

/**
 * Every word that the window shares with the terminal and the report, in one language; what only these two say is in English
 * ({@link EnglishWords} in `en.ts`), and what only the window says is in `en/window/`. Exhaustive by type: an id without words
 * does not compile. Plain text, no control characters and no markup, so that all three show the same. Read it through
 * `render.ts` where data comes from a journal or a machine.
 */
export interface Words {
  /** BCP 47 tag. */
  readonly language: string;
  readonly format: Format;

  readonly stages: Readonly<Record<Stage, string>>;
  /** The job in four parts, as a person sees it at a glance. */
  readonly phases: Readonly<Record<JobPhase, string>>;
  readonly steps: Readonly<Record<StepId, StepWords>>;
  readonly stepStates: Readonly<Record<StepState['kind'], string>>;
  /** What stands behind a step that is done. */
  readonly stepEnds: Readonly<Record<StepEnd, { readonly word: string; readonly means: string }>>;
  readonly effects: Readonly<Record<Effect, { readonly word: string; readonly means: string }>>;
  readonly lifecycle: Readonly<Record<Lifecycle, string>>;
  readonly lifecycleMeans: Readonly<Record<Lifecycle, string>>;
  readonly outcomes: Readonly<Record<RunOutcome, { readonly word: string; readonly means: string }>>;
  readonly modes: Readonly<Record<RunMode, string>>;
  /** The title of a step that is being rolled back; `title` is the one that it has otherwise. */
  readonly backTitle: (step: StepId, title: string) => string;
  readonly sides: Readonly<Record<Side, string>>;
  readonly severities: Readonly<Record<Severity, string>>;
  readonly proofStatuses: Readonly<Record<ProofStatus, string>>;

  readonly errors: {
    readonly [C in ErrorCode]: (params: Worded<ErrorParams[C]>, phase: Phase) => ErrorWords;
  };
  /** What state both appliances are in when the job stops in this step. */
  readonly standing: Readonly<Record<StepId | Phase, string>>;
  /** When an appliance was last heard of, and when it was looked for in vain; `at` is a time of day. */
  readonly lastSeen: {
    readonly heard: Readonly<Record<ApplianceSide, (at: string) => string>>;
    readonly unheard: Readonly<Record<ApplianceSide, (at: string) => string>>;
    readonly heardThenNot: Readonly<Record<ApplianceSide, (heardAt: string, at: string) => string>>;
  };
  readonly retry: Readonly<Record<Exclude<ErrorBehaviour, 'none'>, string>>;

  readonly findings: { readonly [F in FindingId]: FindingWords<FindingParams[F]> };
  readonly untested: Readonly<Record<UntestedReason, string>>;
  /** What the login allows on a machine, and what is therefore seen there and what not. */
  readonly loginRights: Readonly<Record<LoginRights, { readonly word: string; readonly seen: string }>>;
  readonly folderHints: Readonly<Record<FolderHint, string>>;
  readonly versionRules: Readonly<Record<VersionRuleId, string>>;
  readonly remedies: Readonly<Record<RemedyId, string>>;
  /** What is contradicted, and what the page of each side says, in the order of `contradictions`. */
  readonly contradictions: Readonly<
    Record<ContradictionId, { readonly about: string; readonly sides: readonly [string, string] }>
  >;

  readonly proofs: { readonly [P in ProofId]: ProofWords<Worded<ProofParams[P]>> };
  /** What was seen at an address, such as `SSH refused, console silent`: part of a sentence. */
  readonly sighting: (seen: Sighting) => string;
  readonly questions: { readonly [K in QuestionKind]: (question: QuestionOf<K>) => QuestionWords };
  /** Before something is told to be done by hand that was told before. `see` shows that it is done; may be empty. */
  readonly begunBefore: (at: string, see: string) => string;
  /** What happened, where only another version of Handover has words for the error. */
  readonly foreignError: (code: string) => string;
  /** Before a question that is asked again, for the answer held a password or the key. */
  readonly refusedAnswer: string;
  /** Before a file is asked for again; the reason follows. */
  readonly refusedFile: (name: string) => string;
  /** The reason, where a list of computers was asked for. */
  readonly noClientList: string;
  readonly bundle: BundleWords;
  readonly declarations: Readonly<Record<DeclarationId, DeclarationWords>>;
  readonly declarationGroups: Readonly<Record<DeclarationGroup, string>>;

  readonly contentTypes: Readonly<Record<ContentType, string>>;
  readonly verdicts: Readonly<Record<VerdictKind, { readonly word: string; readonly means: string }>>;
  readonly inspectionReasons: {
    readonly [C in InspectionReasonCode]: (params: InspectionReasonParams[C]) => string;
  };

  readonly strategies: Readonly<
    Record<
      'same' | 'different',
      { readonly title: string; readonly summary: string; readonly consequences: readonly string[] }
    >
  >;
  /** How the new appliance gets the same address. */
  readonly takeovers: Readonly<
    Record<'profile' | 'direct', { readonly title: string; readonly summary: string }>
  >;
  readonly ledger: LedgerWords;
  /** How the address moves, and what becomes of the old appliance. */
  readonly address: AddressWords;
  /** What is left of a job to finish it by hand. */
  readonly byHand: ByHandWords;
  /** What a look at the new appliance shows while a person imports. */
  readonly importSight: ImportSightWords;
  readonly ledgerNames: Readonly<Record<LedgerRowId, string>>;
  readonly longWaits: Readonly<Partial<Record<StepId, LongWait>>>;
  readonly importStandings: Readonly<Record<ImportStanding, string>>;
  /** A product or version that the plan names and nobody has seen. */
  readonly asPlanned: (text: string) => string;
  /** What was seen of a product beside its version, and what it proves. */
  readonly productTraces: Readonly<Record<ProductTrace['kind'], (seen: string) => string>>;
  /** What a card of something done by hand tells of the job. */
  readonly knownValues: Readonly<Record<KnownValueId, string>>;
  /** In place of a value that was never seen. */
  readonly valueNotKnown: string;
  readonly ownInstructions: {
    readonly [I in OwnInstruction['id']]: (params: Extract<OwnInstruction, { id: I }>) => Instruction;
  };
  readonly holdPoint: (names: MachineNames) => RunSheet;
  readonly holdBrief: HoldBriefWords;
  /** The final address does not answer: what to look at, in order. */
  readonly takeoverStuck: (names: MachineNames) => RunSheet;
  readonly whatNext: (params: WhatNextParams) => readonly Task[];
  readonly decommission: RunSheet;
  /** What is said instead where no rules are known for the product: nothing of one vendor's pages. */
  readonly withoutRules: Pick<Words, 'longWaits' | 'takeoverStuck' | 'whatNext' | 'decommission'> & {
    readonly restoreWithKit: readonly string[];
    /** Of findings that hold for any product. */
    readonly findings: Readonly<Partial<Record<FindingId, { readonly why?: string; readonly fix?: string }>>>;
  };

  readonly inspect: InspectWords;
  readonly kit: KitWords;
  readonly report: ReportWords;
  readonly removal: RemovalWords;
  readonly cli: CliWords;
}

/** Those of {@link Words} that the first screen of the window shows; the rest is loaded with its other pages. */
export type FirstWords = Pick<
  Words,
  | 'language'
  | 'format'
  | 'stages'
  | 'phases'
  | 'steps'
  | 'stepStates'
  | 'stepEnds'
  | 'effects'
  | 'lifecycle'
  | 'lifecycleMeans'
  | 'outcomes'
  | 'modes'
  | 'backTitle'
  | 'sides'
  | 'severities'
  | 'proofStatuses'
  | 'errors'
  | 'standing'
  | 'lastSeen'
  | 'retry'
  | 'sighting'
  | 'foreignError'
  | 'removal'
  | 'cli'
>;

/** The words of an id, or the text that stands in its place: a machine's own, or one that an earlier version wrote. */
export function wordOr(words: Readonly<Record<string, string>>, text: string): string {
  return (Object.hasOwn(words, text) ? words[text] : undefined) ?? text;
}

/** What a person does by hand, in words: a profile's own, or those of an instruction of Handover. */
export function instructionText(
  { ownInstructions }: Pick<Words, 'ownInstructions'>,
  told: ToldInstruction,
): Instruction {
  if (!('id' in told)) return told;
  // The words of an id take what an instruction of that id tells; the checker does not follow that over a union.
  const make = ownInstructions[told.id] as (told: OwnInstruction) => Instruction;
  return make(told);
}

/** The words of a {@link Say}. */
export function say<P>(words: Say<P>, params: P): string {
  return typeof words === 'string' ? words : words(params);
}
