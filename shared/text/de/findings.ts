import { diskRules } from '../../rules/disk.ts';
import { limits } from '../../rules/limits.ts';
import { versionRule } from '../../rules/versions.ts';
import { blockingDoubts, type MoveDoubt } from '../../rules/clients/moved-clients.ts';
import type { WaveRefusal } from '../../rules/clients/waves.ts';
import type { DeclarationId } from '../../run/declaration.ts';
import { deDeclarations } from './declarations.ts';
import { directRefusalWords } from './direct-switch.ts';
import { deLedgerNames } from './ledger/names.ts';
import { format } from './format.ts';
import { deRules } from './rules.ts';
import { sideAtStart, sideCases } from './sides.ts';
import { deSteps } from './steps.ts';
import type { DeclarationWords, Words } from '../words.ts';

const { sides } = deSteps;
const minutes = (count: number): string => format.duration(count * 60_000);
const shrink =
  'Verkleinern Sie die Datenbank mit System Maintenance > Audit Log Backup, fragen Sie den Netwrix Customer Support nach der Korrektur für den Backup-Export von 5.9.4.2 (die Version bleibt 5.9.4.2), und erstellen Sie ein neues Backup. Ist es noch immer zu groß, fragen Sie nach dem manuellen Verfahren.';

function ruleText(id: string): string {
  return (deRules.versionRules as Readonly<Record<string, string>>)[id] ?? `Regel ${id}.`;
}

function remedyText(backupVersion: string, targetVersion: string): string {
  return deRules.remedies[versionRule(backupVersion, targetVersion).remedy];
}

/** What was asked for; one that only a later version knows goes by its id. */
function asked(id: DeclarationId): DeclarationWords {
  return Object.hasOwn(deDeclarations, id)
    ? deDeclarations[id]
    : { question: id, why: '', yes: '', no: '', unknown: '' };
}

const clientCount = (count: number): string => (count === 1 ? '1 Client' : `${format.number(count)} Clients`);

function known(words: Readonly<Record<string, string>>, id: string): string {
  return words[id] ?? id;
}

const backupOn = (backup: string, target: string): string =>
  `Das Backup ist von Version ${backup}, die neue Appliance hat ${target}.`;

const waveReasons = {
  'server-before-2601':
    'Die alte Appliance ist älter als 2601 und hat keine Seite EPP Clients migration: Niemand kann in Wellen umziehen.',
  'server-unknown':
    'Welche Version die alte Appliance hat, ist nicht bekannt; darum kann niemand sagen, ob sie Clients in Wellen umzieht.',
  'encryption-used':
    'Enforced Encryption ist in Gebrauch, und EPP Clients migration zieht es nicht um: Behalten Sie die Adresse, und ziehen Sie alle auf einmal um.',
  'encryption-unknown':
    'Ob Enforced Encryption in Gebrauch ist, ist nicht bekannt. Mit ihm soll niemand in Wellen umziehen.',
  'other-product':
    'Das Profil nennt keine Regeln des Herstellers, und EPP Clients migration ist eine Seite von Endpoint Protector.',
  'no-list': 'Keine Liste der Computer ist bekannt; darum kann niemand sagen, wer umziehen darf.',
  'nobody-can-move':
    'Kein Computer der Liste hat einen Client ab 2511; darum kann niemand in Wellen umziehen.',
  'address-elsewhere':
    'Die neue Appliance wurde an der endgültigen Adresse des Plans nicht gesehen. Wer in einer Welle umzieht, sucht sie dort und fände niemanden.',
} satisfies Record<WaveRefusal, string>;

const moveDoubts = {
  'old-list': 'Keine Liste der alten Appliance wurde gelesen.',
  'old-times': 'Die Liste der alten Appliance nennt keine Zeiten, die sich vergleichen lassen.',
  'new-times': 'Die Liste der neuen Appliance nennt keine Zeiten, die sich vergleichen lassen.',
  'one-list': 'Für beide Appliances wurde dieselbe Liste übergeben.',
  'old-earlier':
    'Die Liste der alten Appliance zeigt keinen Kontakt, seit die Clients umziehen sollten: Sie ist eine frühere oder von einem anderen Server.',
  'others-there':
    'Die Liste der neuen Appliance zeigt die meisten derer als gesehen, die noch gar nicht umziehen sollten: Sie kann von der alten Appliance sein. Sind alle auf einmal umgezogen, nehmen Sie final.clients: at-once.',
  'went-back':
    'Nach diesen Listen sind die meisten, die umgezogen waren, wieder bei der alten Appliance. Entweder ist es so, oder die Listen sind vertauscht.',
} satisfies Record<MoveDoubt, string>;

/** What a Windows computer runs that did not move; nothing where there is no line for it. */
function setServerLines(windows: string, line: string): string[] {
  if (line === '') return [];
  return [
    `Von Hand unter Windows (${windows}): ${line} mit dem Code, den Client Software zeigt, anstelle von DEPARTMENT-CODE; danach den Computer neu starten.`,
  ];
}

