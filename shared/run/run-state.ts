import type { ApplianceSide, Side } from './error-codes.ts';
import type { ErrorRecord } from './error-record.ts';
import type { EventBody, RunMode, RunOutcome } from './event.ts';
import type {
  ApplianceFacts,
  Artifact,
  Certificate,
  ClientKind,
  HandedCa,
  Identity,
  Licence,
  ProductIdentity,
  ToldInstruction,
} from './facts.ts';
import type { Finding } from './finding.ts';
import type { EvidenceSource } from './inspection.ts';
import type { LoginRights } from './login-rights.ts';
import type { Proof } from './proof.ts';
import type { ImportWatch } from './import/import-watch.ts';
import type { RulePack } from '../rules/rule-pack.ts';
import type { RowEvidence } from '../rules/ledger/evidence.ts';
import type { LedgerRowId, OptionalRowId } from '../rules/ledger/ledger.ts';
import type { Declarations } from './declaration.ts';
import type { Question } from './question.ts';
import type { StepEnd, StepId } from './steps.ts';

/** Where one step stands. */
export type StepState =
  | { readonly kind: 'pending' }
  | { readonly kind: 'running'; readonly sinceAt: string }
  | {
      readonly kind: 'waiting';
      readonly side: Side;
      readonly operation: string;
      readonly instruction: ToldInstruction;
      readonly sinceAt: string;
      readonly begunAt?: string | undefined;
    }
  | {
      readonly kind: 'done';
      readonly ran: boolean;
      readonly durationMs: number;
      readonly at: string;
      readonly end: StepEnd;
    }
  | { readonly kind: 'failed'; readonly error: ErrorRecord; readonly at: string }
  | { readonly kind: 'reverted'; readonly at: string };

/**
 * How far a job has come. `switching`: past the hold point, and the new appliance is not proved at the final address;
 * `switched`: it is.
 */
export type Lifecycle = 'ready' | 'rehearsed' | 'switching' | 'switched' | 'finalised' | 'reverted';

export interface ChosenBackup {
  readonly name: string;
  readonly path?: string | undefined;
  readonly sizeBytes: number;
  readonly version?: string | undefined;
  readonly madeByUs: boolean;
  readonly madeAt?: { readonly at: string; readonly from: EvidenceSource } | undefined;
  readonly handedOverPath?: string | undefined;
}

/** A copy on this computer of a backup of that name, and where it was pushed to. */
export interface SetAside {
  readonly backup: string;
  readonly artifact: Artifact;
  readonly pushedPath?: string;
}

export type RelayedCopy = Omit<Extract<EventBody, { type: 'backup.relayed' }>, 'type'> & {
  readonly seq: number;
};

export interface ApplianceState {
  readonly identity?: Identity;
  /** Where it stood before the outage began, and where it goes back to. */
  readonly ownAddress?: string;
  readonly certificate?: Certificate;
  /** What the login lets Handover do; absent where nobody found out, and in old journals. */
  readonly rights?: LoginRights;
  readonly product?: ProductIdentity;
  readonly facts?: ApplianceFacts;
  readonly licence?: Licence;
  readonly inventory?: Readonly<Record<string, number>>;
}

export type Progress = Extract<EventBody, { type: 'progress' }>;
export type Waiting = Extract<EventBody, { type: 'waiting' }>;
export type Countdown = Extract<EventBody, { type: 'countdown' }>;

/** A time in which the clients had no server. One that ended without `outageMs` is of a length that nobody saw. */
export interface Outage {
  readonly beganAt: string;
  readonly endedAt?: string;
  readonly outageMs?: number;
  /** Who served the clients again; absent where nobody recorded it. */
  readonly servedBy?: ApplianceSide;
}

/** One look at clients that are moved, by comparable lists of both: of `moving`, so many were with each appliance since. */
export interface MovePoint {
  /** ISO 8601. */
  readonly at: string;
  readonly moving: number;
  readonly onNew: number;
  readonly onOld: number;
  /** The zone of a list is a person's word. */
  readonly isByWord?: true;
}

