import { z } from 'zod';
import { waveNames } from '../rules/clients/wave-names.ts';

/**
 * What was read from a machine. Every field is optional: a fact that could not be read is absent, and its name with the
 * reason stands in `unread`. Bytes are bytes; `clockSkewMs` is that machine's clock minus the laptop's.
 */
export const applianceFactsSchema = z.object({
  hostName: z.string().optional(),
  os: z.string().optional(),
  kernel: z.string().optional(),
  cores: z.number().int().optional(),
  ramBytes: z.number().optional(),
  uptimeSeconds: z.number().optional(),
  /** Processes that want a processor, on average of five minutes (proc(5), `/proc/loadavg`). */
  loadAverage: z.number().optional(),
  disks: z.array(z.object({ mount: z.string(), totalBytes: z.number(), freeBytes: z.number() })).optional(),
  addresses: z
    .array(
      z.object({
        interfaceName: z.string(),
        address: z.string(),
        prefixLength: z.number().int(),
        isDynamic: z.boolean(),
        mac: z.string().optional(),
      }),
    )
    .optional(),
  gateway: z.string().optional(),
  dnsServers: z.array(z.string()).optional(),
  clockSkewMs: z.number().optional(),
  /** Which tool owns the network card. `several` blocks a direct switch. */
  networkOwner: z
    .enum([
      'netplan-networkd',
      'netplan-networkmanager',
      'ifupdown',
      'networkmanager',
      'networkd',
      'several',
      'none',
    ])
    .optional(),
  /** Hypervisor or cloud, as `systemd-detect-virt` and DMI name it. */
  platform: z.string().optional(),
  isCloudImage: z.boolean().optional(),
  unread: z.array(z.object({ fact: z.string(), reason: z.string() })),
});
export type ApplianceFacts = z.infer<typeof applianceFactsSchema>;

/** Something of the product that was seen beside its version. What it proves stands in `shared/text`. */
const productTraceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('console-title'), title: z.string() }),
  z.object({ kind: z.literal('folder'), path: z.string() }),
  z.object({ kind: z.literal('package'), name: z.string(), version: z.string() }),
]);
export type ProductTrace = z.infer<typeof productTraceSchema>;

export const productIdentitySchema = z.object({
  product: z.string(),
  version: z.string(),
  /** What of it was not seen, and stands here as the plan says; absent where the appliance showed both. */
  ofPlan: z.enum(['all', 'version']).optional(),
  /** Where the version is a person's reading: what was seen beside it. */
  traces: z.array(productTraceSchema).optional(),
});
export type ProductIdentity = z.infer<typeof productIdentitySchema>;

/** The licence as the appliance words it; empty where it does not tell. */
export const licenceSchema = z.object({ state: z.string(), until: z.string() });
export type Licence = z.infer<typeof licenceSchema>;

/** A pinned machine: see `HostIdentity` in the engine. */
export const identitySchema = z.object({
  address: z.string(),
  port: z.number().int(),
  user: z.string(),
  keyType: z.string(),
  sha256: z.string(),
});
export type Identity = z.infer<typeof identitySchema>;

export const certificateSchema = z.object({
  address: z.string(),
  port: z.number().int(),
  /** SHA-256 of the DER form, 64 hexadecimal digits. */
  sha256: z.string(),
  subject: z.string(),
  issuer: z.string(),
  names: z.array(z.string()),
  validTo: z.string(),
});
export type Certificate = z.infer<typeof certificateSchema>;

/** An authority whose certificate a person handed over: who signed what the clients trust. */
export const handedCaSchema = z.object({
  subject: z.string(),
  /** SHA-256 of the DER form. */
  sha256: z.string(),
  pem: z.string().max(100_000),
});
export type HandedCa = z.infer<typeof handedCaSchema>;

/** A file on an appliance that the job may want: a System Backup or an Audit Log Backup. */
export const remoteItemSchema = z.object({
  kind: z.enum(['system-backup', 'audit-log-backup']),
  name: z.string(),
  /** Where it lies on the appliance; absent where only the web interface reaches it. */
  path: z.string().optional(),
  sizeBytes: z.number().optional(),
  createdAt: z.string().optional(),
  version: z.string().optional(),
  state: z.enum(['generating', 'ready', 'failed', 'unknown']),
});
export type RemoteItem = z.infer<typeof remoteItemSchema>;

