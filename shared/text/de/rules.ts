import type { Words } from '../words.ts';

const seenByRoot = 'Zu sehen: alle Dateien, Dienste, Logs, und neue Dateien, wo immer sie liegen.';
const seenWithoutShell =
  'Zu sehen: die Weboberfläche von außen, und welche Ports antworten. Nicht zu sehen: Dateien, Dienste, Logs, neue Dateien, Platte, Uhr.';

/** Rows of the version matrix, remedies and reasons, in German. */
export const deRules = {
  versionRules: {
    'same-version':
      'Der Artikel über eine neue virtuelle Maschine lässt beide Server auf dieselbe Version bringen.',
    'no-downgrade':
      'Ein Backup kann nicht auf einer älteren Version eingespielt werden. Der Hersteller unterstützt keinen Rückschritt auf eine ältere Version.',
    'before-5-7': 'Versionen vor 5.7.0.0 müssen zuerst Schritt für Schritt aktualisiert werden.',
    '5-7-to-5-9-4-1':
      'Versionen von 5.7.0.0 bis 5.9.4.1 müssen zuerst mit dem kumulativen Patch auf 5.9.4.2 gebracht werden.',
    '5-9-4-2': '5.9.4.2 ist die einzige 5.x-Version, deren Backups die Image-Plattform annimmt.',
    'other-5-x': 'Die Image-Plattform nimmt Backups von genau 5.9.4.2 an und von keiner anderen 5.x-Version.',
    'image-to-same-or-later':
      'Backups von 2509, 2510, 2601, 2602 und 2604 können auf derselben oder einer späteren dieser Versionen eingespielt werden: so sagt es eine Seite, und eine andere verneint es.',
    'image-to-2608':
      'Backups von 2509, 2510, 2601 und 2602 können auf 2608 eingespielt werden. Der Hersteller hat das weniger getestet.',
    '2604-to-2608': 'Von 2604 auf 2608 ist der Weg, den der Hersteller am besten getestet hat.',
    'old-images-same-only': 'Bei Images bis 5.2.0.6 müssen beide Server dieselbe Version haben.',
    'client-build':
      'Seit 2509 hat eine Version die Form YYMM.O.C.B. Nur O = 0 ist ein Server; 1 bis 4 sind Clients für Windows, macOS, Linux und Verschlüsselung.',
    'not-listed': 'Die Tabelle des Herstellers sagt nichts über dieses Paar von Versionen.',
    unreadable: 'Eine Version konnte nicht oder nicht vollständig gelesen werden.',
  },
  remedies: {
    none: 'Es ist nichts zu tun.',
    'step-by-step-or-fresh':
      'Aktualisieren Sie die alte Appliance Schritt für Schritt mit dem Netwrix Customer Support, oder richten Sie die neue von Grund auf ein.',
    'patch-to-5-9-4-2':
      'Bringen Sie die alte Appliance mit dem kumulativen Patch auf genau 5.9.4.2, warten Sie 24 Stunden, und erstellen Sie ein neues Backup.',
    'ask-support': 'Fragen Sie den Netwrix Customer Support, bevor Sie fortfahren.',
    '2604-first':
      'Aktualisieren Sie die alte Appliance zuerst auf 2604, und erstellen Sie dort ein neues Backup. Das ist empfohlen, nicht vorgeschrieben.',
    'rehearse-or-ask':
      'Proben Sie das Einspielen im Labor, oder fragen Sie den Netwrix Customer Support, welche der beiden Seiten gilt.',
    'newer-target': 'Patchen Sie die neue Appliance, oder setzen Sie sie aus einem neueren Image auf.',
    'enter-version':
      'Lesen Sie die Version unter Appliance > Server Information ab, und tragen Sie sie in den Plan ein.',
  },
  contradictions: {
    'image-onto-image': {
      about: 'Ein Backup von 2509 bis 2604 auf einem Server von 2509 bis 2604',
      sides: ['die Tabelle nimmt 2509, 2510, 2601, 2602 und 2604 an', 'nur genau 5.9.4.2 wird angenommen'],
    },
    '2604-first': {
      about: 'Von 2509, 2510, 2601 oder 2602 auf 2608',
      sides: ['zuerst 2604 ist empfohlen', 'keine Version dazwischen ist nötig'],
    },
    'same-or-newer': {
      about: 'Versionen beider Server',
      sides: ['auf beiden dieselbe', 'auf dem neuen eine neuere'],
    },
    'licence-or-trial': {
      about: 'Lizenz eines frischen Images 2510',
      sides: [
        'die Warnung: die Lizenz vor jedem Patch',
        'die Schritte: zuerst die Testlizenz, die Lizenz nach dem Einspielen',
      ],
    },
    'patch-before-restore': {
      about: 'Patch eines frischen 2608 vor dem Einspielen',
      sides: ['zuerst auf das neueste 2608 patchen', 'nennt keinen Patch vor dem Einspielen'],
    },
    'live-update': {
      about: 'Wo Patches seit 2509 hochgeladen werden',
      sides: [
        'System Configuration > Server Update > Offline Patch Upload',
        'Dashboard > Live Update > Offline Patch Uploader',
      ],
    },
    'client-upgrade-first': {
      about: 'Wann Clients auf 2608 gebracht werden',
      sides: ['bevor die Client-Kommunikation eingeschaltet wird', 'nachdem sie eingeschaltet ist'],
    },
    'queued-events': {
      about: 'Ereignisse der Clients während der Unterbrechung',
      sides: ['keines geht verloren', 'eine volle Warteschlange überschreibt die ältesten'],
    },
    'licence-again': {
      about: 'Lizenz nach dem Einspielen',
      sides: ['noch einmal importieren', 'nachsehen, ob sie da ist'],
    },
    'external-storage': {
      about: 'System Backups auf externem Speicher',
      sides: ['können dort liegen', 'liegen nie dort'],
    },
    'encryption-packages': {
      about: 'Client-Pakete von Enforced Encryption',
      sides: ['beide, wo beide Systeme verwendet werden', 'in jedem Fall beide'],
    },
    'audit-job': {
      about: 'Audit Log Backup, das nie endet',
      sides: ['in 2608 behoben', 'nach dem Umzug auf 2608 noch zu erwarten'],
    },
  },
  untested: {
    'not-read': 'es war nicht lesbar',
    'not-reached': 'die Weboberfläche war nicht erreichbar',
    'newest-not-published': 'die Nummer des neuesten Patches ist nicht veröffentlicht',
    'minimum-not-published':
      'die Tabelle des Herstellers ist älter als CrateDB, und das Minimum für 2608 ist nicht veröffentlicht',
    'system-not-published': 'das System dieser Version ist nicht veröffentlicht',
    'version-unreadable': 'die Version ist nicht bekannt',
    'endpoints-unknown': 'der Plan sagt nicht, wie viele Endpunkte es gibt',
    'not-an-address': 'die endgültige Adresse ist ein Name, keine IP-Adresse',
    'not-understood': 'was die Maschine dazu sagt, ist nicht zu verstehen',
    'platform-not-told': 'nichts auf der Maschine verrät es',
    'card-unknown': 'die Netzwerkkarte ist nicht bekannt',
    'owner-not-told': 'systemd sagt nicht, welche Netzwerkdienste laufen',
    'not-in-profile': 'das Profil beschreibt es nicht',
    'folder-unknown': 'der Ordner ist nicht bekannt',
    'not-this-side': 'das ist nicht für diese Appliance',
    'no-shell': 'Handover hat dort keine Shell',
  },
  loginRights: {
    root: { word: 'root selbst', seen: seenByRoot },
    sudo: { word: 'sudo ohne Passwort', seen: seenByRoot },
    'sudo-password': { word: 'sudo mit dem Passwort', seen: seenByRoot },
    'no-sudo': {
      word: 'kein sudo, oder kein Passwort dafür wurde angegeben',
      seen: 'Zu sehen: Dienste, und Dateien, Logs und neue Dateien, die diese Anmeldung lesen darf. Nicht zu sehen: was nur root lesen darf.',
    },
    menu: { word: 'ein Menü und keine Shell', seen: seenWithoutShell },
    'no-ssh': { word: 'kein SSH', seen: seenWithoutShell },
  },
  folderHints: {
    synced: 'er wird in einen Cloud-Dienst kopiert',
    temporary: 'er wird vom System geleert',
    fat32: 'sein Dateisystem kennt keine Zugriffsrechte',
    shared: 'andere können ihn lesen',
  },
} as const satisfies Partial<Words>;
