import { directEndWords, directRefusalWords, switchTrouble } from './direct-switch.ts';
import { format } from './format.ts';
import { deGuides } from './guides.ts';
import { contentTypeNames, lookEnds } from './inspection.ts';
import { deSteps } from './steps.ts';
import type { YamlFlaw } from '../../run/error-codes.ts';
import { wordOr, type Words } from '../words.ts';

/** Ein Auftrag behält eine Kopie seines Plans. */
const withoutSsh =
  'Ist SSH dort nicht zu haben, geht es auch ohne: mit „access: console“ bei dieser Appliance, im Plan dieses Auftrags oder eines neuen.';
const wrongPlan =
  'Ein Auftrag behält, was sein Plan sagt: Nennt der Plan die falsche Maschine, berichtigen Sie ihn und beginnen Sie einen neuen Auftrag.';
/** Wo steht, was ohne einen Menschen geantwortet hätte. */
const placeOf = (needs: string): string =>
  /^[A-Z_]+$/.test(needs)
    ? 'in der Datei der Geheimnisse'
    : needs.startsWith('--')
      ? 'als Option'
      : 'im Plan';
const at = (address: string, port: number): string => `${address}, Port ${String(port)}`;
/** A step by its title; the job where none is named. */
const stepName = (step: string): string => {
  const known: Readonly<Record<string, { readonly title: string }>> = deSteps.steps;
  return Object.hasOwn(known, step) ? `Der Schritt „${known[step]?.title ?? step}“` : 'Der Auftrag';
};

const modeName = (mode: string): string => {
  const known: Readonly<Record<string, string>> = deSteps.modes;
  return Object.hasOwn(known, mode) ? (known[mode] ?? mode) : mode;
};

/** What is wrong at that place of a YAML file. */
const yamlFlawWords: Readonly<Record<YamlFlaw, string>> = {
  indent:
    'Die Zeile ist nicht so eingerückt wie die Zeilen, zu denen sie gehört, oder eine Klammer oder ein Anführungszeichen davor ist nicht geschlossen.',
  tab: 'Ein Tabulator steht, wo Leerzeichen stehen müssen.',
  twice: 'Dasselbe Feld steht zweimal da.',
  escape:
    'Ein Rückstrich zwischen doppelten Anführungszeichen steht vor einem Zeichen, das dort keine Bedeutung hat. Nehmen Sie einfache Anführungszeichen.',
  unclosed: 'Eine Klammer, ein Anführungszeichen, ein Komma oder ein Doppelpunkt fehlt.',
  colon:
    'In einer Zeile stehen zwei Doppelpunkte, oder einem Feld fehlt der Doppelpunkt. Setzen Sie einen Text mit Doppelpunkt in Anführungszeichen.',
  'quotes-needed':
    'Ein Text beginnt mit einem Zeichen, das YAML für sich behält, etwa @ oder %. Setzen Sie ihn in Anführungszeichen.',
  alias:
    'Mit * oder & wird auf eine andere Stelle verwiesen. Schreiben Sie den Wert aus, oder setzen Sie den Text in Anführungszeichen.',
  'second-document':
    'Drei Striche oder Punkte beginnen ein zweites Dokument. Die Datei darf nur eines enthalten.',
  unexpected:
    'Hier steht etwas, das nicht hierher gehört. Sehen Sie sich Klammern, Anführungszeichen und Einrückungen dieser Zeile und der davor an.',
};

