import type { Words } from '../words.ts';

const unknown = 'Es wird als nicht bekannt festgehalten, und Sie werden gebeten, das mit Namen anzunehmen.';
const byName = 'Sie werden gebeten, das mit Namen anzunehmen.';
const again =
  'Handover sieht inzwischen selbst nach und fragt Sie wieder: nach 15 Sekunden, dann seltener, bis die Zeit des Plans für die Umschaltung vorbei ist.';

/** What only the admin can know. */
export const deDeclarations: Words['declarations'] = {
  'snapshot-completed': {
    question: 'Gibt es einen fertigen Snapshot der alten virtuellen Maschine?',
    why: 'Der Hersteller verlangt ihn vor jeder Migration. Auf eine ältere Version führt kein Weg zurück, darum ist die alte Maschine der einzige Rückweg. AWS stellt Snapshots in eine Warteschlange.',
    yes: 'Sie haben den Snapshot mit dem Status „completed“ gesehen.',
    no: 'Der Auftrag hält hier an, bis es einen gibt.',
    unknown: 'Der Auftrag hält hier an, bis Sie nachgesehen haben.',
  },
  'snapshot-of-new': {
    question: 'Gibt es einen Snapshot der neuen virtuellen Maschine, wie sie vor dem Einspielen ist?',
    why: 'Das Einspielen überschreibt, was die neue Appliance enthält. Misslingt es, beginnen Sie beim Snapshot neu und müssen nichts neu aufsetzen.',
    yes: 'Sie haben ihn im Hypervisor gesehen.',
    no: byName,
    unknown,
  },
  'hypervisor-supported': {
    question: 'Unterstützt der Hypervisor der neuen Maschine ihr Gastsystem?',
    why: 'Ein Server 2608 ist ein Gast mit Ubuntu 26.04. Ein 2510 braucht mindestens vSphere 6.7, ESXi 7.0 oder Hyper-V 2016. Proxmox ist nicht offiziell.',
    yes: 'Seine Version steht beim Hersteller auf der Liste für diesen Gast.',
    no: byName,
    unknown,
  },
  'patched-over-24-hours-ago': {
    question: 'Liegt der letzte Patch der alten Appliance mehr als 24 Stunden zurück?',
    why: 'Ein Patch läuft im Hintergrund weiter. Der nächtliche Lauf um 21:00 Uhr schließt ihn ab, und ein vorher erstelltes Backup ist vielleicht defekt.',
    yes: 'Mindestens 24 Stunden und eine Nacht sind vergangen.',
    no: 'Der Auftrag hält hier bis dahin an.',
    unknown,
  },
  'no-audit-backup-running': {
    question: 'Sind alle Audit Log Backups auf der alten Appliance beendet?',
    why: 'Sie arbeiten auf derselben Datenbank. Eines, das seit mehr als 4 Stunden läuft, hängt fest.',
    yes: 'System Maintenance > Audit Log Backups zeigt keines, das läuft.',
    no: 'Der Auftrag hält hier an, bis es beendet ist.',
    unknown,
  },
  'database-under-50-gb': {
    question: 'Ist die Datenbank der alten Appliance kleiner als 50 GB?',
    why: 'Der Hersteller will die Migration einer größeren begleiten.',
    yes: 'Appliance > Server Information zeigt weniger als 50 GB.',
    no: 'Bitten Sie zuerst den Netwrix Customer Support um eine begleitete Migration.',
    unknown,
  },
  'licence-current': {
    question: 'Ist die Lizenz gültig und aktuell, und haben Sie ihre Datei?',
    why: 'Sie wird nach dem Einspielen auf der neuen Appliance importiert. Ihre Datei gehört zu einer Server ID: Notieren Sie die, die die Seite zeigt.',
    yes: 'System Configuration > System Licensing zeigt sie als aktiv.',
    no: 'Der Auftrag hält hier an, bis es eine gibt.',
    unknown,
  },
  'trial-licence-on-new': {
    question: 'Hat die neue Appliance mindestens eine Testlizenz?',
    why: 'Ein frisches Image kann ohne Lizenz nicht gepatcht werden. Es gibt sie einmal, für 30 Tage und 50 Computer.',
    yes: 'Die neue Appliance zeigt eine aktive Lizenz.',
    no: 'Wählen Sie dort Free Trial unter System Configuration > Licensing.',
    unknown: 'Es wird als Hinweis mitgeteilt.',
  },
  'php-els-filled': {
    question: 'Enthält die Lizenzdatei das Feld php_els?',
    why: 'Server von 2509 bis 2604 erhalten ohne dieses Feld keine Systemaktualisierungen. 2608 beachtet es nicht.',
    yes: 'Die Lizenzdatei enthält php_els mit einem Wert.',
    no: 'Der Auftrag hält hier an, wenn die neue Appliance eine Version von 2509 bis 2604 hat. Bitten Sie Netwrix um eine erneuerte Lizenz.',
    unknown,
  },
  'packages-at-hand': {
    question: 'Liegen alle Pakete von heute Nacht bereit, jedes mit der Prüfsumme des Herstellers?',
    why: 'Image, Patches, Lizenzdatei, beide Client-Pakete; ohne Internet auch der Offline Activation Patch. Was der Plan unter packages nennt, hasht Handover.',
    yes: 'Alle liegen auf diesem Computer, und ihre Prüfsummen sind verglichen.',
    no: byName,
    unknown,
  },
  'local-administrator-works': {
    question: 'Können Sie sich auf der alten Appliance als lokaler Super Administrator anmelden?',
    why: 'Nach dem Einspielen gelten die Konten der alten Appliance, und Single Sign-On wird nicht mit eingespielt. Daran vorbei führen Failover Login User und Failover Login URL.',
    yes: 'Sie haben sich so angemeldet, ohne Single Sign-On und Active Directory, und kennen das Passwort.',
    no: 'Der Auftrag hält hier an, bis es ein solches Konto gibt.',
    unknown,
  },
  'login-addresses-fit': {
    question: 'Lassen die IP-Beschränkungen der Anmeldung Sie auf der neuen Appliance hinein?',
    why: 'Enforce login IP restrictions kommt mit den Konten mit. Die Seiten widersprechen sich darin, ob die Liste erlaubt oder verbietet.',
    yes: 'Sie ist für den Super Administrator aus, oder Sie können sich aus dem Netz von heute Nacht anmelden.',
    no: 'Der Auftrag hält hier an, bis sie aus ist.',
    unknown,
  },
  'console-password-known': {
    question: 'Kennen Sie das Backend Console Setup Password, oder ist keines gesetzt?',
    why: 'Die Konsole der virtuellen Maschine fragt danach, bevor sich eine Adresse ändern lässt. Das der alten Appliance kommt vielleicht mit und gilt nach einem Neustart.',
    yes: 'Sie kennen beide, oder System Configuration > System Security zeigt keines.',
    no: byName,
    unknown,
  },
  'ssh-can-be-enabled': {
    question: 'Können Sie SSH auf der neuen Appliance nach dem Einspielen wieder einschalten?',
    why: 'Nirgends steht, ob SSH und seine Anmeldung das Einspielen überstehen. Ohne sie sieht Handover weniger von dem, was folgt.',
    yes: 'Sie erreichen Appliance > Server Maintenance > SSH Server oder die Konsole der virtuellen Maschine.',
    no: byName,
    unknown,
  },
  'clocks-agree': {
    question: 'Zeigen beide Appliances und Ihr Telefon dieselbe Zeit?',
    why: 'Die Codes der Zwei-Faktor-Anmeldung werden abgelehnt, wo Uhren voneinander abweichen.',
    yes: 'Sie haben sie unter Appliance > Server Maintenance verglichen.',
    no: 'Wählen Sie dort Synchronize Time. Sonst werden Sie gebeten, das mit Namen anzunehmen.',
    unknown,
  },
  'certificate-validation-fits': {
    question: 'Werden die Clients das Zertifikat der neuen Appliance annehmen?',
    why: 'Mit Server Certificate Validation oder einem Client Registration Certificate sprechen sie nur mit einem Server, dessen Zertifikat sie unter dem Namen vertrauen, den sie benutzen. Ein neues schneidet alle auf einmal ab.',
    yes: 'Beide sind unter Appliance > Server Maintenance aus, oder das Zertifikat, das sie zeigen wird, ist gültig, vertraut und nennt, was die Clients benutzen.',
    no: 'Der Auftrag hält hier an. Schalten Sie beide auf der alten Appliance aus und warten Sie, bis die Clients davon gehört haben.',
    unknown,
  },
  'own-certificate-at-hand': {
    question: 'Haben Sie die Dateien Ihres eigenen Serverzertifikats, oder wurde keines importiert?',
    why: 'Nirgends steht, dass es mitkommt, und ein neuer Certificate Stack ersetzt es.',
    yes: 'Body und Key (PEM) liegen bereit, oder die alte Appliance zeigt ein Zertifikat, das sie selbst gemacht hat.',
    no: byName,
    unknown,
  },
  'dpi-clients-prepared': {
    question:
      'Sind Clients mit macOS und Linux auf ein anderes Zertifikat der Deep Packet Inspection vorbereitet?',
    why: 'Nur Windows übernimmt ein neues von selbst. Macs ohne das neue verlieren vielleicht das Internet.',
    yes: 'Sie benutzen keine Deep Packet Inspection, oder haben keine solchen Clients, oder können das Client CA Certificate verteilen, und seine automatische Erneuerung ist aus.',
    no: byName,
    unknown,
  },
  'integrations-recorded': {
    question: 'Sind alle Integrationen und ihre Zugangsdaten aufgeschrieben?',
    why: 'SMTP, AD oder LDAP, Entra ID, SCIM, SSO, SIEM und S3 gelten als nicht migriert, bis sie getestet sind. Ihre Zugangsdaten werden nicht immer mit eingespielt.',
    yes: 'Sie können jede davon neu eingeben. Nennen Sie sie in der Notiz, ohne ihre Zugangsdaten.',
    no: byName,
    unknown,
  },
  'support-changes-recorded': {
    question: 'Ist aufgeschrieben, was der Support an der alten Appliance geändert hat?',
    why: 'Ports, nginx, TLS 1.1, Überwachung: Nirgends steht, dass so etwas mit einem Backup mitkommt.',
    yes: 'Es wurde nichts geändert, oder Sie haben die Liste und wissen, wer es wieder ändert.',
    no: byName,
    unknown,
  },
  'client-queues-outlast-outage': {
    question: 'Fassen die Warteschlangen der Clients mehr, als diese während der Unterbrechung aufzeichnen?',
    why: 'Ohne Server bewahren sie Logs und Shadows bis zu Log Size und Shadow Size auf. Volle Warteschlangen überschreiben das Älteste.',
    yes: 'Sie haben beide Größen und die Intervalle unter Device Control > Global Settings mit Ihrem Wartungsfenster verglichen. Schreiben Sie sie in die Notiz.',
    no: byName,
    unknown,
  },
  'no-changes-since-backup': {
    question: 'Ist die alte Appliance seit ihrem Backup unverändert?',
    why: 'Richtlinien, Rechte, Geräte und Konten, die seitdem geändert wurden, fehlen auf der neuen.',
    yes: 'Seitdem hat niemand in ihrer Konsole etwas geändert.',
    no: 'Ihnen wird angeboten, zuerst ein frisches Backup zu machen.',
    unknown,
  },
  'old-is-powered-off': {
    question: 'Haben Sie im Hypervisor gesehen, dass die alte Maschine aus ist?',
    why: 'Von hier aus ist ihr Schweigen nicht nachzuweisen. Zwei Maschinen mit einer Adresse würden die Clients von beiden abschneiden.',
    yes: 'Der Hypervisor oder die Cloud-Konsole zeigt die alte Maschine als ausgeschaltet.',
    no: `Schalten Sie sie dort aus. ${again}`,
    unknown: `Sehen Sie dort nach. ${again}`,
  },
  'old-is-isolated': {
    question: 'Haben Sie im Hypervisor gesehen, dass die alte Maschine im isolierten Netz oder getrennt ist?',
    why: 'Von hier aus ist ihr Schweigen nicht nachzuweisen. Zwei Maschinen mit einer Adresse würden die Clients von beiden abschneiden.',
    yes: 'Der Hypervisor zeigt ihre Netzwerkkarte in der isolierten Portgruppe oder als getrennt.',
    no: `Isolieren Sie sie dort. ${again}`,
    unknown: `Sehen Sie dort nach. ${again}`,
  },
  'isolation-lasts': {
    question:
      'Bleibt die alte Maschine isoliert, wenn ihr Host neu startet oder ein anderer Host sie übernimmt?',
    why: 'Wieder verbunden käme sie mit der Adresse zurück, die die neue hat.',
    yes: 'Sie speichern das isolierte Netz in den Einstellungen der Maschine, und wo sie getrennt ist, ist „beim Einschalten verbinden“ aus.',
    no: 'Der Auftrag hält hier an, bis es so ist. Noch ist nichts isoliert.',
    unknown,
  },
  'autostart-is-off': {
    question:
      'Sind Autostart, Hochverfügbarkeit und „beim Einschalten verbinden“ für die alte Maschine ausgeschaltet?',
    why: 'Nach einem Neustart des Hosts käme die alte Maschine mit der Adresse zurück, die die neue hat.',
    yes: 'Sie haben alle drei im Hypervisor geprüft.',
    no: 'Der Auftrag hält hier an, bis sie ausgeschaltet sind. Noch ist nichts abgeschaltet.',
    unknown,
  },
};

/** The heads under which they are asked. */
export const declarationGroups: Words['declarationGroups'] = {
  machines: 'Maschinen und ihr Zustand',
  licence: 'Lizenz und Pakete',
  'ways-in': 'Zugänge',
  certificates: 'Zertifikate',
  around: 'Was dazugehört',
};
