import type { Side } from '../../run/error-codes.ts';
import type { QuestionOf } from '../../run/question.ts';
import { format } from './format.ts';
import { deDeclarations } from './declarations.ts';
import { deGuides } from './guides.ts';
import { deLedgerNames } from './ledger/names.ts';
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

const inOneLine = (name: string) => name.replaceAll('\n', ', ');

const clientCount = (count: number): string =>
  `${format.number(count)} ${count === 1 ? 'Client' : 'Clients'}`;

function secretOwner(side: Side, isJump: boolean | undefined): string {
  const { nominative, dative } = sideCases[side];
  return isJump === true
    ? `den Jump-Host auf dem Weg zu ${dative}${marks[side]}`
    : `${nominative}${marks[side]}`;
}

/** What is asked, and the verbs of its answers. The safe answer is `decline` wherever something can be lost. */
const keyCompared =
  'Handover hat die Schlüssel verglichen, und sie sind gleich. Wo der Dialog mit dem Schlüssel offen ist, drücken Sie jetzt „Yes, I saved the System Backup Key“. ';

function guidedWords(watched: QuestionOf<'confirm-guided'>['watched']) {
  switch (watched) {
    case 'once-begun':
      return {
        means: 'Handover beobachtet es, sobald Sie sagen, dass es begonnen ist.',
        confirm: 'Ich habe es begonnen',
      };
    case 'meanwhile':
      return {
        means:
          'Handover beobachtet die Appliance dabei. Ob die Daten da sind, können nur Sie sehen, darum wird Ihre Aussage festgehalten.',
        confirm: 'Die Daten sind da',
      };
    case undefined:
      return {
        means: 'Von hier aus ist es nicht zu beobachten, darum wird Ihre Aussage festgehalten.',
        confirm: 'Ich habe es getan',
      };
    default:
      return watched satisfies never;
  }
}

type Moving = Extract<QuestionOf<'hand-over-file'>['earlier'], { kind: 'moving' }>;

