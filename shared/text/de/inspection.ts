import type {
  ContentType,
  EvidenceSource,
  InspectionReasonCode,
  InspectionReasonParams,
  VerdictKind,
} from '../../run/inspection.ts';
import type { LookEnd } from '../../run/look-end.ts';
import { format } from './format.ts';
import { deRules } from './rules.ts';

/**
 * What a content type is called inside a sentence. Feminine and neuter nouns in the singular only: they read the same as
 * subject and as object, and every sentence says "ist".
 */
export const contentTypeNames = {
  tar: 'ein tar-Archiv',
  gzip: 'eine gzip-Datei',
  zstd: 'eine zstd-Datei',
  xz: 'eine xz-Datei',
  bzip2: 'eine bzip2-Datei',
  zip: 'ein zip-Archiv',
  '7z': 'ein 7z-Archiv',
  'openssl-salted': 'eine verschlüsselte Datei (openssl, mit Salt)',
  openpgp: 'eine verschlüsselte Datei (OpenPGP)',
  'openpgp-armor': 'eine verschlüsselte Datei (OpenPGP, als Text)',
  age: 'eine verschlüsselte Datei (age)',
  'age-armor': 'eine verschlüsselte Datei (age, als Text)',
  'sql-dump': 'eine Datenbankausgabe (SQL)',
  'database-file': 'eine Datenbankdatei',
  'iso-image': 'ein ISO-Abbild',
  'vm-image': 'die Platte einer virtuellen Maschine',
  html: 'eine Webseite',
  xml: 'eine XML-Datei',
  json: 'eine JSON-Datei',
  csv: 'eine Tabelle (CSV)',
  log: 'eine Protokolldatei',
  text: 'eine reine Textdatei',
  'key-file': 'eine Schlüsseldatei',
  empty: 'eine leere Datei',
  'unknown-high-entropy': 'eine verschlüsselte oder komprimierte Datei unbekannter Art',
  'unknown-low-entropy': 'eine Datei unbekannter Art',
} as const satisfies Record<ContentType, string>;

/** The answer to: can this file be restored? */
export const verdictWords = {
  no: { word: 'Nein', means: 'Diese Datei kann nicht eingespielt werden.' },
  'cannot-tell': {
    word: 'Nicht zu sagen',
    means: 'Die Datei allein zeigt nicht, ob sie eingespielt werden kann.',
  },
  'looks-fine': { word: 'Sieht gut aus', means: 'Nichts spricht gegen diese Datei.' },
} as const satisfies Record<VerdictKind, { readonly word: string; readonly means: string }>;

/** Why a look was ended, after „Der Blick hinein“. */
export const lookEnds = {
  memory: 'brauchte mehr Speicher als irgendein Backup und wurde beendet',
  time: 'brauchte mehr Zeit als irgendein Backup und wurde beendet',
  crash: 'brach ab',
} as const satisfies Record<LookEnd, string>;

/** Where a version or a date stands, inside a sentence. */
export const evidenceSourceNames = {
  manifest: 'in der Datei selbst',
  name: 'im Namen der Datei',
  told: 'in Ihrer Angabe',
  entries: 'in den Daten ihrer Einträge',
  file: 'im Datum der Datei',
  list: 'in der Liste der alten Appliance',
} as const satisfies Record<EvidenceSource, string>;

type ReasonWords = { readonly [C in InspectionReasonCode]: (params: InspectionReasonParams[C]) => string };