/** What happened, and what to do next. What state both appliances are in stands by the step (`standing`). */
export const deErrors: Words['errors'] = {
  'reach.refused': ({ address, port, by }) => ({
    what: `Die Maschine an ${at(address, port)}, hat die Verbindung abgelehnt.`,
    next:
      by === 'console'
        ? `Prüfen Sie, ob die Weboberfläche läuft, ob ihr Port stimmt und ob keine Firewall dazwischen steht. ${wrongPlan}`
        : `Prüfen Sie, ob SSH unter Appliance > Server Maintenance > SSH Server eingeschaltet ist, ob der Port stimmt und ob keine Firewall dazwischen steht. ${withoutSsh} ${wrongPlan}`,
  }),
  'reach.timeout': ({ address, port, timeoutMs, by }) => ({
    what: `An ${at(address, port)}, hat innerhalb von ${format.duration(timeoutMs)} nichts geantwortet.`,
    next:
      by === 'console'
        ? `Prüfen Sie, ob die Maschine eingeschaltet ist, ob die Adresse stimmt und ob eine Firewall HTTPS zu ihrer Weboberfläche durchlässt. ${wrongPlan}`
        : `Prüfen Sie, ob die Maschine eingeschaltet ist, ob die Adresse stimmt und ob eine Firewall SSH durchlässt. ${withoutSsh} ${wrongPlan}`,
  }),
  'reach.unknown-name': ({ address }) => ({
    what: `Der Name ${address} konnte nicht aufgelöst werden.`,
    next: `Prüfen Sie die Schreibweise und die DNS-Server dieses Computers, oder nehmen Sie die IP-Adresse. ${wrongPlan}`,
  }),
  'reach.unreachable': ({ address, port, by }) => ({
    what:
      by === 'console'
        ? `An ${at(address, port)}, wurde von diesem Computer aus keine Weboberfläche gesehen.`
        : `Von diesem Computer führt kein Weg zu ${at(address, port)}.`,
    next: `${by === 'console' ? 'Prüfen Sie den Port der Weboberfläche. ' : ''}Prüfen Sie das Netz, das VPN und die Route in dieses Subnetz. ${wrongPlan}`,
  }),
  'reach.not-ssh': ({ address, port }) => ({
    what: `An ${at(address, port)}, antwortet etwas, aber es spricht nicht SSH.`,
    next: `Prüfen Sie den Port. Die Weboberfläche benutzt 443, SSH gewöhnlich 22. ${wrongPlan}`,
  }),
  'reach.no-common-algorithm': ({ address, detail }) => ({
    what: `${address} und Handover haben kein gemeinsames SSH-Verfahren.`,
    next: 'Was jede Seite anbietet, steht darunter. Eine alte Appliance bietet vielleicht nur veraltete Verfahren an: Lassen Sie veraltete Verfahren für diese Appliance im Plan zu, nur für diesen Auftrag. Eine gehärtete bietet vielleicht nur an, was diesem Rechner fehlt: Lassen Sie dort eines mehr zu.',
    detail,
  }),
  'reach.connection-lost': ({ address }) => ({
    what: `Die Verbindung zu ${address} ist abgerissen.`,
    next: 'Prüfen Sie das Netz. Handover verbindet sich neu und sieht nach, was da ist, bevor es weitermacht.',
  }),
  'reach.tunnel-refused': ({ address, port, through }) => ({
    what: `Der Jump-Host ${through} hat keinen Weg zu ${at(address, port)}, geöffnet.`,
    next: 'Prüfen Sie, ob der Jump-Host TCP-Weiterleitung erlaubt und diese Adresse erreicht.',
  }),

  'trust.host-key-unknown': ({ address, keyType, sha256 }) => ({
    what: `Der Host-Schlüssel von ${address} ist noch nicht bekannt (${keyType} ${sha256}).`,
    next: 'Lesen Sie den Fingerabdruck an der Konsole der Maschine ab, vergleichen Sie ihn vollständig, und nehmen Sie den Schlüssel an oder tragen Sie ihn als hostKey in den Plan ein.',
  }),
  'trust.host-key-changed': ({ address, keyType, sha256, knownSha256, knownFrom }) => ({
    what: `${address} zeigt einen anderen Host-Schlüssel als erwartet. Erwartet: ${knownSha256} (aus ${knownFrom}). Jetzt gezeigt: ${keyType} ${sha256}.`,
    next: `Es kann die richtige Maschine mit einem neuen Schlüssel sein, weil sie neu installiert wurde. Es kann auch eine andere Maschine an dieser Adresse sein, oder jemand steht dazwischen. Lesen Sie den Fingerabdruck an der Konsole der Maschine selbst. Nur wenn es der jetzt gezeigte ist, nehmen Sie ihn an: Öffnen Sie den Auftrag im Fenster und ersetzen Sie dort den bekannten Schlüssel, oder nehmen Sie den bekannten aus ${knownFrom} heraus, setzen Sie den Auftrag fort und nehmen Sie den neuen an, wenn Sie gefragt werden. ${wrongPlan}`,
  }),
  'trust.host-key-revoked': ({ address, keyType, sha256 }) => ({
    what: `Der Host-Schlüssel von ${address} (${keyType} ${sha256}) ist in known_hosts als widerrufen eingetragen.`,
    next: 'Benutzen Sie diese Maschine nicht, bevor geklärt ist, wer den Schlüssel widerrufen hat und warum.',
  }),
  'trust.host-key-not-pinned': ({ address, sha256, pinnedSha256 }) => ({
    what: `${address} zeigt nicht den Host-Schlüssel, den dieser Auftrag festgehalten hat. Festgehalten: ${pinnedSha256}. Jetzt gezeigt: ${sha256}.`,
    next: 'An dieser Adresse antwortet eine andere Maschine. Finden Sie heraus, welche, bevor Sie fortfahren.',
  }),
  'trust.certificate-changed': ({ address, sha256, pinnedSha256 }) => ({
    what: `Die Weboberfläche an ${address} zeigt ein anderes Zertifikat als das, das dieser Auftrag festgehalten hat. Festgehalten: ${pinnedSha256}. Jetzt gezeigt: ${sha256}.`,
    next: 'Finden Sie heraus, ob das Zertifikat erneuert wurde oder eine andere Maschine antwortet, bevor Sie fortfahren.',
  }),
  'trust.same-machine': ({ address, sha256 }) => ({
    what: `Die alte und die neue Appliance zeigen ${sha256.startsWith('SHA256:') ? 'denselben Host-Schlüssel' : 'dasselbe Zertifikat'} (${sha256}), gesehen an ${address}.`,
    next: sha256.startsWith('SHA256:')
      ? 'Prüfen Sie beide Adressen. Ist die neue Maschine ein Klon der alten, geben Sie ihr eigene Host-Schlüssel.'
      : 'Prüfen Sie beide Adressen. Ohne SSH sind zwei Maschinen mit einem Zertifikat nicht zu unterscheiden: Erlauben Sie SSH, oder lassen Sie die neue ein eigenes Zertifikat machen.',
  }),

  'auth.rejected': ({ address, user, tried }) => ({
    what: `${address} hat die Anmeldung${user === '' ? '' : ` von ${user}`} abgelehnt${tried === '' ? '' : ` (versucht: ${tried})`}.`,
    next: `Prüfen Sie den Benutzer und das Passwort oder die Schlüsseldatei. Handover sendet ein abgelehntes Passwort nicht noch einmal, damit kein Konto gesperrt wird. ${withoutSsh}`,
  }),
  'auth.no-method': ({ address, user, offered }) => ({
    what: `${address} bietet keine der gewählten Arten an, sich als ${user} anzumelden. Angeboten: ${offered === '' ? 'keine' : offered}.`,
    next: `Wählen Sie im Plan eine der angebotenen Arten. ${withoutSsh}`,
  }),
  'auth.key-unreadable': ({ path, detail }) => ({
    what: `Die Schlüsseldatei ${path} konnte nicht gelesen werden.`,
    next: 'Prüfen Sie, ob die Datei ein privater Schlüssel im Format OpenSSH oder PPK ist und ob Sie sie lesen dürfen.',
    detail,
  }),
  'auth.wrong-passphrase': ({ path }) => ({
    what: `Die Passphrase öffnet die Schlüsseldatei ${path} nicht.`,
    next: 'Geben Sie sie noch einmal ein.',
  }),
  'auth.sudo-rejected': ({ address, user }) => ({
    what: `sudo hat auf ${address} das Passwort von ${user} abgelehnt.`,
    next: 'Prüfen Sie das Passwort: Es ist das dieses Benutzers auf der Appliance.',
  }),
  'auth.sudo-missing': ({ address, user }) => ({
    what: `Auf ${address} gibt es für ${user} kein sudo, und das Profil führt auf dieser Appliance Befehle als root aus.`,
    next: 'Installieren Sie dort sudo, melden Sie sich als root an, oder benutzen Sie ein Profil, dessen Befehle kein root brauchen.',
  }),
  'auth.sudo-not-allowed': ({ address, user, detail }) => ({
    what: `sudo auf ${address} lässt ${user} keine Befehle ausführen.`,
    next: 'Geben Sie diesem Benutzer auf der Appliance eine Regel in sudoers, oder melden Sie sich als root an. Die Worte von sudo stehen darunter.',
    detail,
  }),

  'plan.unreadable': ({ path, detail }) => ({
    what: `Der Plan ${path} konnte nicht gelesen werden.`,
    next: 'Prüfen Sie den Pfad und Ihre Rechte.',
    detail,
  }),
  'plan.invalid': ({ path, line, column, field, problem }) => ({
    what: `Der Plan ${path} ist nicht gültig: Zeile ${String(line)}, Spalte ${String(column)}${field === '' ? '' : `, Feld ${field}`}.`,
    next: 'Berichtigen Sie die Zeile, und versuchen Sie es noch einmal.',
    detail: problem,
  }),
  'plan.not-yaml': ({ path, line, column, flaw }) => ({
    what: `Der Plan ${path} ist in Zeile ${String(line)}, Spalte ${String(column)} nicht lesbar. ${wordOr(yamlFlawWords, flaw)}`,
    next: 'Berichtigen Sie diese Zeile des Plans.',
  }),
  'plan.exists': ({ path }) => ({
    what: `Die Datei ${path} gibt es schon, und ein Plan wird nie über einen anderen geschrieben.`,
    next: 'Geben Sie dem neuen Plan einen anderen Namen, oder sehen Sie sich diese Datei zuerst an.',
  }),
  'plan.no-terminal': () => ({
    what: '„handover init“ stellt Fragen, und hier ist kein Terminal, an dem sie gestellt werden können.',
    next: 'Starten Sie es in einem Terminal, oder schreiben Sie den Plan als Textdatei: docs/guide.md zeigt einen.',
  }),
  'secrets.unreadable': ({ path, detail }) => ({
    what: `Die Datei ${path} mit den Geheimnissen konnte nicht gelesen werden.`,
    next: 'Prüfen Sie den Pfad und Ihre Rechte.',
    detail,
  }),
  'profile.unreadable': ({ path, detail }) => ({
    what: `Das Appliance-Profil ${path} konnte nicht gelesen werden.`,
    next: 'Prüfen Sie den Pfad und Ihre Rechte.',
    detail,
  }),
  'profile.invalid': ({ path, line, column, field, problem }) => ({
    what: `Das Appliance-Profil ${path} ist nicht gültig: Zeile ${String(line)}, Spalte ${String(column)}${field === '' ? '' : `, Feld ${field}`}.`,
    next: 'Berichtigen Sie die Zeile, und versuchen Sie es noch einmal.',
    detail: problem,
  }),
  'profile.not-yaml': ({ path, line, column, flaw }) => ({
    what: `Das Appliance-Profil ${path} ist in Zeile ${String(line)}, Spalte ${String(column)} nicht lesbar. ${wordOr(yamlFlawWords, flaw)}`,
    next: 'Berichtigen Sie diese Zeile des Profils.',
  }),
  'profile.unknown': ({ id, known }) => ({
    what: `Es gibt kein Appliance-Profil mit dem Namen ${id}.`,
    next: `Nehmen Sie eines von diesen oder den Pfad einer Profildatei: ${known}.`,
  }),

  'appliance.command-failed': ({ operation, exitCode, output }) => ({
    what: `Die Operation ${operation} ist mit dem Exit-Code ${String(exitCode)} fehlgeschlagen.`,
    next: 'Lesen Sie die Ausgabe unten, beheben Sie die Ursache auf der Appliance, und versuchen Sie es noch einmal.',
    detail: output,
  }),
  'appliance.command-timeout': ({ operation, timeoutMs }) => ({
    what: `Die Operation ${operation} war nach ${format.duration(timeoutMs)} nicht zu Ende.`,
    next: 'Sehen Sie sich die Last und die Protokolle der Appliance an, bevor Sie es noch einmal versuchen.',
  }),
  'appliance.output-unexpected': ({ operation, problem, output }) => ({
    what: `Die Operation ${operation} hat in einer Form geantwortet, die das Profil nicht erwartet.`,
    next: 'Prüfen Sie, ob das Profil zu dieser Version passt. Der Befehl handover doctor zeigt, welche Operationen gehen.',
    detail: output === '' ? problem : `${problem}\n${output}`,
  }),
  'appliance.operation-missing': ({ operation, profile }) => ({
    what: `Das Profil ${profile} hat keine Operation ${operation}.`,
    next: 'Nehmen Sie ein anderes Profil, oder tun Sie dies von Hand in der Weboberfläche.',
  }),

  'backup.none-found': ({ folder }) => ({
    what: `Zu ${folder} wurde kein System Backup gefunden.`,
    next: 'Prüfen Sie den Namen oder den Ordner im Plan, oder erstellen Sie ein neues Backup.',
  }),
  'backup.failed': ({ name, detail }) => ({
    what: `Die Appliance meldet, dass das Backup ${name} fehlgeschlagen ist.`,
    next: 'Prüfen Sie den freien Plattenplatz und die Protokolle der alten Appliance, und erstellen Sie dann ein neues Backup.',
    detail,
  }),
  'backup.stalled': ({ name, unchangedMs, sizeBytes }) => ({
    what: `Das Backup ${name} ist seit ${format.duration(unchangedMs)} nicht gewachsen. Es steht bei ${format.bytes(sizeBytes)}.`,
    next: 'Prüfen Sie auf der alten Appliance die Last, den freien Plattenplatz und laufende Audit Log Backups. Setzen Sie den Auftrag fort: Er sieht zuerst noch einmal nach.',
  }),
  'backup.look-ended': ({ path, why }) => ({
    what: `${path} ließ sich nicht durchlesen: Der Blick hinein ${lookEnds[why]}. Über die Datei ist nichts bekannt.`,
    next: 'Geben Sie auf diesem Computer Speicher frei, und versuchen Sie es noch einmal. Ist es wieder so, dann ist die Datei kein Backup: Holen Sie sie noch einmal, oder laden Sie sie noch einmal herunter.',
  }),
  'backup.not-a-backup': ({ path, looksLike }) => ({
    what: `${path} ist ${wordOr(contentTypeNames, looksLike)} und kein vollständiges System Backup.`,
    next: 'Laden Sie das Backup noch einmal herunter, oder holen Sie es noch einmal. Die übliche Ursache ist eine Fehlerseite, die unter dem Namen eines Backups gespeichert wurde.',
  }),
  'restore.failed': ({ detail }) => ({
    what: 'Die neue Appliance meldet, dass der Import fehlgeschlagen ist.',
    next: 'Sehen Sie zuerst in die Protokolle unter /var/log/epp/, und prüfen Sie dann den freien Plattenplatz und die Datei. Versuchen Sie es nach einem Fehler 500 nicht sofort noch einmal.',
    detail,
  }),
  'restore.stalled': ({ unchangedMs, lastState, detail = '' }) => ({
    what: `Der Import zeigt seit ${format.duration(unchangedMs)} keine Änderung. Letzter Stand: ${lastState === '' ? 'nicht bekannt' : wordOr(deGuides.importStandings, lastState)}.`,
    next: 'Sehen Sie zuallererst in die Protokolle unter /var/log/epp/. Starten Sie den Import kein zweites Mal, solange der erste vielleicht noch läuft.',
    detail,
  }),
  'restore.wrong-key': ({ backup }) => ({
    what: `Der System Backup Key öffnet das Backup ${backup} nicht.`,
    next: 'Nehmen Sie den Schlüssel von dort, wo Sie ihn für genau dieses Backup gespeichert haben. Ist er verloren, erstellen Sie ein neues Backup.',
  }),

  'size.over-limit': ({ name, sizeBytes, limitBytes }) => ({
    what: `${name} ist größer, als der Server verarbeiten kann: ${format.bytesExact(sizeBytes)}, Grenze ${format.bytesBoth(limitBytes)}.`,
    next: 'Verkleinern Sie die Datenbank mit Audit Log Backup, fragen Sie den Netwrix Customer Support nach der Korrektur für den Backup-Export, und erstellen Sie dann ein neues Backup.',
  }),
  'size.grew': ({ name, sizeBytes, expectedBytes }) => ({
    what: `${name} ist während des Kopierens gewachsen: ${format.bytesExact(sizeBytes)} statt ${format.bytesExact(expectedBytes)}.`,
    next: 'Warten Sie, bis das Backup auf der Appliance bereit ist, und holen Sie es dann noch einmal.',
  }),

  'transfer.cut': ({ name, doneBytes, attempts }) => ({
    what: `Die Übertragung von ${name} ist bei ${format.bytes(doneBytes)} abgerissen, Versuch ${String(attempts)}.`,
    next: 'Prüfen Sie das Netz, und setzen Sie den Auftrag fort. Was schon da ist, wird geprüft und behalten.',
  }),
  'transfer.stalled': ({ name, doneBytes, stallMs }) => ({
    what: `Die Übertragung von ${name} stand ${format.duration(stallMs)} lang bei ${format.bytes(doneBytes)} still.`,
    next: 'Prüfen Sie das Netz, und setzen Sie den Auftrag fort. Was schon da ist, wird geprüft und behalten.',
  }),
  'transfer.source-truncated': ({ name, sizeBytes, expectedBytes }) => ({
    what: `${name} wurde während des Lesens kürzer: ${format.bytes(sizeBytes)} statt ${format.bytes(expectedBytes)}.`,
    next: 'Prüfen Sie die Datei dort, wo sie liegt. Ist es das Backup, erstellen Sie ein neues.',
  }),
  'transfer.source-missing': ({ path }) => ({
    what: `Die Datei ${path} ist nicht da.`,
    next: 'Prüfen Sie, ob sie verschoben oder gelöscht wurde. Ein gelöschtes Backup lässt sich nicht wiederherstellen: Erstellen Sie ein neues.',
  }),
  'transfer.disk-full': ({ path, freeBytes, neededBytes }) => ({
    what: `Für ${path} ist nicht genug Platz: ${format.bytes(freeBytes)} frei, ${format.bytes(neededBytes)} nötig.`,
    next: 'Schaffen Sie Platz, und versuchen Sie es noch einmal.',
  }),
  'transfer.permission-denied': ({ path }) => ({
    what: `Der angemeldete Benutzer darf ${path} nicht lesen oder nicht schreiben.`,
    next: 'Prüfen Sie die Rechte des Benutzers oder den Ordner im Profil.',
  }),
  'transfer.already-exists': ({ path }) => ({
    what: `${path} gibt es schon, und Handover ersetzt es nicht.`,
    next: 'Legen Sie diese Datei beiseite, oder wählen Sie einen anderen Namen.',
  }),
  'transfer.failed': ({ path, detail }) => ({
    what: `Die Übertragung von ${path} ist fehlgeschlagen.`,
    next: 'Lesen Sie die Einzelheiten unten, beheben Sie die Ursache, und versuchen Sie es noch einmal.',
    detail,
  }),
  'transfer.unsupported': ({ operation }) => ({
    what: `Der SSH-Server unterstützt ${operation} nicht.`,
    next: 'Laden Sie diese Datei in der Weboberfläche herunter, und übergeben Sie sie Handover.',
  }),

  'integrity.hash-mismatch': ({ name, expectedSha256, actualSha256 }) => ({
    what: `${name} ist an beiden Enden nicht gleich. Erwartete SHA-256: ${expectedSha256}, gefunden: ${actualSha256}.`,
    next: 'Benutzen Sie diese Kopie nicht. Finden Sie heraus, ob die Platte, das Netz oder jemand sie verändert hat, und kopieren Sie sie dann noch einmal.',
  }),
  'integrity.size-mismatch': ({ name, expectedBytes, actualBytes }) => ({
    what: `${name} ist an beiden Enden nicht gleich. Erwartet: ${format.bytesExact(expectedBytes)}, gefunden: ${format.bytesExact(actualBytes)}.`,
    next: 'Benutzen Sie diese Kopie nicht. Kopieren Sie sie noch einmal.',
  }),

  'key.not-proven': ({ attempts }) => ({
    what: `Der eingegebene Schlüssel ist nicht der Schlüssel dieses Backups (${attempts === 1 ? '1 Versuch' : `${String(attempts)} Versuche`}).`,
    next: 'Schlagen Sie den Schlüssel dort nach, wo Sie ihn gespeichert haben, und versuchen Sie es noch einmal. Ist er verloren, erstellen Sie ein neues Backup.',
  }),
  'key.lost': ({ backup }) => ({
    what: `Der Schlüssel des Backups ${backup} ist verloren. Niemand kann ihn wiederherstellen, und das Backup kann nicht eingespielt werden.`,
    next: 'Setzen Sie den Auftrag fort: Es wird ein neues Backup mit einem neuen Schlüssel erstellt.',
  }),
  'key.kit-damaged': ({ path, line }) => ({
    what:
      line === 0
        ? `${path} enthält keinen lesbaren Schlüssel.`
        : `Zeile ${String(line)} des Notfall-Kits ${path} passt nicht zu ihren Prüfzeichen.`,
    next: 'Nehmen Sie eine andere Kopie des Kits, oder geben Sie den Schlüssel von Hand ein.',
  }),
  'key.kit-incomplete': ({ path, number }) => ({
    what:
      number === 0
        ? `In ${path} fehlt die letzte Zeile des Schlüssels: die, die sagt, wie viele Zeichen es sind.`
        : `In ${path} fehlt die Zeile ${String(number)} des Schlüssels.`,
    next: 'Vergleichen Sie mit dem Papier, Zeile für Zeile, und ergänzen Sie, was fehlt.',
  }),
  'key.sources-differ': ({ path }) => ({
    what: `Im Notfall-Kit ${path} und in BACKUP_KEY stehen verschiedene Schlüssel. Keiner davon wurde verwendet.`,
    next: 'Finden Sie heraus, welcher der Schlüssel dieses Backups ist, und geben Sie nur diesen an.',
  }),
  'key.no-browser': ({ path }) => ({
    what: `Das Notfall-Kit ${path} wurde nicht geschrieben: Es wurde kein Browser gefunden, der ein PDF daraus macht.`,
    next: 'Wählen Sie einen Namen, der auf .html endet, und drucken Sie die Seite, oder einen, der auf .txt endet.',
  }),

  'cutover.old-still-alive': ({ address, answering }) => ({
    what: `Es ist nicht nachgewiesen, dass die alte Appliance an ${address} aus ist. Gesehen: ${answering === '' ? 'keine klare Antwort' : answering}.`,
    meanwhile:
      'Die alte Appliance ist vielleicht noch an; wo sie an und erreichbar ist, wurde ihre Client-Kommunikation wieder eingeschaltet. Die neue Appliance hat die endgültige Adresse noch nicht.',
    next: 'Sehen Sie sich die Maschine im Hypervisor an. Fahren Sie sie dort herunter, und setzen Sie den Auftrag fort.',
  }),
  'cutover.old-came-back': ({ address, sha256, by }) => ({
    what: `Die alte Appliance antwortet wieder an ${address}, mit ihrem eigenen ${by === 'certificate' ? 'Zertifikat' : 'Host-Schlüssel'} (${sha256}).`,
    meanwhile:
      'Zwei Maschinen beanspruchen vielleicht dieselbe Adresse. Clients können bei jeder von beiden landen.',
    next: 'Schalten Sie die alte Maschine im Hypervisor aus, und schalten Sie dort auch Autostart, Hochverfügbarkeit und das Verbinden der Netzwerkkarte beim Einschalten aus. Setzen Sie dann den Auftrag fort.',
  }),
  'cutover.third-party': ({ address, sha256 }) => ({
    what: `An ${address} antwortet eine Maschine, die weder die alte noch die neue Appliance ist (${sha256 === '' ? 'ohne Host-Schlüssel' : sha256}).`,
    meanwhile: 'Eine andere Maschine hat die Adresse. Clients erreichen dort keine Appliance.',
    next: 'Suchen Sie diese Maschine, und nehmen Sie ihr die Adresse, bevor Sie fortfahren.',
  }),
  'cutover.final-unseen': ({ address }) => ({
    what: `Dieser Computer sieht die alte Appliance an ${address} nicht. Nur von hier aus wäre nachzuweisen, wer dort ist, nachdem die Netze getauscht sind. Nichts wurde abgeschaltet.`,
    next: `Führen Sie Handover auf einem Computer im Netz von ${address} aus und setzen Sie den Auftrag fort, oder nehmen Sie „order: address-first“ aus dem Plan.`,
  }),
  'cutover.new-unreachable': ({ address, waitedMs }) => ({
    what: `Die neue Appliance hat innerhalb von ${format.duration(waitedMs)} nicht an ${address} geantwortet.`,
    meanwhile:
      'Die alte Appliance gilt als ausgeschaltet. Niemand bedient die Clients; sie speichern ihre Ereignisse zwischen.',
    next: 'Öffnen Sie die Konsole der neuen Maschine im Hypervisor, und gehen Sie die Liste für eine Adresse durch, die nicht antwortet: Adresse, beide DNS-Felder, Save, Gateway. Oder gehen Sie nach dem Ablaufblatt für den Rückweg zurück.',
  }),
  'cutover.address-claimed': ({ address, mac, isOld }) => ({
    what:
      isOld === 'yes'
        ? `Die alte Appliance (Netzkarte ${mac}) antwortet wieder für ${address}, während die neue die Adresse hat.`
        : `Eine andere Maschine (Netzkarte ${mac}) antwortet für ${address}, während die neue Appliance die Adresse hat.`,
    meanwhile: 'Zwei Maschinen beanspruchen dieselbe Adresse. Clients erreichen die eine oder die andere.',
    next: 'Schalten Sie diese Maschine aus, oder nehmen Sie sie vom Netz, und sorgen Sie dafür, dass sie nicht von selbst zurückkommt. Setzen Sie den Auftrag dann fort.',
  }),
  'cutover.old-not-back': ({ address }) => ({
    what: `Die alte Appliance antwortet noch nicht unter ${address}.`,
    meanwhile:
      'Die neue Appliance hat die Adresse zurückgegeben. Niemand bedient die Clients; sie sammeln ihre Ereignisse.',
    next: 'Schalten Sie die alte Appliance im Hypervisor ein, mit verbundener Netzkarte, und nehmen Sie den Auftrag noch einmal zurück: Dann wird nachgesehen, ob sie zurück ist.',
  }),
  'cutover.old-deaf': ({ address }) => ({
    what: `Die alte Appliance ist unter ${address} zurück, und ihre Client-Kommunikation ließ sich nicht wieder einschalten.`,
    meanwhile:
      'Die alte Appliance hat ihre Adresse und nimmt keine Clients an: Die Umschaltung hatte das ausgeschaltet. Die Clients sammeln ihre Ereignisse.',
    next: 'Schalten Sie die Client-Kommunikation in der Weboberfläche der alten Appliance ein, und nehmen Sie den Auftrag noch einmal zurück: Dann wird nachgesehen, ob sie eingeschaltet ist.',
  }),
  'cutover.give-back-failed': ({ address, detail, at }) => ({
    what: `Die neue Appliance konnte ${address} nicht zurückgeben.`,
    meanwhile:
      'Sie hat die Adresse noch, oder ihr Zeitgeber nimmt sie wieder. Die alte Appliance muss aus bleiben.',
    next: 'Lesen Sie unten, was die Maschine sagt, beheben Sie es, und nehmen Sie den Auftrag noch einmal zurück. Oder gehen Sie nach dem Ablaufblatt zurück, an der Konsole der neuen Appliance.',
    detail: at === undefined ? switchTrouble(detail) : `${at}: ${detail}`,
  }),
  'cutover.direct-refused': ({ reason, address }) => ({
    what: `Die neue Appliance kann ${address} nicht direkt bekommen: ${directRefusalWords[reason]}. Auf ihr wurde nichts verändert.`,
    next: 'Nehmen Sie „takeover: direct“ aus dem Plan: Dann wird die Adresse über die eigene Seite der Appliance geändert. Oder beseitigen Sie, was es verhindert, und setzen Sie den Auftrag fort.',
  }),
  'cutover.direct-failed': ({ detail, now }) => ({
    what:
      now === 'untouched'
        ? 'Die direkte Umschaltung konnte auf der neuen Appliance nicht vorbereitet werden.'
        : 'Die neue Appliance sagt nicht, wie es um die direkte Umschaltung steht.',
    meanwhile:
      now === 'untouched'
        ? 'Die neue Appliance hat noch ihre eigene Adresse.'
        : 'Vielleicht hat sie die endgültige Adresse, für immer oder bis ein Zeitgeber sie zurücknimmt. Die alte Appliance muss aus bleiben.',
    next: 'Lesen Sie unten, was die Maschine sagt, beheben Sie es, und setzen Sie den Auftrag fort. Oder nehmen Sie „takeover: direct“ aus dem Plan.',
    detail: switchTrouble(detail),
  }),
  'cutover.direct-undone': ({ end, address, mac }) => ({
    what: `Die neue Appliance hat ${address} nicht: ${directEndWords[end](mac)}.`,
    meanwhile:
      'Die neue Appliance hat wieder ihre eigene Adresse. Die alte bedient die Clients nur, wenn sie und ihre Client-Kommunikation eingeschaltet sind; sonst niemand.',
    next: 'Finden Sie heraus, welche Maschinen an sind: Die alte muss aus sein, auch ihr Autostart, und keine andere darf die Adresse haben. Setzen Sie dann den Auftrag fort, oder gehen Sie nach dem Ablaufblatt für den Rückweg zurück.',
  }),
  'cutover.direct-unarmed': ({ address, detail, now }) => ({
    what:
      now === 'taken-back'
        ? `Die neue Appliance hatte ${address} ohne einen Zeitgeber, der sie zurücknähme.`
        : `Aus der direkten Umschaltung wurde nichts, und ${address} war der neuen Appliance nicht wieder zu nehmen.`,
    meanwhile:
      now === 'taken-back'
        ? 'Das wurde sofort zurückgenommen: Die neue Appliance hat wieder ihre eigene Adresse. Die alte Appliance gilt als ausgeschaltet, und niemand bedient die Clients.'
        : `Die neue Appliance hat ${address} vielleicht noch, und ein Zeitgeber nimmt es womöglich nicht zurück. Die alte Appliance muss aus bleiben.`,
    next:
      now === 'taken-back'
        ? 'Lesen Sie unten, was die Maschine sagt, beheben Sie es, und setzen Sie den Auftrag fort. Oder gehen Sie nach dem Ablaufblatt für den Rückweg zurück.'
        : `Setzen Sie den Auftrag fort: Er fragt die neue Appliance, wie es steht. Bevor die alte Appliance eingeschaltet wird, nehmen Sie der neuen ${address} an ihrer Konsole weg.`,
    detail: switchTrouble(detail),
  }),
  'cutover.direct-unsettled': ({ address, held }) => ({
    what:
      held === ''
        ? `Die neue Appliance sollte ${address} auf Dauer behalten und sagt nicht, dass sie es tut.`
        : `Die neue Appliance hat ${address} in den Dateien ihrer Netzkarte auf Dauer, aber die Karte hat andere Adressen: ${held}.`,
    meanwhile:
      held === ''
        ? 'Ein Zeitgeber nimmt die Adresse vielleicht noch zurück. Die alte Appliance muss aus bleiben.'
        : 'Kein Zeitgeber nimmt das mehr zurück. Die alte Appliance muss aus bleiben.',
    next: 'Sehen Sie an der Konsole der neuen Appliance nach, was ihre Netzkarte einrichtet, und beheben Sie es. Setzen Sie dann den Auftrag fort: Er versucht es noch einmal. Ein Neustart der neuen Appliance richtet die Karte nach ihren Dateien ein.',
  }),

  'validate.failed': ({ checks }) => ({
    what: `Die neue Appliance hat diese Prüfungen nicht bestanden: ${checks}.`,
    next: 'Lesen Sie zu jeder, was gesehen wurde. Beheben Sie es und setzen Sie den Auftrag fort, oder gehen Sie nach dem Ablaufblatt für den Rückweg zurück.',
  }),

  'run.blocked': ({ findings }) => ({
    what: `Der Auftrag ist aufgehalten durch ${findings}.`,
    next: 'Beheben Sie die Fehler. Beheben Sie die Warnungen, oder nehmen Sie jede mit Namen an.',
  }),
  'run.waiting': ({ step, needs }) => ({
    what:
      needs === undefined
        ? `${stepName(step)} wartet auf etwas, das nur ein Mensch tun kann.`
        : `${needs === 'confirm.rollBack' ? 'Der Rückweg' : stepName(step)} braucht ${needs}, und niemand ist da, der gefragt werden kann.`,
    next:
      needs === undefined
        ? 'Tun Sie, was der Schritt zeigt, und setzen Sie dann den Auftrag fort.'
        : `Geben Sie ${needs} ${placeOf(needs)} an, oder setzen Sie den Auftrag dort fort, wo ein Mensch antworten kann.`,
  }),
  'run.declined': ({ step }) => ({
    what: `${stepName(step)} wurde nicht bestätigt.`,
    next: 'Setzen Sie den Auftrag fort, wenn Sie weitermachen wollen. Sie werden dann noch einmal gefragt.',
  }),
  'run.cancelled': ({ step }) => ({
    what:
      step === ''
        ? 'Der Lauf wurde auf Wunsch angehalten.'
        : `Der Lauf wurde auf Wunsch angehalten. ${stepName(step)} war gerade im Gang.`,
    next: 'Setzen Sie den Auftrag jederzeit fort: Er sieht sich zuerst beide Appliances an und geht in der Richtung weiter, in der er unterwegs war.',
  }),
  'appliance.no-shell': ({ address }) => ({
    what: `Handover hat an ${address} keine Shell, und das hier braucht eine.`,
    next: 'Erlauben Sie dort SSH mit einer Anmeldung, die eine Shell hat, und setzen Sie den Auftrag fort; oder erledigen Sie diesen Teil in der Weboberfläche.',
  }),
  'appliance.api-refused': ({ status, detail }) => ({
    what:
      status === 0
        ? 'Die REST-API der Appliance war nicht zu benutzen.'
        : `Die REST-API der Appliance hat abgelehnt (Status ${String(status)}).`,
    next: 'Prüfen Sie, ob der Netwrix Support die API dort eingeschaltet hat, und Kennung und Geheimnis des API-Clients. Oder nehmen Sie „api“ aus dem Plan: Dann werden die Clients auf andere Weise gezählt.',
    detail,
  }),
  'evidence.unreadable': () => ({
    what: 'In dem Text steht keine vollständige Zeile von „handover probe“.',
    next: 'Kopieren Sie die letzte Zeile der Ausgabe, von „handover-probe“ bis an ihr Ende, und versuchen Sie es noch einmal.',
  }),
  'evidence.stale': ({ from, at }) => ({
    what: `${from} hat am ${format.date(at)} nachgesehen, bevor die neue Appliance die endgültige Adresse hatte.`,
    next: 'Rufen Sie dort „handover probe“ noch einmal auf, und prüfen Sie die Uhr dieser Maschine.',
  }),
  'evidence.elsewhere': ({ address, expected }) => ({
    what: `Es geht darin um ${address}, und die Clients dieses Auftrags benutzen ${expected}.`,
    next: 'Rufen Sie dort „handover probe“ noch einmal mit dieser Adresse auf.',
  }),
  'evidence.no-such-row': ({ row }) => ({
    what: `So etwas gibt es bei diesem Umzug nicht zu erledigen: ${row}.`,
    next: 'Welche es gibt, steht im Bericht im Abschnitt der Verzeichnisse.',
  }),
  'run.not-switched': () => ({
    what: 'Es gibt noch nichts nachzusehen: Die neue Appliance hat die endgültige Adresse noch nicht.',
    next: 'Setzen Sie den Auftrag fort. Nachgesehen wird danach.',
  }),
  'run.past-hold-point': ({ mode }) => ({
    what: `Der Auftrag ist über den Haltepunkt hinaus: Er kann nicht mehr als „${modeName(mode)}“ laufen.`,
    next: 'Setzen Sie den Auftrag fort, oder gehen Sie nach dem Ablaufblatt für den Rückweg zurück.',
  }),
  'run.not-confirmed': ({ step }) => ({
    what: `${stepName(step)} ist gelaufen, aber die Beobachtung danach zeigt nicht, dass er erledigt ist.`,
    next: 'Sehen Sie sich die Appliance an. Setzen Sie den Auftrag fort: Er beobachtet noch einmal, bevor er etwas wiederholt.',
  }),

  'bridge.unknown-handle': () => ({
    what: 'Das Fenster nannte eine Datei, die kein Dialog dieses Programms ausgegeben hat oder die aus der Zeit vor dem letzten Start stammt.',
    next: 'Wählen Sie die Datei noch einmal.',
  }),
  'bridge.read-only': () => ({
    what: 'Ein anderes Fenster arbeitet an diesem Auftrag. Dieses hier zeigt ihn nur.',
    next: 'Arbeiten Sie im anderen Fenster weiter, oder übernehmen Sie den Auftrag hier.',
  }),
  'bridge.invalid': ({ field }) => ({
    what: `Das Fenster hat etwas gesendet, das nicht stimmen kann: ${field}.`,
    next: 'Sehen Sie sich Ihre Eingabe an, und versuchen Sie es noch einmal.',
  }),
  'bridge.no-dialog': () => ({
    what: 'Dieses Fenster hat keinen eigenen Dialog für Dateien.',
    next: 'Wählen Sie die Datei mit der Schaltfläche der Seite, oder legen Sie sie auf dem Fenster ab.',
  }),
  'bridge.file-declined': () => ({
    what: 'Die Datei wurde nicht übergeben: Die Frage nach ihr wurde mit Abbrechen beantwortet, oder sie ist nicht lesbar.',
    next: 'Wählen Sie die Datei noch einmal, oder legen Sie sie ab, und stimmen Sie der Übergabe zu.',
  }),
  'bridge.host-declined': ({ hosts }) => ({
    what: `Es wurde nichts verbunden: Die Frage, ob Handover ${hosts} erreichen darf, wurde mit Abbrechen beantwortet.`,
    next: 'Berichtigen Sie die Adresse, oder versuchen Sie es noch einmal und stimmen Sie zu.',
  }),
  'bridge.question-closed': () => ({
    what: 'Diese Frage ist nicht mehr offen: Sie wurde schon beantwortet, oder der Lauf ist beendet.',
    next: 'Sehen Sie nach, was das Fenster jetzt zeigt, und beantworten Sie, was dort gefragt wird.',
  }),
  'bridge.disconnected': () => ({
    what: 'Das Fenster hat die Verbindung zu Handover verloren.',
    next: 'Es verbindet sich von selbst neu. Hilft das nicht, starten Sie Handover noch einmal: Der Auftrag geht dort weiter, wo er steht.',
  }),

  'record.answer-holds-secret': ({ question }) => ({
    what: `Eine Antwort (${question}) enthält ein Passwort oder den System Backup Key. Nichts davon wurde aufgezeichnet.`,
    next: 'Antworten Sie ohne ihn. Eine Datei oder ein Ordner mit einem solchen Namen muss zuerst umbenannt werden.',
  }),
  'record.holds-secret': ({ where }) => ({
    what:
      where === 'plan'
        ? 'Was als System Backup Key eingegeben wurde, steht im Plan oder im Journal dieses Auftrags.'
        : `Was aufgezeichnet werden sollte (${where}), enthält ein Passwort oder den System Backup Key. Nichts davon wurde geschrieben.`,
    next:
      where === 'plan'
        ? 'War es etwas anderes, setzen Sie den Auftrag fort und geben Sie den Schlüssel ein. War es der Schlüssel, kennt ihn jeder, der den Ordner des Auftrags lesen kann: Nehmen Sie ihn aus dem Plan, machen Sie in einem neuen Auftrag ein anderes Backup, und löschen Sie diesen.'
        : 'Heißt eine Maschine oder eine Datei wie ein Passwort, ändern Sie eines von beiden, und setzen Sie den Auftrag fort. Sonst ist dies ein Fehler in Handover: Behalten Sie den Ordner des Auftrags, und melden Sie ihn.',
  }),

  'local.journal-broken': ({ path, line, detail }) => ({
    what: `Das Journal ${path} ist in Zeile ${String(line)} beschädigt oder wurde dort verändert.`,
    next: 'Setzen Sie diesen Auftrag nicht fort. Lassen Sie den Ordner, wie er ist, und beginnen Sie einen neuen Auftrag, der sich zuerst beide Appliances ansieht.',
    detail,
  }),
  'local.job-locked': ({ path, holder }) => ({
    what: `Der Auftrag ${path} ist schon geöffnet (${holder}).`,
    next: 'Arbeiten Sie dort weiter, oder schließen Sie ihn dort zuerst.',
  }),
  'local.job-locked-elsewhere': ({ path, holder, host, thisHost, pid }) => ({
    what: `Der Auftrag wurde auf einem Computer namens ${host} geöffnet und dort nicht geschlossen (${holder}). Dieser Computer heißt ${thisHost} und kann nicht erkennen, ob dort noch gearbeitet wird.`,
    next: `Wenn dort noch gearbeitet wird, schließen Sie den Auftrag zuerst dort. Wenn jener Computer ausgeschaltet ist, oder dieser hier früher so hieß und der Prozess ${String(pid)} nicht mehr zu Handover gehört, löschen Sie die Datei ${path} und versuchen es noch einmal.`,
  }),
  'local.job-missing': ({ path }) => ({
    what: `Unter ${path} gibt es keinen Auftrag.`,
    next: 'Prüfen Sie den Namen. Der Befehl handover jobs zeigt die Aufträge auf diesem Computer.',
  }),
  'local.job-ambiguous': ({ given, ids }) => ({
    what: `${given} passt auf mehrere Aufträge: ${ids}.`,
    next: 'Geben Sie mehr von der Kennung ein. Ihre letzten sechs Zeichen genügen.',
  }),
  'local.job-in-outage': ({ path }) => ({
    what: `Die Clients des Auftrags ${path} haben vielleicht keinen Server: Dass ihr Ausfall endete, wurde nicht gesehen.`,
    next: 'Setzen Sie den Auftrag fort, oder machen Sie ihn rückgängig. Danach lässt er sich archivieren oder löschen.',
  }),
  'local.demo-over': ({ path }) => ({
    what: `Der Auftrag ${path} ist eine Demo, und ihre Appliances endeten mit dem Programm, das sie angelegt hat: Er lässt sich weder fortsetzen noch rückgängig machen.`,
    next: 'Beginnen Sie eine neue: handover demo. Dieser Auftrag lässt sich lesen, archivieren und löschen.',
  }),
  'local.no-client-list': ({ path, problem }) => ({
    what: `In ${path} steht keine Liste von Computern.`,
    next: 'Exportieren Sie die Liste der Computer aus der Web-Konsole als CSV. Sie braucht eine Spalte mit Computernamen, etwa Computer Name.',
    detail: problem,
  }),
  'local.file-missing': ({ path }) => ({
    what: `Die Datei ${path} ist nicht da oder nicht lesbar.`,
    next: 'Prüfen Sie den Pfad und Ihre Rechte.',
  }),
  'local.disk-full': ({ path, freeBytes, neededBytes }) => ({
    what: `Auf diesem Computer ist nicht genug Platz für ${path}: ${format.bytes(freeBytes)} frei, ${format.bytes(neededBytes)} nötig.`,
    next: 'Schaffen Sie Platz, oder verlegen Sie den Ordner der Aufträge mit HANDOVER_HOME.',
  }),
  'local.permission-denied': ({ path }) => ({
    what: `Sie dürfen ${path} auf diesem Computer nicht lesen oder nicht schreiben.`,
    next: 'Prüfen Sie die Rechte, oder verlegen Sie den Ordner der Aufträge mit HANDOVER_HOME.',
  }),
  'local.io': ({ path, detail }) => ({
    what: `Das Lesen oder Schreiben von ${path} auf diesem Computer ist fehlgeschlagen.`,
    next: 'Prüfen Sie die Platte, und versuchen Sie es noch einmal.',
    detail,
  }),
  bug: ({ detail }) => ({
    what: 'Handover ist auf etwas gestoßen, das es nicht erwartet hat.',
    next: `Behalten Sie den Ordner des Auftrags, schreiben Sie das Support-Paket, und melden Sie den Vorfall. Sehen Sie sich beide Appliances an, bevor Sie fortfahren.`,
    detail,
  }),
};
