import { z } from 'zod';
import { ledgerRowIds, optionalRowIds } from '../rules/ledger/ledger.ts';
import { declarationIds } from '../run/declaration.ts';
import { nobodysAddress } from '../rules/nobodys-address.ts';
import { defaultLimits } from './default-limits.ts';

const port = z.number().int().min(1).max(65535);
const address = z
  .string()
  .min(1)
  .regex(/^[^\s/@]+$/, 'an address or a host name, without user, port or path');

/** How to log in; tried in this order. Secrets are never part of a plan: they are asked for. */
export const authMethods = ['agent', 'key', 'password', 'keyboard-interactive'] as const;
export type AuthMethod = (typeof authMethods)[number];

const loginSchema = z.strictObject({
  /** Address, host name, or a `Host` of `~/.ssh/config`. */
  address,
  sshPort: port.optional(),
  user: z.string().min(1).optional(),
  authentication: z.array(z.enum(authMethods)).min(1).optional(),
  keyFile: z.string().min(1).optional(),
  /** Allow algorithms that old appliances need and that nobody should use elsewhere. */
  legacyAlgorithms: z.boolean().optional(),
});
export type Login = z.infer<typeof loginSchema>;

/**
 * Address and user as a person gives them for a new plan. `user:password@host`, as password managers copy it, brings no password
 * into a file: no account has a colon in its name (passwd(5)), and of addresses only those of IPv6 do. A plan that exists is read
 * whatever it says.
 */
export const newLogin = {
  address: address
    .regex(/^(?:[^:]+|[\da-f:.]+(?:%[^:]+)?)$/i, 'an address or a host name, without a port')
    .refine((given) => given !== nobodysAddress, 'an address of its own: every 5.x appliance has this one'),
  user: z
    .string()
    .regex(/^[^\s:]+$/, 'a user, without a password')
    .optional(),
};

const applianceSchema = loginSchema.extend({
  /** Id of a shipped profile, or a path to a profile file, from the folder of the plan. Default: `endpoint-protector`. */
  profile: z.string().min(1).default('endpoint-protector'),
  consolePort: port.default(443),
  /**
   * `console`: no SSH there, tried or wanted. What Handover would do over it a person does in the web console, and the machine is
   * known by its HTTPS certificate.
   */
  access: z.enum(['ssh', 'console']).default('ssh'),
  /** SHA-256 of the certificate that the web console must show where `access` is `console`: then nobody is asked. */
  certificate: z
    .string()
    .regex(/^[0-9a-f]{64}$/, '64 digits from 0-9 and a-f')
    .optional(),
  /** Product version as the web console shows it, where the profile cannot read it over SSH. */
  version: z.string().min(1).max(40).optional(),
  /** From the laptop's side to the appliance's. Absent: what `ProxyJump` of `~/.ssh/config` says. */
  jump: z.array(loginSchema).optional(),
  /** Fingerprint `SHA256:…` that the machine must show: read it on its console. Then nobody is asked. */
  hostKey: z
    .string()
    .regex(/^SHA256:[A-Za-z0-9+/]{43}$/, 'SHA256: and 43 characters')
    .optional(),
});
export type PlannedAppliance = z.infer<typeof applianceSchema>;

/** Names of items, or `all` of them. */
const selection = z.union([z.literal('all'), z.array(z.string().min(1))]);

/**
 * What is to happen, as a file that the window exports and the command line reads. It holds no secrets. `strictObject`
 * everywhere: a misspelt field is an error with its line, not a silent default.
 */
