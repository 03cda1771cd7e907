import { format } from './format.ts';
import { contentTypeNames } from './inspection.ts';
import { deRules } from './rules.ts';
import { sideCases } from './sides.ts';
import { wordOr, type Words } from '../words.ts';
import type { ProofStatus } from '../../run/proof.ts';

const orNone = (text: string, none = 'nichts'): string => (text === '' ? none : text);

/** The name of a place to look from, as `engine/cut-over/vantages.ts` has them, after "von". */
const placeOf = (from: string): string =>
  from === 'laptop' ? sideCases.local.dative : from === 'new' ? sideCases.new.dative : from;

const cutSearches = {
  time: 'Die Suche wurde nach zwei Minuten beendet, bevor sie alles gesehen hatte.',
  number: 'Es gab mehr neue Dateien, als durchgesehen werden.',
} as const;

/** What was seen of an import by hand. */
function watchedImport(
  { restarted = '', wasAway, whose }: { restarted?: string; wasAway?: string; whose?: string },
  status: ProofStatus,
): string {
  return [
    status === 'by-word'
      ? 'Ein Mensch sagt, dass der Import fertig ist.'
      : 'Die Webkonsole zeigt das Zertifikat der alten Appliance, das mit dem Backup kam, und ein Mensch sagt, dass der Import fertig ist.',
    restarted === ''
      ? 'Kein Neustart eines Dienstes wurde gesehen.'
      : `Neu gestartet sind: ${restarted}. Ein Neustart zeigt nicht, was die Appliance enthält.`,
    ...(wasAway === 'yes' ? ['Die Webkonsole war weg und kam zurück.'] : []),
    ...(whose === 'new' ? ['Sie zeigt dasselbe Zertifikat wie vorher.'] : []),
    ...(whose === 'other' ? ['Sie zeigt ein Zertifikat, das keine der beiden Appliances hatte.'] : []),
    ...(whose === undefined ? ['Die Webkonsole hat nicht sichtbar geantwortet.'] : []),
  ].join(' ');
}

