import type { ErrorRecord } from '../../run/error-record.ts';
import { findingName } from '../../run/finding.ts';
import { format } from './format.ts';
import { evidenceSourceNames } from './inspection.ts';
import { sideAtStart, sideCases } from './sides.ts';
import { deSteps } from './steps.ts';
import type { Words } from '../words.ts';

const { sides, steps, stepEnds, modes, outcomes, observations, proofStatuses } = deSteps;

const code = (error: ErrorRecord): string =>
  error.side === undefined ? error.code : `${error.code}, ${sides[error.side]}`;
const count = (n: number, one: string, many: string): string => `${format.number(n)} ${n === 1 ? one : many}`;

const keyRefusers = {
  copy: 'Die Kopie auf diesem Computer lässt sich damit nicht öffnen',
  appliance: 'Die neue Appliance hat ihn abgelehnt',
  admin: 'Sie haben zweimal einen anderen eingegeben',
} as const;

/** One line for each event, for plain logs. Codes and ids stay as they are, so that a log can be searched. */
export const deEvents: Words['events'] = {
  'run.started': (e) =>
    `${modes[e.mode]} ${e.resumed ? 'fortgesetzt' : 'begonnen'}: ${e.planName} (Auftrag ${e.jobId}, bearbeitet von ${e.operator}, Handover ${e.appVersion}).`,
  'run.ended': (e) => `${outcomes[e.outcome].word}${e.error ? ` (${code(e.error)})` : ''}.`,
  'step.started': (e) => `${steps[e.step].title}: begonnen.`,
  'step.observed': (e) =>
    `${steps[e.step].title}: ${e.round === 'before' ? 'vorher' : 'nachher'} beobachtet. ${observations[e.observation]}.`,
  'step.done': (e) =>
    `${steps[e.step].title}: ${e.ran ? `erledigt (${format.duration(e.durationMs)})` : 'war schon erledigt'}.${e.end ? ` ${stepEnds[e.end].word}.` : ''}`,
  'step.waiting': (e) =>
    `${steps[e.step].title}: wartet auf Sie (${sides[e.side]}): ${sentence(e.instruction.title)}`,
  'step.failed': (e) => `${steps[e.step].title}: fehlgeschlagen (${code(e.error)}).`,
  'step.reverted': (e) => `${steps[e.step].title}: zurückgenommen.`,
  'findings.replaced': (e) =>
    e.findings.length === 0
      ? `${steps[e.step].title}: keine Befunde.`
      : `${steps[e.step].title}: ${e.findings.map((f) => `${f.severity} ${findingName(f)}`).join(', ')}.`,
  'finding.accepted': (e) =>
    e.by === 'plan'
      ? `Die Warnung ${e.name} wurde im Plan angenommen.`
      : `Die Warnung ${e.name} wurde von ${e.by} angenommen.`,
  declared: (e) => `Angabe von ${e.by}: ${e.id} = ${e.value}${e.note === '' ? '' : ` (${e.note})`}.`,
  proved: (e) =>
    `${proofStatuses[e.proof.status]}: ${e.proof.id}${e.proof.side === undefined ? '' : `, ${sides[e.proof.side]}`}.`,
  'identity.pinned': (e) =>
    `Host-Schlüssel ${sideCases[e.side].genitive} an ${e.identity.address} festgehalten: ${e.identity.keyType} ${e.identity.sha256}.`,
  'certificate.pinned': (e) =>
    `Zertifikat ${sideCases[e.side].genitive} an ${e.certificate.address} festgehalten: ${e.certificate.sha256}.`,
  'product.identified': (e) =>
    `${sideAtStart(e.side)} ist ${e.identity.product} ${e.identity.version === '' ? 'in unbekannter Version' : e.identity.version}.`,
  'licence.read': (e) =>
    `Die Lizenz der ${sides[e.side]}: ${[e.licence.state, e.licence.until].filter((text) => text !== '').join(', bis ')}.`,
  'facts.read': (e) =>
    e.facts.unread.length === 0
      ? `Angaben ${sideCases[e.side].genitive} gelesen.`
      : `Angaben ${sideCases[e.side].genitive} gelesen. Nicht gelesen: ${e.facts.unread.map((u) => u.fact).join(', ')}.`,
  'backup.chosen': (e) =>
    `Migriert wird das Backup ${e.name}${e.sizeBytes > 0 ? ` (${format.bytes(e.sizeBytes)})` : ''}${e.madeByUs ? ', erstellt von diesem Auftrag' : e.madeAt ? `, erstellt am ${format.date(e.madeAt.at)}: Das steht ${evidenceSourceNames[e.madeAt.from]}` : ', das vor diesem Auftrag da war'}.`,
  'backup.discarded': (e) =>
    `Das Backup ${e.name} ist nicht zu gebrauchen: ${e.reason === 'key-lost' ? 'Sein Schlüssel ist verloren' : 'Es ist fehlgeschlagen'}.`,
  'inventory.read': (e) =>
    `Gezählt auf ${sideCases[e.side].dative}: ${
      Object.entries(e.counts)
        .map(([name, n]) => `${name} ${format.number(n)}`)
        .join(', ') || 'nichts'
    }.`,
  'key.captured': () => 'Der System Backup Key ist bekannt. Er wird nur im Arbeitsspeicher gehalten.',
  'key.refused': (e) =>
    `Der angegebene Schlüssel ist nicht der des Backups: ${keyRefusers[e.by]}. Es wird nach einem anderen gefragt.${e.kitPath === undefined ? '' : ` Das Notfall-Kit ${e.kitPath} enthält den falschen Schlüssel: Vernichten Sie es.`}`,
  'key.custody-proved': (e) =>
    `Der System Backup Key wurde wieder abgelesen${e.kitPath === undefined ? '' : `. Notfall-Kit: ${e.kitPath}`}.`,
  'artifact.recorded': (e) =>
    `${e.artifact.name} gespeichert (${format.bytes(e.artifact.sizeBytes)}, SHA-256 ${e.artifact.sha256}${
      e.resumedFromBytes > 0 ? `, fortgesetzt bei ${format.bytes(e.resumedFromBytes)}` : ''
    }, ${format.duration(e.durationMs)}).`,
  'item.declined': (e) => `${e.name} wird nicht behalten, wie ${e.by} entschieden hat.`,
  'backup.relayed': (e) =>
    `Das Backup wurde dabei an die neue Appliance weitergegeben: ${e.path} (${format.bytes(e.sizeBytes)}).`,
  'backup.pushed': (e) =>
    `Das Backup ist auf der neuen Appliance: ${e.path} (${format.bytes(e.sizeBytes)}, SHA-256 ${e.sha256}, ${format.duration(e.durationMs)}).`,
  'clients.baseline': (e) => `${count(e.count, 'Client', 'Clients')} vor dem Umschalten (${e.source}).`,
  'clients.seen': (e) =>
    `${format.number(e.seen)} von ${count(e.baseline, 'Client', 'Clients')} wieder gesehen${
      e.missing.length === 0
        ? ''
        : `, ${format.number(e.missing.length)} ${e.missing.length === 1 ? 'fehlt' : 'fehlen'}`
    }.`,
  'outage.began': () => 'Der Dienst ist für die Clients unterbrochen.',
  'outage.ended': (e) =>
    e.outageMs === undefined
      ? 'Der Dienst ist wieder da. Wie lange die Clients ohne ihn waren, ist nicht bekannt.'
      : `Der Dienst ist nach ${format.duration(e.outageMs)} wieder da.`,
  'command.ran': (e) =>
    `Befehl auf ${sideCases[e.side].dative} (${e.operation}): ${e.command} [${e.exitCode < 0 ? 'sein Ende ist nicht bekannt' : `Exit-Code ${String(e.exitCode)}`}, ${format.duration(e.durationMs)}].`,
  'operation.begun': (e) =>
    `Auf ${sideCases[e.side].dative} angestoßen: ${e.operation} von ${e.name}. Ab jetzt kann es laufen.`,
  'question.asked': (e) => `Gefragt: ${e.question.kind} (${e.id}).`,
  'question.answered': (e) => `Geantwortet: ${e.answer} (${e.id}).`,
  'connection.lost': (e) => `Die Verbindung zu ${sideCases[e.side].dative} an ${e.address} ist abgerissen.`,
  'connection.restored': (e) =>
    `Die Verbindung zu ${sideCases[e.side].dative} an ${e.address} ist wieder da.`,
  'report.written': (e) => `Der Bericht ist geschrieben: ${e.path}.`,
  'journal.repaired': (e) =>
    `Der letzte Eintrag des Journals war unvollständig und wurde verworfen (${format.number(e.droppedBytes)} Byte).`,
  progress: (e) => {
    const done =
      e.totalBytes === undefined
        ? format.bytes(e.doneBytes)
        : `${format.bytes(e.doneBytes)} von ${format.bytes(e.totalBytes)}`;
    const left =
      e.remainingMs === undefined || e.remainingMs === 0 ? '' : `, noch ${format.duration(e.remainingMs)}`;
    return `${tasks[e.task]}: ${e.name}, ${done}, ${format.rate(e.bytesPerSecond)}${left}.`;
  },
  waiting: (e) => {
    const usual =
      e.usualMinMs === undefined || e.usualMaxMs === undefined
        ? ''
        : `, üblich ${format.durationRange(e.usualMinMs, e.usualMaxMs)}`;
    return `${steps[e.step].title}: wartet seit ${format.duration(e.elapsedMs)}${usual}. Seit ${format.duration(e.unchangedMs)} keine Änderung.`;
  },
  countdown: (e) =>
    `Neue Verbindung zu ${sideCases[e.side].dative} in ${format.duration(e.remainingMs)} (Versuch ${String(e.attempt)} von ${String(e.attempts)}).`,
};

const tasks = {
  pull: 'Wird geholt',
  push: 'Wird übertragen',
  'hash-local': 'Wird auf diesem Computer geprüft',
  'hash-old': 'Wird auf der alten Appliance geprüft',
  'hash-new': 'Wird auf der neuen Appliance geprüft',
  preserve: 'Wird aufbewahrt',
} as const;

function sentence(text: string): string {
  return /[.?]$/u.test(text) ? text : `${text}.`;
}