export const planSchema = z.strictObject({
  handover: z.literal(1),
  name: z.string().min(1).max(120),
  old: applianceSchema,
  new: applianceSchema,
  final: z
    .strictObject({
      /** `same`: the new appliance takes over the old one's address. `different`: clients must be told; see `docs/`. */
      strategy: z.enum(['same', 'different']).default('same'),
      /**
       * How the new appliance gets the address. `profile`: by the product's own page or command. `direct`: over SSH on the
       * machine itself, with a timer that rolls it back by itself; only with `same`, and where the profile allows it.
       */
      takeover: z.enum(['profile', 'direct']).default('profile'),
      /**
       * When the new appliance gets the same address. `address-last`: after the restore, in place of its own. `address-first`: when it
       * is deployed, on an isolated network; then the networks of both are swapped, and no address changes any more.
       */
      order: z.enum(['address-last', 'address-first']).default('address-last'),
      /** What becomes of the old appliance. `isolated`: it stays on, in a network where no client is. */
      old: z.enum(['off', 'isolated']).default('off'),
      /**
       * When the clients change to a different address. `at-once`: whoever runs them tells them, after the cut-over. `in-waves`: before the
       * hold point, by the vendor's EPP Clients migration: a pilot first, then the others, while both appliances serve.
       */
      clients: z.enum(['at-once', 'in-waves']).default('at-once'),
      /** Default: the address of the old appliance. */
      address: address.optional(),
      sshPort: port.optional(),
      consolePort: port.optional(),
      /** Name that clients use, where they use one. */
      name: z.string().min(1).optional(),
    })
    .refine(({ strategy, takeover }) => strategy === 'same' || takeover === 'profile', {
      path: ['takeover'],
      message: 'direct is for the strategy same only',
    })
    .refine(
      ({ strategy, takeover, order }) =>
        order === 'address-last' || (strategy === 'same' && takeover === 'profile'),
      { path: ['order'], message: 'address-first is for the strategy same, and not for takeover: direct' },
    )
    .refine(({ strategy, clients }) => strategy === 'different' || clients === 'at-once', {
      path: ['clients'],
      message: 'in-waves is for the strategy different only',
    })
    .prefault({}),
  /**
   * The vendor's REST API counts the clients, where Netwrix Support enabled it on both appliances. Its secret is asked for.
   */
  api: z.strictObject({ clientId: z.string().min(1).max(200) }).optional(),
  /** How many endpoints the appliance serves: for the sizing check. */
  endpoints: z.number().int().min(1).optional(),
  maintenanceWindowMinutes: z.number().int().min(1).optional(),
  backup: z
    .strictObject({
      /** `new`: make one now. Otherwise the name of one that exists. */
      use: z.string().min(1).default('new'),
      /** Where the appliance keeps System Backups, when the profile does not know. */
      folder: z.string().startsWith('/').optional(),
      /**
       * Whether the new appliance gets a copy; default: yes. An import by hand takes the file from the admin's computer: there it may be removed
       * once the restore is done, or left out. Where the import is a command it is needed, and left there.
       */
      push: z.enum(['yes', 'until-restored', 'no']).optional(),
    })
    .default({ use: 'new' }),
  preserve: z
    .strictObject({ keep: selection.default('all'), decline: selection.default([]) })
    .default({ keep: 'all', decline: [] }),
  /** Files that are uploaded tonight (image, patches, licence, clients), from the folder of the plan: the preflight hashes them. */
  packages: z.array(z.string().min(1)).max(100).default([]),
  /** Findings accepted beforehand, each by its name. */
  accept: z.array(z.string().min(1)).default([]),
  /** Answers to what only the admin can know, given beforehand. */
  declare: z
    .partialRecord(
      z.enum(declarationIds),
      z.strictObject({ value: z.enum(['yes', 'no', 'unknown']), note: z.string().default('') }),
      {
        // zod's type of the issue leaves out the code that it gives for a key that is not in the list.
        error: ({ code }) =>
          (code as string) === 'unrecognized_keys' ? `use one of: ${declarationIds.join(', ')}` : undefined,
      },
    )
    .default({}),
  /**
   * `have`: which of what not every site has this one has; absent: it is asked. `settled`: rows that were done and tested, each with
   * what was read there, or an empty text: the plan's word, given beforehand.
   */
  ledger: z
    .strictObject({
      have: z.array(z.enum(optionalRowIds)).optional(),
      settled: z.partialRecord(z.enum(ledgerRowIds), z.string().max(20_000)).default({}),
    })
    .prefault({}),
  /** Host names that a person would type; lets a plan run unattended past the hold point, and go back after it. */
  confirm: z
    .strictObject({
      restoreOn: z.string().optional(),
      switchOff: z.string().optional(),
      rollBack: z.string().optional(),
      /** The name of `rollBack` in plans of 0.1. */
      giveBack: z.string().optional(),
    })
    .transform(({ giveBack, ...names }) => ({ ...names, rollBack: names.rollBack ?? giveBack }))
    .prefault({}),
  limits: z
    .strictObject({
      reconnectAttempts: z.number().int().min(0).max(1000).default(defaultLimits.reconnectAttempts),
      stallSeconds: z.number().int().min(1).default(defaultLimits.stallSeconds),
      backupStallMinutes: z.number().min(0.01).default(defaultLimits.backupStallMinutes),
      restoreStallMinutes: z.number().min(0.01).default(defaultLimits.restoreStallMinutes),
      /** An import by hand is watched for so long at least: the vendor says to wait (Netwrix docs, System Backup v2). */
      importWatchMinutes: z.number().min(0.01).default(defaultLimits.importWatchMinutes),
      /** An older backup needs to be accepted at the hold point. */
      backupAgeHours: z.number().min(0).default(defaultLimits.backupAgeHours),
      cutoverMinutes: z.number().min(0.01).default(defaultLimits.cutoverMinutes),
      /** After a direct switch that nobody committed, the new appliance goes back to its own address. */
      deadManSeconds: z.number().int().min(60).max(3600).default(defaultLimits.deadManSeconds),
      /** So long after a direct switch it is watched whether the old appliance comes back, before it is committed. */
      watchSeconds: z.number().int().min(10).max(1800).default(defaultLimits.watchSeconds),
      clientMinutes: z.number().min(0.01).default(defaultLimits.clientMinutes),
    })
    .prefault({}),
});
export type Plan = z.infer<typeof planSchema>;
export type PlanInput = z.input<typeof planSchema>;
