import type { LedgerWords } from '../../en/ledger/words.ts';

const rows: LedgerWords['rows'] = {
  'communication-off': {
    expected: 'Sie kann nach der Wiederherstellung wieder an sein, wie sie es auf der alten Appliance war.',
    todo: 'Bis die Clients wieder zugelassen werden: Sehen Sie auf der neuen Appliance nach, und schalten Sie sie wieder aus, wo sie an ist. Clients, die vor Lizenz und Paketen kommen, werden abgewiesen oder warten.',
  },
  licence: {
    expected: 'Nicht im Backup: Sie wird in jedem Fall neu importiert.',
    todo: 'Importieren Sie die Lizenzdatei nach der Wiederherstellung. Appliance > Server Information muss sie als aktiv zeigen, mit Ihren Modulen und Zahlen.',
  },
  'client-packages': {
    expected: 'Nie auf der neuen Appliance und in keinem Backup.',
    todo: 'Laden Sie die Pakete der Clients für Windows und macOS hoch und beide von Enforced Encryption, jedes mit seiner Prüfsummendatei. Clients für Linux werden von Hand aktualisiert, die von Enforced Encryption sofort.',
  },
  'log-rotation': {
    expected:
      'Neu in 2608 und eingeschaltet: Protokolle und File Shadows, die älter als drei Monate sind, werden gelöscht.',
    todo: 'Stellen Sie „Enable Log Rotate After“ auf das, was Ihre Regeln verlangen. 0 behält alles und füllt die Platte.',
  },
  'ediscovery-policies': {
    expected:
      'Wiederhergestellt, doch die Scan-Orte werden übergangen: Ganze Platten werden durchsucht, und nichts meldet es.',
    todo: 'Öffnen, bearbeiten und speichern Sie jede Richtlinie mit Scan-Orten, auch ohne etwas zu ändern. Starten Sie einen Scan und sehen Sie, dass er dort bleibt.',
  },
  'ediscovery-results': {
    expected: 'Ergebnisse und Aktionen hängen nicht mehr zusammen.',
    todo: 'Lassen Sie die Rechte und Einstellungen aller Computer neu lesen.',
  },
  'cap-policies': {
    expected: 'Wiederhergestellt. Manche greifen nicht mehr, und nichts meldet es.',
    todo: 'Versuchen Sie eine Übertragung, die jede Richtlinie sperren muss. Wo eine es nicht tut, öffnen, bearbeiten und speichern Sie sie und versuchen es noch einmal.',
  },
  dictionaries: {
    expected: 'Wiederhergestellt, mit Verweisen auf die alte Adresse.',
    todo: 'Bearbeiten und speichern Sie jede Richtlinie, die ein vordefiniertes Wörterbuch benutzt.',
  },
  'dpi-ca': {
    expected: 'Bleibt bei gleicher Adresse. Ein neuer Zertifikatsstapel macht eine andere.',
    todo: 'Sehen Sie, dass ein Client der CA vertraut und dass eine gesperrte Übertragung im Browser gesperrt wird. Auf macOS und Linux wird eine andere CA von Hand verteilt.',
  },
  'encrypted-drives': {
    expected:
      'Sie gehen bei gleicher Adresse weiter. Bei einer anderen bleiben sie gesperrt, bis jeder Benutzer sie ent- und neu verschlüsselt.',
    todo: 'Öffnen Sie ein verschlüsseltes Laufwerk an einem Client, der sich gemeldet hat.',
  },
  mail: {
    expected: 'Die Einstellungen sind wieder da, das Passwort oder die Anmeldung nicht immer.',
    todo: 'Geben Sie sie neu ein, senden Sie eine Test-E-Mail und sehen Sie sie ankommen.',
  },
  directory: {
    expected: 'Die Einstellungen sind wieder da, das Passwort nicht immer.',
    todo: 'Geben Sie es neu ein, drücken Sie Test, starten Sie einen Abgleich und vergleichen Sie die Zahl der Objekte mit dem Verzeichnisdienst: Auch ein Teil davon wird als Erfolg gemeldet.',
  },
  'entra-id': {
    expected: 'Die Einstellungen sind wieder da, das Geheimnis nicht immer.',
    todo: 'Geben Sie es neu ein, drücken Sie Test, starten Sie einen Abgleich und vergleichen Sie die Zahl der Objekte.',
  },
  sso: {
    expected: 'Tenant, Client-ID und Geheimnis werden nicht wiederhergestellt.',
    todo: 'Geben Sie sie neu ein und melden Sie sich in einem privaten Browserfenster an.',
  },
  scim: {
    expected: 'Die Einstellungen sind wieder da. Das Token kann versagen.',
    todo: 'Erzeugen Sie ein Token und tragen Sie es beim Identitätsanbieter ein: Das alte endet sofort. Sehen Sie einen Benutzer ankommen.',
  },
  siem: {
    expected: 'Die Einstellungen sind wieder da. Der Absender kann stehen.',
    todo: 'Öffnen und speichern Sie jeden Server, lösen Sie ein Ereignis aus und finden Sie es im SIEM. Ab 2608 heißen die Felder anders: Der Parser muss sie kennen.',
  },
  'shadow-storage': {
    expected: 'Die Einstellungen sind wieder da, die Zugangsschlüssel nicht immer.',
    todo: 'Geben Sie sie neu ein, drücken Sie Test, erzeugen Sie ein File Shadow und finden Sie es im Speicher. S3 lehnt eine Uhr ab, die 5 Minuten falsch geht.',
  },
  exports: {
    expected: 'Nicht veröffentlicht. Ein System Backup bricht Exporte ab, die in der Schlange warten.',
    todo: 'Sehen Sie die Listen durch, richten Sie ein, was fehlt, und starten Sie neu, was abgebrochen wurde.',
  },
  'backup-schedule': {
    expected: 'Nicht veröffentlicht.',
    todo: 'Richten Sie den Zeitplan und seinen Schlüssel neu ein, verwahren Sie den Schlüssel und sehen Sie ein Backup bei Ready to download.',
  },
  'external-storage': {
    expected: 'Nicht veröffentlicht.',
    todo: 'Richten Sie ihn neu ein und sehen Sie eine Datei dort ankommen.',
  },
  'api-clients': {
    expected: 'Nicht veröffentlicht.',
    todo: 'Lassen Sie die API vom Netwrix Customer Support neu freischalten und sehen Sie jedes Programm sich anmelden.',
  },
  'own-certificate': {
    expected: 'Nicht veröffentlicht. Ein neuer Zertifikatsstapel ersetzt es.',
    todo: 'Importieren Sie es neu, wo der Server ein anderes zeigt, warten Sie 5 bis 10 Minuten und öffnen Sie den Browser neu.',
  },
  'client-certificates': {
    expected: 'Sie brauchen dieselbe CA.',
    todo: 'Sehen Sie, dass das Zertifikat den Namen trägt, den die Clients benutzen, und dass sie ihm vertrauen, bevor die Prüfung eingeschaltet wird: Sonst sind alle abgeschnitten.',
  },
  'known-addresses': {
    expected:
      'Rückrufadressen des Single Sign-on, die Umleitung der E-Mail-Anmeldung und die SCIM-Adresse enthalten die alte Adresse.',
    todo: 'Tragen Sie die neue Adresse dort und beim Anbieter ein oder lassen Sie es vom Netwrix Customer Support tun.',
  },
  configuration: {
    expected: 'Wiederhergestellt.',
    todo: 'Vergleichen Sie die Zahlen mit denen der alten Appliance.',
  },
  logs: {
    expected: 'Ziehen nie um: Sie bleiben auf der alten Maschine.',
    todo: 'Exportieren Sie vorher, was bleiben muss, oder behalten Sie die alte Maschine.',
  },
  'other-backups': {
    expected: 'Ziehen nie um. Danach ist nur das importierte Backup in der Liste.',
    todo: 'Holen Sie vor dem Import jedes ältere Backup, das noch gewünscht ist, mit seinem Schlüssel.',
  },
  'known-defects': {
    expected:
      'Unter 2608 können die wirksamen Rechte leer erscheinen; auch Artefakt-Protokolle, eDiscovery-Token und die Protokoll-Seite haben Fehler.',
    todo: 'Fragen Sie den Netwrix Customer Support, wo einer davon auftritt.',
  },
  'ip-address': {
    expected: 'Nicht im Backup.',
    todo: 'Sie wird bei der Umschaltung gesetzt. Öffnen Sie den Browser danach neu.',
  },
  'dns-name': {
    expected: 'Nicht im Backup: Der Eintrag ist Ihrer.',
    todo: 'Behalten Sie den Namen, den die Clients benutzen, auch in den Einstellungen des Client Update Mechanism.',
  },
  'server-certificate': {
    expected:
      'Das der alten Appliance kommt zurück. Eine Änderung am Netz macht ein anderes, und die Clients warten so lange.',
    todo: 'Es wird bei der Validierung angesehen.',
  },
  'ssh-host-key': {
    expected: 'Nicht veröffentlicht. Die neue Maschine hat ihren eigenen.',
    todo: 'Entfernen Sie den alten Schlüssel aus known_hosts, wo Administratoren sich anmelden.',
  },
  'console-login': {
    expected: 'Die Konten der alten Appliance, mit ihren Codes des zweiten Faktors.',
    todo: 'Melden Sie sich mit einem davon an. Codes brauchen am Server die Uhrzeit des Telefons.',
  },
  'console-password': {
    expected: 'Kann mitkommen und gilt nach einem Neustart.',
    todo: 'Haben Sie es zur Hand: Die Konsole der Maschine fragt danach.',
  },
  'server-id': {
    expected:
      'Eine Lizenzdatei ist für eine Server-ID gemacht. Von einer neuen Maschine sagen die Seiten nichts.',
    todo: 'Wo die Lizenz abgelehnt wird, senden Sie die Server-ID an Ihre Ansprechpartner.',
  },
};

