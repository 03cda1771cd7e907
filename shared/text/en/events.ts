import type { ErrorRecord } from '../../run/error-record.ts';
import type { EventBody, EventType } from '../../run/event.ts';
import { findingName } from '../../run/finding.ts';
import { hasHostKey } from '../../run/login-rights.ts';
import type { StepId } from '../../run/steps.ts';
import { format } from './format.ts';
import { traceTexts } from '../product-text.ts';
import { instructionText } from '../words.ts';
import { enGuides } from './guides.ts';
import { enImportSight } from './import/import-sight.ts';
import { enInspect } from './inspect.ts';
import { enRules } from './rules.ts';
import { enLedgerNames } from './ledger/names.ts';
import { enSteps, enStepsOnly } from './steps.ts';

const { sides, steps, backTitle, stepEnds, modes, outcomes, proofStatuses } = enSteps;
const { observations } = enStepsOnly;

const code = (error: ErrorRecord): string =>
  error.side === undefined ? error.code : `${error.code}, ${sides[error.side]}`;
const count = (n: number, one: string, many: string): string => `${format.number(n)} ${n === 1 ? one : many}`;

const keyRefusers = {
  copy: 'the copy on this computer does not open with it',
  appliance: 'the new appliance refused it',
  admin: 'you entered another one twice',
} as const;

/** Such as UTC+5:30. */
function zoneText(offsetMinutes: number): string {
  const minutes = Math.abs(offsetMinutes);
  const hours = `${String(Math.floor(minutes / 60))}:${String(minutes % 60).padStart(2, '0')}`;
  return `UTC${offsetMinutes < 0 ? '-' : '+'}${hours}`;
}

