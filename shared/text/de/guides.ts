import type { RunSheet } from '../sheets/by-hand-words.ts';
import type { MachineNames, Task, WhatNextParams, Words } from '../words.ts';

/** Longer guidance: address strategies, long waits, run sheets, and what comes after. In German. */
export const deGuides = {
  strategies: {
    same: {
      title: 'Gleiche Adresse (empfohlen)',
      summary: 'Die alte Appliance wird ausgeschaltet, und die neue übernimmt ihre Adresse und ihren Namen.',
      consequences: [
        'Die Clients verbinden sich von selbst wieder. Für sie ändert sich nichts.',
        'Das Vertrauen in die Zertifikate bleibt, wie es ist.',
        'Laufwerke mit Enforced Encryption bleiben benutzbar.',
        'Content Aware Protection und Deep Packet Inspection arbeiten sofort.',
        'Die beiden Maschinen dürfen nie zur gleichen Zeit mit dieser Adresse im Netz sein.',
      ],
    },
    different: {
      title: 'Andere Adresse (nicht empfohlen)',
      summary: 'Die neue Appliance behält eine eigene Adresse, und jeder Client muss sie erfahren.',
      consequences: [
        'Das Zertifikatsvertrauen von Deep Packet Inspection bricht, bis die Zertifikate neu erstellt sind.',
        'Regeln von Content Aware Protection brechen.',
        'Laufwerke mit Enforced Encryption bleiben gesperrt, bis jeder Benutzer sie entschlüsselt und neu verschlüsselt.',
        'Eine neue Root-CA muss mit GPO oder MDM an alle Endpunkte verteilt werden.',
        'Der Server steht unter hoher Last, während für alle Endpunkte Zertifikate neu erstellt werden.',
      ],
    },
  },
  takeovers: {
    profile: {
      title: 'Über die Seite oder den Befehl des Produkts',
      summary:
        'Sie selbst oder der Befehl des Produkts setzen die Adresse auf der neuen Appliance, und Handover sieht zu.',
    },
    direct: {
      title: 'Direkt, über SSH auf der neuen Appliance',
      summary:
        'Die neue Appliance nimmt die Adresse in dem Augenblick, in dem die alte verstummt, und gibt sie von selbst zurück, wenn Handover sie dort nicht sieht und die Umschaltung nicht endgültig macht. Die Clients warten etwa eine Sekunde.',
    },
  },
  longWaits: {
    'back-up': {
      title: 'Das Backup wird erstellt',
      normal: [
        'Die Liste zeigt „Generating“, dann „Ready to download“.',
        'Der Hersteller nennt 5 bis 30 Minuten, je nach Konfiguration.',
      ],
      doNot: [
        'Starten Sie kein zweites Backup.',
        'Schließen Sie das Fenster des Servers mit dem Schlüssel nicht, bevor der Schlüssel gespeichert ist.',
      ],
      ifLonger: [
        'Prüfen Sie den freien Plattenplatz der alten Appliance.',
        'Prüfen Sie, ob ein Audit Log Backup läuft.',
      ],
    },
    restore: {
      title: 'Das Backup wird eingespielt',
      normal: [
        'Die Liste zeigt „Generating“, dann „Your backup import file has been queued“.',
        'Die Weboberfläche kann einfrieren, während die Anwendung neu startet.',
        'Der Hersteller nennt 15 bis 45 Minuten.',
        'Danach gelten auf der neuen Appliance die Anmeldungen der alten.',
      ],
      doNot: [
        'Warten Sie mindestens 5 Minuten, bevor Sie eine eingefrorene Weboberfläche neu laden.',
        'Versuchen Sie es nach einem Fehler 500 nicht noch einmal. Sehen Sie zuerst in die Protokolle unter /var/log/epp/.',
        'Starten Sie den Import kein zweites Mal, und schalten Sie die Maschine nicht aus.',
      ],
      ifLonger: [
        'Sehen Sie über SSH in die Protokolle unter /var/log/epp/.',
        'Prüfen Sie den freien Plattenplatz der neuen Appliance.',
        'Vergleichen Sie die SHA-256 der Backup-Datei mit der in diesem Auftrag.',
        'Wenden Sie sich mit den Protokollen an den Netwrix Customer Support.',
      ],
    },
    'power-off': {
      title: 'Die alte Appliance fährt herunter',
      normal: ['Die Maschine schließt zuerst ihre Datenbank. Das kann einige Minuten dauern.'],
      doNot: [
        'Geben Sie ihre Adresse keiner anderen Maschine, bevor nachgewiesen ist, dass sie schweigt.',
        'Löschen Sie die alte Maschine nicht.',
      ],
      ifLonger: ['Sehen Sie sich die Konsole der alten Maschine im Hypervisor an.'],
    },
    'take-address': {
      title: 'Die neue Appliance übernimmt die Adresse',
      normal: [
        'Die Verbindung zur vorläufigen Adresse endet ohne Meldung.',
        'Der Wechsel der Adresse erzeugt vielleicht ein neues Zertifikat und startet den Webserver neu.',
      ],
      doNot: [
        'Schalten Sie die alte Maschine nicht ein.',
        'Speichern Sie die Netzwerkeinstellungen kein zweites Mal, bevor die Liste für eine Adresse durchgegangen ist, die nicht antwortet.',
      ],
      ifLonger: ['Gehen Sie die Liste für eine Adresse durch, die nicht antwortet.'],
    },
    'readmit-clients': {
      title: 'Die Clients kommen zurück',
      normal: [
        'Die Clients melden sich in ihrem Kommunikationsintervall und liefern die Ereignisse nach, die sie zwischengespeichert haben.',
        'Die Last der neuen Appliance ist eine Zeit lang hoch.',
        'Der Hersteller nennt 30 bis 60 Minuten.',
      ],
      doNot: ['Beginnen Sie nicht zur gleichen Zeit eine Masseninstallation von Clients.'],
      ifLonger: [
        'Prüfen Sie, ob die Client-Kommunikation unter System Configuration > System Settings eingeschaltet ist.',
        'Prüfen Sie, ob Firewalls die Clients zum Port 443 der endgültigen Adresse durchlassen.',
        'Sortieren Sie Device Control > Computers nach Last Seen.',
      ],
    },
  },
  importStandings: {
    none: 'Noch kein Import',
    generating: 'Wird erstellt',
    queued: 'In der Warteschlange',
    'no-answer': 'Keine Antwort: Sie startet vielleicht neu',
    'not-understood': 'Eine Antwort, die nicht zu verstehen ist',
    'other-backup': 'Fertig, aber aus einem anderen Backup',
    'other-counts': 'Fertig, aber mit anderen Zahlen',
  },
  productTraces: {
    'console-title': (title) =>
      `Die Weboberfläche trägt den Titel „${title}“: so nennt sich die Seite selbst.`,
    folder: (path) => `${path} ist vorhanden: die Anwendung ist da, ihre Version sagt das nicht.`,
    package: (name) => `${name} ist installiert: ein Dienst des Produkts, und keine Version davon.`,
  },
  asPlanned: (text) => `${text} (laut Plan, nicht gesehen)`,
  knownValues: {
    'old-machine': 'Alte Appliance (ALT)',
    'new-machine': 'Neue Appliance (NEU)',
    'backup-name': 'Name des Backups',
    file: 'Datei auf diesem Computer',
    'file-size': 'Größe der Datei in Byte',
    'file-sha256': 'SHA-256 der Datei',
    address: 'Endgültige Adresse',
    prefix: 'Präfixlänge',
    netmask: 'Netzmaske',
    gateway: 'Standard-Gateway',
    'dns-1': 'Erster DNS-Server',
    'dns-2': 'Zweiter DNS-Server',
    'host-name': 'Hostname',
    computers: 'Computer auf der alten Appliance',
  },
  valueNotKnown: 'Handover hat den Wert nicht gesehen. Schlagen Sie ihn in Ihren eigenen Unterlagen nach.',
  ownInstructions: {
    'isolate-old': ({ name, address }) => ({
      title: 'Die alte Appliance isolieren',
      menuPath: [],
      steps: [
        `Verbinden Sie die Netzwerkkarte von ${name} im Hypervisor mit der isolierten Portgruppe, oder trennen Sie sie. Lassen Sie die Maschine an.`,
        'Speichern Sie das auch in den Einstellungen der Maschine, damit es nach einem Neustart des Hosts so bleibt.',
      ],
      see: `An ${address} antwortet niemand mehr.`,
      caution: 'Behalten Sie die Maschine. Sie ist der einzige Weg zurück.',
    }),
    'swap-networks': ({ name, address }) => ({
      title: 'Die neue Appliance mit dem Netz der Clients verbinden',
      menuPath: [],
      steps: [
        `Verbinden Sie die Netzwerkkarte von ${name} im Hypervisor mit dem Netz, in dem die alte Appliance stand. Ändern Sie ihre Adresse nicht.`,
        'Speichern Sie das auch in den Einstellungen der Maschine.',
      ],
      see: `${address} antwortet mit dem Host-Schlüssel von ${name}.`,
      caution: `Tun Sie das nur, solange an ${address} niemand antwortet.`,
    }),
    'move-clients': ({ wave, names, newName, address, port }) => ({
      title: wave === 'pilot' ? 'Den Piloten zur neuen Appliance umziehen' : 'Die anderen Clients umziehen',
      menuPath: ['System Maintenance', 'EPP Clients migration'],
      steps: [
        `Schalten Sie zuerst die Client-Kommunikation auf ${newName} ein, in System Configuration > System Settings, und speichern Sie.`,
        `Geben Sie hier ${address} als New EPP Server und ${String(port)} als New EPP Port ein, und drücken Sie Save.`,
        `Öffnen Sie Device Control > Computers, wählen Sie diese aus, und nehmen Sie Actions > Migrate to New EPP Server: ${names.join(', ')}.`,
        'Jeder zieht bei seinem nächsten Kontakt um. Mit dem Filter Status, Migration successful, sehen Sie sie.',
        'Exportieren Sie dann die Liste der Computer, erst auf der neuen und dann auf der alten Appliance, und übergeben Sie beide hier.',
      ],
      see: 'Die Liste der neuen Appliance zeigt sie als seither gesehen.',
      caution:
        'Lassen Sie die alte Appliance an, bis alle umgezogen sind: Wer scheitert, bleibt bei ihr. 30 Tage lang zählen Lizenzen auf beiden.',
    }),
    'let-go': ({ name, address, own }) => ({
      title: 'Der neuen Appliance die endgültige Adresse nehmen',
      menuPath: [],
      steps: [
        `Schalten Sie die Client-Kommunikation auf ${name} aus, wenn ihre Konsole antwortet.`,
        own === ''
          ? `Verbinden Sie die Netzwerkkarte von ${name} im Hypervisor wieder mit der isolierten Portgruppe, oder trennen Sie sie.`
          : `Geben Sie ${name} dort, wo sie die endgültige Adresse bekam, wieder ihre eigene Adresse ${own}, oder trennen Sie ihre Netzwerkkarte im Hypervisor.`,
      ],
      see: `An ${address} antwortet niemand mehr.`,
      caution: 'Schalten Sie die alte Appliance vorher nicht ein.',
    }),
    'start-old': ({ name, address, was }) => ({
      title: was === 'isolated' ? 'Die alte Appliance wieder verbinden' : 'Die alte Appliance einschalten',
      menuPath: [],
      steps: [
        was === 'isolated'
          ? `Verbinden Sie die Netzwerkkarte von ${name} im Hypervisor wieder mit dem Netz der Clients.`
          : `Schalten Sie ${name} im Hypervisor mit verbundener Netzwerkkarte ein.`,
        'Ändern Sie dort die Adresse nicht.',
        `Wo die Clients sie nach einer Minute nicht finden: Führen Sie auf ihrer Konsole als root, mit der Netzwerkkarte als IF, arping -U -c 3 -I IF ${address} aus.`,
      ],
      see: `${address} antwortet mit dem Host-Schlüssel von ${name}.`,
      caution: 'Was die Clients an die neue Appliance gesendet haben, bleibt dort.',
    }),
  },
  holdPoint: ({ oldName, newName, finalAddress, old }) => ({
    title: 'Haltepunkt',
    intro: `Bis hierher kann alles zurückgenommen werden. Vom nächsten Schritt an sind die Clients ohne Server, bis ${newName} an ${finalAddress} antwortet.`,
    steps: [
      'Prüfen Sie, ob das Wartungsfenster begonnen hat und die Benutzer Bescheid wissen.',
      `Prüfen Sie, ob die Konsolen von ${oldName} und ${newName} im Hypervisor vor Ihnen offen sind.`,
      'Prüfen Sie, ob die Lizenzdatei und die Client-Pakete bereitliegen.',
      old === 'isolated'
        ? `Halten Sie im Hypervisor das isolierte Netz für ${oldName} bereit.`
        : `Schalten Sie Autostart, Hochverfügbarkeit und „beim Einschalten verbinden“ von ${oldName} aus.`,
      'Drucken Sie das Ablaufblatt für den Rückweg, oder lassen Sie es auf einem anderen Bildschirm offen.',
    ],
  }),
  takeoverStuck: (names) =>
    stuckSheet(names, {
      dns: [
        'Prüfen Sie, ob beide DNS-Felder ausgefüllt sind. Frühe Images speichern die Seite nicht, wenn eines leer ist.',
      ],
      cloud: [
        'In einer Cloud nehmen Sie den Einrichtungsassistenten der Kommandozeile und verschieben die Adresse mit den Werkzeugen des Anbieters.',
      ],
    }),
  whatNext: ({ oldName, newName, finalAddress, strategy, old, lostAddresses }) => [
    keepOldTask({ oldName, old }),
    {
      title: 'Die Clients für Enforced Encryption aktualisieren',
      body: 'Aktualisieren Sie diese Clients sofort. Die anderen können auf eine Probe warten.',
      when: 'Sofort, mit Enforced Encryption',
      due: 'tonight' as const,
    },
    ...lostAddressTasks({ oldName, newName, lostAddresses }),
    ...(strategy === 'different'
      ? [
          {
            title: 'Die neue Root-CA verteilen und den Clients die neue Adresse geben',
            body: `Mit GPO oder MDM, an alle Endpunkte. Die neue Adresse ist ${finalAddress}. Laufwerke mit Enforced Encryption müssen von ihren Benutzern entschlüsselt und neu verschlüsselt werden.`,
            when: 'Sofort',
            due: 'tonight' as const,
          },
        ]
      : []),
    {
      title: 'Ein erstes Backup auf der neuen Appliance erstellen',
      body: 'Warten Sie auf „Ready to download“, speichern Sie den Schlüssel, und bewahren Sie beides außerhalb des Servers auf.',
      when: 'Am selben Tag',
      due: 'tomorrow' as const,
    },
    {
      title: 'Den alten Schlüssel aus known_hosts entfernen',
      body: `Wer sich an ${finalAddress} anmeldet, wird gewarnt, dass sich der Host-Schlüssel geändert hat. Geben Sie den Administratoren den Fingerabdruck von ${newName}.`,
      when: 'Am selben Tag',
      due: 'tomorrow' as const,
    },
    {
      title: 'Den Server nicht patchen',
      body: 'Patchen Sie ihn frühestens 24 Stunden nach dem Einspielen.',
      when: '24 Stunden lang',
      due: 'tomorrow' as const,
    },
    {
      title: 'Nach 24 Stunden nachsehen',
      body: 'Last, Platte, fehlende Clients und Audit Log Backups: Eines, das seit mehr als 4 Stunden läuft, hängt fest. Starten Sie das erste erst jetzt.',
      when: 'Nach 24 Stunden',
      due: 'tomorrow' as const,
    },
    {
      title: 'Nach 48 Stunden nachsehen',
      body: 'Vergleichen Sie die Last mit der der alten Appliance. Hohe Last am ersten Tag ist normal.',
      when: 'Nach 48 Stunden',
      due: 'later' as const,
    },
    {
      title: 'Löschen, was nicht mehr gebraucht wird',
      body: 'Das geholte Backup und sein Schlüssel öffnen die gesamte Konfiguration. Bewahren Sie sie getrennt auf, oder löschen Sie sie, wenn das neue Backup sicher liegt.',
      when: 'Nach 48 Stunden',
      due: 'later' as const,
    },
  ],
  decommission: {
    title: 'Bevor die alte Maschine aufgegeben wird',
    intro: 'Behalten Sie die alte Maschine ausgeschaltet, bis all dies zutrifft.',
    steps: [
      'Alle Clients wurden auf der neuen Appliance gesehen.',
      'Alle Integrationen sind geprüft.',
      'Die Regeln für das Aufbewahren von Protokollen sind erfüllt: Die alten Protokolle und File Shadows gibt es nur auf der alten Maschine oder in Exporten.',
      'Ein nach der Migration erstelltes Backup liegt außerhalb des Servers.',
    ],
  },
} as const satisfies Partial<Words>;