const bytes = (count: number): string => `${format.number(count)} Byte`;
const entropy = new Intl.NumberFormat('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

const others = (count: number): string =>
  count > 1 ? `, und ${format.number(count - 1)} weitere sind wie er` : '';

/** One sentence for each reason: what was seen, and what to do where something can be done. */
export const reasonWords: ReasonWords = {
  'content.container': ({ contentType }) => `Es ist ${contentTypeNames[contentType]}.`,
  'content.encrypted': ({ contentType }) =>
    `Es ist ${contentTypeNames[contentType]}. Was darin ist, zeigt sich nur mit dem Schlüssel.`,
  'content.holds': ({ contentType }) => `Entpackt ist es ${contentTypeNames[contentType]}.`,
  'content.database': ({ contentType }) =>
    `Es ist ${contentTypeNames[contentType]}, ohne einen Container darum. Ein System Backup ist das gewöhnlich nicht.`,
  'content.empty': () => 'Die Datei ist leer. Laden Sie sie noch einmal herunter.',
  'content.web-page': ({ title }) =>
    title === ''
      ? 'Es ist eine Webseite, kein Backup: Der Server hat stattdessen eine Anmelde- oder Fehlerseite gesendet. Melden Sie sich an, und laden Sie das Backup noch einmal herunter.'
      : `Es ist eine Webseite („${title}“), kein Backup: Der Server hat stattdessen eine Anmelde- oder Fehlerseite gesendet. Melden Sie sich an, und laden Sie das Backup noch einmal herunter.`,
  'content.document': ({ contentType }) =>
    `Es ist ${contentTypeNames[contentType]}, kein Backup: Vielleicht wurde eine Fehlermeldung gespeichert oder eine andere Datei gewählt.`,
  'content.disk-image': ({ contentType }) =>
    `Es ist ${contentTypeNames[contentType]}, kein System Backup. Eine Maschine wird daraus im Hypervisor wiederhergestellt.`,
  'content.audit-log': () =>
    'Es ist eine Ausgabe von Protokollen (Audit Log Backup), kein System Backup. Bewahren Sie sie auf, und wählen Sie das System Backup.',
  'content.key-file': () =>
    'Es sieht wie ein Schlüssel oder ein Notfall-Kit aus und nicht wie ein Backup. Bewahren Sie es getrennt von der Backup-Datei auf.',
  'content.error-message': ({ message }) =>
    message === ''
      ? 'Es ist eine Fehlermeldung eines Servers (JSON), kein Backup. Melden Sie sich an, und laden Sie das Backup noch einmal herunter.'
      : `Es ist eine Fehlermeldung eines Servers („${message}“), kein Backup. Melden Sie sich an, und laden Sie das Backup noch einmal herunter.`,
  'content.entries': ({ count, totalBytes }) =>
    `Darin sind ${format.number(count)} Einträge mit zusammen ${bytes(totalBytes)}.`,
  'content.too-many-entries': ({ count }) =>
    `Darin sind mehr als ${format.number(count)} Einträge. Dort wurde aufgehört zu lesen: Ein System Backup ist das gewöhnlich nicht.`,
  'content.too-deep': ({ depth }) =>
    `Archive liegen mehr als ${format.number(depth)} Ebenen tief ineinander. Was weiter innen ist, wurde nicht angesehen.`,
  'content.too-many-parts': ({ count }) =>
    `Sie besteht aus mehr als ${format.number(count)} gepackten Teilen, viel zu vielen für ihre Größe. Dort wurde aufgehört zu lesen: Ein System Backup ist das gewöhnlich nicht.`,
  'content.look-ended': ({ why }) =>
    `Der Blick hinein ${lookEnds[why]}. Nur die Bytes wurden gelesen und ihr Hash berechnet: Was darin ist, wurde nicht angesehen, und kein Schlüssel wurde ausprobiert.`,
  'content.bomb': ({ unpackedBytes, packedBytes }) =>
    `Aus ${bytes(packedBytes)} werden beim Entpacken ${bytes(unpackedBytes)} oder mehr, wie bei Dateien, die eine Platte füllen sollen. Weiter wurde nicht entpackt.`,
  'content.not-unpacked': ({ contentType }) =>
    `Im Inneren liegt ${contentTypeNames[contentType]}. Was darin ist, wurde nicht angesehen.`,
  'entry.absolute-path': ({ entry, count }) =>
    `Der Eintrag „${entry}“ hat einen Pfad ab der Wurzel der Platte${others(count)}. Nichts wurde entpackt.`,
  'entry.parent-path': ({ entry, count }) =>
    `Der Eintrag „${entry}“ zeigt aus seinem Ordner hinaus${others(count)}. Nichts wurde entpackt.`,
  'entry.link-outside': ({ entry, count }) =>
    `Der Eintrag „${entry}“ ist eine Verknüpfung, die aus ihrem Ordner hinausführt${others(count)}. Nichts wurde entpackt.`,
  'entry.device': ({ entry, count }) =>
    `Der Eintrag „${entry}“ ist eine Gerätedatei${others(count)}. Nichts wurde entpackt.`,
  'entry.broken': ({ entry, contentType, detail }) =>
    `Der Eintrag „${entry}“ ist ${contentTypeNames[contentType]} und im Inneren beschädigt (${detail}). Laden Sie das Backup noch einmal herunter.`,
  'entry.cut': ({ entry, contentType }) =>
    `Der Eintrag „${entry}“ ist ${contentTypeNames[contentType]} ohne Ende: Beim Einpacken war er schon abgeschnitten. Erstellen Sie ein neues Backup.`,
  'entry.more-broken': ({ count }) =>
    `${format.number(count)} weitere Einträge sind beschädigt. Ihre Namen wurden nicht behalten.`,
  'entry.encrypted': ({ count }) =>
    `${format.number(count)} der Einträge sind verschlüsselt. Was darin ist, zeigt sich nur mit dem Schlüssel.`,
  'content.unknown-encrypted': ({ entropyBitsPerByte }) =>
    `Der Inhalt ist von unbekannter Art und sieht verschlüsselt oder komprimiert aus (${entropy.format(entropyBitsPerByte)} Bit je Byte). Der Hersteller veröffentlicht die Form eines System Backups nicht, darum kann dies eines sein.`,
  'content.unknown': ({ entropyBitsPerByte }) =>
    `Der Inhalt ist von unbekannter Art und sieht weder verschlüsselt noch komprimiert aus (${entropy.format(entropyBitsPerByte)} Bit je Byte).`,
  'whole.end-seen': ({ contentType }) =>
    `Die Datei ist ${contentTypeNames[contentType]}, und das Ende davon ist da: Sie ist vollständig.`,
  'whole.end-not-visible': ({ contentType }) =>
    `Die Datei ist ${contentTypeNames[contentType]}, und das Ende davon ist von außen nicht zu sehen. Vergleichen Sie die SHA-256 mit der auf der Appliance.`,
  'whole.end-missing': ({ contentType }) =>
    `Die Datei ist ${contentTypeNames[contentType]}, aber das Ende davon fehlt: Sie ist abgeschnitten. Laden Sie sie noch einmal herunter.`,
  'whole.broken-inside': ({ contentType, detail }) =>
    `Dem Anfang nach ist die Datei ${contentTypeNames[contentType]}, aber sie ist im Inneren beschädigt (${detail}). Laden Sie sie noch einmal herunter.`,
  'whole.cut-at': ({ contentType, atBytes }) =>
    `Die Datei ist ${contentTypeNames[contentType]}, und die Daten enden bei Byte ${format.number(atBytes)}.`,
  'whole.cut-inside': ({ entry }) => `Sie enden mitten im Eintrag „${entry}“.`,
  'whole.bytes-missing': ({ missingBytes }) => `Es fehlen ${bytes(missingBytes)}.`,
  'whole.trailing-data': ({ contentType, atBytes, extraBytes }) =>
    `Die Datei ist ${contentTypeNames[contentType]} und endet bei Byte ${format.number(atBytes)}; danach folgen ${bytes(extraBytes)}, die nicht dazugehören. Vergleichen Sie die SHA-256 mit der auf der Appliance.`,
  'whole.zero-run': ({ atBytes, zeroBytes }) =>
    `Ab Byte ${format.number(atBytes)} sind ${bytes(zeroBytes)} Nullen, wie dort, wo ein Teil eines Downloads nie ankam. Vergleichen Sie die SHA-256 mit der auf der Appliance.`,
  'whole.sparse': ({ holeBytes }) =>
    `${bytes(holeBytes)} der Datei sind Löcher, die auf der Platte keinen Platz brauchen.`,
  'whole.not-read': ({ readBytes, sizeBytes }) =>
    `Die Datei ist riesig und fast leer: Von ${bytes(sizeBytes)} wurden ${bytes(readBytes)} gelesen, am Anfang und am Ende.`,
  'whole.zero-tail': ({ zeroBytes }) =>
    `Die letzten ${bytes(zeroBytes)} oder mehr sind Nullen: ein Download, der sich den Platz gesichert hat und nie fertig wurde.`,
  'whole.round-size': ({ sizeBytes, bufferBytes }) =>
    `Die Größe, ${bytes(sizeBytes)}, ist ein genaues Vielfaches von ${bytes(bufferBytes)}, wie nach einer Übertragung, die zwischen zwei Puffern abriss. Vergleichen Sie die SHA-256 mit der auf der Appliance.`,
  'whole.block-size': ({ sizeBytes, blockBytes }) =>
    `Die Größe, ${bytes(sizeBytes)}, ist kein Vielfaches von ${bytes(blockBytes)}, wie es mit der üblichen Verschlüsselung (AES-CBC) wäre. Die Datei ist vielleicht abgeschnitten.`,
  'name.partial-download': ({ name }) =>
    `Der Name ${name} ist der eines unfertigen Downloads. Lassen Sie ihn zu Ende laufen, oder laden Sie noch einmal herunter.`,
  'name.second-download': ({ name }) =>
    `Der Name ${name} ist der eines zweiten Downloads. Vergewissern Sie sich, dass dies die gemeinte Datei ist.`,
  'sidecar.matches': ({ sidecar }) => `Die SHA-256 ist die aus ${sidecar}.`,
  'sidecar.differs': ({ sidecar, expectedSha256, actualSha256 }) =>
    `Die SHA-256 ist nicht die aus ${sidecar}: erwartet ${expectedSha256}, gefunden ${actualSha256}. Das ist nicht die Datei, die damals gespeichert wurde.`,
  'sidecar.unreadable': ({ sidecar }) => `${sidecar} enthält keine SHA-256 für diese Datei.`,
  'sidecar.not-compared': ({ sidecar }) =>
    `${sidecar} enthält eine SHA-256 für diese Datei. Sie wurde nicht verglichen, denn die Datei wurde nicht ganz gelesen.`,
  'limit.close': ({ sizeBytes, limitBytes }) =>
    `Die Datei hat ${bytes(sizeBytes)} und ist nahe an der Grenze des Servers von ${bytes(limitBytes)}.`,
  'limit.needs-confirmation': ({ sizeBytes, limitBytes }) =>
    `Die Datei hat ${bytes(sizeBytes)}, das ist über 200 MB (${bytes(limitBytes)}) und unter 200 MiB. Der Hersteller sagt nicht, was von beiden die Grenze ist.`,
  'limit.too-large': ({ sizeBytes, limitBytes }) =>
    `Die Datei hat ${bytes(sizeBytes)} und ist über der Grenze des Servers von 200 MB, auch als MiB gelesen (${bytes(limitBytes)}). Wenden Sie sich an den Customer Support.`,
  'product.seen': ({ product }) => `Die Datei sagt von sich, dass sie von ${product} stammt.`,
  'product.other': ({ product }) =>
    `Die Datei sagt von sich, dass sie von ${product} stammt, und das ist nicht Endpoint Protector.`,
  'product.not-shown': () =>
    'Nichts darin nennt das Produkt, und der Hersteller veröffentlicht den Aufbau eines System Backups nicht: Jede Datei dieser Art sieht gleich aus.',
  'version.not-readable': ({ targetVersion }) =>
    `Die Version, die dieses Backup erstellt hat, ist aus der Datei nicht zu lesen und wurde darum nicht gegen ${targetVersion} gehalten.`,
  'version.seen': ({ version, from }) =>
    `Erstellt wurde es auf ${version}: Das steht ${evidenceSourceNames[from]}.`,
  'version.told-differs': ({ told, seen, from }) =>
    `Sie haben ${told} als Version angegeben; ${evidenceSourceNames[from]} steht ${seen}. Finden Sie heraus, was stimmt.`,
  'version.accepted': ({ backupVersion, targetVersion, rule }) =>
    `Ein Backup von ${backupVersion} kann auf ${targetVersion} eingespielt werden. ${deRules.versionRules[rule]}`,
  'version.less-tested': ({ backupVersion, targetVersion, rule, remedy }) =>
    `Ein Backup von ${backupVersion} kann auf ${targetVersion} eingespielt werden, und das ist weniger getestet. ${deRules.versionRules[rule]} ${deRules.remedies[remedy]}`.trim(),
  'version.refused': ({ backupVersion, targetVersion, rule, remedy }) =>
    `Ein Backup von ${backupVersion} kann nicht auf ${targetVersion} eingespielt werden. ${deRules.versionRules[rule]} ${deRules.remedies[remedy]}`.trim(),
  'version.unknown': ({ backupVersion, targetVersion, rule, remedy }) =>
    `Ob ein Backup von ${backupVersion} auf ${targetVersion} eingespielt werden kann, ist nicht bekannt. ${deRules.versionRules[rule]} ${deRules.remedies[remedy]}`.trim(),
  'key.opens': ({ scheme }) => `Der Schlüssel öffnet es (${scheme}).`,
  'key.wrong': ({ scheme }) =>
    `Der Schlüssel öffnet es nicht (${scheme}). Ein anderes Backup hat einen anderen Schlüssel: Suchen Sie den, der gezeigt wurde, als dieses Backup erstellt wurde.`,
  'key.wrong-or-unknown-scheme': ({ schemes }) =>
    `Der Schlüssel öffnet es auf keine der ${format.number(schemes)} üblichen Arten. Entweder ist es ein anderer Schlüssel, oder die Datei wurde auf eine unübliche Art verschlüsselt: Diese Form zeigt nicht, was davon zutrifft.`,
  'key.damaged': ({ scheme }) =>
    `Der Schlüssel passt, und die Daten sind beschädigt oder abgeschnitten (${scheme}). Laden Sie das Backup noch einmal herunter.`,
  'key.unsupported': ({ scheme }) =>
    `Diese Art der Verschlüsselung kann hier nicht ausprobiert werden (${scheme}). Ob der Schlüssel das Backup öffnet, zeigt sich beim Einspielen.`,
  'key.not-needed': () => 'Es ist nicht verschlüsselt: Zum Lesen wird kein Schlüssel gebraucht.',
  'key.not-tried': () =>
    'Der Schlüssel konnte nicht ausprobiert werden: Die Datei ist vor der Stelle beschädigt, an der es sich zeigen würde. Laden Sie sie noch einmal herunter.',
  'key.cannot-tell': () =>
    'Der Hersteller veröffentlicht nicht, wie ein System Backup verschlüsselt ist. Ob der Schlüssel es öffnet, ist ohne das Einspielen nicht zu sagen.',
};
