import { deGuides, keepOldTask, lostAddressTasks, stuckSheet } from './guides.ts';
import type { Words } from '../words.ts';

/** Für ein Produkt, dessen Profil keine Regeln nennt: was für jeden Server gilt, und keine Seite eines Herstellers. */
export const deWithoutRules: Words['withoutRules'] = {
  longWaits: {
    ...deGuides.longWaits,
    'back-up': {
      title: 'Das Backup wird erstellt',
      normal: ['Wie lange es dauert, hängt vom Produkt und von seinen Daten ab.'],
      doNot: ['Starten Sie kein zweites Backup.'],
      ifLonger: ['Prüfen Sie den freien Plattenplatz der alten Appliance.'],
    },
    restore: {
      title: 'Das Backup wird eingespielt',
      normal: ['Wie lange es dauert, hängt vom Produkt und von seinen Daten ab.'],
      doNot: ['Starten Sie den Import kein zweites Mal, und schalten Sie die Maschine nicht aus.'],
      ifLonger: [
        'Sehen Sie in die Protokolle des Produkts auf der neuen Appliance.',
        'Prüfen Sie den freien Plattenplatz der neuen Appliance.',
        'Vergleichen Sie die SHA-256 der Backup-Datei mit der in diesem Auftrag.',
      ],
    },
    'readmit-clients': {
      title: 'Die Clients kommen zurück',
      normal: ['Die Last der neuen Appliance ist eine Zeit lang hoch.'],
      doNot: ['Beginnen Sie nicht zur gleichen Zeit eine Masseninstallation von Clients.'],
      ifLonger: ['Prüfen Sie, ob Firewalls die Clients zur endgültigen Adresse durchlassen.'],
    },
  },
  takeoverStuck: (names) => stuckSheet(names, { dns: [], cloud: [] }),
  whatNext: ({ oldName, newName, finalAddress, strategy, old, lostAddresses }) => [
    keepOldTask({ oldName, old }),
    ...lostAddressTasks({ oldName, newName, lostAddresses }),
    ...(strategy === 'different'
      ? [
          {
            title: 'Den Clients die neue Adresse geben',
            body: `Die neue Adresse ist ${finalAddress}.`,
            when: 'Sofort',
            due: 'tonight' as const,
          },
        ]
      : []),
    {
      title: 'Die Lizenz prüfen und testen, womit der Server verbunden ist',
      body: 'E-Mail, Verzeichnisse, Single Sign-on und Protokolle gelten als nicht umgezogen, bis sie getestet sind. Das Backup enthält womöglich nicht, was das Produkt außerhalb davon ablegt: Sehen Sie in seinen Seiten nach.',
      when: 'Am selben Tag',
      due: 'tomorrow' as const,
    },
    {
      title: 'Ein erstes Backup auf der neuen Appliance erstellen',
      body: 'Bewahren Sie es außerhalb des Servers auf, mit seinem Schlüssel, wo es einen hat.',
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
      title: 'Noch einmal nachsehen',
      body: 'Last, Platte und fehlende Clients.',
      when: 'Nach 24 Stunden',
      due: 'tomorrow' as const,
    },
    {
      title: 'Löschen, was nicht mehr gebraucht wird',
      body: 'Das geholte Backup und sein Schlüssel öffnen die gesamte Konfiguration. Bewahren Sie sie getrennt auf, oder löschen Sie sie, wenn das neue Backup sicher liegt.',
      when: 'Nach 48 Stunden',
      due: 'later' as const,
    },
  ],
  decommission: deGuides.decommission,
  findings: {
    'preflight.snapshot-unconfirmed': { why: 'Die alte Maschine, wie sie war, ist der einzige Rückweg.' },
    'preflight.disk-free-old': {
      fix: 'Löschen Sie, was nicht gebraucht wird, oder geben Sie der Maschine mehr Platte.',
    },
    'preflight.disk-free-new': {
      why: 'Die Backup-Datei und was das Einspielen auspackt, müssen beide Platz finden.',
    },
    'preflight.client-communication-on-new': {
      fix: 'Schalten Sie sie aus, bis die neue Appliance geprüft ist.',
    },
    'preflight.dhcp-on-new': {
      why: 'Eine Adresse, die sich von selbst ändert, beendet den Auftrag mittendrin.',
    },
    'preflight.cloud-image': {
      why: 'In einer Cloud entscheidet das Netz des Anbieters, wer eine Adresse bekommt.',
      fix: 'Planen Sie, die private Adresse mit den Werkzeugen des Anbieters zu verschieben.',
    },
    'preflight.console-unreachable': { why: 'Was von Hand getan wird, wird meist dort getan.' },
    'preflight.certificate-address': {
      why: 'Clients, die das Zertifikat prüfen, weisen den Server an dieser Adresse vielleicht ab.',
      fix: 'Behalten Sie die Adresse, wenn Sie können. Andernfalls planen Sie ein Zertifikat, das die neue nennt.',
    },
    'preflight.different-address': {
      why: 'Jedem Client muss die neue Adresse gegeben werden.',
      fix: 'Behalten Sie die Adresse. Andernfalls nehmen Sie dies mit Namen an, nachdem Sie dafür geplant haben.',
    },
    'preflight.no-client-baseline': { fix: 'Notieren Sie, wie viele Clients die alte Appliance bedient.' },
  },
  restoreWithKit: [
    'Spielen Sie die oben genannte Backup-Datei mit den Mitteln des Produkts ein, und geben Sie den Schlüssel ein, wo danach gefragt wird.',
    'Starten Sie den Import einmal, und sehen Sie nach, ob die Daten da sind.',
  ],
};