const preflight = {
  'preflight.not-the-product': {
    title: 'Produkt',
    seen: ({ side, expected, seen }) =>
      `${sideAtStart(side)} sollte ${expected} sein, zeigt aber ${seen === '' ? 'kein Produkt' : seen}.`,
    why: 'Auf einer falschen Maschine darf nichts eingespielt werden, und sie darf nicht ausgeschaltet werden.',
    fix: 'Prüfen Sie die Adresse und das Profil dieser Appliance.',
    source: 'handover',
  },
  'preflight.same-machine': {
    title: 'Zwei Maschinen',
    seen: ({ sha256 }) => `Die alte und die neue Appliance zeigen denselben Host-Schlüssel (${sha256}).`,
    why: 'Entweder führen beide Adressen zu einer Maschine, oder eine ist ein Klon der anderen. Dann kann nichts nachweisen, welche von beiden nach dem Umschalten antwortet.',
    fix: 'Prüfen Sie beide Adressen. Ist die neue Maschine ein Klon, geben Sie ihr eigene Host-Schlüssel.',
    source: 'handover',
  },
  'preflight.no-rules': {
    title: 'Keine Regeln für dieses Produkt',
    seen: ({ oldVersion, newVersion }) =>
      `Versionen: ${oldVersion === '' ? 'nicht bekannt' : oldVersion} auf der alten Appliance, ${newVersion === '' ? 'nicht bekannt' : newVersion} auf der neuen. Das Profil nennt keine Regeln; Versionen, Größen und Lizenzen wurden deshalb an keinen gemessen.`,
    why: 'Nur der Hersteller des Produkts kann sagen, welches Backup sich auf welcher Version einspielen lässt.',
    fix: 'Fragen Sie beim Hersteller nach, und nehmen Sie diesen Befund an, wenn Sie wissen, dass sich das Backup dort einspielen lässt.',
    source: 'handover',
  },
  'preflight.version-unknown': {
    title: 'Version',
    seen: ({ side, client }) =>
      client
        ? `${client}, genannt als Version ${sideCases[side].genitive}, ist der Stand eines Clients und nicht eines Servers.`
        : `Die Version ${sideCases[side].genitive} konnte nicht gelesen werden.`,
    why: 'Nur manche Versionen lassen sich auf anderen einspielen. Ein falsches Paar scheitert beim Import oder hinterlässt einen defekten Server.',
    fix: 'Lesen Sie sie unter Appliance > Server Information ab, und tragen Sie sie in den Plan ein.',
    source: 'migration-guide',
  },
  'preflight.version-unsupported': {
    title: 'Paar der Versionen',
    seen: ({ backupVersion, targetVersion }) =>
      `Ein Backup von ${backupVersion} kann auf ${targetVersion} nicht eingespielt werden.`,
    why: ({ rule }) => ruleText(rule),
    fix: ({ backupVersion, targetVersion }) => remedyText(backupVersion, targetVersion),
    source: 'migration-guide',
  },
  'preflight.version-less-tested': {
    title: 'Paar der Versionen',
    seen: ({ backupVersion, targetVersion }) => backupOn(backupVersion, targetVersion),
    why: ({ rule }) => ruleText(rule),
    fix: ({ backupVersion, targetVersion }) => remedyText(backupVersion, targetVersion),
    source: 'migration-current',
  },
  'preflight.version-not-listed': {
    title: 'Paar der Versionen',
    seen: ({ backupVersion, targetVersion }) => backupOn(backupVersion, targetVersion),
    why: ({ rule }) => ruleText(rule),
    fix: ({ backupVersion, targetVersion }) => remedyText(backupVersion, targetVersion),
    source: 'migration-guide',
  },
  'preflight.pages-contradict': {
    title: 'Seiten, die einander widersprechen',
    seen: 'In diesen Punkten widersprechen sich die Seiten des Herstellers.',
    why: 'Wer einer Seite folgt, tut, was eine andere ausschließt. Welche von ihnen gilt, hat niemand veröffentlicht.',
    fix: 'Entscheiden Sie vorher, welcher Sie folgen, oder fragen Sie den Netwrix Customer Support.',
    source: 'migration-guide',
  },
  'preflight.guest-os': {
    title: 'System und Version',
    seen: ({ side, version, os }) => `${sideAtStart(side)} soll ${version} haben, und auf ihr läuft ${os}.`,
    why: ({ expected }) =>
      expected === ''
        ? 'Die Seiten nennen dieses System nur für spätere Images, und ein Patch ändert das System nicht. Entweder die Version oder die Maschine ist eine andere.'
        : `Für diese Version nennen die Seiten ${expected}. Entweder die Version oder die Maschine ist eine andere.`,
    fix: 'Lesen Sie die Version unter Appliance > Server Information noch einmal ab, und prüfen Sie, ob es die richtige Maschine ist.',
    source: 'migration-current',
  },
  'preflight.new-not-newest': {
    title: 'Patchstand der neuen Appliance',
    seen: ({ version, newest }) =>
      `Die neue Appliance hat ${version}. Die neueste Version ihrer Reihe ist ${newest}.`,
    why: 'Der neue Server soll vor dem Einspielen auf die neueste Version gepatcht werden, und nicht in den 24 Stunden danach.',
    fix: 'Laden Sie den Patch vor dem Einspielen hoch: System Configuration > Server Update > Offline Patch Upload, oder Dashboard > Live Update > Offline Patch Uploader.',
    source: 'migration-legacy-2510',
  },
  'preflight.snapshot-unconfirmed': {
    title: 'Snapshot der alten Maschine',
    seen: 'Sie haben nicht bestätigt, dass es einen fertigen Snapshot der alten virtuellen Maschine gibt.',
    why: 'Der Hersteller verlangt ihn. Auf eine ältere Version führt kein Weg zurück, darum ist die alte Maschine der einzige Rückweg.',
    fix: 'Erstellen Sie im Hypervisor einen Snapshot, und warten Sie, bis er fertig ist. AWS stellt Snapshots in eine Warteschlange: Prüfen Sie den Status.',
    source: 'migration-legacy',
  },
  'preflight.patch-too-recent': {
    title: 'Letzter Patch der alten Appliance',
    seen: 'Sie haben nicht bestätigt, dass der letzte Patch der alten Appliance mehr als 24 Stunden zurückliegt.',
    why: 'Ein Patch läuft im Hintergrund weiter, wenn er schon fertig aussieht. Der nächtliche Lauf um 21:00 Uhr schließt ihn ab.',
    fix: 'Warten Sie, bis 24 Stunden und eine Nacht vergangen sind, und erstellen Sie dann das Backup.',
    source: 'migration-legacy',
  },
  'preflight.audit-backup-running': {
    title: 'Laufendes Audit Log Backup',
    seen: 'Auf der alten Appliance läuft ein Audit Log Backup, oder Sie haben nicht bestätigt, dass keines läuft.',
    why: 'Es arbeitet auf derselben Datenbank wie das System Backup. Eines, das seit mehr als 4 Stunden läuft, hängt fest.',
    fix: 'Warten Sie, bis es endet, oder brechen Sie es unter System Maintenance > Audit Log Backups ab.',
    source: 'faq',
  },
  'preflight.disk-free-old': {
    title: 'Freier Platz auf der alten Appliance',
    seen: ({ freeBytes, totalBytes, neededPercent }) =>
      `${format.bytes(freeBytes)} von ${format.bytes(totalBytes)} sind frei (${format.percent((freeBytes / totalBytes) * 100)}).${neededPercent === 0 ? '' : ` Der Hersteller verlangt ${format.number(neededPercent)} % oder mehr.`}`,
    why: 'Das Backup wird dort geschrieben, bevor es geholt werden kann.',
    fix: 'Exportieren Sie alte Protokolle mit System Maintenance > Audit Log Backups, oder geben Sie der Maschine mehr Platte.',
    source: 'best-practices',
  },
  'preflight.disk-free-new': {
    title: 'Freier Platz auf der neuen Appliance',
    seen: ({ freeBytes, neededBytes }) =>
      `${format.bytes(freeBytes)} sind frei, ${format.bytes(neededBytes)} sind nötig.`,
    why: 'Die Backup-Datei und das, was beim Einspielen entpackt wird, müssen beide Platz finden. Eine volle Platte ist eine häufige Ursache eines Fehlers 500.',
    fix: 'Geben Sie der neuen Maschine mehr Platte.',
    source: 'migration-legacy-2510',
  },
  'preflight.disk-free-local': {
    title: 'Freier Platz auf diesem Computer',
    seen: ({ freeBytes, neededBytes, folder }) =>
      `In ${folder} sind ${format.bytes(freeBytes)} frei, ${format.bytes(neededBytes)} sind nötig.`,
    why: 'Das Backup, die aufzubewahrenden Dateien und der Bericht werden dort gespeichert.',
    fix: 'Schaffen Sie Platz, oder verlegen Sie den Ordner der Aufträge mit HANDOVER_HOME.',
    source: 'handover',
  },
  'preflight.database-large': {
    title: 'Größe der Datenbank',
    seen: ({ sizeBytes, limitBytes }) =>
      sizeBytes > 0
        ? `Die Datenbank hat ${format.bytes(sizeBytes)}. Die Grenze des Herstellers ist ${format.bytes(limitBytes)}.`
        : `Sie geben an, dass die Datenbank größer als ${format.bytes(limitBytes)} ist.`,
    why: 'Der Hersteller will die Migration einer Datenbank dieser Größe begleiten.',
    fix: 'Bitten Sie den Netwrix Customer Support um eine begleitete Migration, bevor Sie fortfahren.',
    source: 'best-practices',
  },
  'preflight.database-unknown': {
    title: 'Größe der Datenbank',
    seen: `Es ist nicht bekannt, ob die Datenbank größer als ${format.bytes(diskRules.databaseBytes)} ist.`,
    why: 'Der Hersteller will die Migration einer größeren begleiten.',
    fix: 'Lesen Sie sie unter Appliance > Server Information (Database Disk Space) ab.',
    source: 'best-practices',
  },
  'preflight.sizing': {
    title: 'Ausstattung der neuen Maschine',
    seen: ({ endpoints, need, seen }) =>
      need === ''
        ? `Die Tabelle des Herstellers endet unterhalb von ${format.number(endpoints)} Endpunkten. Die neue Maschine hat ${seen} (Kerne / RAM / Platte).`
        : `Für ${format.number(endpoints)} ${endpoints === 1 ? 'Endpunkt' : 'Endpunkte'} verlangt der Hersteller ${need} (Kerne / RAM / Platte). Die neue Maschine hat ${seen}.`,
    why: 'Zu kleine Maschinen sind eine häufige Ursache für langsames Einspielen und wiederkehrende Fehler. Die größeren Zahlen der Tabelle gelten mit eDiscovery und Enforced Encryption. Die Tabelle ist älter als CrateDB: 2608 braucht vielleicht mehr.',
    fix: ({ need }) =>
      need === ''
        ? 'Fragen Sie den Netwrix Customer Support nach der richtigen Ausstattung.'
        : 'Geben Sie der neuen Maschine mehr, bevor Sie einspielen. Doppelt so viele Kerne und RAM während des Umzugs machen ihn zwei- bis dreimal schneller.',
    source: 'server-requirements',
  },
  'preflight.licence-unconfirmed': {
    title: 'Lizenz',
    seen: 'Sie haben nicht bestätigt, dass die Lizenz gültig und aktuell ist.',
    why: 'Sie wird nach dem Einspielen auf der neuen Appliance importiert.',
    fix: 'Prüfen Sie System Configuration > System Licensing auf der alten Appliance, und halten Sie die Lizenzdatei bereit.',
    source: 'best-practices',
  },
  'preflight.php-els': {
    title: 'Lizenzfeld php_els',
    seen: ({ targetVersion }) =>
      `Sie haben nicht bestätigt, dass die Lizenz php_els enthält, und die neue Appliance hat ${targetVersion}.`,
    why: 'Server von 2509 bis 2604 erhalten ohne dieses Feld keine Systemaktualisierungen. 2608 beachtet es nicht.',
    fix: 'Suchen Sie in der Lizenzdatei nach php_els. Fehlt es, bitten Sie Netwrix um eine erneuerte Lizenz.',
    source: 'migration-legacy-2510',
  },
  'preflight.trial-licence': {
    title: 'Testlizenz auf der neuen Appliance',
    seen: 'Sie haben nicht bestätigt, dass die neue Appliance mindestens eine Testlizenz hat.',
    why: 'Ein frisches Image kann ohne Lizenz nicht gepatcht werden.',
    fix: 'Wählen Sie auf der neuen Appliance Free Trial unter System Configuration > Licensing.',
    source: 'migration-current',
  },
  'preflight.new-not-fresh': {
    title: 'Zustand der neuen Appliance',
    seen: ({ seen }) => `Die neue Appliance enthält schon Daten: ${seen}.`,
    why: 'Das Einspielen ersetzt sie.',
    fix: 'Prüfen Sie, ob dies die richtige Maschine ist. Erstellen Sie einen Snapshot von ihr, oder setzen Sie sie neu auf.',
    source: 'handover',
  },
  'preflight.client-communication-on-new': {
    title: 'Client-Kommunikation auf der neuen Appliance',
    seen: 'Auf der neuen Appliance ist die Client-Kommunikation eingeschaltet.',
    why: 'Clients könnten sich an einem Server anmelden, auf dem das Backup noch nicht eingespielt ist.',
    fix: 'Schalten Sie sie unter System Configuration > System Settings aus, bis die neue Appliance nachgeprüft ist.',
    source: 'best-practices',
  },
  'preflight.integrations-unrecorded': {
    title: 'Aufzeichnung der Integrationen',
    seen: 'Sie haben nicht bestätigt, dass alle Integrationen und ihre Zugangsdaten aufgeschrieben sind.',
    why: 'Ihre Zugangsdaten werden nicht immer mit eingespielt. Jede gilt als nicht migriert, bis sie getestet ist.',
    fix: 'Schreiben Sie SMTP, AD oder LDAP, Entra ID, SCIM, SSO, SIEM und S3 auf, mit allem, was nötig ist, um sie neu einzugeben.',
    source: 'best-practices',
  },
  'preflight.integrations-recorded': {
    title: 'Integrationen, die danach zu testen sind',
    seen: ({ list }) => (list === '' ? 'Die Integrationen sind aufgeschrieben.' : `Aufgeschrieben: ${list}.`),
    why: 'Ihre Zugangsdaten werden nicht immer mit eingespielt. Jede gilt als nicht migriert, bis sie getestet ist.',
    fix: 'Testen Sie jede nach dem Umschalten.',
    source: 'best-practices',
  },
  'preflight.dhcp-on-new': {
    title: 'Adresse der neuen Appliance',
    seen: ({ interfaceName }) => `${interfaceName} der neuen Appliance hat seine Adresse von DHCP.`,
    why: 'Server ab 2509 kennen kein DHCP, und eine Adresse, die sich von selbst ändert, beendet den Auftrag mittendrin.',
    fix: 'Stellen Sie in den Netzwerkeinstellungen der Appliance eine feste Adresse ein.',
    source: 'appliance',
  },
  'preflight.dns-fields': {
    title: 'Beide DNS-Felder',
    seen: ({ targetVersion }) =>
      `Die neue Appliance hat ${targetVersion}, und zwei DNS-Server wurden auf ihr nicht gesehen.`,
    why: 'Ein ungepatchtes 2509 und ein frühes 2510 speichern die Netzwerkeinstellungen nicht, wenn ein DNS-Feld leer ist. Der Patch 2604 behebt das.',
    fix: 'Patchen Sie die neue Appliance auf 2604, oder füllen Sie beide DNS-Felder aus, wenn Sie die Adresse ändern.',
    source: 'faq',
  },
  'preflight.cloud-image': {
    title: 'Cloud-Image',
    seen: ({ side, platform }) =>
      `${sideAtStart(side)} läuft in einer Cloud${platform === '' ? '' : ` (${platform})`}.`,
    why: ({ side }) =>
      side === 'new'
        ? 'In einer Cloud wird die Adresse nur im Einrichtungsassistenten der Kommandozeile geändert, und das Netz des Anbieters entscheidet, wer sie erhält.'
        : 'Snapshots in einer Cloud stehen in einer Warteschlange und entstehen nicht sofort.',
    fix: ({ side }) =>
      side === 'new'
        ? 'Planen Sie ein, die private Adresse mit den Werkzeugen des Anbieters zu verschieben, und halten Sie den Einrichtungsassistenten bereit.'
        : 'Prüfen Sie, ob der Snapshot den Status „completed“ hat.',
    source: 'appliance',
  },
  'preflight.ipv6-only': {
    title: 'IPv4-Adresse',
    seen: ({ side }) => `${sideAtStart(side)} hat nur IPv6-Adressen.`,
    why: 'Die Regeln für das Übernehmen einer Adresse wurden mit IPv4 gemessen. Mit IPv6 erfahren Nachbarn auf andere Weise, wer die Adresse nun hat, und das wurde nicht gemessen.',
    fix: 'Planen Sie mehr Zeit für das Umschalten ein, und leeren Sie die Nachbartabellen der Router, wenn Clients nicht zurückkommen.',
    source: 'address-takeover',
  },
  'preflight.direct-refused': {
    title: 'Direkte Umschaltung',
    seen: ({ reason, address }) =>
      `Die neue Appliance kann ${address} nicht direkt bekommen: ${directRefusalWords[reason]}.`,
    why: 'Der Plan will, dass die Adresse über SSH auf der neuen Appliance selbst umgeschaltet wird. Beim Umschalten würde das verweigert.',
    fix: 'Beseitigen Sie, was es verhindert, oder nehmen Sie „takeover: direct“ aus dem Plan: Dann wird die Adresse über die eigene Seite der Appliance geändert.',
    source: 'address-takeover',
  },
  'preflight.direct-ready': {
    title: 'Direkte Umschaltung',
    seen: ({ address, card, owner, file, gateway, also, dns }) =>
      `Die neue Appliance kann ${address} direkt bekommen, auf ihrer Karte ${card} (${owner}, ${file}).${
        gateway === '' ? ' Sie hat kein Gateway.' : ` Gateway: ${gateway}.`
      }${dns === '' ? '' : ` DNS: ${dns}.`}${also === '' ? '' : ` Auch auf der Karte, und bleibt so: ${also}.`}`,
    why: 'Nur ihre eigene Adresse in dieser einen Datei wird geändert, und erst dann, wenn die Umschaltung endgültig wird.',
    fix: 'Vergleichen Sie Gateway und DNS-Server mit denen der alten Appliance.',
    source: 'address-takeover',
  },
  'preflight.ipv6-not-moved': {
    title: 'IPv6-Adresse der alten Appliance',
    seen: ({ addresses }) => `Die alte Appliance hat auch ${addresses}.`,
    why: 'Nur die IPv4-Adresse wird übernommen. Clients, die den Server über IPv6 finden, verlieren ihn, wenn die alte Appliance aus ist.',
    fix: 'Nehmen Sie die IPv6-Adresse vor dem Umschalten aus dem DNS, oder setzen Sie sie danach von Hand auf der neuen Appliance.',
    source: 'address-takeover',
  },
  'preflight.addresses-not-moved': {
    title: 'Weitere Adressen der alten Appliance',
    seen: ({ addresses }) => `Die alte Appliance hat auch ${addresses}.`,
    why: 'Nur eine Adresse wird übernommen. Clients, Mailserver und Verzeichnisdienste, die eine andere benutzen, verlieren sie, wenn die alte Appliance aus ist.',
    fix: 'Stellen Sie fest, wer sie benutzt. Setzen Sie jede, die noch gebraucht wird, nach dem Umschalten von Hand auf der neuen Appliance, auf einer eigenen Netzwerkkarte, wo sie eine hatte.',
    source: 'address-takeover',
  },
  'preflight.final-address-subnet': {
    title: 'Endgültige Adresse und Netz der neuen Appliance',
    seen: ({ address, networks }) =>
      `${address} liegt in keinem der Netze der neuen Appliance (${networks === '' ? 'keines gesehen' : networks}).`,
    why: 'Die neue Appliance braucht mit der Adresse auch ein anderes Netz, ein anderes Gateway oder eine andere Portgruppe.',
    fix: 'Bereiten Sie vor dem Umschalten die Netzwerkkarte der neuen Maschine im Hypervisor vor.',
    source: 'address-takeover',
  },
  'preflight.clock-skew': {
    title: 'Uhren',
    seen: ({ side, skewSeconds }) =>
      `Die Uhr ${sideCases[side].genitive} geht gegenüber diesem Computer ${format.duration(Math.abs(skewSeconds) * 1000)} ${skewSeconds < 0 ? 'nach' : 'vor'}.`,
    why: 'Zertifikate, Einmalcodes und die Zeiten im Bericht hängen davon ab.',
    fix: 'Richten Sie NTP auf der Appliance ein, oder stellen Sie die Uhr dieses Computers richtig.',
    source: 'handover',
  },
  'preflight.name-resolution': {
    title: 'Name der Appliance',
    seen: ({ name, resolvesTo, expected }) =>
      `Der Name ${name} führt zu ${resolvesTo === '' ? 'keiner Adresse' : resolvesTo}. Die endgültige Adresse ist ${expected}.`,
    why: 'Clients, die den Namen benutzen, gehen dorthin, wohin er zeigt.',
    fix: 'Berichtigen Sie den DNS-Eintrag oder den Namen im Plan.',
    source: 'handover',
  },
  'preflight.window-too-short': {
    title: 'Wartungsfenster',
    seen: ({ plannedMinutes, neededMinutes }) =>
      `Geplant ist ein Fenster von ${minutes(plannedMinutes)}. Das Doppelte der Schätzung ist ${minutes(neededMinutes)}.`,
    why: 'Der Hersteller rät zu einem Fenster, das mindestens doppelt so lang ist wie die Schätzung.',
    fix: 'Planen Sie ein längeres Fenster.',
    source: 'best-practices',
  },
  'preflight.window-unknown': {
    title: 'Wartungsfenster',
    seen: ({ neededMinutes }) =>
      `Der Plan nennt kein Fenster. Das Doppelte der Schätzung ist ${minutes(neededMinutes)}.`,
    why: 'Der Hersteller rät zu einem Fenster, das mindestens doppelt so lang ist wie die Schätzung.',
    fix: 'Vereinbaren Sie ein Fenster, und geben Sie es den Benutzern bekannt.',
    source: 'best-practices',
  },
  'preflight.command-refused': {
    title: 'Befehle späterer Schritte',
    seen: ({ side, refused }) =>
      `Ein späterer Schritt könnte dies nicht ausführen (${sides[side]}): ${refused}.`,
    why: 'Manche dieser Befehle laufen, während keine Appliance die Clients bedient. Dann ist es zu spät, eine Regel zu berichtigen.',
    fix: 'Geben Sie dem Login eine sudo-Regel für diese Befehle, oder installieren Sie, was fehlt. Was auch von Hand geht, darum werden Sie gebeten.',
    source: 'handover',
  },
  'preflight.folder-refused': {
    title: 'Ordner späterer Schritte',
    seen: ({ side, refused }) =>
      `Ein späterer Schritt könnte diesen Ordner nicht benutzen (${sides[side]}): ${refused}.`,
    why: 'Aus dem einen werden Backups gelesen, in den anderen werden sie gelegt.',
    fix: 'Geben Sie dem Login das Recht auf den Ordner, oder nennen Sie im Profil oder im Plan einen anderen.',
    source: 'handover',
  },
  'preflight.console-unreachable': {
    title: 'Weboberfläche',
    seen: ({ side, address }) =>
      `Die Weboberfläche ${sideCases[side].genitive} an ${address} hat nicht geantwortet.`,
    why: 'Die meisten Operationen des Herstellers gibt es nur dort.',
    fix: 'Prüfen Sie, ob HTTPS von diesem Computer dorthin erlaubt ist.',
    source: 'handover',
  },
  'preflight.certificate-address': {
    title: 'Zertifikat und endgültige Adresse',
    seen: ({ address, names }) =>
      `Das Zertifikat der alten Appliance nennt ${names === '' ? 'keinen Namen, also auch nicht' : `${names} und nicht`} ${address}.`,
    why: 'Mit einer anderen Adresse bricht vielleicht das Vertrauen von Deep Packet Inspection und der Clients.',
    fix: 'Behalten Sie die Adresse, wenn Sie können. Andernfalls planen Sie ein, eine neue Root-CA zu verteilen.',
    source: 'migration-current',
  },
  'preflight.certificate-expires': {
    title: 'Ablauf des Zertifikats',
    seen: ({ side, expires }) =>
      `Das Zertifikat ${sideCases[side].genitive} läuft ab oder ist abgelaufen: ${format.date(expires)}.`,
    why: 'Ein abgelaufenes Zertifikat sieht aus wie eine fehlgeschlagene Migration.',
    fix: 'Erneuern Sie es, und zwar vor dem Backup, wenn es das der alten Appliance ist.',
    source: 'handover',
  },
  'preflight.job-folder-unsafe': {
    title: 'Ordner des Auftrags',
    seen: ({ folder, reason }) =>
      `${folder} ist kein guter Ort: ${reason
        .split(', ')
        .map((hint) => known(deRules.folderHints, hint))
        .join(', ')}.`,
    why: 'Das Backup enthält die gesamte Konfiguration. Es gehört dorthin, wo nur Sie es lesen können und wo es bleibt.',
    fix: 'Verlegen Sie den Ordner der Aufträge mit HANDOVER_HOME.',
    source: 'handover',
  },
  'preflight.different-address': {
    title: 'Wechsel der Adresse',
    seen: ({ oldAddress, newAddress }) =>
      `Die Clients kennen ${oldAddress}. Danach ist der Server unter ${newAddress}.`,
    why: 'Das Zertifikatsvertrauen von Deep Packet Inspection bricht, Regeln von Content Aware Protection brechen, Laufwerke mit Enforced Encryption bleiben gesperrt, bis jeder Benutzer sie entschlüsselt und neu verschlüsselt, und eine neue Root-CA muss verteilt werden.',
    fix: 'Behalten Sie die Adresse, mit Enforced Encryption immer. Andernfalls nehmen Sie dies mit Namen an, nachdem Sie für alle vier Folgen vorgesorgt haben.',
    source: 'migration-current',
  },
  'preflight.client-list': {
    title: 'Länge der Computerliste',
    seen: ({ rows, endpoints, shown, duplicates }) =>
      [
        shown > 0
          ? `Die Liste hat genau ${format.number(rows)} Zeilen, so viele, wie die Konsole von sich aus zeigt.`
          : `Die Liste hat ${format.number(rows)} Zeilen.`,
        ...(endpoints > 0 ? [`Der Plan nennt ${format.number(endpoints)} Endpunkte.`] : []),
        ...(duplicates === '' ? [] : [`Mehr als ein Computer hat den Namen: ${duplicates}.`]),
      ].join(' '),
    why: 'Wer nicht in dieser Liste steht, den vermisst danach niemand. Ein gespeicherter Filter lädt sich von selbst, und eine angezeigte Liste endet nach 200 Zeilen. Zwei Computer mit einem Namen lassen sich nicht unterscheiden.',
    fix: 'Setzen Sie den Filter zurück, und nehmen Sie „Choose action > Export list of…“, nicht die angezeigte Liste. Oder schreiben Sie die richtige Zahl der Endpunkte in den Plan. Doppelte finden Sie mit dem Filter Duplicates.',
    source: 'display-limit',
  },
  'preflight.clients-old': {
    title: 'Clients, die zuerst die Brücke brauchen',
    seen: ({ count, names, unknown, unknownNames, hours }) =>
      [
        ...(count > 0
          ? [
              `${format.number(count)} Clients sind älter als 5.9.4.3 Hotfix 1 (Windows 6.2.5.3000, macOS 3.0.5.3000, Linux 2.4.5.1002): ${names}.`,
            ]
          : []),
        ...(unknown > 0
          ? [`Was ${format.number(unknown)} Clients brauchen, sagt ihr Build nicht: ${unknownNames}.`]
          : []),
        `Mit dem eingebauten Upgrade, 50 in der Stunde, brauchen alle mindestens ${format.number(hours)} h.`,
      ].join(' '),
    why: 'Clients von 5.9.4.1 und älter vertrauen keinem Paket, das Netwrix signiert hat: Sie müssen vor allem Neueren 5.9.4.3 Hotfix 1 werden.',
    fix: 'Laden Sie neben den neuesten Paketen die von 5.9.4.3 Hotfix 1 hoch, und heben Sie diese Clients zweimal an. Beginnen Sie mit 10 bis 20 davon.',
    source: 'client-upgrade',
  },
  'preflight.clients-linux': {
    title: 'Linux-Clients',
    seen: ({ count, names }) => `${format.number(count)} Clients laufen unter Linux: ${names}.`,
    why: 'Der Server aktualisiert keine Linux-Clients.',
    fix: 'Aktualisieren Sie sie von Hand oder mit einem eigenen Werkzeug.',
    source: 'client-upgrade',
  },
  'preflight.waves': {
    title: 'Clients in Wellen umziehen',
    seen: ({ verdict, moving, staying, pilot }) =>
      verdict === 'can'
        ? `EPP Clients migration kann ${format.number(moving)} Clients umziehen, ${format.number(staying)} nicht. Ein Pilot wäre: ${pilot === '' ? 'niemand' : pilot}.`
        : waveReasons[verdict],
    why: 'Während beide Server laufen, zieht System Maintenance > EPP Clients migration sie einzeln um, und wer scheitert, bleibt, wo er ist. Das braucht 2601 oder neuer auf der alten Appliance, Clients ab 2511 und kein Enforced Encryption. Lizenzen zählen 30 Tage lang auf beiden.',
    fix: ({ led, verdict }) =>
      led === 'yes'
        ? 'Handover führt Sie am Haltepunkt hindurch: zuerst der Pilot, dann die anderen, jedes Mal mit einer Liste beider Appliances. Akzeptieren Sie das mit Namen, wenn Zertifikate und Lizenzen geplant sind.'
        : verdict === 'can'
          ? 'Lassen Sie sich vom Plan hindurchführen: final.clients: in-waves. Oder ziehen Sie zuerst einen Piloten um, beobachten Sie ihn ein bis zwei Tage, dann die anderen. „handover clients“ sortiert einen Export danach, wer umziehen kann und wer nicht. Verteilen Sie auf macOS und Linux das Zertifikat der Deep Packet Inspection neu. Tun Sie all das vor dem Haltepunkt, der die alte Appliance ausschaltet, und bei eingeschalteter Client-Kommunikation auf der neuen.'
          : 'Behalten Sie die Adresse, oder sagen Sie nach der Umschaltung allen Clients auf einmal die neue. „handover clients“ sortiert einen Export danach, wer umziehen könnte und wer nicht.',
    source: 'clients-migration',
  },
  'preflight.waves-refused': {
    title: 'Clients in Wellen umziehen',
    seen: ({ reason }) => known(waveReasons, reason),
    why: 'Der Plan verlangt final.clients: in-waves. Das braucht EPP Clients migration: 2601 oder neuer auf der alten Appliance, Clients ab 2511 und kein Enforced Encryption.',
    fix: 'Nehmen Sie final.clients: at-once, oder behalten Sie die Adresse. Geben Sie der neuen Appliance ihre endgültige Adresse vorher, oder nehmen Sie final.address aus dem Plan, wo ihre Clients die benutzen, die sie hat. Was nur nicht bekannt ist, lässt sich sagen: die Version im Plan, Enforced Encryption auf die Frage danach, die Liste der Computer als Datei.',
    source: 'clients-migration',
  },
  'preflight.no-client-baseline': {
    title: 'Zahl der Clients',
    seen: 'Es ist nicht bekannt, welche Clients die alte Appliance bedient.',
    why: 'Ohne das kann danach niemand sagen, welche Clients fehlen.',
    fix: 'Exportieren Sie Device Control > Computers als CSV und übergeben Sie die Datei, oder notieren Sie die Zahl der Computer.',
    source: 'migration-current',
  },
} satisfies Partial<Words['findings']>;