/** The ledger where it is read in full. */
export const deLedger: LedgerWords = {
  rows,
  title: 'Was umzieht und was nicht',
  means:
    'Was das Backup mitbringt und woran andere den Server erkennen. Was nicht jeder hat, wird einmal gefragt, bevor etwas geschieht.',
  table: (count) => `${String(count)} Zeilen mit dem, was zu tun und zu prüfen ist`,
  columns: {
    row: 'Was',
    expected: 'Was daraus wird',
    todo: 'Was zu tun und zu prüfen ist',
    evidence: 'Gesehen oder gesagt',
  },
  ledgers: { contents: 'Was das Backup enthält', identity: 'Woran der Server erkannt wird' },
  told: 'Zu Ihrer Kenntnis',
  open: 'Offen',
  or: 'oder',
  allHad: 'Noch wurde niemand gefragt, was es hier gibt: Alle Zeilen werden gezeigt.',
  given: {
    word: (by, at) => `Wort von ${by}, ${at}`,
    plan: (at) => `Der Plan sagt es, ${at}`,
    file: (name, sha256) => `Datei ${name}, SHA-256 ${sha256}`,
  },
  done: (row) => `${row}: erledigt und geprüft`,
  valueLabel: 'Was Sie dort gelesen haben',
  valueHint: 'Eine Zahl oder eine Zeile. Sie kommt in den Bericht: kein Passwort und kein Schlüssel.',
  addFile: 'Datei als Beleg beilegen',
  fileTaken: (name) => `Datei: ${name}`,
  settledOf: (settled, all) => `${String(settled)} von ${String(all)} erledigt.`,
  restStaysOpen: (left) =>
    left === 1
      ? 'Eine bleibt offen: Sie werden gefragt, ob Sie das mit ihrem Namen annehmen.'
      : `${String(left)} bleiben offen: Sie werden gefragt, ob Sie jede mit ihrem Namen annehmen.`,
  doneAll: 'Alle sind erledigt und geprüft',
};
