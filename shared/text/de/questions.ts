import type { Side } from '../../run/error-codes.ts';
import { format } from './format.ts';
import { deGuides } from './guides.ts';
import { deProofs } from './proofs.ts';
import { sideCases, sideAtStart } from './sides.ts';
import { deSteps } from './steps.ts';
import { instructionText, type Words } from '../words.ts';

const { steps } = deSteps;

const lostKey =
  'Der Server zeigt ihn nur einmal und speichert ihn nie. Niemand kann einen verlorenen Schlüssel wiederherstellen, und ohne ihn ist ein Backup wertlos.';

const secretNames = {
  password: 'Passwort',
  passphrase: 'Passphrase',
  'keyboard-interactive': 'Antwort',
  'sudo-password': 'sudo-Passwort',
  'api-secret': 'Geheimnis des API-Clients',
} as const;

/** As the machines are marked in the window. */
const marks = { old: ' (ALT)', new: ' (NEU)', local: '' } as const;

function secretOwner(side: Side, isJump: boolean | undefined): string {
  const { nominative, dative } = sideCases[side];
  return isJump === true
    ? `den Jump-Host auf dem Weg zu ${dative}${marks[side]}`
    : `${nominative}${marks[side]}`;
}

/** What is asked, and the verbs of its answers. The safe answer is `decline` wherever something can be lost. */
export const deQuestions: Words['questions'] = {
  'trust-host-key': ({ reason, side, address, port, keyType, sha256, isJump }) => ({
    title:
      isJump === true
        ? `Ist das der Jump-Host auf dem Weg zu ${sideCases[side].dative}?`
        : `Ist das ${sideCases[side].nominative}?`,
    body: [
      reason === 'unknown'
        ? `Dieser Computer hatte mit ${address}, Port ${String(port)}, noch nie zu tun.`
        : `${address}, Port ${String(port)}, ist bekannt und zeigt einen Schlüssel einer neuen Art.`,
      `Gezeigt wird dieser Host-Schlüssel: ${keyType} ${sha256}.`,
      'Vergleichen Sie den ganzen Fingerabdruck mit dem an der Konsole der Maschine. Dort zeigt ihn dieser Befehl: ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub (ersetzen Sie ed25519 durch die gezeigte Art).',
    ],
    labels: {
      confirm: 'Diesen Schlüssel annehmen',
      decline: 'Nicht annehmen',
      field: 'Fingerabdruck zum Vergleich',
    },
  }),
  secret: ({ purpose, side, subject, prompt, fromServer, isJump, attempt }) => ({
    title: `${secretNames[purpose]} für ${secretOwner(side, isJump)}: ${subject}`,
    body: [
      ...(attempt > 1 ? ['Die letzte Antwort wurde nicht angenommen.'] : []),
      ...(fromServer && prompt !== ''
        ? [`${isJump === true ? 'Der Jump-Host' : sideAtStart(side)} fragt: „${prompt}“.`]
        : []),
      'Die Eingabe wird nur im Arbeitsspeicher gehalten, für diesen Auftrag.',
    ],
    labels: { confirm: 'Weiter', decline: 'Noch nicht', field: `${secretNames[purpose]}${marks[side]}` },
  }),
  'backup-key': ({ backup, purpose, attempt, isAfterRefusal }) => ({
    title: 'System Backup Key',
    body: [
      ...(attempt > 1
        ? [
            'Die letzte Eingabe ist nicht der Schlüssel, der zuvor für dieses Backup nachgewiesen wurde. Ist sie trotzdem richtig, geben Sie sie noch einmal ein: Dann gilt sie stattdessen.',
          ]
        : []),
      ...(isAfterRefusal === true
        ? ['Der zuvor angegebene Schlüssel öffnet dieses Backup nicht. Geben Sie den richtigen ein.']
        : []),
      purpose === 'capture' && isAfterRefusal !== true
        ? `Geben Sie den Schlüssel ein, den der Server für das Backup ${backup} zeigt. Drücken Sie dort nicht auf „Yes, I saved the System Backup Key“, bevor Sie hier nachgewiesen haben, dass Sie ihn wieder ablesen können.`
        : `Geben Sie den Schlüssel des Backups ${backup} von dort ein, wo Sie ihn gespeichert haben.`,
      purpose === 'capture'
        ? lostKey
        : 'Er geht für den Import an die neue Appliance. Er wird nur im Arbeitsspeicher gehalten.',
    ],
    labels: { confirm: 'Diesen Schlüssel verwenden', decline: 'Noch nicht', field: 'System Backup Key' },
  }),
  'keep-key': ({ backup, isAfterMisses }) => ({
    title:
      isAfterMisses === true
        ? 'Speichern Sie diesen Schlüssel noch einmal'
        : 'Speichern Sie diesen Schlüssel jetzt',
    body: [
      ...(isAfterMisses === true
        ? [
            'Keine der Eingaben war der Schlüssel, den Handover hat. Nichts ist verloren: Hier steht er noch einmal. Zeigt ihn der Server noch, vergleichen Sie beide Zeichen für Zeichen. Sind sie verschieden, halten Sie hier an: Handover fragt dann neu nach dem Schlüssel.',
          ]
        : []),
      `Dies ist der System Backup Key von ${backup}.`,
      lostKey,
      'Legen Sie ihn in Ihrem Passwort-Manager oder Tresor ab, getrennt von der Backup-Datei.',
    ],
    labels: { confirm: 'Ich habe den Schlüssel gespeichert', decline: 'Noch nicht' },
  }),
  'prove-key': ({ attempt }) => ({
    title: 'Weisen Sie nach, dass Sie den Schlüssel wieder ablesen können',
    body: [
      ...(attempt > 1
        ? ['Das ist nicht derselbe Schlüssel. Sie können den Schlüssel noch einmal sehen.']
        : []),
      'Geben Sie den Schlüssel noch einmal ein, von dort, wo Sie ihn gespeichert haben, und nicht aus der Zwischenablage.',
    ],
    labels: { confirm: 'Vergleichen', decline: 'Noch nicht', field: 'System Backup Key' },
  }),
  'kit-path': ({ backup }) => ({
    title: 'Notfall-Kit',
    body: [
      `Das Kit ist eine Textdatei mit dem Schlüssel von ${backup}, dem, was er öffnet, und einer Anleitung zum Einspielen. Es ist die einzige Datei, in die Handover den Schlüssel je schreibt.`,
      'Bewahren Sie es getrennt von der Backup-Datei auf. Wer beides hat, kann das Backup lesen.',
      'Sie können ohne Kit fortfahren.',
    ],
    labels: { confirm: 'Kit speichern', decline: 'Kein Kit anlegen', field: 'Wo das Kit gespeichert wird' },
  }),
  'accept-findings': ({ step, findings }) => ({
    title: 'Diese Warnungen annehmen?',
    body: [
      findings.length === 1
        ? `Der Schritt „${steps[step].title}“ beginnt erst, wenn Sie eine Warnung annehmen.`
        : `Der Schritt „${steps[step].title}“ beginnt erst, wenn Sie ${format.number(findings.length)} Warnungen annehmen.`,
      'Jede, die Sie annehmen, wird mit ihrem und mit Ihrem Namen festgehalten.',
    ],
    labels: { confirm: 'Gewählte annehmen', decline: 'Noch nicht', field: 'Warnungen zum Annehmen' },
  }),
  declare: ({ id }) => ({
    title: deDeclarations[id].question,
    body: [deDeclarations[id].why],
    labels: { confirm: 'Ja', decline: 'Nein', field: 'Notiz' },
  }),
  'choose-items': ({ items }) => ({
    title: 'Was davon wollen Sie behalten?',
    body: [
      items.length === 1
        ? 'Auf der alten Appliance liegt ein älteres Backup oder Audit Log Backup.'
        : `Auf der alten Appliance liegen ${format.number(items.length)} ältere Backups und Audit Log Backups.`,
      'Auf die neue Appliance kommen sie nicht mit. Was nicht behalten wird, kann verloren gehen, wenn die alte Maschine aufgegeben wird.',
    ],
    labels: { confirm: 'Gewählte behalten', decline: 'Noch nicht', field: 'Was behalten wird' },
  }),
  'choose-backup': ({ items }) => ({
    title: 'Welches Backup soll migriert werden?',
    body: [
      `${items.length === 1 ? '1 Backup kommt' : `${format.number(items.length)} Backups kommen`} in Frage. Sie brauchen den Schlüssel des Backups, das Sie wählen.`,
    ],
    labels: { confirm: 'Dieses Backup verwenden', decline: 'Noch nicht', field: 'Backup' },
  }),
  'hand-over-file': ({ purpose, existing }) => ({
    title:
      purpose === 'backup' ? 'Das heruntergeladene Backup übergeben' : 'Die Liste der Computer übergeben',
    body: [
      purpose === 'backup' && existing !== undefined
        ? `Laden Sie das Backup „${existing}“, das schon da ist, in der Weboberfläche herunter, und wählen Sie dann die Datei hier. Erstellen Sie kein anderes. Sie wird in den Auftrag kopiert und geprüft; Ihre Datei bleibt, wo sie ist.`
        : purpose === 'backup'
          ? 'Laden Sie das Backup in der Weboberfläche herunter, und wählen Sie dann die Datei hier. Sie wird in den Auftrag kopiert und geprüft; Ihre Datei bleibt, wo sie ist.'
          : 'Exportieren Sie Device Control > Computers als CSV, und wählen Sie dann die Datei hier. Lassen Sie das Feld leer, um ohne sie fortzufahren; der Vergleich der Clients gilt dann als nicht geprüft.',
    ],
    labels: {
      confirm: 'Diese Datei verwenden',
      decline: purpose === 'backup' ? 'Noch nicht' : 'Ohne die Liste weitermachen',
      field: 'Datei',
    },
  }),
  'confirm-guided': ({ side, instruction }) => {
    const { title, see } = instructionText(deGuides, instruction);
    return {
      title,
      body: [
        `Dies geschieht von Hand auf ${sideCases[side].dative}. Von hier aus ist es nicht zu beobachten, darum wird Ihre Aussage festgehalten.`,
        ...(see === '' ? [] : [`Das sollten Sie sehen: ${sentence(see)}`]),
      ],
      labels: { confirm: 'Ich habe es getan', decline: 'Noch nicht' },
    };
  },
  'confirm-plan': ({ step }) => ({
    title: step === 'plan' ? 'Ist das der Plan?' : `Mit „${steps[step].title}“ fortfahren?`,
    body: [steps[step].does, `Zum Zurücknehmen: ${steps[step].undo}`],
    labels: { confirm: 'Fortfahren', decline: 'Noch nicht' },
  }),
  'type-name': ({ step, side, expected, purpose, isArmed }) => ({
    title:
      purpose === 'go-back'
        ? 'Zurück zur alten Appliance?'
        : step === 'hold-point'
          ? `${expected} ausschalten?`
          : `Geben Sie den Namen ${sideCases[side].genitive} ein`,
    body: [
      ...(purpose === 'go-back'
        ? [
            'Die neue Appliance nimmt wieder ihre eigene Adresse und gibt die endgültige ab. Von da an bedient niemand die Clients, bis Sie die alte Appliance einschalten.',
            'Was die Clients seit dem Umschalten an die neue Appliance gesendet haben, bleibt dort.',
          ]
        : step === 'hold-point'
          ? [steps['power-off'].does, `Zum Zurücknehmen: ${steps['power-off'].undo}`]
          : [steps[step].does, `Zum Zurücknehmen: ${steps[step].undo}`]),
      ...(isArmed === true
        ? [`Dieser Plan ist für eine direkte Umschaltung scharf. ${deGuides.takeovers.direct.summary}`]
        : []),
      `Geben Sie ${expected} ein, um zu bestätigen, dass Sie diese Maschine meinen.`,
    ],
    labels: {
      confirm:
        purpose === 'go-back'
          ? 'Adresse zurückgeben'
          : step === 'hold-point'
            ? `${expected} ausschalten`
            : steps[step].title,
      decline: 'Noch nicht',
      field: 'Name der Maschine',
    },
  }),
  'take-changed-profile': ({ side, path, copyPath }) => ({
    title: `Das geänderte Profil ${sideCases[side].genitive} benutzen?`,
    body: [
      `${path} wurde geändert, seit dieser Auftrag seine Kopie davon genommen hat (${copyPath}).`,
      'Ohne die Änderung geht der Auftrag weiter, wie er begonnen hat. Mit ihr wird die Datei in den Auftrag kopiert und gilt vom nächsten Befehl an.',
    ],
    labels: { confirm: 'Geändertes benutzen', decline: 'Kopie behalten' },
  }),
  'confirm-finalise': ({ open }) => ({
    title: open.length === 0 ? 'Den Auftrag abschließen?' : 'Mit offenen Punkten abschließen?',
    body: [
      ...(open.length === 0
        ? ['Alle Nachweise sind bestanden.']
        : [
            open.length === 1
              ? `Dieser Nachweis ist nicht ohne Einschränkung bestanden: ${open.map(proofTitle).join(', ')}.`
              : `Diese Nachweise sind nicht ohne Einschränkung bestanden: ${open.map(proofTitle).join(', ')}.`,
            open.length === 1
              ? 'Er wird im Bericht als offen festgehalten.'
              : 'Sie werden im Bericht als offen festgehalten.',
          ]),
      'Die alte Maschine bleibt ausgeschaltet und wird behalten. Das Abschließen löscht nichts.',
    ],
    labels: { confirm: 'Abschließen', decline: 'Noch nicht' },
  }),
};

