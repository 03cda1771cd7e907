import type { AddressWords } from '../../sheets/address-words.ts';

export const deAddress: AddressWords = {
  orderLabel: 'Wann die neue Appliance die Adresse bekommt',
  orders: {
    'address-last': {
      title: 'Adresse zuletzt',
      summary:
        'Die neue Appliance wird an einer eigenen Adresse wiederhergestellt und bekommt die endgültige, wenn die alte weg ist.',
      consequences: [
        'Handover sieht beide Maschinen die ganze Zeit, von diesem Computer und von der neuen Appliance aus.',
        'Das Speichern der neuen Adresse macht ein neues Zertifikat; die Clients pausieren, bis sie es haben.',
        'Auf AWS-, Azure- und GCP-Images wird die Adresse im Setup-Assistenten der Konsole geändert.',
      ],
    },
    'address-first': {
      title: 'Adresse zuerst, in einem isolierten Netz',
      summary:
        'Die neue Appliance wird mit der endgültigen Adresse in einem isolierten Netz aufgesetzt und dort wiederhergestellt. Dann werden die Netze beider Maschinen im Hypervisor getauscht.',
      consequences: [
        'Nach der Wiederherstellung ändert sich keine Adresse, sodass kein neues Zertifikat zu erwarten ist.',
        'Bis zum Tausch muss dieser Computer die neue Appliance anders erreichen: an einer zweiten Adresse oder über einen Jump-Host. Schreiben Sie bei gleicher Adresse ihren Host-Schlüssel in den Plan.',
        'Wer an der endgültigen Adresse ist, wird nur von diesem Computer aus gesehen, der im Netz der Clients stehen muss.',
        'Die beiden Netze dürfen nie verbunden sein: Beide Maschinen haben dieselbe Adresse.',
      ],
    },
  },
  oldLabel: 'Was aus der alten Appliance wird',
  old: {
    off: {
      title: 'Ausgeschaltet',
      summary: 'Die alte Appliance wird heruntergefahren.',
      consequences: ['Autostart, Hochverfügbarkeit und „beim Einschalten verbinden“ müssen aus sein.'],
    },
    isolated: {
      title: 'Isoliert und angelassen',
      summary:
        'Die alte Appliance bleibt an, in einem Netz, in dem kein Client ist. Ihre Logs sind dort noch zu lesen.',
      consequences: [
        'Ihr Platz in diesem Netz muss in den Einstellungen der Maschine gespeichert sein.',
        'Zwei Server mit einer Lizenz laufen zugleich: Fragen Sie den Hersteller, wie lange das sein darf.',
      ],
    },
  },
  inWaves: {
    title: 'Die Clients in Wellen umziehen, bevor die alte Appliance ausgeht',
    summary:
      'Handover führt Sie am Haltepunkt: zuerst ein Pilot, dann die anderen, durch EPP Clients migration. Das braucht 2601 oder neuer auf der alten Appliance, Clients ab 2511 und kein Enforced Encryption.',
    consequences: [
      'Die neue Appliance muss ihre endgültige Adresse von Anfang an haben: Wer umgezogen ist, sucht sie dort.',
      'In jeder Welle übergeben Sie eine Computerliste von beiden Appliances; ohne die der alten gilt niemand als umgezogen.',
      'Planen Sie zwischen dem Piloten und den anderen ein bis zwei Tage ein: Halten Sie den Auftrag solange an, und setzen Sie ihn dann fort.',
      '30 Tage lang zählen Lizenzen auf beiden Appliances. Auf macOS und Linux wird das Zertifikat der Deep Packet Inspection neu verteilt.',
      'Kein Zurückrollen zieht einen Client zurück.',
    ],
  },
};
