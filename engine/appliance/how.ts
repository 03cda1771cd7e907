import type { UntestedReason } from '../../shared/rules/preflight/preflight-input.ts';
import type { ApplianceSide } from '../../shared/run/error-codes.ts';
import type { Instruction } from '../../shared/run/facts.ts';
import { hasShell, type LoginRights } from '../../shared/run/login-rights.ts';
import { consoleUrl } from '../../shared/run/standing/probe-command.ts';
import { effectOf, type OperationId } from './operation.ts';
import type {
  CommandProfile,
  FilesProfile,
  GuidedProfile,
  GuidedProof,
  OperationProfile,
  Profile,
} from './profiles/profile-schema.ts';

/** How an operation is done on one appliance. */
export type How =
  /** `byHand`: the same by hand, where the profile knows it, for when the command cannot run. */
  | { readonly mode: 'automated'; readonly byHand?: Instruction }
  | { readonly mode: 'guided'; readonly instruction: Instruction; readonly proof: GuidedProof }
  | { readonly mode: 'unavailable'; readonly reason: string };

/** What an automated operation does; `files` with the folder that holds on this appliance. */
export type Automated =
  CommandProfile | (FilesProfile & { readonly folder: string }) | { readonly how: 'linux' };

/** Where the web console of an appliance answers. */
export interface ConsoleEndpoint {
  readonly address: string;
  readonly port: number;
}

/** What decides how operations are done. */
export interface Described {
  readonly side: ApplianceSide;
  readonly profile: Profile;
  readonly consoleEndpoint: ConsoleEndpoint;
  /** Where this appliance keeps System Backups, when the plan names it. Goes before the profile's folder. */
  readonly backupFolder?: string;
  /** What the login allows; without a shell whatever a command would do is done by hand, as far as the profile knows how. */
  readonly rights?: LoginRights | undefined;
}

/** How an operation is done there. */
export function howOf(described: Described, operation: OperationId): How {
  const { side, consoleEndpoint, backupFolder } = described;
  if (effectOf(operation, side) === 'never') {
    return { mode: 'unavailable', reason: 'not-this-side' satisfies UntestedReason };
  }
  const found = settle(described, operation);
  switch (found.how) {
    case 'automated':
      return {
        mode: 'automated',
        ...(found.byHand && { byHand: instructionOf(found.byHand, consoleEndpoint) }),
      };
    case 'files':
    case 'linux':
      return { mode: 'automated' };
    case 'guided':
      return {
        mode: 'guided',
        instruction: instructionOf(found, consoleEndpoint),
        proof: settleProof(found.proof, backupFolder),
      };
    case 'unavailable':
      return { mode: 'unavailable', reason: found.reason };
    default:
      return found satisfies never;
  }
}

type Settled = Automated | GuidedProfile | Extract<OperationProfile, { how: 'unavailable' }>;

/** The profile's entry with the plan's folder put in, and as it is done without a shell where there is none. */
export function settle(described: Described, operation: OperationId): Settled {
  const entry = described.profile.operations[operation];
  if (hasShell(described.rights)) return withFolder(described, operation, entry);
  const byHand = entry?.how === 'files' ? entry.withoutFolder : undefined;
  return withoutShell(byHand ?? withFolder(described, operation, entry));
}

function withoutShell(found: Settled): Settled {
  const unseen = { how: 'unavailable', reason: 'no-shell' satisfies UntestedReason } as const;
  switch (found.how) {
    case 'automated':
      return found.byHand ? { how: 'guided', ...found.byHand, proof: { by: 'admin-confirms' } } : unseen;
    case 'files':
    case 'linux':
      return unseen;
    case 'guided':
      return { ...found, proof: withoutShellToLook(found.proof) };
    case 'unavailable':
      return found;
    default:
      return found satisfies never;
  }
}

/** What is left to see where nothing of the machine can be read but its web console. */
function withoutShellToLook(proof: GuidedProof): GuidedProof {
  switch (proof.by) {
    case 'new-file':
      return { by: 'handed-over-file', file: 'backup' };
    case 'command-changed':
      return { by: 'admin-confirms' };
    case 'port-answers':
      return proof.port === 'console' ? proof : { by: 'admin-confirms' };
    case 'restart':
    case 'handed-over-file':
    case 'admin-confirms':
      return proof;
    default:
      return proof satisfies never;
  }
}

function withFolder(
  { backupFolder }: Described,
  operation: OperationId,
  entry: OperationProfile | undefined,
): Settled {
  if (!entry) return { how: 'unavailable', reason: 'not-in-profile' satisfies UntestedReason };
  if (entry.how !== 'files') return entry;
  const folder = (operation === 'list-backups' ? backupFolder : undefined) ?? entry.folder;
  if (folder !== undefined) return { ...entry, folder };
  return entry.withoutFolder ?? { how: 'unavailable', reason: 'folder-unknown' satisfies UntestedReason };
}

/** A new file can be seen in a folder that is known, or searched for; else the admin hands it over. */
function settleProof(proof: GuidedProof, backupFolder: string | undefined): GuidedProof {
  if (proof.by !== 'new-file' || proof.folder !== undefined) return proof;
  if (backupFolder !== undefined) return { ...proof, folder: backupFolder };
  return proof.search ? proof : { by: 'handed-over-file', file: 'backup' };
}

/** What the profile tells the admin to do, with `{console}` filled in wherever it stands. */
function instructionOf(
  { title, menuPath, steps, see, link, caution }: NonNullable<CommandProfile['byHand']>,
  { address, port }: ConsoleEndpoint,
): Instruction {
  const url = consoleUrl(address, { console: port });
  const fill = (text: string): string => text.replaceAll('{console}', url);
  return {
    title: fill(title),
    menuPath: [...menuPath],
    steps: steps.map(fill),
    see: fill(see),
    ...(link !== undefined && { link: fill(link) }),
    ...(caution !== undefined && { caution: fill(caution) }),
  };
}
