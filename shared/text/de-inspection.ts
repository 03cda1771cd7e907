import type {
  ContentType,
  InspectionReasonCode,
  InspectionReasonParams,
  VerdictKind,
} from '../run/inspection.ts';
import { format } from './de-format.ts';

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

type ReasonWords = { readonly [C in InspectionReasonCode]: (params: InspectionReasonParams[C]) => string };

const bytes = (count: number): string => `${format.number(count)} Byte`;
const entropy = new Intl.NumberFormat('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

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
  'limit.close': ({ sizeBytes, limitBytes }) =>
    `Die Datei hat ${bytes(sizeBytes)} und ist nahe an der Grenze des Servers von ${bytes(limitBytes)}.`,
  'limit.needs-confirmation': ({ sizeBytes, limitBytes }) =>
    `Die Datei hat ${bytes(sizeBytes)}, das ist über 200 MB (${bytes(limitBytes)}) und unter 200 MiB. Der Hersteller sagt nicht, was von beiden die Grenze ist.`,
  'limit.too-large': ({ sizeBytes, limitBytes }) =>
    `Die Datei hat ${bytes(sizeBytes)} und ist über der Grenze des Servers von 200 MB, auch als MiB gelesen (${bytes(limitBytes)}). Wenden Sie sich an den Customer Support.`,
  'version.not-readable': ({ targetVersion }) =>
    `Die Version, die dieses Backup erstellt hat, ist aus der Datei nicht zu lesen und wurde darum nicht gegen ${targetVersion} gehalten.`,
};