/** What is asked of a list while clients move, and what follows where it is left out. */
function movingWords({ side, moving, there }: Moving) {
  const compared = typeof there === 'number';
  if (side === 'old')
    return {
      title: 'Eine Liste der alten Appliance übergeben',
      body: `Exportieren Sie jetzt die Liste der alten Appliance, nach der der neuen. Erst beide zeigen, wer umgezogen ist. ${
        compared
          ? `Lassen Sie das Feld leer, dann bleibt es bei der Zahl davor: ${format.number(there)} von ${clientCount(moving)}.`
          : 'Lassen Sie das Feld leer, dann gilt niemand als umgezogen, und Sie erfahren, was daraus folgt.'
      }`,
      decline: compared ? 'Es bei der Zahl davor lassen' : 'Ohne die Liste weitermachen',
    };
  const again =
    'Exportieren Sie die Liste der neuen Appliance erneut, wenn weitere Zeit hatten, so oft Sie wollen';
  return {
    title: 'Eine Liste der neuen Appliance übergeben',
    body:
      there === undefined
        ? `Zum Umzug vorgesehen: ${clientCount(moving)}. Exportieren Sie die Liste der neuen Appliance, wenn sie Zeit dazu hatten; oder lassen Sie das Feld leer, dann hört der Auftrag hier auf, bis Sie ihn fortsetzen.`
        : compared
          ? `Umgezogen: ${format.number(there)} von ${clientCount(moving)}. ${again}; oder lassen Sie das Feld leer, dann bleibt es bei dieser Zahl.`
          : `Wie viele von ${clientCount(moving)} umgezogen sind, konnte niemand vergleichen. ${again}; oder lassen Sie das Feld leer: Dann erfahren Sie, was daraus folgt.`,
    decline: there === undefined ? 'Noch nicht' : 'Mit dem Bekannten weitermachen',
  };
}

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
  'trust-certificate': ({ reason, side, address, port, sha256, subject, issuer, validTo }) => ({
    title:
      reason === 'other'
        ? `Ist das ${sideCases[side].nominative} mit einem neuen Zertifikat?`
        : `Ist das ${sideCases[side].nominative}?`,
    body: [
      {
        unknown: `Ohne SSH ist die Maschine am Zertifikat ihrer Weboberfläche zu erkennen. Das zeigt ${address}, Port ${String(port)}.`,
        other: `${address}, Port ${String(port)}, zeigt ein Zertifikat, das keine der beiden Appliances hatte. Beim Wechsel der Adresse kann ein neues entstehen; auch eine fremde Maschine zeigt ihr eigenes.`,
        shared: `${address}, Port ${String(port)}, zeigt das Zertifikat der alten Appliance, das mit der Wiederherstellung auch auf die neue kam. Welche der beiden dort antwortet, sagt es nicht.`,
      }[reason],
      `SHA-256 ${sha256}, für ${inOneLine(subject)}, von ${inOneLine(issuer)}, gültig bis ${format.date(validTo)}.`,
      reason === 'shared'
        ? 'Sehen Sie im Hypervisor nach, welche der beiden Maschinen an und mit diesem Netz verbunden ist. Öffnen Sie die Weboberfläche an dieser Adresse im Browser, und sehen Sie nach der Version, die sie zeigt.'
        : 'Öffnen Sie die Weboberfläche an dieser Adresse im Browser, sehen Sie sich dort das Zertifikat an, und vergleichen Sie den ganzen SHA-256. Sehen Sie nach etwas, das nur diese Appliance zeigt, wie ihre Version oder ihre Liste der Computer.',
    ],
    labels: {
      confirm: reason === 'shared' ? `Es ist ${sideCases[side].nominative}` : 'Dieses Zertifikat annehmen',
      decline: 'Nicht annehmen',
    },
  }),
  secret: ({ purpose, side, subject, prompt, fromServer, isJump, attempt }) => ({
    title: `${secretNames[purpose]} für ${secretOwner(side, isJump)}: ${subject}`,
    body: [
      ...(attempt > 1 ? ['Die letzte Antwort wurde nicht angenommen.'] : []),
      ...(fromServer && prompt !== ''
        ? [`${isJump === true ? 'Der Jump-Host' : sideAtStart(side)} fragt: „${prompt}“.`]
        : []),
      ...(purpose === 'sudo-password' ? ['Lassen Sie das Feld leer, wenn keines bekannt ist.'] : []),
      'Die Eingabe wird nur im Arbeitsspeicher gehalten.',
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
        ? `Der Schritt „${steps[step].title}“ endet erst, wenn Sie eine Warnung annehmen.`
        : `Der Schritt „${steps[step].title}“ endet erst, wenn Sie ${format.number(findings.length)} Warnungen annehmen.`,
      'Jede, die Sie annehmen, wird mit ihrem und mit Ihrem Namen festgehalten.',
    ],
    labels: { confirm: 'Gewählte annehmen', decline: 'Noch nicht', field: 'Warnungen zum Annehmen' },
  }),
  declare: ({ ids: [first, ...more] }) => {
    const only = first !== undefined && more.length === 0 ? deDeclarations[first] : undefined;
    return {
      title: only?.question ?? 'Was nur Sie wissen können',
      body: [
        only?.why ??
          'Das kann Handover nicht selbst sehen. Was offen bleibt, wird zu einer Warnung, die Sie mit Namen annehmen; ein Nein zu etwas Gefährlichem hält den Auftrag an.',
      ],
      labels: { confirm: 'Antworten festhalten', decline: 'Nein', field: 'Notiz' },
    };
  },
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
      items.length === 1
        ? 'Diese Datei ist auf der alten Appliance neu und kann nach ihren ersten Bytes ein Backup sein. Vergleichen Sie Größe und Zeit mit der Liste in der Webkonsole.'
        : `${format.number(items.length)} Dateien sind auf der alten Appliance neu und können nach ihren ersten Bytes ein Backup sein. Vergleichen Sie Größe und Zeit mit der Liste in der Webkonsole.`,
      'Handover kopiert die Datei, die Sie wählen, über SSH. Sie brauchen ihren Schlüssel.',
    ],
    labels: { confirm: 'Diese Datei verwenden', decline: 'Keine davon', field: 'Datei' },
  }),
  'choose-rows': () => ({
    title: 'Was davon haben Sie?',
    body: [
      'Um jedes davon muss man sich kümmern, wenn die neue Appliance wiederhergestellt ist. Was Sie nicht haben, wird weggeklappt, und Sie werden nicht mehr danach gefragt.',
    ],
    labels: { confirm: 'Das gibt es', decline: 'Noch nicht', field: 'Was es gibt' },
  }),
  'settle-rows': ({ step }) => ({
    title:
      step === 'finalise'
        ? 'Was ist auf der neuen Appliance erledigt und geprüft?'
        : 'Ist die neue Appliance bereit für ihre Clients?',
    body: [
      'Von hier aus ist das nicht zu sehen. Ihr Wort wird aufgezeichnet, mit dem, was Sie dort gelesen haben, oder mit einer Datei.',
      step === 'finalise'
        ? 'Was Sie auslassen, bleibt offen: Sie werden gefragt, ob Sie es mit seinem Namen annehmen.'
        : 'Tun Sie es auf der neuen Appliance, bevor die Client-Kommunikation eingeschaltet wird. Was Sie auslassen, bleibt offen: Sie werden gefragt, ob Sie es mit seinem Namen annehmen.',
    ],
    labels: { confirm: 'Das aufzeichnen', decline: 'Nichts davon', field: 'Erledigt und geprüft' },
  }),
  'hand-over-file': ({ purpose, existing, earlier }) => ({
    title:
      purpose === 'backup'
        ? 'Das heruntergeladene Backup übergeben'
        : earlier?.kind === 'moving'
          ? movingWords(earlier).title
          : earlier
            ? 'Eine spätere Liste der Computer übergeben'
            : 'Die Liste der Computer übergeben',
    body: [
      purpose === 'backup' && existing !== undefined
        ? `Laden Sie das Backup „${existing}“, das schon da ist, in der Weboberfläche herunter, und wählen Sie dann die Datei hier. Erstellen Sie kein anderes. Sie wird in den Auftrag kopiert und geprüft; Ihre Datei bleibt, wo sie ist.`
        : purpose === 'backup'
          ? 'Laden Sie das Backup in der Weboberfläche herunter, und wählen Sie dann die Datei hier. Sie wird in den Auftrag kopiert und geprüft; Ihre Datei bleibt, wo sie ist.'
          : earlier?.kind === 'listed'
            ? `Die Liste vom ${format.date(earlier.at)} nennt ${clientCount(earlier.count)}. Exportieren Sie sie erneut, und wählen Sie dann die Datei hier; oder lassen Sie das Feld leer, dann gilt jene Liste.`
            : earlier?.kind === 'moving'
              ? movingWords(earlier).body
              : earlier
                ? `${format.number(earlier.seen)} von ${clientCount(earlier.baseline)} sind zurück. Exportieren Sie die Liste erneut, wenn weitere Zeit hatten, so oft Sie wollen; oder lassen Sie das Feld leer, dann bleibt es bei dieser Zahl.`
                : 'Exportieren Sie die Liste der Computer aus der Weboberfläche, und wählen Sie dann die Datei hier. Lassen Sie das Feld leer, um ohne sie fortzufahren; der Vergleich der Clients gilt dann als nicht geprüft.',
    ],
    labels: {
      confirm: 'Diese Datei verwenden',
      decline:
        purpose === 'backup'
          ? 'Noch nicht'
          : earlier?.kind === 'moving'
            ? movingWords(earlier).decline
            : earlier
              ? 'Mit dem Bekannten weitermachen'
              : 'Ohne die Liste weitermachen',
      field: 'Datei',
    },
  }),
  'client-time': ({ side, name, lastSeenAt, attempt }) => ({
    title: `Wann hatte ${name} zuletzt Kontakt, nach Ihrer Uhr?`,
    body: [
      ...(attempt > 1
        ? [
            'Das passt zu keiner Zeitzone oder liegt in der Zukunft. Geben Sie Datum und Uhrzeit ein, etwa 2026-11-25 14:05.',
          ]
        : []),
      `Die Liste ${sideCases[side ?? 'new'].genitive} sagt ${lastSeenAt}, aber nicht, in welcher Zeitzone. Eine bekannte Zeit sagt es für alle: Ohne sie weiß niemand, wer seither gesehen wurde.`,
      'Auf jenem Computer zeigt der Client seinen letzten Kontakt: Settings, dann Ctrl+Alt+I (auf einem Mac Option+Command+I).',
    ],
    labels: {
      confirm: 'Nach dieser Zeit vergleichen',
      decline: 'Ich weiß es nicht',
      field: 'Datum und Uhrzeit nach Ihrer Uhr',
    },
  }),
  'confirm-guided': ({ operation, side, instruction, watched }) => {
    const { title, see } = instructionText(deGuides, instruction);
    return {
      title,
      body: [
        `${operation === 'create-backup' ? keyCompared : ''}Dies geschieht von Hand auf ${sideCases[side].dative}. ${guidedWords(watched).means}`,
        ...(see === '' ? [] : [`Das sollten Sie sehen: ${sentence(see)}`]),
      ],
      labels: { confirm: guidedWords(watched).confirm, decline: 'Noch nicht' },
    };
  },
  'renew-backup': ({ backup }) => ({
    title: 'Zuerst ein frisches Backup machen?',
    body: [
      `Ein frisches geht noch einmal durch Schlüssel, Kopie und Einspielen, und die neue Appliance wird noch einmal überschrieben. ${backup} bleibt auf der alten Appliance und im Auftrag.`,
      'Ohne es geht der Auftrag mit diesem Backup weiter, sobald Sie das mit Namen angenommen haben.',
    ],
    labels: { confirm: 'Frisches Backup machen', decline: 'Dieses behalten' },
  }),
  'confirm-plan': ({ step }) => ({
    title: step === 'plan' ? 'Ist das der Plan?' : `Mit „${steps[step].title}“ fortfahren?`,
    body: [steps[step].does, `Zum Zurücknehmen: ${steps[step].undo}`],
    labels: { confirm: 'Fortfahren', decline: 'Noch nicht' },
  }),
  'type-name': ({ step, side, expected, purpose, isArmed, isIsolated }) => ({
    title:
      purpose === 'go-back'
        ? 'Zurück zur alten Appliance?'
        : step === 'hold-point'
          ? `${expected} ${isIsolated ? 'isolieren' : 'ausschalten'}?`
          : `Geben Sie den Namen ${sideCases[side].genitive} ein`,
    body: [
      ...(purpose === 'go-back'
        ? [
            'Die neue Appliance gibt die endgültige Adresse ab, von selbst oder durch Ihre Hände. Von da an bedient niemand die Clients, bis Sie die alte Appliance zurückbringen.',
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
            ? `${expected} ${isIsolated ? 'isolieren' : 'ausschalten'}`
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
              ? `Dieser Nachweis ist nicht ohne Einschränkung bestanden: ${open.map(openTitle).join(', ')}.`
              : `Diese Nachweise sind nicht ohne Einschränkung bestanden: ${open.map(openTitle).join(', ')}.`,
            open.length === 1
              ? 'Er wird im Bericht als offen festgehalten.'
              : 'Sie werden im Bericht als offen festgehalten.',
          ]),
      'Die alte Maschine bleibt ausgeschaltet und wird behalten. Das Abschließen löscht nichts.',
    ],
    labels: { confirm: 'Abschließen', decline: 'Noch nicht' },
  }),
};

/** The title of a proof, or the name of a row; an id that this version does not know stays as it is. */
function openTitle(id: string): string {
  const proofs: Readonly<Record<string, { readonly title: string }>> = deProofs;
  const rows: Readonly<Record<string, string>> = deLedgerNames;
  const [, row = ''] = id.split('ledger.row-open:');
  const title = Object.hasOwn(proofs, id)
    ? proofs[id]?.title
    : Object.hasOwn(rows, row)
      ? rows[row]
      : undefined;
  return title === undefined ? id : `„${title}“`;
}

function sentence(text: string): string {
  return /[.?]$/u.test(text) ? text : `${text}.`;
}
