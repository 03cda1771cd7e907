import type { Program, ProgramContext } from './program.ts';
import { productName } from '../product.ts';
import type { Refusal } from '../backup-shelf.ts';

type Verb = (
  options: ReadonlyMap<string, string>,
  context: ProgramContext,
) => object | string | Refusal | Promise<object | Refusal>;

/** The verbs of `demo-appliance`: what each prints (JSON, or a text as it is), or why it says no. */
const verbs: Readonly<Record<string, Verb>> = {
  identify: (_options, { machine }) => ({ product: productName, version: machine.product.version }),
  'backup list': (_options, { machine }) => machine.product.backups(),
  'backup create': (options, { machine }) => machine.product.createBackup(options.get('name') ?? ''),
  'audit list': (_options, { machine }) => machine.product.audits(),
  'audit status': () => ({ running: false }),
  'clients list': (_options, { machine }) => machine.product.clients,
  'client-communication status': (_options, { machine }) => ({ state: machine.product.clientCommunication }),
  'client-communication on': (_options, context) => switchClients('on', context),
  'client-communication off': (_options, context) => switchClients('off', context),
  inventory: (_options, { machine }) => machine.product.inventory,
  'import start': startImport,
  'import status': (_options, { machine }) => machine.product.importStatus,
  'database size': (_options, { machine }) => ({
    sizeBytes: machine.side === 'old' ? 1_482_000_000 : 96_000_000,
  }),
  licence: () => ({ state: 'current', until: licensedUntil }),
  'network set': setNetwork,
  'power off': (_options, { machine }) => {
    machine.schedulePowerOff();
    return { accepted: true };
  },
  log: (options, { machine }) => {
    const lines = machine.product.log.slice(-Number(options.get('lines') ?? '50'));
    return lines.map((line) => `${line}\n`).join('');
  },
};

/** The same on both, also over midnight. */
const licensedUntil = new Date(Date.now() + 400 * 24 * 60 * 60_000).toISOString().slice(0, 10);

/** The product's own command: JSON on standard output; 2 for a wrong call, other exit codes where the product says no. */
export const demoAppliance: Program = async (args, context) => {
  const firstOption = args.findIndex((arg) => arg.startsWith('--'));
  const words = firstOption < 0 ? args : args.slice(0, firstOption);
  const verb = Object.hasOwn(verbs, words.join(' ')) ? verbs[words.join(' ')] : undefined;
  const options = firstOption < 0 ? new Map<string, string>() : optionsOf(args.slice(firstOption));
  if (!verb || !options) {
    context.stderr(`usage: demo-appliance ${Object.keys(verbs).join(' | ')}\n`);
    return 2;
  }
  const answer = await verb(options, context);
  if (typeof answer === 'string') {
    await context.stdout(answer);
    return 0;
  }
  if (isRefusal(answer)) {
    context.stderr(`${answer.message}\n`);
    return answer.exitCode;
  }
  await context.stdout(`${JSON.stringify(answer)}\n`);
  return 0;
};

/** `--name value …`; undefined where a value is missing. */
function optionsOf(args: readonly string[]): ReadonlyMap<string, string> | undefined {
  const options = new Map<string, string>();
  for (let i = 0; i < args.length; i += 2) {
    const [name = '', value] = args.slice(i, i + 2);
    if (!name.startsWith('--') || value === undefined) return undefined;
    options.set(name.slice(2), value);
  }
  return options;
}

function isRefusal(answer: object): answer is Refusal {
  return 'exitCode' in answer;
}

function switchClients(state: 'on' | 'off', { machine }: ProgramContext): object {
  machine.product.switchClientCommunication(state);
  return { state };
}

async function startImport(
  options: ReadonlyMap<string, string>,
  { machine, stdin }: ProgramContext,
): Promise<object | Refusal> {
  const file = options.get('file');
  if (file === undefined) return { exitCode: 2, message: 'import start needs --file' };
  const key = await stdin.line();
  return (await machine.product.startImport(file, key)) ?? { accepted: true };
}

function setNetwork(options: ReadonlyMap<string, string>, { machine }: ProgramContext): object {
  const port = (name: string, now: number): number => Number(options.get(name) ?? now);
  const endpoint = {
    address: options.get('address') ?? '',
    sshPort: port('ssh-port', machine.endpoint.sshPort),
    consolePort: port('console-port', machine.endpoint.consolePort),
  };
  if (!/^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(endpoint.address)) {
    return { exitCode: 2, message: 'not an address of this network' };
  }
  if (
    ![endpoint.sshPort, endpoint.consolePort].every(
      (each) => Number.isInteger(each) && each > 0 && each < 65536,
    )
  ) {
    return { exitCode: 2, message: 'not a port' };
  }
  return machine.scheduleMove(endpoint)
    ? { accepted: true }
    : { exitCode: 5, message: `another machine holds ${endpoint.address}` };
}
