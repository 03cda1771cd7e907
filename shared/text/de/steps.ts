import type { StepId } from '../../run/steps.ts';
import type { Words } from '../words.ts';

/** What is done beyond the hold point on the way back; before it a step is undone under its own title. */
const backTitles: Partial<Record<StepId, string>> = {
  'take-address': 'Der neuen Appliance die endgültige Adresse nehmen',
  'power-off': 'Alte Appliance wieder einschalten',
};

/** Steps, states and the other fixed words of the main path, in German. */
export const deSteps = {
  stages: {
    connect: 'Verbinden',
    plan: 'Planen',
    preflight: 'Vorprüfung',
    preserve: 'Aufbewahren',
    'back-up': 'Sichern',
    pull: 'Holen',
    verify: 'Prüfen',
    push: 'Übertragen',
    restore: 'Einspielen',
    'hold-point': 'Haltepunkt',
    'cut-over': 'Umschalten',
    validate: 'Nachprüfen',
    finalise: 'Abschließen',
  },
  phases: { prepare: 'Vorbereiten', copy: 'Kopieren', restore: 'Einspielen', switch: 'Umschalten' },
  steps: {
    connect: {
      title: 'Mit beiden Appliances verbinden',
      does: 'Meldet sich über SSH an der alten und an der neuen Appliance an, zeigt, wer sie sind, und hält von jeder den Host-Schlüssel und das Zertifikat fest.',
      undo: 'Es ist nichts zurückzunehmen. Beide Appliances werden nur gelesen.',
    },
    plan: {
      title: 'Dem Plan zustimmen',
      does: 'Zeigt, welche Appliance die alte und welche die neue ist, was in welcher Reihenfolge geschehen wird und welche Adresse die Clients danach benutzen.',
      undo: 'Es ist nichts zurückzunehmen. An keine Appliance wird etwas gesendet.',
    },
    preflight: {
      title: 'Alles vorab prüfen',
      does: 'Prüft Versionen, Platten, Größen, Uhren, Namen, Zertifikate und Ihre Antworten und sammelt alle Befunde.',
      undo: 'Es ist nichts zurückzunehmen. Beide Appliances werden nur gelesen.',
    },
    preserve: {
      title: 'Ältere Backups und Audit-Protokolle aufbewahren',
      does: 'Kopiert die älteren System Backups und Audit Log Backups, die Sie behalten wollen, auf diesen Computer. Auf die neue Appliance kommen sie nicht mit.',
      undo: 'Löschen Sie die Kopien im Ordner des Auftrags. Die Originale bleiben auf der alten Appliance.',
    },
    'back-up': {
      title: 'System Backup erstellen',
      does: 'Erstellt auf der alten Appliance ein neues System Backup oder nimmt das, das Sie gewählt haben, und wartet, bis es bereit ist.',
      undo: 'Löschen Sie das neue Backup unter System Backup v2 auf der alten Appliance. Ein gelöschtes Backup lässt sich nicht wiederherstellen.',
    },
    key: {
      title: 'System Backup Key sicher aufbewahren',
      does: 'Nimmt den Schlüssel auf, den der Server nur einmal zeigt, hilft Ihnen, ihn zu speichern, und lässt Sie nachweisen, dass Sie ihn wieder ablesen können.',
      undo: 'Löschen Sie das Notfall-Kit, falls Sie eines gespeichert haben. Der Schlüssel selbst kann nicht noch einmal gezeigt werden: Ohne ihn erstellen Sie ein neues Backup.',
    },
    pull: {
      title: 'Backup holen',
      does: 'Kopiert das Backup von der alten Appliance unter einem vorläufigen Namen auf diesen Computer und gibt ihm seinen Namen, wenn es vollständig ist.',
      undo: 'Löschen Sie die Kopie im Ordner des Auftrags. Das Backup bleibt auf der alten Appliance.',
    },
    verify: {
      title: 'Kopie prüfen',
      does: 'Vergleicht die SHA-256 beider Enden, hält die Größe gegen die Grenze von 200 MB und sieht in die Datei hinein.',
      undo: 'Es ist nichts zurückzunehmen. Die Dateien werden nur gelesen.',
    },
    push: {
      title: 'Backup übertragen',
      does: 'Kopiert das geprüfte Backup auf die neue Appliance und vergleicht dort die SHA-256.',
      undo: 'Handover löscht die übertragene Datei von der neuen Appliance, wenn Sie den Auftrag zurücknehmen.',
    },
    restore: {
      title: 'Backup auf der neuen Appliance einspielen',
      does: 'Schaltet die Client-Kommunikation auf der neuen Appliance aus und importiert dort das Backup mit seinem Schlüssel. Was die neue Appliance vorher enthielt, wird ersetzt.',
      undo: 'Setzen Sie die neue Maschine auf ihren Snapshot zurück, oder setzen Sie sie aus dem Image neu auf. Die alte Appliance bleibt unberührt.',
    },
    'hold-point': {
      title: 'Haltepunkt',
      does: 'Hält an, bevor der Dienst unterbrochen wird, und bittet Sie, den Namen der Maschine einzugeben, die ausgeschaltet wird.',
      undo: 'Es ist nichts zurückzunehmen. Bis hierher wurde der alten Appliance nichts genommen; Clients, die in Wellen umgezogen sind, bleiben bei der neuen.',
    },
    'power-off': {
      title: 'Alte Appliance ausschalten',
      does: 'Zeigt zuerst, dass die alte Appliance zu sehen ist, fährt sie dann herunter und weist nach, dass sie nicht mehr antwortet. Von hier an sind die Clients ohne Server und speichern ihre Ereignisse zwischen.',
      undo: 'Hat die neue Appliance die endgültige Adresse nicht, schalten Sie die alte Maschine wieder ein. Andernfalls nehmen Sie der neuen Appliance zuerst die Adresse.',
    },
    'take-address': {
      title: 'Endgültige Adresse auf der neuen Appliance übernehmen',
      does: 'Führt Sie durch das Einstellen der endgültigen Adresse auf der neuen Appliance und weist nach, dass die Adresse mit dem Host-Schlüssel der neuen antwortet. Wo ein Befehl das tut, werden die Clients gleich dann hereingelassen.',
      undo: 'Nehmen Sie der neuen Appliance die endgültige Adresse, oder trennen Sie ihre Netzwerkkarte, und schalten Sie dann die alte Maschine ein. Auf die Reihenfolge kommt es an.',
    },
    validate: {
      title: 'Neue Appliance nachprüfen',
      does: 'Prüft an der endgültigen Adresse Host-Schlüssel, Zertifikat, Version und eingespielte Daten, und ob die alte Appliance ausgeschaltet bleibt.',
      undo: 'Es ist nichts zurückzunehmen. Die neue Appliance wird nur gelesen.',
    },
    'readmit-clients': {
      title: 'Clients wieder zulassen',
      does: 'Schaltet die Client-Kommunikation auf der neuen Appliance ein, wo sie es noch nicht ist, und zählt, welche Clients sich wieder melden.',
      undo: 'Schalten Sie die Client-Kommunikation unter System Configuration > System Settings wieder aus.',
    },
    finalise: {
      title: 'Auftrag abschließen',
      does: 'Führt auf, was noch offen ist, schreibt den Bericht und schließt den Auftrag ab. Die alte Maschine bleibt ausgeschaltet und wird behalten.',
      undo: 'Der Bericht kann noch einmal geschrieben werden. Der Rückweg zur alten Maschine bleibt offen, solange Sie sie behalten.',
    },
  },
  stepStates: {
    pending: 'Nicht begonnen',
    running: 'Läuft',
    waiting: 'Wartet auf Sie',
    done: 'Erledigt',
    failed: 'Fehlgeschlagen',
    reverted: 'Zurückgenommen',
  },
  stepEnds: {
    proved: { word: 'Belegt', means: 'Es wurde beobachtet.' },
    'by-word': {
      word: 'Nach Angabe',
      means: 'Es beruht, wenigstens zum Teil, auf dem, was ein Mensch gesagt oder entschieden hat.',
    },
    untested: {
      word: 'Ungeprüft',
      means: 'Es wurde getan, und ob es so ist, konnte nicht beobachtet werden.',
    },
  },
  effects: {
    reads: { word: 'Liest nur', means: 'Nirgends wird etwas verändert.' },
    'adds-files': {
      word: 'Legt Dateien an',
      means:
        'Auf diesem Computer oder auf einer Appliance kommen neue Dateien hinzu. Nichts Vorhandenes wird verändert.',
    },
    'changes-new': {
      word: 'Verändert die neue Appliance',
      means: 'Die neue Appliance wird verändert. Die alte Appliance nicht.',
    },
    outage: { word: 'Unterbricht den Dienst', means: 'Die Clients sind eine Zeit lang ohne Server.' },
  },
  lifecycle: {
    ready: 'Bereit',
    rehearsed: 'Geprobt',
    switching: 'Beim Umschalten',
    switched: 'Umgeschaltet',
    finalised: 'Abgeschlossen',
    reverted: 'Zurückgenommen',
  },
  lifecycleMeans: {
    ready: 'Nichts ist umgeschaltet.',
    rehearsed: 'Alles bis zum Haltepunkt ist erledigt. Nichts ist umgeschaltet.',
    switching:
      'Das Umschalten hat begonnen. Die alte Appliance ist vielleicht aus, und die neue wurde an der endgültigen Adresse noch nicht gesehen.',
    switched:
      'Die neue Appliance wurde an der endgültigen Adresse gesehen. Der Auftrag ist noch nicht abgeschlossen.',
    finalised: 'Der Auftrag ist abgeschlossen. Die neue Appliance steht an der Stelle der alten.',
    reverted: 'Was der Auftrag hinzugefügt hat, ist so weit wie möglich zurückgenommen.',
  },
  outcomes: {
    done: { word: 'Erledigt', means: 'Alle Schritte sind erledigt. Worauf jeder beruht, steht dabei.' },
    rehearsed: {
      word: 'Geprobt',
      means: 'Alle Schritte bis zum Haltepunkt sind erledigt. Der Dienst wurde nicht unterbrochen.',
    },
    checked: { word: 'Geprüft', means: 'Die Prüfungen sind gemacht. Nichts wurde verändert.' },
    reverted: {
      word: 'Zurückgenommen',
      means: 'Was der Auftrag hinzugefügt hat, ist so weit wie möglich zurückgenommen.',
    },
    rechecked: {
      word: 'Nachgesehen',
      means: 'Die neue Appliance wurde noch einmal angesehen und hat bestanden.',
    },
    failed: {
      word: 'Fehlgeschlagen',
      means: 'Ein Schritt ist fehlgeschlagen. Was davor getan wurde, bleibt.',
    },
    blocked: {
      word: 'Aufgehalten',
      means: 'Befunde halten den Auftrag auf. Beheben Sie sie, oder nehmen Sie die Warnungen mit Namen an.',
    },
    waiting: {
      word: 'Wartet',
      means: 'Ein Mensch muss zuerst etwas tun.',
    },
    cancelled: {
      word: 'Angehalten',
      means: 'Der Lauf wurde auf Wunsch angehalten. Was getan wurde, bleibt.',
    },
  },
  backTitle: (step, title) => backTitles[step] ?? `Rücknahme: ${title}`,
  modes: { run: 'Lauf', rehearse: 'Probe', check: 'Prüfung', revert: 'Rücknahme', recheck: 'Nachsehen' },
  sides: { old: 'alte Appliance', new: 'neue Appliance', local: 'dieser Computer' },
  severities: { error: 'Fehler', warning: 'Warnung', info: 'Hinweis' },
  proofStatuses: {
    passed: 'Bestanden',
    'passed-with-warning': 'Bestanden mit Warnung',
    'by-word': 'Nach Angabe',
    failed: 'Nicht bestanden',
    'could-not-test': 'Nicht prüfbar',
  },
  standing: {
    'before-hold-point':
      'Handover hat an der alten Appliance nichts verändert, höchstens kam ein Backup hinzu. Höchstens wurde die neue Appliance vorbereitet.',
    'after-hold-point':
      'Das Umschalten hat begonnen. Die alte Appliance ist vielleicht schon aus, und Clients ohne Server speichern ihre Ereignisse zwischen.',
    connect: 'Handover hat nichts verändert.',
    plan: 'Handover hat nichts verändert.',
    preflight: 'Handover hat nichts verändert: Die Appliances wurden nur gelesen.',
    preserve:
      'Handover hat an der alten und an der neuen Appliance nichts verändert. Auf diesem Computer liegen vielleicht Kopien.',
    'back-up':
      'Handover hat an der alten Appliance nichts verändert, höchstens kam ein Backup hinzu. An der neuen hat es nichts verändert.',
    key: 'Handover hat an der alten Appliance nichts verändert, nur das Backup kam hinzu. An der neuen hat es nichts verändert.',
    pull: 'Handover hat an der alten Appliance nichts verändert, nur das Backup kam hinzu. An der neuen hat es nichts verändert.',
    verify:
      'Handover hat an der alten Appliance nichts verändert, nur das Backup kam hinzu. An der neuen hat es nichts verändert.',
    push: 'Handover hat an der alten Appliance nichts verändert, nur das Backup kam hinzu. Auf der neuen liegt vielleicht ein Teil des Backups unter einem vorläufigen Namen; sonst wurde dort nichts verändert.',
    restore:
      'Handover hat an der alten Appliance nichts verändert, nur das Backup kam hinzu. Auf der neuen Appliance ist das Backup vielleicht nur zum Teil eingespielt: Benutzen Sie sie nicht, bevor das Einspielen nachgewiesen ist.',
    'hold-point':
      'Handover hat an der alten Appliance nichts verändert, nur das Backup kam hinzu. Auf der neuen Appliance ist das Backup eingespielt, und sie bedient niemanden als Clients, die in Wellen dorthin umgezogen sind.',
    'power-off':
      'Die alte Appliance ist vielleicht aus oder fährt gerade herunter. Auf der neuen ist das Backup eingespielt, und sie hat die endgültige Adresse noch nicht. Clients ohne Server speichern ihre Ereignisse zwischen.',
    'take-address':
      'Die alte Appliance gilt als ausgeschaltet. Die neue hat vielleicht die endgültige oder ihre vorläufige Adresse. Clients ohne Server speichern ihre Ereignisse zwischen.',
    validate:
      'Die alte Appliance gilt als ausgeschaltet. Die neue wurde an der endgültigen Adresse gesehen. Vielleicht melden sich schon Clients.',
    'readmit-clients':
      'Die alte Appliance gilt als ausgeschaltet. Die neue wurde an der endgültigen Adresse gesehen. Vielleicht melden sich schon Clients.',
    finalise:
      'Die alte Appliance gilt als ausgeschaltet und wird behalten. Die neue wurde an der endgültigen Adresse gesehen.',
  },
  lastSeen: {
    heard: {
      old: (at) => `ALT hat zuletzt um ${at} geantwortet.`,
      new: (at) => `NEU hat zuletzt um ${at} geantwortet.`,
    },
    unheard: {
      old: (at) => `ALT hat um ${at} nicht geantwortet.`,
      new: (at) => `NEU hat um ${at} nicht geantwortet.`,
    },
    heardThenNot: {
      old: (heardAt, at) => `ALT hat zuletzt um ${heardAt} geantwortet und um ${at} nicht.`,
      new: (heardAt, at) => `NEU hat zuletzt um ${heardAt} geantwortet und um ${at} nicht.`,
    },
  },
  retry: {
    retry:
      'Handover versucht es eine Zeit lang von selbst wieder, und Sie können es jederzeit neu versuchen.',
    mend: 'Sie können diesen Schritt neu versuchen, wenn die Ursache behoben ist.',
    stop: 'Versuchen Sie es nicht noch einmal, bevor Sie die Ursache kennen.',
  },
} as const satisfies Partial<Words>;
