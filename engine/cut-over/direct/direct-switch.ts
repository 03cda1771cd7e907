import { randomUUID } from 'node:crypto';
import { quoteArgv } from '../../ssh/quote.ts';
import type { CommandResult } from '../../ssh/remote-host.ts';
import type { RunAsRoot } from './run-as-root.ts';
import { commitScript } from './commit-script.ts';
import { committedCode, takeScript, undoScript } from './switch-scripts.ts';
import { switchFolder, switchUnits, type SwitchSpec } from './switch-spec.ts';

/** Where a switch stands, as the machine itself tells. */
export type SwitchStatus =
  /** Nothing of this job is there: never begun, or the machine was started again since. */
  | { readonly kind: 'none' }
  | { readonly kind: 'prepared' | 'waiting' | 'reverted' | 'committed' }
  /**
   * It holds the final address, looked `looks` times since whether somebody else does, and goes back when the timer ends.
   * `isArmed` false: no timer runs that would roll it back.
   */
  | {
      readonly kind: 'switched';
      readonly looks: number;
      readonly isArmed: boolean;
      readonly isCommitting: boolean;
    }
  /** It is being committed. `isCommitting` false: the process that did it has died, and is to be started again. */
  | { readonly kind: 'committing'; readonly isCommitting: boolean }
  /** Another machine answered for the address: while it held it (`conflict`), or before (`third`). */
  | { readonly kind: 'conflict' | 'third'; readonly mac: string }
  | { readonly kind: 'gave-up'; readonly mac: string }
  /** `unsettled`: committed, but the card has other addresses (the detail) than it should. */
  | {
      readonly kind: 'blind' | 'not-promoted' | 'not-written' | 'unsettled';
      readonly detail: string;
    };

/** Why a script on the machine did not do what it should: the machine's own words, or an id of `shared/run/direct-switch.ts`. */
export class SwitchFailure extends Error {
  override readonly name = 'SwitchFailure';
}

/**
 * Puts the scripts on the machine, in a folder for root only that a reboot takes away, checks them, and runs the undo once,
 * which must change nothing. May run again. Throws {@link SwitchFailure}.
 */
export async function prepareSwitch(
  run: RunAsRoot,
  spec: SwitchSpec,
  config: { readonly before: string; readonly after: string },
): Promise<void> {
  const folder = switchFolder(spec);
  const files: Readonly<Record<string, string>> = {
    'undo.sh': undoScript(spec),
    'take.sh': takeScript(spec),
    'commit.sh': commitScript(spec),
    'config.before': config.before,
    'config.new': config.after,
  };
  const script = [
    'set -e',
    'umask 077',
    `systemctl stop ${quoteArgv(runningUnits(spec))} > /dev/null 2>&1 || true`,
    `rm -rf ${quoteArgv([folder])}`,
    `mkdir -m 0700 ${quoteArgv([folder])}`,
    `cd ${quoteArgv([folder])}`,
    ...Object.entries(files).flatMap(([name, text]) => hereDocument(name, text)),
    `cmp -s config.before ${quoteArgv([spec.configFile])}`,
    `cp -p ${quoteArgv([spec.configFile])} config.kept && cat config.kept > config.before && touch -r config.kept config.before && chmod --reference=config.kept config.before && chown --reference=config.kept config.before`,
    'for name in undo.sh take.sh commit.sh; do sh -n "$name"; done',
    'ip -o -4 address show > before.txt; ip route show >> before.txt; ip rule show >> before.txt; sysctl -a 2>/dev/null | grep -F .promote_secondaries >> before.txt || true',
    'echo prepared > status',
    'sh undo.sh',
    'rm -f stop',
    'ip -o -4 address show > after.txt; ip route show >> after.txt; ip rule show >> after.txt; sysctl -a 2>/dev/null | grep -F .promote_secondaries >> after.txt || true',
    "sed -i 's/_lft [0-9a-z]*//g' before.txt after.txt",
    'cmp before.txt after.txt',
  ].join('\n');
  await must(run, 'prepare', script);
}

/**
 * Starts the dead man's timer under PID 1 (without systemd a process of its own), and shows that it runs: from here on the
 * machine goes back by itself. Called again it starts a second one, shows that it runs, and only then ends the first: where
 * that fails the first runs on. Throws {@link SwitchFailure}.
 */
