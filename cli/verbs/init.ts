import fs from 'node:fs';
import input from '@inquirer/input';
import select from '@inquirer/select';
import {
  asMigrationError,
  handoverHome,
  isMigrationError,
  MigrationError,
  namesOneMachine,
  parseHop,
  testConnection,
  writeNewPlan,
  type Ask,
  type ConnectionTestResult,
} from '../../engine/index.ts';
import { planSchema, type Login, type PlanInput } from '../../shared/contract/plan.ts';
import type { ApplianceSide } from '../../shared/run/error-codes.ts';
import { hasHostKey } from '../../shared/run/login-rights.ts';
import { en } from '../../shared/text/en.ts';
import { plainText } from '../../shared/text/plain-text.ts';
import { asCancelled, withCancel } from '../cancel.ts';
import { describeError } from '../describe/error.ts';
import { exitCodes } from '../exit-codes.ts';
import { outputWidth, print, printError } from '../output.ts';
import { askFor, isInteractive, viewFor } from '../run-options.ts';
import { say } from '../wrap.ts';
import { loginProblem, withUser } from './init-login.ts';

type PlannedInput = PlanInput['old'];

/** One of the two machines, as it was asked for and found. */
interface Named {
  readonly planned: PlannedInput;
  /** Absent where a person let it pass untested. */
  readonly found: ConnectionTestResult | undefined;
}

interface Talk {
  readonly ask: Ask;
  readonly signal: AbortSignal;
  readonly profile: string;
  /** Where nothing is done over SSH; true: nowhere, which is how commander says that no side was named. */
  readonly ssh: true | ApplianceSide | 'both';
}

const words = en.init;
const names = { old: 'OLD', new: 'NEW' } as const;
/** What is wrong with an answer is said below the prompt; the next answer begins on an empty line. */
const anew = { validationFailureMode: 'clear' } as const;

/**
 * `handover init [PLAN]`: asks for both machines and a name as the page of a new migration does, tests each connection, and
 * writes a new plan. Nothing is changed on a machine, and no secret is in the file. Throws `plan.no-terminal`, `plan.exists`
 * before it asks anything, `run.cancelled`.
 */
export async function init(path: string, options: Pick<Talk, 'profile' | 'ssh'>): Promise<number> {
  if (!isInteractive({})) throw new MigrationError('plan.no-terminal', {});
  if (fs.existsSync(path)) throw new MigrationError('plan.exists', { path });
  const ask = askFor({}, viewFor({}));
  return withCancel(async (signal) => {
    const { profile, ssh } = options;
    const talk: Talk = { ask, signal, profile, ssh };
    say(words.lead);
    const old = await nameMachine('old', undefined, talk);
    const fresh = await nameMachine('new', old, talk);
    const prompt = { message: `${words.name}:`, validate: nameProblem, theme: anew };
    const name = await prompted(input(prompt, { signal }));
    await writeNewPlan(path, { handover: 1, name: name.trim(), old: old.planned, new: fresh.planned });
    sayWritten(path, { old, new: fresh });
    return exitCodes.done;
  });
}

/** Asks who a machine is until a test got through, or a person lets it pass untested. */
async function nameMachine(side: ApplianceSide, old: Named | undefined, talk: Talk): Promise<Named> {
  print(['', words.sides[side]]);
  let planned = await askFields(side, old, talk);
  for (;;) {
    const found = await tested(side, planned, talk);
    if (found && found.identity.sha256 !== old?.found?.identity.sha256) {
      sayFound(side, found);
      return { planned: withFound(planned, found), found };
    }
    if (found) say(words.sameKey);
    const next = await askWhatNow(side, found !== undefined, talk);
    if (next === 'untested') return { planned, found: undefined };
    if (next === 'other') planned = await askFields(side, old, talk);
  }
}