/** One line for each event, for plain logs. Codes and ids stay as they are, so that a log can be searched. */
export const enEvents: { readonly [T in EventType]: (event: Extract<EventBody, { type: T }>) => string } = {
  'run.started': (e) =>
    `${modes[e.mode]} ${e.resumed ? 'resumed' : 'started'}: ${e.planName} (job ${e.jobId}, operator ${e.operator}, Handover ${e.appVersion}).`,
  'run.ended': (e) => `${outcomes[e.outcome].word}${e.error ? ` (${code(e.error)})` : ''}.`,
  'step.started': (e) => `${titleOf(e)}: started.`,
  'step.observed': (e) =>
    `${steps[e.step].title}: observed ${e.round === 'before' ? 'before' : 'after'}. ${observations[e.observation]}.`,
  'step.done': (e) =>
    `${steps[e.step].title}: ${e.ran ? `done (${format.duration(e.durationMs)})` : 'was done already'}.${e.end ? ` ${stepEnds[e.end].word}.` : ''}`,
  'step.waiting': (e) =>
    `${titleOf(e)}: waiting for you on the ${sides[e.side]}: ${sentence(instructionText(enGuides, e.instruction).title)}`,
  'transfer.paused': (e) => `${steps[e.step].title}: paused. The connections stay open.`,
  'transfer.continued': (e) => `${steps[e.step].title}: going on.`,
  'step.failed': (e) => `${titleOf(e)}: failed (${code(e.error)}).`,
  'step.reverted': (e) => `${steps[e.step].title}: rolled back.`,
  'findings.replaced': (e) =>
    e.findings.length === 0
      ? `${steps[e.step].title}: no findings.`
      : `${steps[e.step].title}: ${e.findings.map((f) => `${f.severity} ${findingName(f)}`).join(', ')}.`,
  'finding.accepted': (e) => `Warning ${e.name} was accepted by ${e.by === 'plan' ? 'the plan' : e.by}.`,
  declared: (e) => `Declared by ${e.by}: ${e.id} = ${e.value}${e.note === '' ? '' : ` (${e.note})`}.`,
  'ledger.had': (e) =>
    `Said by ${e.by === 'plan' ? 'the plan' : e.by}: of what not every site has, this one has ${e.rows.map((row) => enLedgerNames[row]).join(', ') || 'nothing'}.`,
  'ledger.given': (e) =>
    `Settled by word of ${e.by === 'plan' ? 'the plan' : e.by}: ${e.row}${e.evidence.kind === 'file' ? ` (file ${e.evidence.name}, SHA-256 ${e.evidence.sha256})` : ''}${e.evidence.kind === 'word' || e.evidence.value === '' ? '' : ` (${e.evidence.value})`}.`,
  proved: (e) =>
    `${proofStatuses[e.proof.status]}: ${e.proof.id}${e.proof.side === undefined ? '' : `, ${sides[e.proof.side]}`}.`,
  'identity.pinned': (e) => {
    const { address, keyType, sha256 } = e.identity;
    const who = `the ${sides[e.side]} at ${address}`;
    if (e.shownSha256 !== undefined)
      return `Recognised ${who} by the certificate that it shows now: ${e.shownSha256}. At first contact it was pinned by its ${hasHostKey(e.identity) ? `host key: ${keyType}` : 'certificate:'} ${sha256}.`;
    return hasHostKey(e.identity)
      ? `Pinned the host key of ${who}: ${keyType} ${sha256}.`
      : `Pinned the certificate by which ${who} is known: ${sha256}.`;
  },
  'certificate.pinned': (e) =>
    `Pinned the certificate of the ${sides[e.side]} at ${e.certificate.address}: ${e.certificate.sha256}.`,
  'login.examined': (e) => {
    const { word, seen } = enRules.loginRights[e.rights];
    return `What the login to the ${sides[e.side]} allows: ${word}. ${seen}`;
  },
  'product.identified': (e) =>
    `The ${sides[e.side]} is ${e.identity.product} ${e.identity.version === '' ? 'of unknown version' : e.identity.version}${e.identity.ofPlan === undefined ? '' : e.identity.ofPlan === 'all' ? ' as the plan says, not seen' : '; its version as the plan says, not seen'}.${traceTexts(
      enGuides,
      e.identity.traces,
    )
      .map((seen) => ` ${seen}`)
      .join('')}`,
  'licence.read': (e) =>
    `The licence of the ${sides[e.side]}: ${[e.licence.state, e.licence.until].filter((text) => text !== '').join(', until ')}.`,
  'facts.read': (e) =>
    e.facts.unread.length === 0
      ? `Read the facts of the ${sides[e.side]}.`
      : `Read the facts of the ${sides[e.side]}. Not read: ${e.facts.unread.map((u) => u.fact).join(', ')}.`,
  'backup.chosen': (e) =>
    `The backup to migrate is ${e.name}${e.sizeBytes > 0 ? ` (${format.bytes(e.sizeBytes)})` : ''}${e.madeByUs ? (e.handedOverPath === undefined ? ', made by this job' : ', handed over as the one made for this job') : e.madeAt ? `, made on ${format.date(e.madeAt.at)}: that stands ${enInspect.sources[e.madeAt.from]}` : ', which was there before this job'}.`,
  'backup.discarded': (e) => `The backup ${e.name} is not used any more: ${discarded[e.reason]}.`,
  'inventory.read': (e) =>
    `Counted on the ${sides[e.side]}: ${
      Object.entries(e.counts)
        .map(([name, n]) => `${name} ${format.number(n)}`)
        .join(', ') || 'nothing'
    }.`,
  'key.captured': () => 'The System Backup Key is known. It is kept in memory only.',
  'key.refused': (e) =>
    `The key that was given is not the key of the backup: ${keyRefusers[e.by]}. Another is asked for.${e.kitPath === undefined ? '' : ` The emergency kit ${e.kitPath} holds the wrong key: destroy it.`}`,
  'key.custody-proved': (e) =>
    `The System Backup Key was read back${e.kitPath === undefined ? '' : `. Emergency kit: ${e.kitPath}`}.`,
  'artifact.recorded': (e) =>
    `Stored ${e.artifact.name} (${format.bytes(e.artifact.sizeBytes)}, SHA-256 ${e.artifact.sha256}${
      e.resumedFromBytes > 0 ? `, resumed at ${format.bytes(e.resumedFromBytes)}` : ''
    }, ${format.duration(e.durationMs)}).`,
  'package.hashed': (e) =>
    `The package ${e.name} (${format.bytes(e.sizeBytes)}) has the SHA-256 ${e.sha256}.`,
  'item.declined': (e) =>
    e.by === 'handover'
      ? `${e.name} is not kept: this job made it, and its key is lost.`
      : `${e.name} is not kept, as ${e.by === 'plan' ? 'the plan' : e.by} decided.`,
  'backup.relayed': (e) =>
    `The backup was handed on to the new appliance meanwhile: ${e.path} (${format.bytes(e.sizeBytes)}).`,
  'backup.pushed': (e) =>
    `The backup is on the new appliance: ${e.path} (${format.bytes(e.sizeBytes)}, SHA-256 ${e.sha256}, ${format.duration(e.durationMs)}).`,
  'clients.baseline': (e) => `${count(e.count, 'client', 'clients')} before the cut-over (${e.source}).`,
  'clients.seen': (e) =>
    `${format.number(e.seen)} of ${count(e.baseline, 'client', 'clients')} seen again${
      e.missing.length === 0 ? '' : `, ${format.number(e.baseline - e.seen)} missing`
    }${e.added && e.added.count > 0 ? `, ${format.number(e.added.count)} new` : ''}${
      e.otherVersion && e.otherVersion.count > 0
        ? `, ${format.number(e.otherVersion.count)} with another agent version`
        : ''
    }.`,
  'clients.moved': (e) =>
    e.result.kind === 'uncompared'
      ? `How many of ${count(e.moving, 'client', 'clients')} moved to the new appliance nobody can say.`
      : `${format.number(e.result.there)} of ${count(e.moving, 'client', 'clients')} moved to the new appliance, ${format.number(e.result.withOld.count)} seen by the old one since${
          e.result.isZoneByWord ? ', by a time zone that a person told' : ''
        }.`,
  'clients.zone': (e) =>
    `The lists of the ${sides[e.side ?? 'new']} tell times in ${zoneText(e.offsetMinutes)}: ${e.by} knew one of ${e.name}.`,
  'admin-actions.noted': (e) =>
    `Noted the last action of an administrator on the old appliance: number ${String(e.newestId)}.`,
  'api.trusted': (e) => `The certificate ${e.sha256} was accepted for the API of the ${sides[e.side]}.`,
  'outage.began': () => 'The service is interrupted for the clients.',
  'outage.ended': (e) =>
    e.outageMs === undefined
      ? 'The service is back. How long the clients were without it is not known.'
      : `The service is back after ${format.duration(e.outageMs)}.`,
  'command.ran': (e) =>
    `Command on the ${sides[e.side]} (${e.operation}): ${e.command} [${e.exitCode < 0 ? 'its end is not known' : `exit code ${String(e.exitCode)}`}, ${format.duration(e.durationMs)}].`,
  'operation.begun': (e) =>
    `Sent to the ${sides[e.side]}: ${e.operation} of ${e.name}. From now on it may run.`,
  'import.seen': (e) =>
    `Seen on the ${sides[e.side]}${e.isFirst ? ' before the import' : ''}: ${enImportSight.lines(e.sight).join(' ')}`,
  'question.asked': (e) => `Asked: ${e.question.kind} (${e.id}).`,
  'question.answered': (e) => `Answered: ${e.answer} (${e.id}).`,
  'connection.lost': (e) => `The connection to the ${sides[e.side]} at ${e.address} was lost.`,
  'connection.restored': (e) => `The connection to the ${sides[e.side]} at ${e.address} is back.`,
  'report.written': (e) => `The report is written: ${e.path}.`,
  'journal.repaired': (e) =>
    `The last entry of the journal was incomplete and was dropped (${count(e.droppedBytes, 'byte', 'bytes')}).`,
  progress: (e) => {
    const done =
      e.totalBytes === undefined
        ? format.bytes(e.doneBytes)
        : `${format.bytes(e.doneBytes)} of ${format.bytes(e.totalBytes)}`;
    const left =
      e.remainingMs === undefined || e.remainingMs === 0 ? '' : `, ${format.duration(e.remainingMs)} left`;
    return `${tasks[e.task]} ${e.name}: ${done}, ${format.rate(e.bytesPerSecond)}${left}.`;
  },
  waiting: (e) => {
    const usual =
      e.usualMinMs === undefined || e.usualMaxMs === undefined
        ? ''
        : `, usually ${format.durationRange(e.usualMinMs, e.usualMaxMs)}`;
    const again =
      e.askAgainMs === undefined ? '' : ` You are asked again in ${format.duration(e.askAgainMs)}.`;
    return `${titleOf(e)}: waiting for ${format.duration(e.elapsedMs)}${usual}. No change for ${format.duration(e.unchangedMs)}.${again}`;
  },
  countdown: (e) =>
    `Connecting to the ${sides[e.side]} again in ${format.duration(e.remainingMs)} (attempt ${String(e.attempt)} of ${String(e.attempts)}).`,
};

const discarded = {
  'key-lost': 'its key is lost',
  outdated: 'a fresh one takes its place',
  failed: 'it failed',
  'not-a-backup': 'it is no whole System Backup',
} as const;

const tasks = {
  pull: 'Pulling',
  push: 'Pushing',
  'hash-local': 'Verifying on this computer',
  'hash-old': 'Verifying on the old appliance',
  'hash-new': 'Verifying on the new appliance',
  preserve: 'Keeping',
} as const;

function titleOf({ step, isBack }: { readonly step: StepId; readonly isBack?: true | undefined }): string {
  const { title } = steps[step];
  return isBack ? backTitle(step, title) : title;
}

function sentence(text: string): string {
  return /[.?]$/u.test(text) ? text : `${text}.`;
}
