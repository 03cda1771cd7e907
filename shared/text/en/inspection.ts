import type {
  ContentType,
  InspectionReasonCode,
  InspectionReasonParams,
  VerdictKind,
} from '../../run/inspection.ts';
import type { LookEnd } from '../../run/look-end.ts';
import { enInspect } from './inspect.ts';
import { enRules } from './rules.ts';

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
  'key-file': 'a key, or a file that holds one',
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

/** Why a look was ended, after “Looking into it”. */
export const lookEnds = {
  memory: 'took more memory than any backup needs, and was ended',
  time: 'took more time than any backup needs, and was ended',
  crash: 'broke down',
} as const satisfies Record<LookEnd, string>;

type ReasonWords = { readonly [C in InspectionReasonCode]: (params: InspectionReasonParams[C]) => string };

const bytes = (count: number): string => `${count.toLocaleString('en-US')} bytes`;

const others = (count: number): string =>
  count > 1 ? `, and ${(count - 1).toLocaleString('en-US')} more like it` : '';

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
  'content.audit-log': () =>
    'It is an export of logs (Audit Log Backup), not a System Backup. Keep it, and choose the System Backup.',
  'content.key-file': () =>
    'It looks like a key or an emergency kit, not a backup. Keep it apart from the backup file.',
  'content.error-message': ({ message }) =>
    message === ''
      ? 'It is an error message of a server (JSON), not a backup. Log in and download again.'
      : `It is an error message of a server (“${message}”), not a backup. Log in and download again.`,
  'content.entries': ({ count, totalBytes }) =>
    `It holds ${count.toLocaleString('en-US')} entries with ${bytes(totalBytes)} in all.`,
  'content.too-many-entries': ({ count }) =>
    `It holds more than ${count.toLocaleString('en-US')} entries. Looking stopped there: a System Backup is normally not that.`,
  'content.too-deep': ({ depth }) =>
    `Archives lie inside each other more than ${String(depth)} deep. What is further in was not looked at.`,
  'content.too-many-parts': ({ count }) =>
    `It consists of more than ${count.toLocaleString('en-US')} packed parts, far too many for its size. Looking stopped there: a System Backup is normally not that.`,
  'content.look-ended': ({ why }) =>
    `Looking into it ${lookEnds[why]}. Only its bytes were read and hashed: what is in it was not looked at, and no key was tried.`,
  'content.bomb': ({ unpackedBytes, packedBytes }) =>
    `It unpacks to ${bytes(unpackedBytes)} or more from ${bytes(packedBytes)}, as files do that are made to fill a disk. It was not unpacked further.`,
  'content.not-unpacked': ({ contentType }) =>
    `What is inside ${contentTypeNames[contentType]} was not looked at.`,
  'entry.absolute-path': ({ entry, count }) =>
    `The entry “${entry}” has a path from the root of the disk${others(count)}. Nothing was unpacked.`,
  'entry.parent-path': ({ entry, count }) =>
    `The entry “${entry}” points out of its folder${others(count)}. Nothing was unpacked.`,
  'entry.link-outside': ({ entry, count }) =>
    `The entry “${entry}” is a link that leads out of its folder${others(count)}. Nothing was unpacked.`,
  'entry.device': ({ entry, count }) =>
    `The entry “${entry}” is a device file${others(count)}. Nothing was unpacked.`,
  'entry.broken': ({ entry, contentType, detail }) =>
    `The entry “${entry}”, ${contentTypeNames[contentType]}, is broken inside (${detail}). Download the backup again.`,
  'entry.cut': ({ entry, contentType }) =>
    `The entry “${entry}”, ${contentTypeNames[contentType]}, has no end: it was packed when it was cut short already. Make a new backup.`,
  'entry.more-broken': ({ count }) =>
    `${count.toLocaleString('en-US')} more of its entries are damaged. Their names were not kept.`,
  'entry.encrypted': ({ count }) =>
    `${count.toLocaleString('en-US')} of its entries are encrypted. What is in them shows only with the key.`,
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
  'whole.cut-at': ({ contentType, atBytes }) =>
    `The data of ${contentTypeNames[contentType]} stop at byte ${atBytes.toLocaleString('en-US')}.`,
  'whole.cut-inside': ({ entry }) => `They stop inside the entry “${entry}”.`,
  'whole.bytes-missing': ({ missingBytes }) => `${bytes(missingBytes)} are missing.`,
  'whole.trailing-data': ({ contentType, atBytes, extraBytes }) =>
    `The end of ${contentTypeNames[contentType]} is at byte ${atBytes.toLocaleString('en-US')}, and ${bytes(extraBytes)} that do not belong to it follow. Compare the SHA-256 with the one on the appliance.`,
  'whole.zero-run': ({ atBytes, zeroBytes }) =>
    `From byte ${atBytes.toLocaleString('en-US')} on, ${bytes(zeroBytes)} are zeros, as where a part of a download never arrived. Compare the SHA-256 with the one on the appliance.`,
  'whole.sparse': ({ holeBytes }) =>
    `${bytes(holeBytes)} of the file are holes that take no room on the disk.`,
  'whole.not-read': ({ readBytes, sizeBytes }) =>
    `It is huge and mostly empty: ${bytes(readBytes)} of ${bytes(sizeBytes)} were read, at its beginning and its end.`,
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
  'sidecar.not-compared': ({ sidecar }) =>
    `${sidecar} holds a SHA-256 for this file. It was not compared, for not all of the file was read.`,
  'limit.close': ({ sizeBytes, limitBytes }) =>
    `${bytes(sizeBytes)} is close to the server's limit of ${bytes(limitBytes)}.`,
  'limit.needs-confirmation': ({ sizeBytes, limitBytes }) =>
    `${bytes(sizeBytes)} is above 200 MB (${bytes(limitBytes)}) and below 200 MiB. The vendor does not say which of them is the limit.`,
  'limit.too-large': ({ sizeBytes, limitBytes }) =>
    `${bytes(sizeBytes)} is above the server's limit of 200 MB, also when read as MiB (${bytes(limitBytes)}). Contact Customer Support.`,
  'product.seen': ({ product }) => `It says of itself that it is of ${product}.`,
  'product.other': ({ product }) =>
    `It says of itself that it is of ${product}, which is not Endpoint Protector.`,
  'product.not-shown': () =>
    'Nothing in it names the product, and the vendor does not publish the form of a System Backup: any file of this kind looks the same.',
  'version.not-readable': ({ targetVersion }) =>
    `The version that made this backup cannot be read from the file, so it was not compared with ${targetVersion}.`,
  'version.seen': ({ version, from }) => `It was made on ${version}: that stands ${enInspect.sources[from]}.`,
  'version.told-differs': ({ told, seen, from }) =>
    `You said that it was made on ${told}; ${enInspect.sources[from]} stands ${seen}. Find out which is right.`,
  'version.accepted': ({ backupVersion, targetVersion, rule }) =>
    `A backup of ${backupVersion} can be restored on ${targetVersion}. ${enRules.versionRules[rule]}`,
  'version.less-tested': ({ backupVersion, targetVersion, rule, remedy }) =>
    `A backup of ${backupVersion} can be restored on ${targetVersion}, and this is tested less. ${enRules.versionRules[rule]} ${enRules.remedies[remedy]}`.trim(),
  'version.refused': ({ backupVersion, targetVersion, rule, remedy }) =>
    `A backup of ${backupVersion} cannot be restored on ${targetVersion}. ${enRules.versionRules[rule]} ${enRules.remedies[remedy]}`.trim(),
  'version.unknown': ({ backupVersion, targetVersion, rule, remedy }) =>
    `Whether a backup of ${backupVersion} can be restored on ${targetVersion} is not known. ${enRules.versionRules[rule]} ${enRules.remedies[remedy]}`.trim(),
  'key.opens': ({ scheme }) => `The key opens it (${scheme}).`,
  'key.wrong': ({ scheme }) =>
    `The key does not open it (${scheme}). Another backup has another key: look for the one that was shown when this backup was made.`,
  'key.wrong-or-unknown-scheme': ({ schemes }) =>
    `The key does not open it in any of ${schemes.toLocaleString('en-US')} usual ways. Either it is another key, or the file was encrypted in an unusual way: this form does not show which.`,
  'key.damaged': ({ scheme }) =>
    `The key fits, and the data are damaged or cut short (${scheme}). Download the backup again.`,
  'key.unsupported': ({ scheme }) =>
    `This kind of encryption cannot be tried here (${scheme}). Whether the key opens it shows when it is imported.`,
  'key.not-needed': () => 'It is not encrypted: no key is needed to read it.',
  'key.not-tried': () =>
    'The key could not be tried: the file is damaged before the place where it would show. Download it again.',
  'key.cannot-tell': () =>
    'The vendor does not publish how a System Backup is encrypted. Only the import shows whether the key opens it.',
};