/** What to look at where the final address does not answer; what the product's own pages add stands in the second. */
export function stuckSheet(
  { oldName, newName, finalAddress }: MachineNames,
  { dns, cloud }: { readonly dns: readonly string[]; readonly cloud: readonly string[] },
): RunSheet {
  return {
    title: `${finalAddress} antwortet nicht`,
    intro: `Gehen Sie dies auf der Konsole von ${newName} im Hypervisor durch, in dieser Reihenfolge.`,
    steps: [
      'Prüfen Sie, ob Adresse, Netzmaske und Gateway stimmen.',
      ...dns,
      'Prüfen Sie, ob die Änderung angewendet wurde und nicht nur eingegeben ist.',
      ...cloud,
      'Prüfen Sie, ob die Netzwerkkarte mit dem richtigen Netz oder der richtigen Portgruppe verbunden ist.',
      `Prüfen Sie, ob ${oldName} aus ist und keine andere Maschine ${finalAddress} hat.`,
      `Geben Sie die Adresse auf der Konsole als root bekannt, mit der Netzwerkkarte als IF: arping -U -c 3 -I IF ${finalAddress}, und danach arping -c 2 -w 3 -s ${finalAddress} -I IF GATEWAY.`,
      `Löschen Sie den ARP-Eintrag von ${finalAddress} auf dem Router oder der Firewall.`,
      'Hilft nichts davon, gehen Sie nach dem Ablaufblatt für den Rückweg zurück.',
    ],
  };
}

