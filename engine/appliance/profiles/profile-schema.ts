import { z } from 'zod';
import { rulePacks, type RulePack } from '../../../shared/rules/rule-pack.ts';
import { consoleRulesSchema } from '../../console/console-rules.ts';
import { operationIds, operationInfo, type OperationId } from '../operation.ts';

const word = z.string().min(1);
const absoluteFolder = word.startsWith('/', 'a folder from the root, beginning with /');
/** A package as dpkg names it, with `*` for what differs. */
const packagePattern = z.string().regex(/^[a-z0-9][a-z0-9.+*-]*$/, 'the name of a package');
const port = z.number().int().min(1).max(65535);
const pattern = word.refine(isRegularExpression, 'not a regular expression');
const argv = z.array(z.string()).min(1);
const timeoutSeconds = z.number().int().min(1).max(3600).default(60);

/** Words of the product turned into ours, such as `state: { Ready to download: ready }`. */
const words = z.record(word, z.record(word, word)).default({});
/** Our field names, each with the place where the output has it: a dotted path or a key. */
const fields = z.record(word, z.string().min(1));

const outputSchema = z.discriminatedUnion('as', [
  /** `items`: path to the list, where the list is not the whole. */
  z.strictObject({ as: z.literal('json'), items: word.optional(), fields, words }),
  /** One record a line; named groups are the fields. Lines that fit `ignore` (a heading) are passed over. */
  z.strictObject({ as: z.literal('lines'), pattern, ignore: pattern.optional(), words }),
  /** `NAME=value` or `Name: value`, one a line; quotes around the value are taken off. */
  z.strictObject({ as: z.literal('key-value'), separator: z.enum(['=', ':']), fields, words }),
  /** The whole text; named groups are the fields. Without a pattern: lines of text. */
  z.strictObject({ as: z.literal('text'), pattern: pattern.optional(), words }),
  z.strictObject({ as: z.literal('none') }),
]);
export type OutputFormat = z.infer<typeof outputSchema>;

/** What an exit code can mean beyond "failed". */
const exitMeanings = ['wrong-key', 'damaged-file'] as const;

const proofSchema = z.discriminatedUnion('by', [
  /**
   * A file appears. Without a folder: the backup folder of the plan. Without that: what is new below the folders of `search`, on the
   * disks of the machine, whatever its name; or else the admin hands the file over.
   */
  z.strictObject({
    by: z.literal('new-file'),
    folder: absoluteFolder.optional(),
    pattern,
    search: z.array(absoluteFolder).min(1).max(20).optional(),
  }),
  /** A harmless command prints something else than before. */
  z.strictObject({ by: z.literal('command-changed'), command: argv, timeoutSeconds }),
  /**
   * The product restarts and its web console answers again, as it is watched for some minutes. `services`: units by pattern, with `*`;
   * `database`: the folder whose growth is shown.
   */
  z.strictObject({
    by: z.literal('restart'),
    services: z
      .array(word.regex(/^[\w@.:*-]+$/, 'a unit, with * for any characters'))
      .min(1)
      .max(20),
    database: absoluteFolder.optional(),
  }),
  z.strictObject({ by: z.literal('port-answers'), port: z.enum(['ssh', 'console']) }),
  z.strictObject({ by: z.literal('handed-over-file'), file: z.enum(['backup', 'clients-csv']) }),
  /** Nothing can be observed: the admin's word, and reported as that. */
  z.strictObject({ by: z.literal('admin-confirms') }),
]);
/** What turns a guided operation green. */
export type GuidedProof = z.infer<typeof proofSchema>;

const instruction = {
  title: word,
  menuPath: z.array(word).default([]),
  steps: z.array(word).min(1),
  see: word,
  /** `{console}` stands for the address of the web console. */
  link: word.optional(),
  caution: word.optional(),
};

const guidedSchema = z.strictObject({ how: z.literal('guided'), ...instruction, proof: proofSchema });
const unavailableSchema = z.strictObject({ how: z.literal('unavailable'), reason: word });
/** The same by hand, for where the command cannot run (no sudo, no such program). */
const byHand = z.strictObject(instruction).optional();