/** All that is known of a run: what `reduceRun` makes of its events. The same for window, command line, report and resume. */
export interface RunState {
  readonly jobId: string;
  readonly planName: string;
  readonly operator: string;
  /** Whose rules hold for this move. */
  readonly rules: RulePack;
  readonly mode: RunMode;
  readonly isRunning: boolean;
  readonly startedAt: string;
  readonly lastSeq: number;
  readonly lastAt: string;
  readonly outcome?: RunOutcome;
  readonly error?: ErrorRecord;
  readonly lifecycle: Lifecycle;
  readonly steps: Readonly<Record<StepId, StepState>>;
  /**
   * What this job did, in any of its runs: `steps` cannot tell it, for a step that is looked at again is running there, and one
   * whose look was cut short has failed. Rolled back is what was reverted, or found to be blocked when it was looked at again.
   */
  readonly done: Readonly<Partial<Record<StepId, { readonly at: string; readonly seq: number }>>>;
  /** The number of the event with which the last run began. */
  readonly runSeq: number;
  readonly current?: StepId;
  readonly old: ApplianceState;
  readonly new: ApplianceState;
  readonly findings: Readonly<Partial<Record<StepId, readonly Finding[]>>>;
  /** Accepted findings by `findingName`, with who accepted them, and where. */
  readonly accepted: Readonly<
    Record<string, { readonly step: StepId; readonly by: string; readonly at: string }>
  >;
  readonly declared: Declarations;
  /** `had`: absent where nobody was asked yet. `given`: by a person, the last time for each row. */
  readonly ledger: {
    readonly had?: readonly OptionalRowId[];
    readonly given: Readonly<
      Partial<
        Record<
          LedgerRowId,
          { readonly evidence: RowEvidence; readonly by: string; readonly at: string; readonly seq: number }
        >
      >
    >;
  };
  readonly proofs: readonly (Proof & { readonly step: StepId; readonly at: string; readonly seq: number })[];
  readonly backup?: ChosenBackup;
  /** When this job first knew of it (ISO 8601). */
  readonly backupSeenAt?: string;
  readonly keyCheck?: string;
  readonly isKeyProved: boolean;
  /** The key that was taken is not the key of the backup: another is asked for. */
  readonly isKeyRefused: boolean;
  /** Where the emergency kit was written. */
  readonly kitPath?: string;
  /** What administrators did on the old appliance after the action of this number may not be in the backup. */
  readonly adminActionId?: number;
  readonly artifacts: readonly Artifact[];
  /** Files that are uploaded tonight, by their names. */
  readonly packages: readonly {
    readonly name: string;
    readonly sizeBytes: number;
    readonly sha256: string;
    readonly ca?: HandedCa | undefined;
  }[];
  readonly declinedItems: readonly string[];
  /** When a person was first told to do what is not seen to be done yet, by `toldKey` (ISO 8601). */
  readonly toldAt: Readonly<Record<string, string>>;
  /** An import was begun on the new appliance by this job: its command was sent, and no answer said that it was refused. */
  readonly hasBegunImport: boolean;
  /** Once an import may have begun on the new appliance: it may hold what the old one had, and no way back undoes that. */
  readonly mayHoldRestore: boolean;
  /** What was seen of an import by hand since before it began. */
  readonly importWatch?: ImportWatch;
  /** The old appliance was told in this run to switch off, and may take a while. */
  readonly hasToldOldToGo: boolean;
  /** The backup whose command was sent and whose making nobody has heard of yet. */
  readonly begunBackup?: string;
  /** The copy that was handed on to the new appliance during the pull, whole, under its `.partial` name. */
  readonly relayed?: RelayedCopy;
  readonly pushed?: { readonly path: string; readonly sizeBytes: number; readonly sha256: string };
  /** Copies of backups that another one took the place of: they stay, and keep their names. */
  readonly setAside?: readonly SetAside[];
  readonly baseline?: {
    readonly count: number;
    readonly names: readonly string[];
    readonly kinds?: readonly ClientKind[] | undefined;
    readonly source: string;
    readonly duplicates?: readonly string[] | undefined;
    /** When it was taken (ISO 8601). */
    readonly at: string;
  };
  readonly clientsSeen?: Readonly<Omit<Extract<EventBody, { type: 'clients.seen' }>, 'type'>>;
  /** Clients that are moved in waves: the last look, and how many were with each appliance at each. */
  readonly moves?: Readonly<Omit<Extract<EventBody, { type: 'clients.moved' }>, 'type'>> & {
    readonly curve: readonly MovePoint[];
    /** The last look at the pilot, once the others move. */
    readonly pilot?: Readonly<Pick<Extract<EventBody, { type: 'clients.moved' }>, 'moving' | 'result'>>;
  };
  /** How far the times of an appliance's lists are ahead of UTC, as a person told. */
  readonly clientZones: Readonly<
    Partial<Record<ApplianceSide, { readonly offsetMinutes: number; readonly seq: number }>>
  >;
  /** Certificates (SHA-256) that a person accepted for the API alone. */
  readonly apiTrusted: Readonly<Partial<Record<ApplianceSide, readonly string[]>>>;
  /** When the new appliance was looked at again after the cut-over (ISO 8601), whatever was seen. */
  readonly rechecks: readonly string[];
  /** The last interruption, as long as the old appliance was not given its clients back. */
  readonly outage?: Outage;
  /** Every interruption of the job, the last one last. */
  readonly outages: readonly Outage[];
  /** The cut-over switched client communication off on the old appliance, and nothing has switched it on again. */
  readonly isOldDeaf: boolean;
  /** `askedAt`: ISO 8601. */
  readonly question?: { readonly id: string; readonly question: Question; readonly askedAt?: string };
  /** When an appliance last told something itself (ISO 8601): what is known of it is as old as that. */
  readonly heardAt: Readonly<Partial<Record<ApplianceSide, string>>>;
  /** Since when what is being copied waits, for a person has paused it (ISO 8601). */
  readonly pausedAt?: string;
  readonly lost: Readonly<Partial<Record<ApplianceSide, true>>>;
  readonly progress?: Progress;
  readonly waiting?: Waiting;
  readonly countdown?: Countdown;
  readonly reportPath?: string;
}
