import { format } from './format.ts';
import { contentTypeNames } from './inspection.ts';
import { enRules } from './rules.ts';
import { enSteps } from './steps.ts';
import { wordOr, type Words } from '../words.ts';
import type { ProofStatus } from '../../run/proof.ts';

const orNone = (text: string, none = 'nothing'): string => (text === '' ? none : text);

/** The name of a place to look from, as `engine/cut-over/vantages.ts` has them. */
const placeOf = (from: string): string =>
  from === 'laptop' ? enSteps.sides.local : from === 'new' ? `the ${enSteps.sides.new}` : from;

const cutSearches = {
  time: 'The search was ended after two minutes, before it had seen everything.',
  number: 'There were more new files than are looked into.',
} as const;

/** What was seen of an import by hand. */
function watchedImport(
  { restarted = '', wasAway, whose }: { restarted?: string; wasAway?: string; whose?: string },
  status: ProofStatus,
): string {
  return [
    status === 'by-word'
      ? 'A person says that the import is done.'
      : 'The web console shows the certificate of the old appliance, which came with the backup, and a person says that the import is done.',
    restarted === ''
      ? 'No restart of a service was seen.'
      : `Seen to restart: ${restarted}. That something restarted does not show what it holds.`,
    ...(wasAway === 'yes' ? ['The web console was away, and came back.'] : []),
    ...(whose === 'new' ? ['It shows the same certificate as before.'] : []),
    ...(whose === 'other' ? ['It shows a certificate that neither appliance had.'] : []),
    ...(whose === undefined ? ['The web console was not seen to answer.'] : []),
  ].join(' ');
}