export async function armSwitch(
  run: RunAsRoot,
  spec: Pick<SwitchSpec, 'id' | 'deadManSeconds'>,
): Promise<void> {
  const [first, second] = switchUnits(spec).undo;
  const folder = switchFolder(spec);
  const seconds = String(spec.deadManSeconds);
  // The timer's own accuracy is a minute where nobody says otherwise (systemd.timer).
  const timer = [`--on-active=${seconds}`, '--timer-property=AccuracySec=1s', '/bin/sh', `${folder}/undo.sh`];
  await must(
    run,
    'arm',
    `if [ -d /run/systemd/system ] && command -v systemd-run > /dev/null; then
  next=${first}; other=${second}
  if systemctl is-active --quiet "$next.timer"; then next=${second}; other=${first}; fi
  systemctl stop "$next.timer" > /dev/null 2>&1
  systemctl reset-failed "$next.service" > /dev/null 2>&1
  systemd-run --quiet --unit "$next" ${quoteArgv(timer)} || exit 1
  systemctl is-active --quiet "$next.timer" || exit 1
  systemctl stop "$other.timer" > /dev/null 2>&1
  ! systemctl is-active --quiet "$other.timer"
else
  setsid sh -c 'echo $$ > ${folder}/undo.new; sleep ${seconds}; exec sh ${folder}/undo.sh' < /dev/null > /dev/null 2>&1 &
  sleep 0.2
  kill -0 "$(cat ${folder}/undo.new)" || exit 1
  [ ! -e ${folder}/undo.pid ] || kill "$(cat ${folder}/undo.pid)" 2> /dev/null
  mv -f ${folder}/undo.new ${folder}/undo.pid
fi`,
  );
}

/** Starts the taking as a process of its own, which waits for the old machine to fall silent. Throws {@link SwitchFailure}. */
export async function fireSwitch(run: RunAsRoot, spec: SwitchSpec): Promise<void> {
  await must(
    run,
    'fire',
    `rm -f ${switchFolder(spec)}/stop
${startDetached(switchUnits(spec).take, `${switchFolder(spec)}/take.sh`)}`,
  );
}

/**
 * Starts making it last, as a process of its own: the connection may be one that it takes away. Nothing happens where it
 * runs already; what became of it is told by the status. Throws {@link SwitchFailure}.
 */
export async function commitSwitch(run: RunAsRoot, id: string): Promise<void> {
  await must(run, 'commit', startDetached(switchUnits({ id }).commit, `${switchFolder({ id })}/commit.sh`));
}

/**
 * Asks the machine where the switch of a job stands. Changes nothing. A question that was cut off is asked again; throws
 * {@link SwitchFailure} where it gets no answer: only the machine itself may say that there is no switch.
 */
export async function readSwitchStatus(run: RunAsRoot, id: string): Promise<SwitchStatus> {
  let why = '';
  for (let count = 0; count < mostQuestions; count++) {
    const { exitCode, stdout, stderr } = await askStatus(run, id);
    const status = exitCode === 0 ? statusOf(stdout) : undefined;
    if (status) return status;
    why = `exit code ${String(exitCode)}: ${(stderr.trim() || stdout.trim()).slice(-300)}`;
  }
  throw new SwitchFailure(`status: ${why}`);
}

const mostQuestions = 3;

async function askStatus(run: RunAsRoot, id: string): Promise<CommandResult> {
  const folder = switchFolder({ id });
  const { commit, undo } = switchUnits({ id });
  // The timers first: one that ends meanwhile is then seen by what it did. An undo that runs is as good as its timer.
  const undoing = undo.flatMap((unit) => [`${unit}.timer`, `${unit}.service`]).join(' ');
  return run(
    'status',
    `lives() { kill -0 "$(cat "$1" 2> /dev/null)" 2> /dev/null; }
armed=; committing=
if systemctl is-active --quiet ${undoing} 2> /dev/null || lives ${folder}/undo.pid; then armed=armed; fi
if systemctl is-active --quiet ${commit}.service 2> /dev/null || lives ${folder}/commit.sh.pid; then committing=committing; fi
cat ${folder}/status 2> /dev/null || echo none
echo "$armed"
echo "$committing"`,
  );
}

/** Undefined where it is no answer. */
function statusOf(stdout: string): SwitchStatus | undefined {
  const [line = '', armed, committing] = stdout.split('\n');
  const [kind = '', first = ''] = line.split(' ');
  const isCommitting = committing === 'committing';
  switch (kind) {
    case 'prepared':
    case 'waiting':
    case 'reverted':
    case 'committed':
      return { kind };
    case 'committing':
      return { kind, isCommitting };
    case 'switched':
      return { kind, looks: Number(first), isArmed: armed === 'armed', isCommitting };
    case 'conflict':
    case 'third':
    case 'gave-up':
      return { kind, mac: first };
    case 'blind':
    case 'not-promoted':
    case 'not-written':
    case 'unsettled':
      return { kind, detail: line.slice(kind.length + 1) };
    case 'none':
      return { kind };
    default:
      return undefined;
  }
}