/** A file that the job keeps on the laptop. */
export const artifactSchema = z.object({
  role: z.enum(['backup', 'older-backup', 'audit-log-backup']),
  name: z.string(),
  /** Relative to the job folder, with `/`. */
  path: z.string(),
  sizeBytes: z.number(),
  sha256: z.string(),
});
export type Artifact = z.infer<typeof artifactSchema>;

export const clientSchema = z.object({
  name: z.string(),
  os: z.string().optional(),
  agentVersion: z.string().optional(),
  lastSeenAt: z.string().optional(),
});
export type Client = z.infer<typeof clientSchema>;

/** What a client runs on and with; empty where the list does not tell. */
export const clientKindSchema = z.object({ os: z.string(), agentVersion: z.string() });
export type ClientKind = z.infer<typeof clientKindSchema>;

/** Of all clients of a kind that the old appliance had, how many have not come back. */
export const missingKindSchema = z.object({
  os: z.string(),
  agentVersion: z.string(),
  missing: z.number(),
  baseline: z.number(),
});
export type MissingKind = z.infer<typeof missingKindSchema>;

/** What a card of something done by hand can tell of the job, in the order in which it is shown. */
export const knownValueIds = [
  'old-machine',
  'new-machine',
  'backup-name',
  'file',
  'file-size',
  'file-sha256',
  'address',
  'prefix',
  'netmask',
  'gateway',
  'dns-1',
  'dns-2',
  'host-name',
  'computers',
] as const;
export type KnownValueId = (typeof knownValueIds)[number];

/** One of them; an empty `value` was never seen, and has to be looked up. */
const knownValueSchema = z.object({ id: z.enum(knownValueIds), value: z.string() });
export type KnownValue = z.infer<typeof knownValueSchema>;

/** What an admin does by hand, as the appliance profile says it. */
export const instructionSchema = z.object({
  title: z.string(),
  /** The way through the vendor's menus. */
  menuPath: z.array(z.string()),
  steps: z.array(z.string()),
  /** What the admin should see when it worked. */
  see: z.string(),
  link: z.string().optional(),
  caution: z.string().optional(),
  /** What the job knows of what is to be typed, chosen or looked for. */
  values: z.array(knownValueSchema).optional(),
});
export type Instruction = z.infer<typeof instructionSchema>;

/** What Handover itself has an admin do by hand; its words stand in `shared/text`. */
const ownInstructionSchema = z.discriminatedUnion('id', [
  z.object({
    id: z.literal('start-old'),
    name: z.string(),
    address: z.string(),
    /** What it was in the cut-over; absent: switched off. */
    was: z.literal('isolated').optional(),
  }),
  z.object({ id: z.literal('isolate-old'), name: z.string(), address: z.string() }),
  z.object({ id: z.literal('swap-networks'), name: z.string(), address: z.string() }),
  /** `names`: who moves now; `address` and `port` are what the old appliance's page asks for. */
  z.object({
    id: z.literal('move-clients'),
    wave: z.enum(waveNames),
    names: z.array(z.string()),
    newName: z.string(),
    address: z.string(),
    port: z.number().int(),
  }),
  z.object({
    id: z.literal('let-go'),
    name: z.string(),
    address: z.string(),
    /** Where it stood before, and goes back to; empty where its network is swapped and not its address. */
    own: z.string(),
  }),
]);
export type OwnInstruction = z.infer<typeof ownInstructionSchema>;

export const toldInstructionSchema = z.union([instructionSchema, ownInstructionSchema]);
export type ToldInstruction = z.infer<typeof toldInstructionSchema>;

/** What hashed a file on the far side; `read-back`: nothing there could, so its bytes were read and hashed here. */
export const hashTools = ['openssl', 'sha256sum', 'shasum', 'busybox', 'read-back'] as const;
export type HashTool = (typeof hashTools)[number];