/** What was observed, for every proof. Where nothing could be observed the sentence says so. */
export const enProofs: Words['proofs'] = {
  'preserve.backups-listed': {
    title: 'Older System Backups were looked through',
    seen: ({ count }, status) =>
      status === 'passed'
        ? `The old appliance lists ${format.number(count)}.`
        : 'A person looked through the list and kept what is needed. Handover did not see the list.',
  },
  'preserve.audit-logs-listed': {
    title: 'Audit Log Backups were looked through',
    seen: ({ count }, status) =>
      status === 'passed'
        ? `The old appliance lists ${format.number(count)}.`
        : 'A person looked through the list and kept what is needed. Handover did not see the list.',
  },
  'back-up.found': {
    title: 'The new backup was found on the old appliance',
    seen: ({ path, folder, found, looked, unseen, cut, why }, status) => {
      const plan = folder === '' ? '' : ` A plan that says backup.folder: ${folder} has it seen at once.`;
      const end =
        path === ''
          ? `Of ${format.number(looked)} new files ${format.number(found)} could be a backup, and none was taken.`
          : found === 1
            ? `${path} is the only one of ${format.number(looked)} new files looked into that could be a backup.${status === 'by-word' ? ' Not everything was looked at: a person says that it is the one.' : ''}${plan}`
            : `${path} is new, and a person says that it is the backup. ${format.number(found)} of ${format.number(looked)} new files could have been it.${plan}`;
      return [
        why === '' ? end : `Nothing could be searched there (${why}). The file was asked for.`,
        ...(unseen === '' ? [] : [`Not looked into: ${unseen}.`]),
        ...(cut === '' ? [] : [cutSearches[cut === 'time' ? 'time' : 'number']]),
      ].join(' ');
    },
  },
  'push.left-out': {
    title: 'No copy on the new appliance',
    seen: ({ by }) =>
      by === 'plan'
        ? 'The plan says so. The import takes the file from the computer on which the web console is open.'
        : 'No files can be put there. The import takes the file from the computer on which the web console is open.',
  },
  'push.removed': {
    title: 'The copy on the new appliance was removed',
    seen: ({ path }) =>
      `The copy ${orNone(path, 'there')} was removed after the restore, as the plan says. The one on this computer stays.`,
  },
  'verify.hash-on-old': {
    title: 'Same file on the old appliance',
    seen: ({ name, sha256, how }) =>
      sha256 === ''
        ? `The SHA-256 of ${name} on the old appliance could not be read (${how}).`
        : `${name} has the SHA-256 ${sha256} on the old appliance (${how}).`,
  },
  'verify.hash-local': {
    title: 'Same file on this computer',
    seen: ({ name, sha256 }) =>
      sha256 === ''
        ? `The SHA-256 of ${name} on this computer could not be read.`
        : `${name} has the SHA-256 ${sha256} on this computer.`,
  },
  'verify.limit': {
    title: 'Size is within the limit',
    seen: ({ name, sizeBytes, limitBytes }) =>
      `${name} has ${format.bytesExact(sizeBytes)}. The limit is ${format.bytesBoth(limitBytes)}.`,
  },
  'verify.container': {
    title: 'The file looks like a whole backup',
    seen: ({ name, looksLike }) => `${name} is ${wordOr(contentTypeNames, looksLike)}.`,
  },
  'push.hash-on-new': {
    title: 'Same file on the new appliance',
    seen: ({ name, sha256, how }) =>
      sha256 === ''
        ? `The SHA-256 of ${name} on the new appliance could not be read (${how}).`
        : `${name} has the SHA-256 ${sha256} on the new appliance (${how}).`,
  },
  'restore.evidence': {
    title: 'The restore is done',
    seen: ({ seen, ...watched }, status) => {
      if (seen !== '') return `Seen on the new appliance: ${seen}.`;
      if (watched.console !== undefined) return watchedImport(watched, status);
      const uncounted = 'The data on the new appliance could not be counted from here.';
      return status === 'by-word' ? `A person says that the import is done. ${uncounted}` : uncounted;
    },
  },
  'restore.client-communication': {
    title: 'Client communication was off during the import',
    seen: ({ state }, status) =>
      status === 'by-word'
        ? 'A person says that client communication was switched off on the new appliance.'
        : `Client communication on the new appliance: ${orNone(state, 'not known')}.`,
  },
  'restore.version': {
    title: 'Version after the restore',
    seen: ({ version, expected }) =>
      `The new appliance shows ${orNone(version, 'no version')} after the restore, and showed ${orNone(expected, 'no version')} before.`,
  },
  'hold-point.clients-moved': {
    title: 'Clients moved to the new appliance',
    seen: ({ moving, there }, status) => {
      if (status === 'could-not-test') return `Nobody can say how many of ${format.number(moving)} moved.`;
      const zone = status === 'by-word' ? ' In which zone a list tells its times is a person’s word.' : '';
      return `${format.number(there)} of ${format.number(moving)} were seen by the new appliance since they were told to move, and later than by the old one.${zone}`;
    },
  },
  'key.custody': {
    title: 'The key was read back',
    seen: (_params, status) =>
      status === 'passed'
        ? 'The key was entered again from where it is kept, and it is the same.'
        : 'It was not proved that the key can be read back from where it is kept.',
  },
  'cutover.positive-control': {
    title: 'The old appliance can be seen',
    seen: ({ from, answering }, status) =>
      status === 'passed'
        ? `Seen from ${placeOf(from)} before it was switched off: ${orNone(answering)}.`
        : `The old appliance was not seen from ${placeOf(from)} before it was switched off, so its silence there proves nothing. Seen: ${orNone(answering)}.`,
  },
  'cutover.old-silent': {
    title: 'The old appliance is silent',
    seen: ({ from, address, seen }) =>
      `Seen from ${placeOf(from)} at ${address}: ${orNone(seen, 'no answer')}.`,
  },
  'cutover.arp-control': {
    title: 'The old appliance can be seen on its own network',
    seen: ({ address, mac }, status) =>
      status === 'passed'
        ? `Asked by ARP from the new appliance, the machine with the network card ${orNone(mac, 'unknown')} answers for ${address}.`
        : `Asked by ARP from the new appliance, nobody answered for ${address} while the old appliance was on, so silence there proves nothing.`,
  },
  'cutover.arp-silent': {
    title: 'Nobody else answers for the final address',
    seen: ({ address, looks, seconds }) =>
      `The new appliance asked ${looks} times by ARP in ${seconds} s whether another machine holds ${address}.`,
  },
  'cutover.old-replaced': {
    title: 'The new appliance holds the address of the old one',
    seen: ({ address }) => `An address shows one machine, and the new appliance holds ${address}.`,
  },
  'cutover.old-off-by-word': {
    title: 'The old machine is off or isolated, by somebody’s word',
    seen: ({ by, old = 'off' }, status) =>
      status === 'failed'
        ? `${by} did not confirm that the old machine is ${old}.`
        : `${by} looked at the old machine and says that it is ${old}.`,
  },
  'cutover.old-reached': {
    title: 'The isolated old appliance can be reached another way',
    seen: ({ address, through }) =>
      `It is on, and answers with its host key at ${address} ${through === '' ? 'on the way of the plan' : `through ${through}`}. Clients that go the same way would reach it.`,
  },
  'cutover.new-answers': {
    title: 'The new appliance answers at the final address',
    seen: ({ address, sha256, by }) => {
      const certificate = `${address} shows the certificate ${orNone(sha256, 'of nobody')}`;
      switch (by) {
        case undefined:
        case 'host-key':
          return `${address} shows the host key ${orNone(sha256, 'of nobody')}.`;
        case 'certificate':
          return `${certificate}, which the new appliance alone has. SSH does not answer there.`;
        case 'restored-certificate':
          return `${certificate}, which the restore brought from the old appliance. That one was proved away, and the new one has left its own address. An old appliance that is started again would show the same.`;
        case 'word':
          return `${certificate}, which neither appliance had. You said that it is the new appliance.`;
        default:
          return by satisfies never;
      }
    },
  },
  'cutover.given-back': {
    title: 'Nobody holds the final address',
    seen: ({ address, seen, arp, from, elsewhere = '' }) =>
      `${address} after it was rolled back: ${orNone(seen, 'nobody answers')}; ${from === undefined ? `by ARP: ${orNone(arp ?? '', 'not asked')}` : `seen from ${placeOf(from)}`}.${elsewhere === '' ? '' : ` The new appliance answers at ${elsewhere}.`}`,
  },
  'cutover.old-back': {
    title: 'The old appliance is back',
    seen: ({ address, sha256, from = 'laptop', by }, status) =>
      status === 'passed' || status === 'by-word'
        ? `Seen from ${placeOf(from)}: ${address} answers with the ${by === 'certificate' ? 'certificate' : 'host key'} of the old appliance: ${orNone(sha256, 'not told')}.${status === 'by-word' ? ' The new one may have it too; a person says that this is the old one.' : ''}`
        : `From ${placeOf(from)} the old appliance could not be seen at ${address}.`,
  },
  'cutover.watched': {
    title: 'Watch whether the old appliance stays off',
    seen: ({ address, from, reason }, status) => {
      const why =
        reason === 'never-seen'
          ? 'the old appliance was not seen from there before'
          : reason === 'no-card'
            ? 'which of its network cards has the address is not known'
            : orNone(reason, 'no reason was told');
      return status === 'could-not-test'
        ? `From ${placeOf(from)} nobody can see who is at ${address}: ${why}.`
        : `From ${placeOf(from)} nobody could see for a while who is at ${address} (${why}). Now the old appliance is not there.`;
    },
  },
  'cutover.old-serves': {
    title: 'The old appliance lets its clients in again',
    seen: ({ state }, status) =>
      status === 'passed'
        ? `Client communication on the old appliance: ${orNone(state, 'not known')}. The cut-over had switched it off.`
        : state === ''
          ? 'The cut-over had switched its client communication off, and it could not be told to switch it on again: where it is on, it takes no clients.'
          : 'Client communication was switched on again on the old appliance; whether it is on cannot be read from here.',
  },
  'validate.host-key': {
    title: 'Host key at the final address',
    seen: ({ address, sha256 }) =>
      sha256 === '' ? `${address} shows no host key.` : `${address} shows the host key ${sha256}.`,
  },
  'validate.certificate': {
    title: 'Certificate at the final address',
    seen: ({ address, sha256, names, whose }, status) => {
      if (sha256 === '') return `The web console at ${address} shows no certificate.`;
      const shown = `${sha256} for ${orNone(names)}`;
      switch (whose) {
        case undefined:
          return `The web console at ${address} shows the certificate ${shown}.`;
        case 'new':
          return `The web console at ${address} shows the new appliance’s own certificate: ${shown}.`;
        case 'old':
          return `The web console at ${address} shows the old appliance’s certificate: ${shown}. ${
            status === 'passed'
              ? 'The restore brings it along, so this is expected: the host key is the new appliance’s.'
              : status === 'failed'
                ? 'Nothing was restored that could have brought it along: find out which machine answers there.'
                : 'After a restore both machines have it, and no host key was shown: it does not tell which of them answers.'
          }`;
        case 'other':
          return `The web console at ${address} shows a certificate that neither appliance had before: ${shown}. ${
            status === 'could-not-test'
              ? 'No host key of the new appliance was shown with it: it does not tell which machine answers.'
              : `Changing the address may make a new one, and ${status === 'by-word' ? 'a person said that it is the new appliance’s' : 'the host key is the new appliance’s'}. Clients that check the certificate must trust this one.`
          }`;
        default:
          return whose satisfies never;
      }
    },
  },
  'validate.certificate-names': {
    title: 'The certificate names the final address',
    seen: ({ address, names }) => `Clients use ${address}. The certificate names ${orNone(names)}.`,
  },
  'validate.version': {
    title: 'Version of the new appliance',
    seen: ({ version, expected }) =>
      version === ''
        ? `The version could not be read from here. Expected: ${orNone(expected, 'not known')}.`
        : `The new appliance has ${version}. Expected: ${orNone(expected, 'not known')}.`,
  },
  'validate.restored-backup': {
    title: 'Restored data',
    seen: ({ seen }) =>
      seen === ''
        ? 'The restored data could not be counted from here.'
        : `Counted on the new appliance: ${seen}.`,
  },
  'validate.old-stays-off': {
    title: 'The old appliance stays off',
    seen: ({ address, seen }) =>
      `At ${address}, compared with what both showed before: ${orNone(seen, 'no answer')}.`,
  },
  'validate.client-network': {
    title: 'Seen from a client’s network',
    seen: ({ from, address, seen }, status) =>
      status === 'failed'
        ? `${orNone(from, 'A machine')} does not see the new appliance at ${address}: ${orNone(seen, 'no answer')}. Where this computer sees it, a router remembers the old network card: clear its ARP entry for ${address}.`
        : `${orNone(from, 'A machine')} sees at ${address}: ${orNone(seen, 'no answer')}.`,
  },
  'validate.certificate-issuer': {
    title: 'Who signed the certificate',
    seen: ({ before, issuer }, status) =>
      status === 'could-not-test'
        ? 'There is no certificate from before to compare with.'
        : `Signed by ${orNone(issuer, 'nobody')}. Before, on the old appliance: ${orNone(before, 'nobody')}.`,
  },
  'validate.certificate-ca': {
    title: 'The certificate is signed by the CA of the old appliance',
    seen: ({ ca, before }, status) =>
      status === 'passed'
        ? `Its signature is that of the Client CA Certificate that you handed over (SHA-256 ${ca}).`
        : before === 'yes'
          ? `That of the old appliance was signed by the CA that you handed over (SHA-256 ${ca}), and this one is not: the CA may have been made anew. Clients with Deep Packet Inspection may not trust it.`
          : `Neither this one nor that of the old appliance is signed by the CA that you handed over. Download the Client CA Certificate of the new appliance, and compare it with that one (SHA-256 ${ca}).`,
  },
  'validate.certificate-expiry': {
    title: 'The certificate is valid for a while',
    seen: ({ validTo, days }) =>
      `It ends on ${orNone(validTo === '' ? '' : format.date(validTo), 'an unknown day')}, which is in ${days} days.`,
  },
  'validate.disk': {
    title: 'The new appliance has room on its disk',
    seen: ({ freeBytes, totalBytes, mount, oldFreeBytes, oldTotalBytes }, status) => {
      if (status === 'could-not-test') return 'The disks could not be read.';
      const now = `${format.bytes(freeBytes)} of ${format.bytes(totalBytes)} are free at ${orNone(mount, 'the fullest disk')}.`;
      return oldFreeBytes === undefined || oldTotalBytes === undefined
        ? now
        : `${now} On the old appliance: ${format.bytes(oldFreeBytes)} of ${format.bytes(oldTotalBytes)}.`;
    },
  },
  'validate.load': {
    title: 'The new appliance keeps up with its load',
    seen: ({ load, cores, oldLoad, oldCores }, status) => {
      if (status === 'could-not-test') return 'The load could not be read.';
      const now = `Load ${format.number(load)} on ${format.number(cores)} CPU, average of 5 minutes.`;
      return oldLoad === undefined || oldCores === undefined
        ? now
        : `${now} On the old appliance: ${format.number(oldLoad)} on ${format.number(oldCores)} CPU.`;
    },
  },
  'validate.licence': {
    title: 'The licence is the one of the old appliance',
    seen: ({ state, until, before }, status) =>
      status === 'could-not-test'
        ? 'The licence could not be read on both appliances. Look at it in the web console.'
        : `The licence is: ${orNone([state, until].filter((part) => part !== '').join(', until '), 'not told')}. On the old appliance: ${orNone(before, 'not told')}.`,
  },
  'validate.audit-job': {
    title: 'No audit log backup is stuck',
    seen: ({ state }) =>
      state === 'running'
        ? 'An Audit Log Backup is being made. Where the next look says the same, it hangs.'
        : state === 'idle'
          ? 'No Audit Log Backup is being made.'
          : 'Whether an Audit Log Backup is being made cannot be read.',
  },
  'validate.client-communication': {
    title: 'Client communication is on',
    seen: ({ state }, status) =>
      status === 'by-word'
        ? 'A person says that client communication is switched on at the new appliance.'
        : `Client communication on the new appliance: ${orNone(wordOr(enRules.untested, state), 'not known')}.`,
  },
  'ledger.communication-off': {
    title: 'Client communication is off after the restore',
    seen: ({ state }) =>
      `Client communication on the new appliance after the restore: ${orNone(wordOr(enRules.untested, state), 'not known')}.`,
  },
  'ledger.syslog': {
    title: 'What sends the events to the SIEM',
    seen: ({ state }) =>
      `syslog-ng on the new appliance is ${orNone(state, 'not known')}. Whether an event arrives only the SIEM shows.`,
  },
  'validate.clients': {
    title: 'Clients are back',
    seen: ({ seen, baseline, missing, kinds = '', duplicates = '' }, status) => {
      if (status === 'could-not-test') return 'The clients could not be counted from here.';
      const count = `${format.number(seen)} of ${format.number(baseline)} clients have checked in since the switch.`;
      const zone = status === 'by-word' ? ' In which zone the list tells its times is a person’s word.' : '';
      const double = duplicates === '' ? '' : ` More than one computer has the name: ${duplicates}.`;
      if (missing === '') return `${count}${zone}${double}`;
      const byKind = kinds === '' ? '' : ` By system and agent version (missing of all): ${kinds}.`;
      return `${count}${zone} Missing: ${missing}.${byKind}${double}`;
    },
  },
};
