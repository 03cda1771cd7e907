import type { ByHandWords } from '../../sheets/by-hand-words.ts';
import type { ByHandValues } from '../../../run/standing/left-by-hand.ts';
import { consoleUrl, probeCommandLine } from '../../../run/standing/probe-command.ts';

const at = ({ isVendors }: ByHandValues, page: string): string =>
  isVendors ? page : 'die Seite oder das Werkzeug dafür';
const keyOf = (key: string): string => (key === '' ? 'den Host-Schlüssel' : `den Host-Schlüssel ${key}`);

const returnNew = (name: string): string =>
  `Setzen Sie ${name} vor einem weiteren Versuch auf den Snapshot zurück, oder setzen Sie die Maschine neu auf.`;

const bringBack = ({ name, address }: ByHandValues['old'], from: string): string =>
  `Holen Sie zuerst zurück, wer zu ${from} umgezogen ist: unter Windows mit EPPSetServer.exe und ${address}, sonst von Hand, bis ${name} sie wieder gesehen hat.`;

export const deByHand: ByHandWords = {
  title: 'Von hier an von Hand zu Ende führen',
  titleBack: 'Den Rückweg von hier an von Hand zu Ende gehen',
  intro: ({ old, new: fresh }) =>
    `Nur was übrig ist, in seiner Reihenfolge. Handover beobachtet nichts davon. OLD ist ${old.name} (${old.address}), NEW ist ${fresh.name} (${fresh.address}).`,
  rollback: {
    before: ({ old, new: fresh, hasBegunMoving }) => ({
      title: 'Rückweg vor dem Haltepunkt',
      intro: `Handover hat an ${old.name} nichts verändert; höchstens liegt dort ein Backup mehr.${hasBegunMoving ? ` Clients sollten zu ${fresh.name} umziehen: Von selbst zieht nichts sie zurück.` : ''}`,
      steps: [
        'Nehmen Sie den Auftrag in Handover zurück: Handover löscht die übertragene Datei von der neuen Appliance.',
        ...(hasBegunMoving ? [bringBack(old, fresh.name)] : []),
        hasBegunMoving
          ? `Schalten Sie erst dann die Client-Kommunikation auf ${fresh.name} aus, oder die Maschine.`
          : `Lassen Sie die Client-Kommunikation auf ${fresh.name} ausgeschaltet, oder schalten Sie die Maschine aus.`,
        returnNew(fresh.name),
        'Behalten Sie den Schlüssel und das geholte Backup, wenn Sie sie vielleicht noch brauchen. Andernfalls löschen Sie beide.',
      ],
    }),
    after: ({ old, finalAddress }) => ({
      title: 'Ablaufblatt für den Rückweg',
      intro: `Für den Rückweg zu ${old.name}, nachdem die Maschine ausgeschaltet wurde. Auf die Reihenfolge kommt es an: Die beiden Maschinen dürfen nie zur gleichen Zeit ${finalAddress} haben.`,
    }),
  },
  tasks: {
    'let-go': ({ new: fresh, finalAddress, finalPorts, isAddressFirst }) => [
      'NEW: Schalten Sie die Client-Kommunikation aus, wenn die Konsole antwortet.',
      isAddressFirst
        ? `Verbinden Sie die Netzwerkkarte von ${fresh.name} im Hypervisor wieder mit dem isolierten Netz, oder trennen Sie sie.`
        : `Nehmen Sie ${fresh.name} die Adresse ${finalAddress}, oder trennen Sie ihre Netzwerkkarte im Hypervisor.`,
      `Prüfen Sie, dass an ${finalAddress} niemand antwortet, und gehen Sie erst danach weiter: ${probeCommandLine(finalAddress, finalPorts)}`,
    ],
    'start-old': ({ old, isIsolated }) => [
      isIsolated
        ? `Verbinden Sie die Netzwerkkarte von ${old.name} im Hypervisor wieder mit dem Netz der Clients. Ändern Sie ihre Adresse nicht.`
        : `Schalten Sie ${old.name} im Hypervisor mit verbundener Netzwerkkarte ein. Ändern Sie ihre Adresse nicht.`,
    ],
    'see-old': ({ old, isVendors }) => [
      `Geben Sie ihre Adresse bekannt: Führen Sie auf der Konsole von ${old.name} als root, mit der Netzwerkkarte als IF, arping -U -c 3 -I IF ${old.address} aus, und danach arping -c 2 -w 3 -s ${old.address} -I IF GATEWAY.`,
      `Wo das nicht möglich ist, löschen Sie den ARP-Eintrag von ${old.address} auf dem Router oder der Firewall. Andernfalls suchen Clients bis zu 30 Minuten lang die andere Maschine.`,
      `Prüfen Sie, dass ${old.address} ${keyOf(old.key)} zeigt und sich die Weboberfläche öffnet: ${probeCommandLine(old.address, old.ports, old.key)}`,
      'OLD: Schalten Sie die Client-Kommunikation wieder ein. Wo ein Befehl das tut, hatte die Umschaltung sie ausgeschaltet, und sie bleibt aus, wenn die Maschine startet.',
      `OLD: Prüfen Sie, dass sich Clients melden${isVendors ? ': Device Control > Computers, sortiert nach Last Seen' : ''}.`,
    ],
    'try-again': ({ old, new: fresh, isVendors, hasBegunMoving }) => [
      ...(hasBegunMoving ? [bringBack(old, fresh.name)] : []),
      returnNew(fresh.name),
      ...(isVendors
        ? [
            'Wenden Sie sich vor einem weiteren Versuch an den Netwrix Customer Support, wenn Sie die Ursache nicht kennen.',
          ]
        : []),
    ],
    preserve: () => [
      'OLD: Laden Sie alle älteren Backups und Log-Exporte herunter, die noch gebraucht werden. Keines davon zieht auf NEW um.',
    ],
    'back-up': (values) => [
      `OLD: Erstellen Sie ein Backup (${at(values, 'System Maintenance > System Backup v2 > Create')}). Sichern Sie den Schlüssel, bevor Sie den Dialog schließen: Er wird einmal gezeigt.`,
    ],
    download: ({ backup, isVendors }) => [
      `OLD: Laden Sie das Backup${backup === undefined ? '' : ` ${backup.name}`} auf diesen Computer, wenn es fertig ist.${isVendors ? ' Eine Datei von mehr als 200 MB lehnt der Import ab.' : ''}`,
    ],
    restore: (values) => [
      ...(values.import === 'told'
        ? [
            'NEW: Ein Import kann schon begonnen sein. Sehen Sie nach, wie er steht, bevor Sie etwas tun: Wo er begonnen wurde, darf er kein zweites Mal gestartet werden, und die nächsten zwei Schritte entfallen.',
          ]
        : []),
      ...(values.import === 'begun'
        ? [
            'NEW: Dieser Auftrag hat einen Import begonnen. Sehen Sie nach, wie er steht, bevor Sie etwas tun: Er darf kein zweites Mal gestartet werden.',
          ]
        : [
            'NEW: Schalten Sie die Client-Kommunikation aus.',
            `NEW: Importieren Sie ${values.backup?.file ?? 'das Backup'} einmal (${at(values, 'System Maintenance > System Backup v2 > Import and Restore (Migrate)')}), mit seinem Schlüssel.${values.backup?.sha256 === undefined ? '' : ` SHA-256 der Datei: ${values.backup.sha256}.`}`,
          ]),
      'NEW: Warten Sie mindestens 5 Minuten und schließen Sie die Konsole nicht. Melden Sie sich dann mit einem Konto von OLD an.',
    ],
    prepare: (values) => [
      values.isVendors
        ? 'NEW: Importieren Sie die Lizenz (System Configuration > Licensing), prüfen Sie sie unter Appliance > Server Information, und laden Sie die Client-Pakete hoch: EPP und beide EE.'
        : 'NEW: Prüfen Sie die Lizenz.',
    ],
    count: (values) => [
      `OLD: Notieren Sie, wie viele Clients sie bedient${values.isVendors ? ' (Device Control > Computers)' : ''}.`,
    ],
    leave: (values) => [
      ...(values.isIsolated
        ? [
            `Verbinden Sie die Netzwerkkarte von ${values.old.name} im Hypervisor mit dem isolierten Netz, oder trennen Sie sie, und speichern Sie das in ihren Einstellungen.`,
          ]
        : [
            `Schalten Sie im Hypervisor Autostart, Hochverfügbarkeit und „beim Einschalten verbinden“ von ${values.old.name} aus.`,
            `OLD: Fahren Sie sie herunter (${at(values, 'Appliance > Server Maintenance > Appliance Operations > Shutdown')}).`,
          ]),
      `Prüfen Sie, dass an ${values.old.address} niemand antwortet: ${probeCommandLine(values.old.address, values.old.ports)}`,
    ],
    'take-address': (values, network) => [
      `NEW: Stellen Sie die endgültige Adresse ein (${at(values, 'Appliance > Server Maintenance > IP Configuration')}) und speichern Sie${values.isVendors ? '; auf AWS-, Azure- und GCP-Images stattdessen im Setup-Assistenten der Konsole (Networking > Configure Network manually > Apply)' : ''}. ${network}`,
      seeNew(values),
    ],
    'swap-networks': (values) => [
      `Verbinden Sie die Netzwerkkarte von ${values.new.name} im Hypervisor mit dem Netz, in dem ${values.old.name} stand. Ändern Sie ihre Adresse nicht.`,
      seeNew(values),
    ],
    'move-rest': (values) => [
      `OLD, solange sie noch an ist: Ziehen Sie alle um, die noch nicht umgezogen sind (${at(values, 'System Maintenance > EPP Clients migration')}, Adresse ${values.finalAddress}, Port ${values.finalPorts.console}), und warten Sie, bis NEW sie gesehen hat. Gehen Sie erst danach weiter.`,
    ],
    'tell-left': ({ finalAddress }) => [
      `Sagen Sie den Clients, die nicht umgezogen sind, die neue Adresse: ${finalAddress}.`,
    ],
    'tell-clients': ({ finalAddress }) => [`Sagen Sie jedem Client die neue Adresse: ${finalAddress}.`],
    validate: ({ finalAddress, finalPorts }) => [
      `Schließen Sie den Browser und öffnen Sie ${consoleUrl(finalAddress, finalPorts)} neu. Vergleichen Sie Version und Anzahlen mit denen von OLD.`,
    ],
    'let-in': (values) => [
      `NEW: Schalten Sie die Client-Kommunikation ein${values.isVendors ? ' (System Configuration > System Settings)' : ''}, und sehen Sie zu, wie die Clients sich melden${values.clients === undefined ? '' : `: OLD hatte ${values.clients}`}.`,
    ],
    finish: ({ isIsolated }) => [
      `Lassen Sie OLD ${isIsolated ? 'isoliert' : 'aus'}, bis alle Clients gesehen wurden. Testen Sie jede Integration, und machen Sie ein erstes Backup auf NEW.`,
    ],
  },
};

function seeNew({ finalAddress, finalPorts, new: fresh }: ByHandValues): string {
  return `Prüfen Sie, dass ${finalAddress} ${keyOf(fresh.key)} von NEW zeigt: ${probeCommandLine(finalAddress, finalPorts, fresh.key)}`;
}
