import type { DirectRefusal } from '../../run/direct-switch.ts';
import type { DeclarationId } from '../../run/declaration.ts';
import type { Side } from '../../run/error-codes.ts';
import type { ApplianceFacts, Certificate, Identity, ProductIdentity } from '../../run/facts.ts';
import type { LoginRights } from '../../run/login-rights.ts';
import { finding, type Finding, type Severity, type CheckId } from '../../run/finding.ts';
import type { RunState } from '../../run/run-state.ts';
import type { RulePack } from '../rule-pack.ts';
import type { ListedClients } from '../clients/client-list.ts';

/** A web console as it was seen from the laptop. */
export interface ConsoleSeen {
  readonly address: string;
  readonly isReachable: boolean;
  readonly certificate?: Certificate | undefined;
}

/** Whether the new appliance can be given the final address directly, as it told itself; `not-read`: it did not tell. */
export type DirectLook =
  | {
      readonly kind: 'fit';
      readonly interfaceName: string;
      readonly owner: string;
      readonly configFile: string;
      readonly gateway: string | undefined;
      /** Further addresses on the card, IPv4 and IPv6, with prefix. */
      readonly alsoOnCard: readonly string[];
    }
  | { readonly kind: 'refused'; readonly reason: DirectRefusal }
  | { readonly kind: 'not-read' };

/** Whether a later step will be able to run a command or to use a folder, as it was looked at beforehand. */
export type AheadLook = {
  readonly side: 'old' | 'new';
  readonly what: 'command' | 'folder';
  /** The operation or the folder. */
  readonly name: string;
  /** A person can do the same by hand, and is asked to where it is refused. */
  readonly hasOtherWay: boolean;
} & (
  | { readonly kind: 'fit' }
  /** `detail`: in the words of the appliance. */
  | { readonly kind: 'refused'; readonly detail: string }
  | { readonly kind: 'not-read'; readonly reason: string }
);

export interface PreflightSide {
  readonly address: string;
  /** What the appliance says of itself; absent where it could not be read. */
  readonly product?: ProductIdentity | undefined;
  /** The product of the profile. */
  readonly expectedProduct?: string | undefined;
  /** The version that the admin read in the web console, used where `product` is absent. */
  readonly declaredVersion?: string | undefined;
  readonly identity?: Identity | undefined;
  readonly facts?: ApplianceFacts | undefined;
  /** What the login allows. */
  readonly rights?: LoginRights | undefined;
  readonly console?: ConsoleSeen | undefined;
}

/** Why the folder of a job is a bad place for a backup and its notes. Words in `shared/text`, by id. */
export type FolderHint = 'synced' | 'temporary' | 'fat32' | 'shared';

/** All that the preflight judges. Whatever is undefined was not read, and that is told too. */
export interface PreflightInput {
  /** Milliseconds since the epoch. */
  readonly nowMs: number;
  /** Whose rules are held against all this. */
  readonly rules: RulePack;
  readonly old: PreflightSide;
  readonly new: PreflightSide;
  readonly strategy: 'same' | 'different';
  /** Where the clients are to be led to another address in waves: whether the new appliance was seen there. */
  readonly inWaves?: { readonly isAtFinalAddress: boolean } | undefined;
  /** Address that the clients are to find after the cut-over. */
  readonly finalAddress: string;
  /** Absent where the plan does not want a direct switch. */
  readonly direct?: DirectLook | undefined;
  /** Undefined: nobody looked. */
  readonly ahead?: readonly AheadLook[] | undefined;
  /** Name that clients use, where they use one. */
  readonly finalName?: string | undefined;
  /** What `finalName` resolves to on the laptop now; empty when to nothing. */
  readonly finalNameResolvesTo?: readonly string[] | undefined;
  readonly declared: RunState['declared'];
  /** What the admin was asked for, for nothing has shown it. */
  readonly asked: readonly DeclarationId[];
  readonly endpoints?: number | undefined;
  readonly maintenanceWindowMinutes?: number | undefined;
  /** The backup to migrate, as far as it is known before it is made. */
  readonly backup?:
    | {
        readonly name: string;
        readonly sizeBytes?: number | undefined;
        readonly version?: string | undefined;
      }
    | undefined;
  /** Bytes of older backups and audit logs that the plan keeps. */
  readonly preservedBytes?: number | undefined;
  readonly databaseSizeBytes?: number | undefined;
  readonly isAuditJobRunning?: boolean | undefined;
  readonly licence?:
    { readonly isCurrent?: boolean | undefined; readonly hasPhpEls?: boolean | undefined } | undefined;
  readonly clientCommunicationOnNew?: 'on' | 'off' | undefined;
  /** Whether the restore step switches it off by itself: then it is only told. */
  readonly isClientCommunicationSwitched?: boolean | undefined;
  /** What the new appliance holds already, counted. */
  readonly newInventory?: Readonly<Record<string, number>> | undefined;
  /** The same in words, where nothing can be counted; empty for a fresh appliance. */
  readonly newInventoryText?: string | undefined;
  /** The old appliance's clients, or why they could not be read. Undefined: nobody told. */
  readonly clients?: ListedClients | { readonly unread: string } | undefined;
  /** Whether Enforced Encryption is used. Undefined: nobody said. */
  readonly hasEncryption?: boolean | undefined;
  readonly localFreeBytes?: number | undefined;
  readonly jobFolder: string;
  /** Undefined: nobody looked. */
  readonly jobFolderHints?: readonly FolderHint[] | undefined;
}

/** A check as `preflight.could-not-test` names it: its finding's id without the family. */
export type CheckName = CheckId extends `preflight.${infer N}` ? N : never;
export type Check = (input: PreflightInput) => Finding | readonly Finding[] | undefined;
export type Checks<Id extends CheckId> = Readonly<Record<Id, Check>>;

/** Why a check could not be made, or a fact or an operation is not there. Words in `shared/text`, by id; other texts are shown as they are. */
export const untestedReasons = [
  'not-read',
  'not-reached',
  'newest-not-published',
  'minimum-not-published',
  'system-not-published',
  'version-unreadable',
  'endpoints-unknown',
  'not-an-address',
  'not-understood',
  'platform-not-told',
  'card-unknown',
  'owner-not-told',
  'not-in-profile',
  'folder-unknown',
  'not-this-side',
  'no-shell',
] as const;
export type UntestedReason = (typeof untestedReasons)[number];

/** Tells that a check could not be made: never silence, never a pass. */
export function untested(
  check: CheckName,
  side: Side,
  reason: UntestedReason,
  severity: Severity = 'warning',
): Finding {
  return finding('preflight.could-not-test', severity, { check, side, reason });
}

/** As {@link untested}, with the appliance's own reason where a fact has one. */
export function unreadFact(
  check: CheckName,
  side: 'old' | 'new',
  input: PreflightInput,
  fact: keyof ApplianceFacts,
  severity: Severity = 'warning',
): Finding {
  const reason = input[side].facts?.unread.find((u) => u.fact === fact)?.reason ?? 'not-read';
  return finding('preflight.could-not-test', severity, { check, side, reason });
}