async function askFields(
  side: ApplianceSide,
  old: Named | undefined,
  { signal, profile, ssh }: Talk,
): Promise<PlannedInput> {
  const isByConsole = ssh === side || ssh === 'both';
  // The port of a machine without SSH is that of its web console.
  const asNamed = ({ sshPort: consolePort, ...hop }: Login): PlannedInput =>
    isByConsole
      ? {
          address: hop.address,
          ...(consolePort !== undefined && { consolePort }),
          access: 'console',
          profile,
        }
      : { ...hop, ...(consolePort !== undefined && { sshPort: consolePort }) };
  const problem = (text: string): true | string => {
    const hop = parseHop(text.trim());
    const wrong = loginProblem(hop);
    if (wrong !== undefined) return wrong;
    const { old: machine } = planSchema.shape;
    const isOld =
      old && namesOneMachine({ old: machine.parse(old.planned), new: machine.parse(asNamed(hop)) });
    return isOld ? words.isOld : true;
  };
  say(isByConsole ? words.consoleMeans : words.addressMeans);
  const prompt = { message: `${words.address(names[side])}:`, validate: problem, theme: anew };
  const hop = parseHop((await prompted(input(prompt, { signal }))).trim());
  if (isByConsole) return asNamed(hop);
  if (hop.user !== undefined) return { ...hop, profile };
  const userPrompt = {
    message: `${words.user(names[side])}:`,
    validate: (text: string) => loginProblem(withUser(hop, text)) ?? true,
    theme: anew,
  };
  return { ...withUser(hop, await prompted(input(userPrompt, { signal }))), profile };
}

/** The result of a test; undefined where it failed, which is told. */
async function tested(
  side: ApplianceSide,
  planned: PlannedInput,
  { ask, signal }: Talk,
): Promise<ConnectionTestResult | undefined> {
  try {
    return await testConnection({
      home: handoverHome(process.env),
      side,
      planned: planSchema.shape.old.parse(planned),
      ask,
      signal,
    });
  } catch (error) {
    signal.throwIfAborted();
    if (isMigrationError(error, 'run.cancelled')) throw error;
    printError(describeError(asMigrationError(error).toRecord(), 'outside', outputWidth()));
    return undefined;
  }
}

/** A machine that is the other one is never let pass. */
function askWhatNow(
  side: ApplianceSide,
  isSameMachine: boolean,
  { signal }: Talk,
): Promise<'again' | 'other' | 'untested'> {
  const choices = [
    { value: 'again', name: words.again },
    { value: 'other', name: words.other },
    ...(isSameMachine ? [] : [{ value: 'untested', name: words.untested } as const]),
  ] as const;
  const message = words.afterFailure(names[side]);
  return prompted(select<'again' | 'other' | 'untested'>({ message, choices }, { signal }));
}

/** What was seen goes into the plan, so that a later run notices another machine. */
function withFound(planned: PlannedInput, { identity, product, console: seen }: ConnectionTestResult) {
  return {
    ...planned,
    // A certificate is accepted in the job, as a host key that nobody wrote down.
    ...(hasHostKey(identity) && { hostKey: identity.sha256 }),
    ...(product && { version: product.version }),
    ...(seen && { consolePort: seen.port }),
  };
}

function sayFound(
  side: ApplianceSide,
  { identity, facts, product, console: seen }: ConnectionTestResult,
): void {
  const { user, address, port, keyType, sha256 } = identity;
  const told = [facts?.hostName, product && `${product.product} ${product.version}`, facts?.os];
  const name = told.filter((part) => part !== undefined).join(', ');
  say(words.connected(names[side], plainText(name === '' ? address : name)));
  const who = user === '' ? '' : `${plainText(user)}@`;
  print([`${who}${address}:${String(port)}`, `${keyType} ${sha256}`]);
  if (!hasHostKey(identity)) say(words.compareCertificate);
  say(seen ? words.console(seen.port, plainText(seen.title ?? '')) : words.noConsole);
}

function sayWritten(path: string, machines: Readonly<Record<ApplianceSide, Named>>): void {
  print('');
  say(words.written(path));
  for (const side of ['old', 'new'] as const) {
    const { found } = machines[side];
    if (!found) say(words.notTested(names[side]));
    else if (!found.product) say(words.noVersion(names[side], hasHostKey(found.identity)));
  }
  say(words.goOn(path));
}

const nameProblem = (text: string): true | string =>
  planSchema.shape.name.safeParse(text.trim()).success || words.nameLength;

/** Ctrl-C at a prompt ends the command. */
async function prompted<T>(prompt: Promise<T>): Promise<T> {
  return prompt.catch((error: unknown) => {
    throw asCancelled(error);
  });
}