const unknown = 'Es wird als nicht bekannt festgehalten, und Sie werden gebeten, das mit Namen anzunehmen.';

/** What only the admin can know. */
export const deDeclarations: Words['declarations'] = {
  'snapshot-completed': {
    question: 'Gibt es einen fertigen Snapshot der alten virtuellen Maschine?',
    why: 'Der Hersteller verlangt ihn vor jeder Migration. Auf eine ältere Version führt kein Weg zurück, darum ist die alte Maschine der einzige Rückweg. AWS stellt Snapshots in eine Warteschlange.',
    yes: 'Sie haben den Snapshot mit dem Status „completed“ gesehen.',
    no: 'Der Auftrag hält hier an, bis es einen gibt.',
    unknown: 'Der Auftrag hält hier an, bis Sie nachgesehen haben.',
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
  'licence-current': {
    question: 'Ist die Lizenz gültig und aktuell, und haben Sie ihre Datei?',
    why: 'Sie wird nach dem Einspielen auf der neuen Appliance importiert.',
    yes: 'System Configuration > System Licensing zeigt sie als aktiv.',
    no: 'Der Auftrag hält hier an, bis es eine gibt.',
    unknown,
  },
  'trial-licence-on-new': {
    question: 'Hat die neue Appliance mindestens eine Testlizenz?',
    why: 'Ein frisches Image kann ohne Lizenz nicht gepatcht werden.',
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
  'database-under-50-gb': {
    question: 'Ist die Datenbank der alten Appliance kleiner als 50 GB?',
    why: 'Der Hersteller will die Migration einer größeren begleiten.',
    yes: 'Appliance > Server Information zeigt weniger als 50 GB.',
    no: 'Bitten Sie zuerst den Netwrix Customer Support um eine begleitete Migration.',
    unknown,
  },
  'integrations-recorded': {
    question: 'Sind alle Integrationen und ihre Zugangsdaten aufgeschrieben?',
    why: 'SMTP, AD oder LDAP, Entra ID, SCIM, SSO, SIEM und S3 gelten als nicht migriert, bis sie getestet sind. Ihre Zugangsdaten werden nicht immer mit eingespielt.',
    yes: 'Sie können jede davon neu eingeben. Nennen Sie sie in der Notiz, ohne ihre Zugangsdaten.',
    no: 'Sie werden gebeten, das mit Namen anzunehmen.',
    unknown,
  },
  'old-is-powered-off': {
    question: 'Haben Sie im Hypervisor gesehen, dass die alte Maschine aus ist?',
    why: 'Von hier aus ist ihr Schweigen nicht nachzuweisen. Zwei Maschinen mit einer Adresse würden die Clients von beiden abschneiden.',
    yes: 'Der Hypervisor oder die Cloud-Konsole zeigt die alte Maschine als ausgeschaltet.',
    no: 'Schalten Sie sie dort aus. Handover sieht inzwischen selbst nach und fragt Sie wieder.',
    unknown: 'Sehen Sie dort nach. Handover sieht inzwischen selbst nach und fragt Sie wieder.',
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

/** The title of a proof; an id that this version does not know stays as it is. */
function proofTitle(id: string): string {
  const known: Readonly<Record<string, { readonly title: string }>> = deProofs;
  return Object.hasOwn(known, id) ? `„${known[id]?.title ?? id}“` : id;
}

function sentence(text: string): string {
  return /[.?]$/u.test(text) ? text : `${text}.`;
}
