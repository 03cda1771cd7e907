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
};