/**
 * Rolls it back now instead of when the timer ends. Returns `committed` where it was committed, and is no switch any more; where
 * nothing of it is there nothing is done. Throws {@link SwitchFailure}.
 */
export async function undoSwitch(
  run: RunAsRoot,
  spec: Pick<SwitchSpec, 'id'>,
): Promise<'taken-back' | 'committed'> {
  const script = `[ ! -e ${switchFolder(spec)}/undo.sh ] || sh ${switchFolder(spec)}/undo.sh`;
  const result = await run('undo', script);
  if (result.exitCode === committedCode) return 'committed';
  refuse('undo', result);
  return 'taken-back';
}

/**
 * Has a machine make its address known: to all, and to the gateway with an ordinary question, for routers that drop gratuitous
 * ARP (cutover.md 4.2, measured). Changes nothing on it. Gives false where it has no arping of iputils.
 */
export async function announceAddress(
  run: RunAsRoot,
  interfaceName: string,
  address: string,
  gateway: string | undefined,
): Promise<boolean> {
  const on = quoteArgv(['-I', interfaceName]);
  const asks =
    gateway === undefined
      ? ''
      : `arping -c 2 -w 3 -s ${quoteArgv([address])} ${on} ${quoteArgv([gateway])} > /dev/null`;
  const { exitCode } = await run(
    'announce',
    `arping -V 2>&1 | grep -q iputils || exit 3
arping -U ${on} -c 3 -w 2 ${quoteArgv([address])} > /dev/null
arping -A ${on} -c 2 -w 2 ${quoteArgv([address])} > /dev/null
${asks}
exit 0`,
  );
  return exitCode === 0;
}

/** Whether any card of the machine has this IPv4 address. Changes nothing. Throws {@link SwitchFailure} where it could not look. */
export async function holdsAddress(run: RunAsRoot, address: string): Promise<boolean> {
  const { exitCode, stdout, stderr } = await run('status', 'ip -o -4 address show');
  if (exitCode !== 0)
    throw new SwitchFailure(`address: exit code ${String(exitCode)}: ${stderr.slice(-300)}`);
  return stdout.includes(` ${address}/`);
}

/** Takes the files of a switch away that is over. May run twice. */
export async function forgetSwitch(run: RunAsRoot, { id }: Pick<SwitchSpec, 'id'>): Promise<void> {
  await must(
    run,
    'forget',
    `systemctl stop ${runningUnits({ id }).join(' ')} > /dev/null 2>&1
rm -rf ${switchFolder({ id })}`,
  );
}

/** All that may run of a switch. */
function runningUnits(spec: Pick<SwitchSpec, 'id'>): string[] {
  const { take, commit, undo } = switchUnits(spec);
  return [`${take}.service`, `${commit}.service`, ...undo.map((unit) => `${unit}.timer`)];
}

/** Lines that start a script under PID 1, without systemd in a session of its own, unless it runs already. */
function startDetached(unit: string, script: string): string {
  return `if [ -d /run/systemd/system ] && command -v systemd-run > /dev/null; then
  ! systemctl is-active --quiet ${unit}.service || exit 0
  systemctl reset-failed ${unit}.service > /dev/null 2>&1
  ${quoteArgv(['systemd-run', '--quiet', '--unit', unit, '--property=Type=exec', '/bin/sh', script])}
else
  ! kill -0 "$(cat ${script}.pid 2> /dev/null)" 2> /dev/null || exit 0
  setsid sh -c 'echo $$ > ${script}.pid; exec sh ${script}' < /dev/null > /dev/null 2>&1 &
fi`;
}

async function must(run: RunAsRoot, name: string, script: string): Promise<void> {
  refuse(name, await run(name, script));
}

function refuse(name: string, { exitCode, stdout, stderr }: CommandResult): void {
  if (exitCode !== 0)
    throw new SwitchFailure(
      `${name}: exit code ${String(exitCode)}: ${(stderr.trim() || stdout.trim()).slice(-300)}`,
    );
}

/** A file as it is, whatever it holds: the end mark is one that no text can know. */
function hereDocument(name: string, text: string): string[] {
  const mark = `END-${randomUUID()}`;
  // A here-document ends with a line break of its own, which a text may not have.
  const cut = text.endsWith('\n') ? '' : ` && truncate -s -1 ${quoteArgv([name])}`;
  return [
    `cat > ${quoteArgv([name])} <<'${mark}'`,
    text.endsWith('\n') ? text.slice(0, -1) : text,
    mark,
    `true${cut}`,
  ];
}
