import type { Words } from '../words.ts';

/** Rows of the version matrix, remedies and reasons, in German. */
export const deRules = {
  versionRules: {
    'same-version': 'Ein Backup kann auf einem Server derselben Version eingespielt werden.',
    'no-downgrade':
      'Ein Backup kann nicht auf einer älteren Version eingespielt werden. Der Hersteller unterstützt keinen Rückschritt auf eine ältere Version.',
    'before-5-7': 'Versionen vor 5.7.0.0 müssen zuerst Schritt für Schritt aktualisiert werden.',
    '5-7-to-5-9-4-1':
      'Versionen von 5.7.0.0 bis 5.9.4.1 müssen zuerst mit dem kumulativen Patch auf 5.9.4.2 gebracht werden.',
    '5-9-4-2': '5.9.4.2 ist die einzige 5.x-Version, deren Backups die Image-Plattform annimmt.',
    'other-5-x': 'Die Image-Plattform nimmt Backups von genau 5.9.4.2 an und von keiner anderen 5.x-Version.',
    'image-to-same-or-later':
      'Backups von 2509, 2510, 2601, 2602 und 2604 können auf derselben oder einer späteren Version bis 2604 eingespielt werden.',
    'image-to-2608':
      'Backups von 2509, 2510, 2601 und 2602 können auf 2608 eingespielt werden. Der Hersteller hat das weniger getestet.',
    '2604-to-2608': 'Von 2604 auf 2608 ist der Weg, den der Hersteller am besten getestet hat.',
    'old-images-same-only': 'Bei Images bis 5.2.0.6 müssen beide Server dieselbe Version haben.',
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
    'newer-target': 'Patchen Sie die neue Appliance, oder setzen Sie sie aus einem neueren Image auf.',
    'enter-version':
      'Lesen Sie die Version unter Appliance > Server Information ab, und tragen Sie sie in den Plan ein.',
  },
  untested: {
    'not-read': 'es war nicht lesbar',
    'not-reached': 'die Weboberfläche war nicht erreichbar',
    'newest-not-published': 'die Nummer des neuesten Patches ist nicht veröffentlicht',
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
  },
  folderHints: {
    synced: 'er wird in einen Cloud-Dienst kopiert',
    temporary: 'er wird vom System geleert',
    fat32: 'sein Dateisystem kennt keine Zugriffsrechte',
    shared: 'andere können ihn lesen',
  },
} as const satisfies Partial<Words>;