const commandSchema = z.strictObject({
  how: z.literal('automated'),
  command: argv,
  sudo: z.boolean().default(false),
  timeoutSeconds,
  okExitCodes: z.array(z.number().int().min(0).max(255)).min(1).default([0]),
  errors: z.record(z.string().regex(/^\d{1,3}$/, 'an exit code'), z.enum(exitMeanings)).default({}),
  stdin: z.literal('{key}\n').optional(),
  output: outputSchema.default({ as: 'none' }),
  byHand,
});

const filesSchema = z.strictObject({
  how: z.literal('files'),
  /** Absent: the plan names it. */
  folder: absoluteFolder.optional(),
  pattern,
  /** A file that has not changed for so long is complete. */
  settleSeconds: z.number().int().min(1).max(3600).default(60),
  withoutFolder: z.discriminatedUnion('how', [guidedSchema, unavailableSchema]).optional(),
});

const linuxSchema = z.strictObject({ how: z.literal('linux') });

const operationSchema = z.discriminatedUnion('how', [
  commandSchema,
  filesSchema,
  linuxSchema,
  guidedSchema,
  unavailableSchema,
]);
export type OperationProfile = z.infer<typeof operationSchema>;
export type CommandProfile = z.infer<typeof commandSchema>;
export type FilesProfile = z.infer<typeof filesSchema>;
export type GuidedProfile = z.infer<typeof guidedSchema>;

/**
 * An appliance profile: what a product is called and how each operation is done on it. Data, versioned and validated;
 * `docs/profiles.md` is its guide. `strictObject` everywhere: a misspelt field is an error with its line.
 */
export const profileSchema = z
  .strictObject({
    schema: z.literal(1),
    id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens'),
    title: word,
    version: word,
    /** Where each fact in it comes from. */
    sources: z.array(word).default([]),
    ports: z.strictObject({ ssh: port.default(22), console: port.default(443) }).prefault({}),
    /** Who logs in, where neither the plan nor `~/.ssh/config` says. */
    user: word.optional(),
    privilege: z.enum(['none', 'sudo']).default('none'),
    /** What `identify` must name for the appliance to be the product. */
    product: pattern,
    /** Where a pushed backup goes; a relative folder starts in the login folder. */
    inbox: word.default('handover-inbox'),
    /** Whose rules are held against versions, sizes and licences. Absent: Endpoint Protector's where `product` names it. */
    rules: z.enum(rulePacks).optional(),
    /** What the vendor's pages name on the machine: looked for where a person reads the version, and shown beside it. */
    traces: z
      .strictObject({
        folders: z.array(absoluteFolder).default([]),
        packages: z.array(packagePattern).default([]),
      })
      .prefault({}),
    operations: z.partialRecord(z.enum(operationIds), operationSchema),
    /** How the pages of the web console are recognised. */
    console: consoleRulesSchema.optional(),
  })
  .superRefine((profile, context) => {
    for (const id of operationIds) {
      const operation = profile.operations[id];
      if (!operation) continue;
      for (const { path, message } of problemsOf(id, operation, profile.privilege)) {
        context.addIssue({ code: 'custom', path: ['operations', id, ...path], message });
      }
    }
  })
  .transform((profile) => ({ ...profile, rules: profile.rules ?? rulesByProduct(profile.product) }));
export type Profile = z.infer<typeof profileSchema>;

/** Copies of profiles in jobs of before the field was there go on as they began. */
function rulesByProduct(product: string): RulePack {
  return new RegExp(product, 'u').test('Endpoint Protector') ? 'endpoint-protector' : 'none';
}

interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

function problemsOf(
  id: OperationId,
  operation: OperationProfile,
  privilege: Profile['privilege'],
): Problem[] {
  switch (operation.how) {
    case 'automated':
      return id === 'facts' || id === 'direct-switch'
        ? [{ path: ['how'], message: `${id} is done by "linux" or not at all` }]
        : [...commandProblems(id, operation, privilege), ...outputProblems(id, operation.output)];
    case 'files':
      return filesProblems(id, operation);
    case 'linux':
      return id === 'facts' || id === 'direct-switch'
        ? []
        : [{ path: ['how'], message: '"linux" is for facts and direct-switch only' }];
    case 'guided':
      return guidedProblems(id, operation);
    case 'unavailable':
      return [];
    default:
      return operation satisfies never;
  }
}