/** For the old appliance's addresses that nothing has taken over; none where there are none. */
export function lostAddressTasks({
  oldName,
  newName,
  lostAddresses = '',
}: Pick<WhatNextParams, 'oldName' | 'newName' | 'lostAddresses'>): Task[] {
  if (lostAddresses === '') return [];
  return [
    {
      title: 'Weitere Adressen setzen, wo sie gebraucht werden',
      body: `${oldName} hatte auch ${lostAddresses}. Nichts hat sie übernommen: Setzen Sie jede, die noch jemand benutzt, von Hand auf ${newName}.`,
      when: 'Sofort',
      due: 'tonight' as const,
    },
  ];
}

export function keepOldTask({ oldName, old }: Pick<WhatNextParams, 'oldName' | 'old'>): Task {
  const isIsolated = old === 'isolated';
  return {
    title: `${oldName} ${isIsolated ? 'isoliert' : 'ausgeschaltet'} lassen`,
    body: isIsolated
      ? 'Behalten Sie die Maschine und ihren Snapshot. Lassen Sie ihre Netzwerkkarte im isolierten Netz, oder getrennt und „beim Einschalten verbinden“ aus, damit sie nicht von selbst zurückkommt.'
      : 'Behalten Sie die Maschine und ihren Snapshot. Lassen Sie Autostart, Hochverfügbarkeit und „beim Einschalten verbinden“ ausgeschaltet, damit sie nicht von selbst zurückkommt.',
    when: 'Sofort',
    due: 'tonight' as const,
  };
}