/** What was observed, for every proof. Where nothing could be observed the sentence says so. */
export const deProofs: Words['proofs'] = {
  'preserve.backups-listed': {
    title: 'Ältere System Backups wurden durchgesehen',
    seen: ({ count }, status) =>
      status === 'passed'
        ? `Die alte Appliance führt ${format.number(count)} auf.`
        : 'Ein Mensch hat die Liste durchgesehen und behalten, was gebraucht wird. Handover hat sie nicht gesehen.',
  },
  'preserve.audit-logs-listed': {
    title: 'Audit Log Backups wurden durchgesehen',
    seen: ({ count }, status) =>
      status === 'passed'
        ? `Die alte Appliance führt ${format.number(count)} auf.`
        : 'Ein Mensch hat die Liste durchgesehen und behalten, was gebraucht wird. Handover hat sie nicht gesehen.',
  },
  'back-up.found': {
    title: 'Das neue Backup wurde auf der alten Appliance gefunden',
    seen: ({ path, folder, found, looked, unseen, cut, why }, status) => {
      const plan = folder === '' ? '' : ` Mit backup.folder: ${folder} im Plan wird es sofort gesehen.`;
      const end =
        path === ''
          ? `Von ${format.number(looked)} neuen Dateien könnten ${format.number(found)} ein Backup sein, und keine wurde genommen.`
          : found === 1
            ? `${path} ist von ${format.number(looked)} durchgesehenen neuen Dateien die einzige, die ein Backup sein kann.${status === 'by-word' ? ' Nicht alles wurde durchgesehen: Ein Mensch sagt, dass sie es ist.' : ''}${plan}`
            : `${path} ist neu, und ein Mensch sagt, dass es das Backup ist. ${format.number(found)} von ${format.number(looked)} neuen Dateien kamen in Frage.${plan}`;
      return [
        why === '' ? end : `Dort konnte nichts durchsucht werden (${why}). Nach der Datei wurde gefragt.`,
        ...(unseen === '' ? [] : [`Nicht durchgesehen: ${unseen}.`]),
        ...(cut === '' ? [] : [cutSearches[cut === 'time' ? 'time' : 'number']]),
      ].join(' ');
    },
  },
  'push.left-out': {
    title: 'Keine Kopie auf der neuen Appliance',
    seen: ({ by }) =>
      by === 'plan'
        ? 'So sagt es der Plan. Der Import nimmt die Datei von dem Computer, auf dem die Webkonsole offen ist.'
        : 'Dort können keine Dateien abgelegt werden. Der Import nimmt die Datei von dem Computer, auf dem die Webkonsole offen ist.',
  },
  'push.removed': {
    title: 'Die Kopie auf der neuen Appliance wurde entfernt',
    seen: ({ path }) =>
      `Die Kopie ${orNone(path, 'dort')} wurde nach dem Einspielen entfernt, wie es der Plan sagt. Die Datei auf diesem Computer bleibt.`,
  },
  'verify.hash-on-old': {
    title: 'Gleiche Datei auf der alten Appliance',
    seen: ({ name, sha256, how }) =>
      sha256 === ''
        ? `Die SHA-256 von ${name} auf der alten Appliance konnte nicht gelesen werden (${how}).`
        : `${name} hat auf der alten Appliance die SHA-256 ${sha256} (${how}).`,
  },
  'verify.hash-local': {
    title: 'Gleiche Datei auf diesem Computer',
    seen: ({ name, sha256 }) =>
      sha256 === ''
        ? `Die SHA-256 von ${name} auf diesem Computer konnte nicht gelesen werden.`
        : `${name} hat auf diesem Computer die SHA-256 ${sha256}.`,
  },
  'verify.limit': {
    title: 'Die Größe ist innerhalb der Grenze',
    seen: ({ name, sizeBytes, limitBytes }) =>
      `${name} hat ${format.bytesExact(sizeBytes)}. Die Grenze ist ${format.bytesBoth(limitBytes)}.`,
  },
  'verify.container': {
    title: 'Die Datei sieht wie ein vollständiges Backup aus',
    seen: ({ name, looksLike }) => `${name} ist ${wordOr(contentTypeNames, looksLike)}.`,
  },
  'push.hash-on-new': {
    title: 'Gleiche Datei auf der neuen Appliance',
    seen: ({ name, sha256, how }) =>
      sha256 === ''
        ? `Die SHA-256 von ${name} auf der neuen Appliance konnte nicht gelesen werden (${how}).`
        : `${name} hat auf der neuen Appliance die SHA-256 ${sha256} (${how}).`,
  },
  'restore.evidence': {
    title: 'Das Backup ist eingespielt',
    seen: ({ seen, ...watched }, status) => {
      if (seen === '' && watched.console !== undefined) return watchedImport(watched, status);
      if (seen !== '') return `Auf der neuen Appliance gesehen: ${seen}.`;
      const uncounted = 'Die Daten auf der neuen Appliance konnten von hier aus nicht gezählt werden.';
      return status === 'by-word' ? `Ein Mensch sagt, dass der Import fertig ist. ${uncounted}` : uncounted;
    },
  },
  'restore.client-communication': {
    title: 'Die Client-Kommunikation war beim Einspielen ausgeschaltet',
    seen: ({ state }, status) =>
      status === 'by-word'
        ? 'Ein Mensch sagt, dass die Client-Kommunikation auf der neuen Appliance ausgeschaltet wurde.'
        : `Client-Kommunikation auf der neuen Appliance: ${orNone(state, 'nicht bekannt')}.`,
  },
  'restore.version': {
    title: 'Version nach dem Einspielen',
    seen: ({ version, expected }) =>
      `Die neue Appliance zeigt nach dem Einspielen ${orNone(version, 'keine Version')} und zeigte vorher ${orNone(expected, 'keine Version')}.`,
  },
  'hold-point.clients-moved': {
    title: 'Zur neuen Appliance umgezogene Clients',
    seen: ({ moving, there }, status) => {
      if (status === 'could-not-test')
        return `Niemand kann sagen, wie viele von ${format.number(moving)} umgezogen sind.`;
      const zone =
        status === 'by-word' ? ' In welcher Zone eine Liste ihre Zeiten nennt, hat jemand gesagt.' : '';
      return `${format.number(there)} von ${format.number(moving)} hat die neue Appliance gesehen, seit sie umziehen sollten, und später als die alte.${zone}`;
    },
  },
  'key.custody': {
    title: 'Der Schlüssel wurde wieder abgelesen',
    seen: (_params, status) =>
      status === 'passed'
        ? 'Der Schlüssel wurde von dort, wo er aufbewahrt wird, noch einmal eingegeben, und er ist derselbe.'
        : 'Es ist nicht nachgewiesen, dass der Schlüssel dort, wo er aufbewahrt wird, wieder abgelesen werden kann.',
  },
  'cutover.positive-control': {
    title: 'Die alte Appliance ist zu sehen',
    seen: ({ from, answering }, status) =>
      status === 'passed'
        ? `Vor dem Ausschalten von ${placeOf(from)} aus gesehen: ${orNone(answering)}.`
        : `Die alte Appliance war vor dem Ausschalten von ${placeOf(from)} aus nicht zu sehen. Darum weist ihr Schweigen dort nichts nach. Gesehen: ${orNone(answering)}.`,
  },
  'cutover.old-silent': {
    title: 'Die alte Appliance schweigt',
    seen: ({ from, address, seen }) =>
      `Von ${placeOf(from)} aus an ${address} gesehen: ${orNone(seen, 'keine Antwort')}.`,
  },
  'cutover.arp-control': {
    title: 'Die alte Appliance ist in ihrem eigenen Netz zu sehen',
    seen: ({ address, mac }, status) =>
      status === 'passed'
        ? `Auf die ARP-Frage der neuen Appliance antwortet die Maschine mit der Netzkarte ${mac === '' ? 'unbekannt' : mac} für ${address}.`
        : `Auf die ARP-Frage der neuen Appliance antwortete niemand für ${address}, während die alte Appliance an war. Ein Schweigen dort wird darum nichts beweisen.`,
  },
  'cutover.arp-silent': {
    title: 'Niemand sonst antwortet für die endgültige Adresse',
    seen: ({ address, looks, seconds }) =>
      `Die neue Appliance hat in ${seconds} s ${looks} Mal per ARP gefragt, ob eine andere Maschine ${address} hat.`,
  },
  'cutover.old-replaced': {
    title: 'Die neue Appliance hat die Adresse der alten',
    seen: ({ address }) => `Eine Adresse zeigt eine Maschine, und die neue Appliance hat ${address}.`,
  },
  'cutover.old-off-by-word': {
    title: 'Die alte Maschine ist aus oder isoliert, nach Aussage einer Person',
    seen: ({ by, old }, status) => {
      const how = old === 'isolated' ? 'isoliert' : 'aus';
      return status === 'failed'
        ? `${by} hat nicht bestätigt, dass die alte Maschine ${how} ist.`
        : `${by} hat die alte Maschine angesehen und sagt, dass sie ${how} ist.`;
    },
  },
  'cutover.old-reached': {
    title: 'Die isolierte alte Appliance ist auf einem anderen Weg zu erreichen',
    seen: ({ address, through }) =>
      `Sie läuft und antwortet mit ihrem Host-Schlüssel an ${address} ${through === '' ? 'auf dem Weg des Plans' : `über ${through}`}. Clients, die denselben Weg gehen, würden sie erreichen.`,
  },
  'cutover.new-answers': {
    title: 'Die neue Appliance antwortet an der endgültigen Adresse',
    seen: ({ address, sha256, by }) => {
      const certificate = `${address} zeigt das Zertifikat ${orNone(sha256, 'von niemandem')}`;
      switch (by) {
        case undefined:
        case 'host-key':
          return sha256 === ''
            ? `${address} zeigt keinen Host-Schlüssel.`
            : `${address} zeigt den Host-Schlüssel ${sha256}.`;
        case 'certificate':
          return `${certificate}, das nur die neue Appliance hat. SSH antwortet dort nicht.`;
        case 'restored-certificate':
          return `${certificate}, das die Wiederherstellung von der alten Appliance brachte. Dass die alte weg ist, ist bewiesen, und die neue hat ihre eigene Adresse verlassen. Eine alte Appliance, die wieder startet, würde dasselbe zeigen.`;
        case 'word':
          return `${certificate}, das keine der beiden Appliances hatte. Sie haben gesagt, dass es die neue Appliance ist.`;
        default:
          return by satisfies never;
      }
    },
  },
  'cutover.given-back': {
    title: 'Niemand hat die endgültige Adresse',
    seen: ({ address, seen, arp, from, elsewhere = '' }) =>
      `${address} nach dem Zurückgeben: ${orNone(seen, 'niemand antwortet')}; ${from === undefined ? `per ARP: ${orNone(arp ?? '', 'nicht gefragt')}` : `von ${placeOf(from)} aus gesehen`}.${elsewhere === '' ? '' : ` Die neue Appliance antwortet an ${elsewhere}.`}`,
  },
  'cutover.old-back': {
    title: 'Die alte Appliance ist zurück',
    seen: ({ address, sha256, from = 'laptop', by }, status) =>
      status === 'passed' || status === 'by-word'
        ? `Von ${placeOf(from)} aus gesehen: ${address} antwortet mit dem ${by === 'certificate' ? 'Zertifikat' : 'Host-Schlüssel'} der alten Appliance: ${orNone(sha256, 'nicht genannt')}.${status === 'by-word' ? ' Die neue hat es vielleicht auch; dass es die alte ist, sagt ein Mensch.' : ''}`
        : `Von ${placeOf(from)} aus war die alte Appliance an ${address} nicht zu sehen.`,
  },
  'cutover.watched': {
    title: 'Wache, ob die alte Appliance aus bleibt',
    seen: ({ address, from, reason }, status) => {
      const why =
        reason === 'never-seen'
          ? 'die alte Appliance war von dort vorher nicht zu sehen'
          : reason === 'no-card'
            ? 'welche ihrer Netzwerkkarten die Adresse hat, ist nicht bekannt'
            : orNone(reason, 'kein Grund genannt');
      return status === 'could-not-test'
        ? `Von ${placeOf(from)} ist nicht zu sehen, wer an ${address} ist: ${why}.`
        : `Von ${placeOf(from)} war eine Zeit lang nicht zu sehen, wer an ${address} ist (${why}). Jetzt ist die alte Appliance nicht dort.`;
    },
  },
  'cutover.old-serves': {
    title: 'Die alte Appliance lässt ihre Clients wieder herein',
    seen: ({ state }, status) =>
      status === 'passed'
        ? `Client-Kommunikation auf der alten Appliance: ${orNone(state, 'nicht bekannt')}. Die Umschaltung hatte sie ausgeschaltet.`
        : state === ''
          ? 'Die Umschaltung hatte ihre Client-Kommunikation ausgeschaltet, und sie war nicht wieder einzuschalten: Wenn sie läuft, nimmt sie keine Clients an.'
          : 'Die Client-Kommunikation der alten Appliance wurde wieder eingeschaltet; ob sie eingeschaltet ist, ist von hier aus nicht zu lesen.',
  },
  'validate.host-key': {
    title: 'Host-Schlüssel an der endgültigen Adresse',
    seen: ({ address, sha256 }) =>
      sha256 === ''
        ? `${address} zeigt keinen Host-Schlüssel.`
        : `${address} zeigt den Host-Schlüssel ${sha256}.`,
  },
  'validate.certificate': {
    title: 'Zertifikat an der endgültigen Adresse',
    seen: ({ address, sha256, names, whose }, status) => {
      if (sha256 === '') return `Die Weboberfläche an ${address} zeigt kein Zertifikat.`;
      const shown = `${sha256} für ${orNone(names)}`;
      switch (whose) {
        case undefined:
          return `Die Weboberfläche an ${address} zeigt das Zertifikat ${shown}.`;
        case 'new':
          return `Die Weboberfläche an ${address} zeigt das eigene Zertifikat der neuen Appliance: ${shown}.`;
        case 'old':
          return `Die Weboberfläche an ${address} zeigt das Zertifikat der alten Appliance: ${shown}. ${
            status === 'passed'
              ? 'Die Wiederherstellung bringt es mit, das ist also zu erwarten: der Host-Schlüssel ist der der neuen Appliance.'
              : status === 'failed'
                ? 'Es wurde nichts wiederhergestellt, das es mitgebracht haben könnte: Stellen Sie fest, welche Maschine dort antwortet.'
                : 'Nach einer Wiederherstellung haben es beide Maschinen, und ein Host-Schlüssel war nicht zu sehen: Es sagt nicht, welche von beiden antwortet.'
          }`;
        case 'other':
          return `Die Weboberfläche an ${address} zeigt ein Zertifikat, das vorher keine der beiden Appliances hatte: ${shown}. ${
            status === 'could-not-test'
              ? 'Der Host-Schlüssel der neuen Appliance war dabei nicht zu sehen: Es sagt nicht, welche Maschine antwortet.'
              : `Ein Wechsel der Adresse kann ein neues erzeugen, und ${status === 'by-word' ? 'jemand hat gesagt, dass es das der neuen Appliance ist' : 'der Host-Schlüssel ist der der neuen Appliance'}. Clients, die das Zertifikat prüfen, müssen diesem vertrauen.`
          }`;
        default:
          return whose satisfies never;
      }
    },
  },
  'validate.certificate-names': {
    title: 'Das Zertifikat nennt die endgültige Adresse',
    seen: ({ address, names }) => `Die Clients benutzen ${address}. Das Zertifikat nennt ${orNone(names)}.`,
  },
  'validate.version': {
    title: 'Version der neuen Appliance',
    seen: ({ version, expected }) =>
      version === ''
        ? `Die Version konnte von hier aus nicht gelesen werden. Erwartet: ${orNone(expected, 'nicht bekannt')}.`
        : `Die neue Appliance hat ${version}. Erwartet: ${orNone(expected, 'nicht bekannt')}.`,
  },
  'validate.restored-backup': {
    title: 'Eingespielte Daten',
    seen: ({ seen }) =>
      seen === ''
        ? 'Die eingespielten Daten konnten von hier aus nicht gezählt werden.'
        : `Auf der neuen Appliance gezählt: ${seen}.`,
  },
  'validate.old-stays-off': {
    title: 'Die alte Appliance bleibt aus',
    seen: ({ address, seen }) =>
      `An ${address}, verglichen mit dem, was beide vorher zeigten: ${orNone(seen, 'keine Antwort')}.`,
  },
  'validate.client-network': {
    title: 'Aus dem Netz eines Clients gesehen',
    seen: ({ from, address, seen }, status) =>
      status === 'failed'
        ? `${from === '' ? 'Eine Maschine' : from} sieht an ${address} nicht die neue Appliance: ${seen === '' ? 'keine Antwort' : seen}. Wo dieser Computer sie sieht, hat ein Router die alte Netzkarte im Gedächtnis: Löschen Sie dort den ARP-Eintrag für ${address}.`
        : `${from === '' ? 'Eine Maschine' : from} sieht an ${address}: ${seen === '' ? 'keine Antwort' : seen}.`,
  },
  'validate.certificate-issuer': {
    title: 'Wer das Zertifikat signiert hat',
    seen: ({ before, issuer }, status) =>
      status === 'could-not-test'
        ? 'Es gibt kein Zertifikat von vorher, mit dem verglichen werden könnte.'
        : `Signiert von ${issuer === '' ? 'niemandem' : issuer}. Vorher, auf der alten Appliance: ${before === '' ? 'niemand' : before}.`,
  },
  'validate.certificate-ca': {
    title: 'Das Zertifikat ist von der CA der alten Appliance signiert',
    seen: ({ ca, before }, status) =>
      status === 'passed'
        ? `Seine Signatur ist die des Client CA Certificate, das Sie übergeben haben (SHA-256 ${ca}).`
        : before === 'yes'
          ? `Das der alten Appliance war von der CA signiert, die Sie übergeben haben (SHA-256 ${ca}), dieses ist es nicht: Die CA wurde vielleicht neu gemacht. Clients mit Deep Packet Inspection vertrauen ihr womöglich nicht.`
          : `Weder dieses noch das der alten Appliance ist von der CA signiert, die Sie übergeben haben. Laden Sie das Client CA Certificate der neuen Appliance herunter, und vergleichen Sie es mit jenem (SHA-256 ${ca}).`,
  },
  'validate.certificate-expiry': {
    title: 'Das Zertifikat gilt noch eine Weile',
    seen: ({ validTo, days }) =>
      `Es endet ${validTo === '' ? 'an einem unbekannten Tag' : `am ${format.date(validTo)}`}, das ist in ${days} Tagen.`,
  },
  'validate.disk': {
    title: 'Die neue Appliance hat Platz auf der Platte',
    seen: ({ freeBytes, totalBytes, mount, oldFreeBytes, oldTotalBytes }, status) => {
      if (status === 'could-not-test') return 'Die Platten waren nicht zu lesen.';
      const now = `${format.bytes(freeBytes)} von ${format.bytes(totalBytes)} sind frei auf ${mount === '' ? 'der vollsten Platte' : mount}.`;
      return oldFreeBytes === undefined || oldTotalBytes === undefined
        ? now
        : `${now} Auf der alten Appliance: ${format.bytes(oldFreeBytes)} von ${format.bytes(oldTotalBytes)}.`;
    },
  },
  'validate.load': {
    title: 'Die neue Appliance kommt mit ihrer Last zurecht',
    seen: ({ load, cores, oldLoad, oldCores }, status) => {
      if (status === 'could-not-test') return 'Die Last war nicht zu lesen.';
      const now = `Last ${format.number(load)} bei ${format.number(cores)} CPU, Mittel aus 5 Minuten.`;
      return oldLoad === undefined || oldCores === undefined
        ? now
        : `${now} Auf der alten Appliance: ${format.number(oldLoad)} bei ${format.number(oldCores)} CPU.`;
    },
  },
  'validate.licence': {
    title: 'Die Lizenz ist die der alten Appliance',
    seen: ({ state, until, before }, status) =>
      status === 'could-not-test'
        ? 'Die Lizenz war nicht auf beiden Appliances zu lesen. Sehen Sie in der Weboberfläche nach.'
        : `Die Lizenz ist: ${orNone([state, until].filter((part) => part !== '').join(', bis '), 'nicht genannt')}. Auf der alten Appliance: ${orNone(before, 'nicht genannt')}.`,
  },
  'validate.audit-job': {
    title: 'Kein Audit Log Backup hängt fest',
    seen: ({ state }) =>
      state === 'running'
        ? 'Ein Audit Log Backup wird erstellt. Sagt der nächste Blick dasselbe, hängt es fest.'
        : state === 'idle'
          ? 'Es wird kein Audit Log Backup erstellt.'
          : 'Ob ein Audit Log Backup erstellt wird, ist nicht zu lesen.',
  },
  'validate.client-communication': {
    title: 'Die Client-Kommunikation ist eingeschaltet',
    seen: ({ state }, status) =>
      status === 'by-word'
        ? 'Ein Mensch sagt, dass die Client-Kommunikation auf der neuen Appliance eingeschaltet ist.'
        : `Client-Kommunikation auf der neuen Appliance: ${orNone(wordOr(deRules.untested, state), 'nicht bekannt')}.`,
  },
  'ledger.communication-off': {
    title: 'Die Client-Kommunikation ist nach der Wiederherstellung aus',
    seen: ({ state }) =>
      `Client-Kommunikation auf der neuen Appliance nach der Wiederherstellung: ${orNone(state, 'nicht bekannt')}.`,
  },
  'ledger.syslog': {
    title: 'Was die Ereignisse an das SIEM sendet',
    seen: ({ state }) =>
      `syslog-ng auf der neuen Appliance: ${orNone(state, 'nicht bekannt')}. Ob ein Ereignis ankommt, zeigt nur das SIEM.`,
  },
  'validate.clients': {
    title: 'Die Clients sind zurück',
    seen: ({ seen, baseline, missing, kinds = '', duplicates = '' }, status) => {
      if (status === 'could-not-test') return 'Die Clients konnten von hier aus nicht gezählt werden.';
      const count = `Von ${format.number(baseline)} ${baseline === 1 ? 'Client' : 'Clients'} ${seen === 1 ? 'hat' : 'haben'} sich seit dem Umschalten ${format.number(seen)} gemeldet.`;
      const zone =
        status === 'by-word' ? ' In welcher Zone die Liste ihre Zeiten nennt, hat jemand gesagt.' : '';
      const double = duplicates === '' ? '' : ` Mehr als ein Computer hat den Namen: ${duplicates}.`;
      if (missing === '') return `${count}${zone}${double}`;
      const byKind = kinds === '' ? '' : ` Nach System und Agent-Version (fehlend von allen): ${kinds}.`;
      return `${count}${zone} Es fehlen: ${missing}.${byKind}${double}`;
    },
  },
};
