import type {
  ContentType,
  InspectionReasonCode,
  InspectionReasonParams,
  VerdictKind,
} from '../run/inspection.ts';

/** What a content type is called inside a sentence. */
export const contentTypeNames = {
  tar: 'a tar archive',
  gzip: 'a gzip file',
  zstd: 'a zstd file',
  xz: 'an xz file',
  bzip2: 'a bzip2 file',
  zip: 'a zip archive',
  '7z': 'a 7z archive',
  'openssl-salted': 'an encrypted file (openssl, salted)',
  openpgp: 'an encrypted file (OpenPGP)',
  'openpgp-armor': 'an encrypted file (OpenPGP, as text)',
  age: 'an encrypted file (age)',
  'age-armor': 'an encrypted file (age, as text)',
  'sql-dump': 'an SQL dump',
  'database-file': 'a database file',
  'iso-image': 'an ISO image',
  'vm-image': 'the disk of a virtual machine',
  html: 'a web page',
  xml: 'an XML document',
  json: 'a JSON document',
  csv: 'a table (CSV)',
  log: 'a log file',
  text: 'plain text',
  empty: 'an empty file',
  'unknown-high-entropy': 'encrypted or compressed data of an unknown kind',
  'unknown-low-entropy': 'data of an unknown kind',
} as const satisfies Record<ContentType, string>;

/** The answer to: can this file be restored? */
export const verdictWords = {
  no: { word: 'No', means: 'This file cannot be restored.' },
  'cannot-tell': { word: 'Cannot tell', means: 'The file alone does not show whether it can be restored.' },
  'looks-fine': { word: 'Looks fine', means: 'Nothing speaks against this file.' },
} as const satisfies Record<VerdictKind, { readonly word: string; readonly means: string }>;

type ReasonWords = { readonly [C in InspectionReasonCode]: (params: InspectionReasonParams[C]) => string };

const bytes = (count: number): string => `${count.toLocaleString('en-US')} bytes`;

/** One sentence for each reason: what was seen, and what to do where something can be done. */
export const reasonWords: ReasonWords = {
  'content.container': ({ contentType }) => `It is ${contentTypeNames[contentType]}.`,
  'content.encrypted': ({ contentType }) =>
    `It is ${contentTypeNames[contentType]}. What is in it shows only with the key.`,
  'content.holds': ({ contentType }) => `Unpacked it is ${contentTypeNames[contentType]}.`,
  'content.database': ({ contentType }) =>
    `It is ${contentTypeNames[contentType]}, without a container around it. A System Backup is normally not that.`,
  'content.empty': () => 'The file is empty. Download it again.',
  'content.web-page': ({ title }) =>
    title === ''
      ? 'It is a web page, not a backup: the server sent a login or error page instead. Log in and download again.'
      : `It is a web page (“${title}”), not a backup: the server sent a login or error page instead. Log in and download again.`,
  'content.document': ({ contentType }) =>
    `It is ${contentTypeNames[contentType]}, not a backup: perhaps an error message was saved, or another file was chosen.`,
  'content.disk-image': ({ contentType }) =>
    `It is ${contentTypeNames[contentType]}, not a System Backup. A machine is restored from it in the hypervisor.`,
  'content.unknown-encrypted': ({ entropyBitsPerByte }) =>
    `The content is of an unknown kind and looks encrypted or compressed (${entropyBitsPerByte.toFixed(2)} bits a byte). The vendor does not publish the form of a System Backup, so this may be one.`,
  'content.unknown': ({ entropyBitsPerByte }) =>
    `The content is of an unknown kind and looks neither encrypted nor compressed (${entropyBitsPerByte.toFixed(2)} bits a byte).`,
  'whole.end-seen': ({ contentType }) =>
    `The end of ${contentTypeNames[contentType]} is there: the file is whole.`,
  'whole.end-not-visible': ({ contentType }) =>
    `The end of ${contentTypeNames[contentType]} cannot be seen from outside. Compare the SHA-256 with the one on the appliance.`,
  'whole.end-missing': ({ contentType }) =>
    `The end of ${contentTypeNames[contentType]} is missing: the file is cut short. Download it again.`,
  'whole.broken-inside': ({ contentType, detail }) =>
    `It begins as ${contentTypeNames[contentType]} and is broken inside (${detail}). Download it again.`,
  'whole.zero-tail': ({ zeroBytes }) =>
    `The last ${bytes(zeroBytes)} or more are zeros: a download that reserved its room and was never finished.`,
  'whole.round-size': ({ sizeBytes, bufferBytes }) =>
    `The size, ${bytes(sizeBytes)}, is an exact multiple of ${bytes(bufferBytes)}, as after a transfer that stopped between two buffers. Compare the SHA-256 with the one on the appliance.`,
  'whole.block-size': ({ sizeBytes, blockBytes }) =>
    `The size, ${bytes(sizeBytes)}, is no multiple of ${bytes(blockBytes)}, as it would be with the usual cipher (AES-CBC). It may be cut short.`,
  'name.partial-download': ({ name }) =>
    `The name ${name} is that of an unfinished download. Let it finish, or download again.`,
  'name.second-download': ({ name }) =>
    `The name ${name} is that of a second download. Make sure that this is the file you mean.`,
  'sidecar.matches': ({ sidecar }) => `The SHA-256 is the one in ${sidecar}.`,
  'sidecar.differs': ({ sidecar, expectedSha256, actualSha256 }) =>
    `The SHA-256 is not the one in ${sidecar}: expected ${expectedSha256}, found ${actualSha256}. This is not the file that was saved then.`,
  'sidecar.unreadable': ({ sidecar }) => `${sidecar} holds no SHA-256 for this file.`,
  'limit.close': ({ sizeBytes, limitBytes }) =>
    `${bytes(sizeBytes)} is close to the server's limit of ${bytes(limitBytes)}.`,
  'limit.needs-confirmation': ({ sizeBytes, limitBytes }) =>
    `${bytes(sizeBytes)} is above 200 MB (${bytes(limitBytes)}) and below 200 MiB. The vendor does not say which of them is the limit.`,
  'limit.too-large': ({ sizeBytes, limitBytes }) =>
    `${bytes(sizeBytes)} is above the server's limit of 200 MB, also when read as MiB (${bytes(limitBytes)}). Contact Customer Support.`,
  'version.not-readable': ({ targetVersion }) =>
    `The version that made this backup cannot be read from the file, so it was not held against ${targetVersion}.`,
};