/** Each check by its finding's id without the family, for those that could not be made. */
const checkTitles: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(preflight).map(([id, { title }]) => [id.slice('preflight.'.length), title]),
);

/** What was seen, why it matters and what to do, for every finding. */
export const deFindings: Words['findings'] = {
  ...preflight,
  'preflight.unconfirmed': {
    title: ({ declaration }) => asked(declaration).question,
    seen: ({ declaration, answer }) =>
      `„${asked(declaration).question}“ ${answer === 'no' ? 'Sie haben Nein gesagt.' : 'Das ist nicht bekannt.'}`,
    why: ({ declaration }) => asked(declaration).why,
    fix: ({ declaration }) => `Gewünscht ist: ${asked(declaration).yes}`,
    source: 'handover',
  },
  'preflight.no-shell': {
    title: 'Was dort nicht zu sehen ist',
    seen: ({ side, rights, unseen }) => {
      const { word, seen } = deRules.loginRights[rights];
      const checks = unseen.split(', ').map((check) => `„${known(checkTitles, check)}“`);
      const untested = unseen === '' ? '' : ` Darum nicht geprüft: ${checks.join(', ')}.`;
      return `Zugang (${sides[side]}): ${word}. ${seen}${untested}`;
    },
    why: 'Was Handover nicht sehen kann, erledigt ein Mensch nach Karten und sieht es in der Weboberfläche nach; aufgezeichnet wird es als sein Wort.',
    fix: 'Erlauben Sie für diese Nacht SSH mit sudo, oder nehmen Sie es mit Namen an und sehen Sie jedes davon in der Weboberfläche nach. Auf einer Appliance wird nie etwas installiert.',
    source: 'handover',
  },
  'preflight.could-not-test': {
    title: 'Nicht gemachte Prüfung',
    seen: ({ check, side, reason }) =>
      `„${known(checkTitles, check)}“ konnte nicht geprüft werden (${sides[side]}): ${known(deRules.untested, reason)}.`,
    why: 'Was nicht geprüft werden konnte, gilt nicht als bestanden.',
    fix: 'Sehen Sie es von Hand nach, oder nehmen Sie es mit Namen an.',
    source: 'handover',
  },
  'hold-point.autostart-on': {
    title: 'Autostart der alten Maschine',
    seen: ({ answer }) =>
      answer === 'no'
        ? 'Sie haben gesagt, dass Autostart, Hochverfügbarkeit oder „beim Einschalten verbinden“ für die alte Maschine eingeschaltet ist.'
        : 'Es ist nicht bekannt, ob Autostart, Hochverfügbarkeit und „beim Einschalten verbinden“ für die alte Maschine ausgeschaltet sind.',
    why: 'Nach einem Neustart des Hosts käme die alte Maschine mit der Adresse zurück, die die neue hat.',
    fix: 'Schalten Sie alle drei im Hypervisor aus, setzen Sie den Auftrag fort und antworten Sie mit Ja.',
    source: 'handover',
  },
  'hold-point.backup-old': {
    title: 'Alter des Backups',
    seen: ({ ageMs, limitMs }) =>
      `Das Backup ist ${format.duration(ageMs)} alt. Der Plan erlaubt ${format.duration(limitMs)}.`,
    why: 'Was seitdem auf der alten Appliance geändert wurde, ist nicht auf der neuen.',
    fix: 'Machen Sie ein frisches Backup: Handover bietet es hier an, solange kein Client umziehen sollte. Oder setzen Sie limits.backupAgeHours im Plan.',
    source: 'handover',
  },
  'hold-point.backup-age-unknown': {
    title: 'Alter des Backups',
    seen: ({ limitMs }) =>
      `Niemand kann sagen, wie alt das Backup ist. Der Plan erlaubt ${format.duration(limitMs)}.`,
    why: 'Was seitdem auf der alten Appliance geändert wurde, ist nicht auf der neuen.',
    fix: 'Schlagen Sie sein Datum in der Weboberfläche nach, oder lassen Sie mit „use: new“ im Plan ein frisches machen.',
    source: 'handover',
  },
  'hold-point.changes-since-backup': {
    title: 'Änderungen seit dem Backup',
    seen: ({ answer, count, named }) =>
      answer === 'seen'
        ? `Administratoren haben auf der alten Appliance seit kurz vor Beginn des Backups ${count === 1 ? '1 Aktion' : `${format.number(count)} Aktionen`} ausgeführt: ${named}. Das Backup selbst kann dabei sein.`
        : answer === 'no'
          ? 'Sie haben gesagt, dass auf der alten Appliance seit dem Backup etwas geändert wurde.'
          : 'Es ist nicht bekannt, ob auf der alten Appliance seit dem Backup etwas geändert wurde.',
    why: 'Richtlinien, Rechte, Geräte und Konten, die seitdem geändert wurden, fehlen auf der neuen Appliance.',
    fix: 'Machen Sie ein frisches Backup: Handover bietet es hier an, solange kein Client umziehen sollte. Oder notieren Sie die Änderungen und machen Sie sie auf der neuen Appliance noch einmal.',
    source: 'system-backup',
  },
  'hold-point.client-list-old': {
    title: 'Alter der Computerliste',
    seen: ({ count, ageMs }) =>
      `Die Liste von ${count === 1 ? '1 Computer' : `${format.number(count)} Computern`} ist ${format.duration(ageMs)} alt. Eine neuere wurde nicht übergeben.`,
    why: 'Wer nach der Umschaltung fehlt, wird an dieser Liste gemessen. Computer, die seitdem dazukamen oder gingen, stehen nicht darin.',
    fix: 'Exportieren Sie die Liste neu, setzen Sie den Auftrag fort und übergeben Sie die neue Datei.',
    source: 'handover',
  },
  'hold-point.clients-moving': {
    title: ({ wave }) => (wave === 'pilot' ? 'Der Pilot zieht um' : 'Die anderen Clients ziehen um'),
    seen: ({ wave, count, told, there }) =>
      wave === 'pilot'
        ? `Zuerst zur neuen Appliance: ${clientCount(count)}.`
        : there === 'uncompared'
          ? `Pilot: Wie viele von ${clientCount(told)} umgezogen sind, konnte niemand vergleichen. Jetzt zusätzlich: ${clientCount(count)}.`
          : `Pilot: ${format.number(there)} von ${clientCount(told)} hat die neue Appliance gesehen. Jetzt zusätzlich: ${clientCount(count)}.`,
    why: 'Wer umgezogen ist, benutzt eine andere Adresse: Auf macOS und Linux wird das Zertifikat für den Blick in verschlüsselten Verkehr (DPI) neu verteilt, Regeln der Content Aware Protection können ausfallen, Laufwerke mit Enforced Encryption wären gesperrt, und 30 Tage lang zählen Lizenzen auf beiden Appliances. Von selbst zieht nichts sie zurück.',
    fix: ({ wave }) =>
      wave === 'pilot'
        ? 'Akzeptieren Sie das mit Namen, wenn Zertifikate, Lizenzen und Support bereit sind.'
        : 'Beobachten Sie den Piloten ein bis zwei Tage. Hören Sie solange hier auf, und setzen Sie den Auftrag dann fort. Akzeptieren Sie das mit Namen, wenn es dem Piloten gut geht.',
    source: 'clients-migration',
  },
  'hold-point.clients-behind': {
    title: 'Clients, die nicht umgezogen sind',
    seen: ({ moving, there, behind, withOld, joined, staying, duplicates }) =>
      [
        `Von ${clientCount(moving)} hat die neue Appliance seither ${format.number(there)} gesehen.`,
        ...(behind === '' ? [] : [`Nicht gesehen: ${behind}.`]),
        ...(withOld === '' ? [] : [`Davon hat die alte Appliance gesehen: ${withOld}.`]),
        ...(staying === '' ? [] : [`Können nicht umziehen: ${staying}.`]),
        ...(joined === '' ? [] : [`Seither bei der alten Appliance, und in keiner Liste davor: ${joined}.`]),
        ...(duplicates === '' ? [] : [`Den Namen haben mehrere Computer: ${duplicates}.`]),
      ].join(' '),
    why: 'Wer nicht umgezogen ist, hat keinen Server mehr, sobald die alte Appliance aus ist. Wer beim Umzug scheitert, bleibt bei der alten Appliance.',
    fix: ({ windows, line, there }) =>
      [
        'Ziehen Sie sie an der Konsole der alten Appliance noch einmal um, setzen Sie den Auftrag fort, und übergeben Sie spätere Listen.',
        ...setServerLines(windows, line),
        ...(there === 0 ? [] : ['Akzeptieren Sie das mit Namen, um ohne sie weiterzumachen.']),
      ].join(' '),
    source: 'clients-migration',
  },
  'hold-point.clients-uncompared': {
    title: 'Niemand kann sagen, welche Clients umgezogen sind',
    seen: ({ moving, doubt, seen, staying, duplicates }) =>
      [
        known(moveDoubts, doubt),
        `Zum Umzug vorgesehen: ${clientCount(moving)}. Allein in der Liste der neuen Appliance stehen ${format.number(seen)} als seither gesehen; damit gilt niemand als umgezogen.`,
        ...(staying === '' ? [] : [`Können nicht umziehen: ${staying}.`]),
        ...(duplicates === '' ? [] : [`Den Namen haben mehrere Computer: ${duplicates}.`]),
      ].join(' '),
    why: 'Wer nicht umgezogen ist, hat keinen Server mehr, sobald die alte Appliance aus ist. Nur die Listen beider Appliances zeigen, wo ein Client ist.',
    fix: ({ windows, line, doubt }) =>
      [
        'Setzen Sie den Auftrag fort, und übergeben Sie von jeder Appliance eine Liste mit der Spalte Last Seen, erst von der neuen und dann von der alten.',
        'Ist das nicht zu haben, filtern Sie die Computerliste an der Konsole der alten Appliance nach Status, Migration successful, und zählen Sie.',
        ...setServerLines(windows, line),
        ...(blockingDoubts.includes(doubt)
          ? []
          : ['Akzeptieren Sie das mit Namen, um auf Ihr Wort weiterzumachen.']),
      ].join(' '),
    source: 'clients-migration',
  },
  'ledger.row-open': {
    title: ({ row }) => known(deLedgerNames, row),
    seen: ({ row }) =>
      `„${known(deLedgerNames, row)}“: Niemand hat gesehen oder gesagt, dass das auf der neuen Appliance erledigt ist.`,
    why: 'Es gilt als nicht umgezogen, bis es geprüft ist. Manches davon versagt, ohne es zu melden.',
    fix: 'Erledigen und prüfen Sie es und setzen Sie den Auftrag fort. Sonst nehmen Sie es mit seinem Namen an: Im Bericht bleibt es offen, bis „handover settle“ sagt, dass es erledigt ist.',
    source: 'best-practices',
  },
  'hold-point.isolation-ends': {
    title: 'Isolierung der alten Maschine',
    seen: ({ answer }) =>
      answer === 'no'
        ? 'Sie haben gesagt, dass die alte Maschine nicht isoliert bleibt, wenn ihr Host neu startet.'
        : 'Es ist nicht bekannt, ob die alte Maschine isoliert bleibt, wenn ihr Host neu startet.',
    why: 'Wieder verbunden käme sie mit der Adresse zurück, die die neue hat.',
    fix: 'Speichern Sie das isolierte Netz in den Einstellungen der Maschine, setzen Sie den Auftrag fort und antworten Sie mit Ja.',
    source: 'handover',
  },
  'restore.no-restart': {
    title: 'Beim Import wurde kein Neustart gesehen',
    seen: ({ services, console }) =>
      [
        services === 'yes' ? 'Ihre Dienste laufen wie vor dem Import.' : 'Ihre Dienste sind nicht zu sehen.',
        console === 'yes' ? 'Ihre Webkonsole antwortet.' : 'Ihre Webkonsole antwortet nicht sichtbar.',
      ].join(' '),
    why: 'Bei einem Import startet die Anwendung neu. Wo davon nichts zu sehen war, hat er vielleicht nicht begonnen oder wartet noch.',
    fix: 'Sehen Sie in die Liste der System Backups auf der neuen Appliance. Akzeptieren Sie dies nur, wenn sie das importierte Backup zeigt und die Daten der alten Appliance da sind.',
    source: 'system-backup',
  },
  'limit.close': {
    title: 'Größe des Backups',
    seen: ({ name, sizeBytes, limitBytes }) =>
      `${name} hat ${format.bytesExact(sizeBytes)}. Das sind ${format.percent((sizeBytes / limitBytes) * 100)} von 200 MB.`,
    why: 'Der Server kann keine Backup-Dateien über 200 MB verarbeiten. Das nächste Backup ist vielleicht größer.',
    fix: 'Fahren Sie fort, wenn es dieses Backup sein soll. Soll es kleiner werden, verkleinern Sie die Datenbank mit Audit Log Backup.',
    source: 'system-backup',
  },
  'limit.over-200-mb': {
    title: 'Größe des Backups',
    seen: ({ name, sizeBytes }) =>
      `${name} hat ${format.bytesExact(sizeBytes)}. Das ist über 200 MB und nicht über 200 MiB (${format.number(limits.hardBytes)} Byte).`,
    why: 'Der Server kann keine Backup-Dateien über 200 MB verarbeiten, und der Hersteller sagt nicht, ob er MB oder MiB meint. Der Import kann scheitern.',
    fix: `${shrink} Oder nehmen Sie dies mit Namen an, und versuchen Sie es.`,
    source: 'system-backup',
  },
  'limit.over-200-mib': {
    title: 'Größe des Backups',
    seen: ({ name, sizeBytes, limitBytes }) =>
      `${name} hat ${format.bytesExact(sizeBytes)}. Die Grenze ist 200 MB, höchstens ${format.number(limitBytes)} Byte.`,
    why: 'Der Server kann keine Backup-Dateien über 200 MB verarbeiten.',
    fix: shrink,
    source: 'migration-legacy',
  },
  'key.surrounding-space': {
    title: 'Leerraum um den Schlüssel',
    seen: 'Der Schlüssel beginnt oder endet mit Leerraum.',
    why: 'Das kommt meist vom Kopieren. Handover verändert nie einen Schlüssel.',
    fix: 'Geben Sie ihn noch einmal ohne Leerraum ein, außer er gehört zum Schlüssel.',
    source: 'handover',
  },
  'key.inner-space': {
    title: 'Leerraum im Schlüssel',
    seen: ({ count }) =>
      count === 1
        ? 'Der Schlüssel hat im Inneren ein Leerzeichen.'
        : `Der Schlüssel hat im Inneren ${format.number(count)} Leerzeichen.`,
    why: 'Das kann von einer umbrochenen Zeile kommen. Handover verändert nie einen Schlüssel.',
    fix: 'Vergleichen Sie ihn mit dem, was der Server gezeigt hat.',
    source: 'handover',
  },
  'key.line-break': {
    title: 'Zeilenumbruch im Schlüssel',
    seen: 'Der Schlüssel enthält einen Zeilenumbruch.',
    why: 'Es wurde mehr als der Schlüssel kopiert, oder der Schlüssel wurde geteilt.',
    fix: 'Kopieren Sie ihn noch einmal als eine Zeile.',
    source: 'handover',
  },
  'key.look-alike': {
    title: 'Zeichen, die sich ähnlich sehen',
    seen: ({ characters }) => `Der Schlüssel enthält Zeichen aus diesen Gruppen: ${characters}.`,
    why: 'Sie sind leicht zu verwechseln, wenn der Schlüssel von Papier abgelesen wird.',
    fix: 'Kopieren Sie den Schlüssel und fügen Sie ihn ein, oder speichern Sie ihn in einem Passwort-Manager.',
    source: 'handover',
  },
  'key.unusual-character': {
    title: 'Ungewöhnliche Zeichen im Schlüssel',
    seen: ({ characters }) =>
      `Der Schlüssel enthält Zeichen dieser Arten: ${characters
        .split(', ')
        .map((kind) => known(unusualCharacters, kind))
        .join(', ')}.`,
    why: 'Textprogramme ersetzen Anführungszeichen, Striche und Leerzeichen, ohne zu fragen.',
    fix: 'Kopieren Sie den Schlüssel unmittelbar vom Server oder aus einem Passwort-Manager.',
    source: 'handover',
  },
  'key.short': {
    title: 'Kurzer Schlüssel',
    seen: ({ length }) =>
      length === 1
        ? 'Der Schlüssel hat ein einziges Zeichen.'
        : `Der Schlüssel hat ${format.number(length)} Zeichen.`,
    why: 'Vielleicht fehlt ein Teil.',
    fix: 'Vergleichen Sie ihn mit dem, was der Server gezeigt hat.',
    source: 'handover',
  },
};

const unusualCharacters: Readonly<Record<string, string>> = {
  control: 'Steuerzeichen',
  invisible: 'unsichtbare Zeichen',
  'quotation-mark': 'typografische Anführungszeichen',
  dash: 'lange Striche',
  space: 'ungewöhnliche Leerzeichen',
  other: 'Zeichen außerhalb von ASCII',
};