function guidedProblems(id: OperationId, guided: GuidedProfile): Problem[] {
  if (id === 'direct-switch')
    return [{ path: ['how'], message: 'by hand the address is changed as change-address says' }];
  if (guided.proof.by === 'restart' && id !== 'import')
    return [{ path: ['proof', 'by'], message: '"restart" is for import only' }];
  // A command that is run where nothing may be changed must be one that the catalogue calls a look.
  if (
    guided.proof.by === 'command-changed' &&
    Object.values(operationInfo(id).on).every((on) => on === 'reads')
  )
    return [{ path: ['proof', 'by'], message: 'this operation changes nothing that a command could show' }];
  return [];
}

function commandProblems(
  id: OperationId,
  command: CommandProfile,
  privilege: Profile['privilege'],
): Problem[] {
  const { placeholders, secret } = operationInfo(id);
  const problems: Problem[] = [];
  const add = (message: string, ...path: Problem['path']) => problems.push({ path, message });
  const known = placeholders.map((each) => `{${each}}`).join(', ') || 'none';
  for (const [index, argument] of command.command.entries()) {
    for (const name of placeholdersIn(argument)) {
      if (name === 'key') add('a secret goes to stdin, never into the arguments', 'command', index);
      else if (!placeholders.includes(name))
        add(`unknown placeholder {${name}}; known here: ${known}`, 'command', index);
    }
  }
  if (placeholdersIn(command.command[0] ?? '').length > 0)
    add('the program itself must be written out', 'command', 0);
  if (command.stdin !== undefined && secret === undefined)
    add('this operation has no secret to hand over', 'stdin');
  if (command.sudo && privilege !== 'sudo') add('needs "privilege: sudo" at the top of the profile', 'sudo');
  return problems;
}

function outputProblems(id: OperationId, output: OutputFormat): Problem[] {
  const { result, record, required = [] } = operationInfo(id);
  if (result === 'nothing') return [];
  if (result === 'text') {
    return output.as === 'text' && output.pattern === undefined
      ? []
      : [{ path: ['output', 'as'], message: 'must be "text" without a pattern' }];
  }
  const given = fieldsOf(output);
  const missing = Object.keys(record.shape).filter(
    (field) =>
      !given.includes(field) &&
      (required.includes(field) || record.shape[field]?.safeParse(undefined).success === false),
  );
  const isOpen = record.def.catchall !== undefined;
  const unknown = isOpen ? [] : given.filter((field) => !Object.hasOwn(record.shape, field));
  return [
    ...(result === 'list' && (output.as === 'key-value' || output.as === 'text')
      ? [{ path: ['output', 'as'], message: 'a list comes as "json" or "lines"' }]
      : []),
    ...missing.map((field) => ({ path: ['output'], message: `does not say where ${field} stands` })),
    ...unknown.map((field) => ({ path: ['output'], message: `this operation has no field ${field}` })),
  ];
}

function fieldsOf(output: OutputFormat): string[] {
  switch (output.as) {
    case 'json':
    case 'key-value':
      return Object.keys(output.fields);
    case 'lines':
    case 'text':
      return [...(output.pattern ?? '').matchAll(/\(\?<([A-Za-z]\w*)>/g)].map((match) => match[1] ?? '');
    case 'none':
      return [];
    default:
      return output satisfies never;
  }
}

function filesProblems(id: OperationId, files: FilesProfile): Problem[] {
  if (id !== 'list-backups' && id !== 'list-audit-logs' && id !== 'log-excerpt') {
    return [{ path: ['how'], message: '"files" is for list-backups, list-audit-logs and log-excerpt' }];
  }
  if (files.withoutFolder?.how === 'guided') {
    const problems = guidedProblems(id, files.withoutFolder);
    return problems.map(({ path, message }) => ({ path: ['withoutFolder', ...path], message }));
  }
  if (files.folder === undefined && files.withoutFolder === undefined) {
    return [{ path: ['withoutFolder'], message: 'needed where no folder is given' }];
  }
  return [];
}

/** The names of the placeholders in an argument, such as `name` in `--name={name}`. */
function placeholdersIn(argument: string): string[] {
  return [...argument.matchAll(/\{([A-Za-z]+)\}/g)].map((match) => match[1] ?? '');
}

function isRegularExpression(source: string): boolean {
  try {
    new RegExp(source, 'u');
    return true;
  } catch {
    // The constructor is the only judge of what is a regular expression.
    return false;
  }
}
