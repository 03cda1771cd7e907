import { diskRules } from '../../rules/disk.ts';
import { blockingDoubts, type MoveDoubt } from '../../rules/clients/moved-clients.ts';
import type { WaveRefusal } from '../../rules/clients/waves.ts';
import { limits } from '../../rules/limits.ts';
import { versionRule } from '../../rules/versions.ts';
import type { DeclarationId } from '../../run/declaration.ts';
import { enDeclarations } from './declarations.ts';
import { directRefusalWords } from './direct-switch.ts';
import { enLedgerNames } from './ledger/names.ts';
import { format } from './format.ts';
import { enRules } from './rules.ts';
import { enSteps } from './steps.ts';
import type { DeclarationWords, Words } from '../words.ts';

const { sides } = enSteps;
const minutes = (count: number): string => format.duration(count * 60_000);
const shrink =
  'Shrink the database with System Maintenance > Audit Log Backup, ask Netwrix Customer Support for the 5.9.4.2 backup export fix (the version stays 5.9.4.2), and make a new backup. If it is still too large, ask for the manual procedure.';

function ruleText(id: string): string {
  return (enRules.versionRules as Readonly<Record<string, string>>)[id] ?? `Rule ${id}.`;
}

function remedyText(backupVersion: string, targetVersion: string): string {
  return enRules.remedies[versionRule(backupVersion, targetVersion).remedy];
}

/** What was asked for; one that only a later version knows goes by its id. */
function asked(id: DeclarationId): DeclarationWords {
  return Object.hasOwn(enDeclarations, id)
    ? enDeclarations[id]
    : { question: id, why: '', yes: '', no: '', unknown: '' };
}

const clientCount = (count: number): string => (count === 1 ? '1 client' : `${format.number(count)} clients`);

function known(words: Readonly<Record<string, string>>, id: string): string {
  return words[id] ?? id;
}

const backupOn = (backup: string, target: string): string =>
  `The backup is of version ${backup}, the new appliance has ${target}.`;

/** Why clients are not moved in waves. */
export const waveReasons = {
  'server-before-2601':
    'The old appliance is older than 2601 and has no page EPP Clients migration: nobody can be moved in waves.',
  'server-unknown':
    'Which version the old appliance has is not known, so nobody can say whether it moves clients in waves.',
  'encryption-used':
    'Enforced Encryption is in use, and EPP Clients migration does not move it: keep the address and move all at once.',
  'encryption-unknown':
    'Whether Enforced Encryption is in use is not known. With it nobody is to be moved in waves.',
  'other-product':
    'The profile names no rules of the vendor, and EPP Clients migration is a page of Endpoint Protector.',
  'no-list': 'No list of the computers is known, so nobody can say who may move.',
  'nobody-can-move': 'No computer of the list has a client of 2511 or later, so nobody can move in waves.',
  'address-elsewhere':
    'The new appliance was not seen at the final address of the plan. Whoever moves in a wave looks for it there, and would find nobody.',
} satisfies Record<WaveRefusal, string>;

const moveDoubts = {
  'old-list': 'No list of the old appliance was read.',
  'old-times': 'The list of the old appliance tells no times that can be compared.',
  'new-times': 'The list of the new appliance tells no times that can be compared.',
  'one-list': 'The same list was handed over for both appliances.',
  'old-earlier':
    'The list of the old appliance shows no contact since the clients were told to move: it is an earlier one, or of another server.',
  'others-there':
    'The list of the new appliance shows most of those as seen whom nobody told to move yet: it may be one of the old appliance. If all were moved at once, take final.clients: at-once.',
  'went-back':
    'By these lists most of those who had moved are with the old appliance again. Either they are, or the lists are exchanged.',
} satisfies Record<MoveDoubt, string>;

/** What a Windows computer runs that did not move; nothing where there is no line for it. */
function setServerLines(windows: string, line: string): string[] {
  if (line === '') return [];
  return [
    `By hand on Windows (${windows}): ${line} with the code that Client Software shows in place of DEPARTMENT-CODE, then restart the computer.`,
  ];
}

const preflight = {
  'preflight.not-the-product': {
    title: 'Product',
    seen: ({ side, expected, seen }) =>
      `The ${sides[side]} should be ${expected}, but shows ${seen === '' ? 'no product' : seen}.`,
    why: 'A wrong machine must not be restored or switched off.',
    fix: 'Check the address and the profile of this appliance.',
    source: 'handover',
  },
  'preflight.same-machine': {
    title: 'Two machines',
    seen: ({ sha256 }) => `The old and the new appliance show the same host key (${sha256}).`,
    why: 'Either both addresses lead to one machine, or one was cloned from the other. Then nothing can prove which of them answers after the cut-over.',
    fix: 'Check both addresses. If the new machine is a clone, give it host keys of its own.',
    source: 'handover',
  },
  'preflight.no-rules': {
    title: 'No rules for this product',
    seen: ({ oldVersion, newVersion }) =>
      `Versions: ${oldVersion === '' ? 'not known' : oldVersion} on the old appliance, ${newVersion === '' ? 'not known' : newVersion} on the new one. The profile names no rules, so versions, sizes and licences were not checked against any.`,
    why: 'Only the vendor of the product can say which backup can be restored on which version.',
    fix: 'Look it up with the vendor, and accept this finding when you know that the backup can be restored there.',
    source: 'handover',
  },
  'preflight.version-unknown': {
    title: 'Version',
    seen: ({ side, client }) =>
      client
        ? `${client}, told as the version of the ${sides[side]}, is the build of a client and not of a server.`
        : `The version of the ${sides[side]} could not be read.`,
    why: 'Only some versions can be restored on others. A wrong pair fails at the import or leaves a broken server.',
    fix: 'Read it in Appliance > Server Information and write it into the plan.',
    source: 'migration-guide',
  },
  'preflight.version-unsupported': {
    title: 'Version pair',
    seen: ({ backupVersion, targetVersion }) =>
      `A backup of ${backupVersion} cannot be restored on ${targetVersion}.`,
    why: ({ rule }) => ruleText(rule),
    fix: ({ backupVersion, targetVersion }) => remedyText(backupVersion, targetVersion),
    source: 'migration-guide',
  },
  'preflight.version-less-tested': {
    title: 'Version pair',
    seen: ({ backupVersion, targetVersion }) => backupOn(backupVersion, targetVersion),
    why: ({ rule }) => ruleText(rule),
    fix: ({ backupVersion, targetVersion }) => remedyText(backupVersion, targetVersion),
    source: 'migration-current',
  },
  'preflight.version-not-listed': {
    title: 'Version pair',
    seen: ({ backupVersion, targetVersion }) => backupOn(backupVersion, targetVersion),
    why: ({ rule }) => ruleText(rule),
    fix: ({ backupVersion, targetVersion }) => remedyText(backupVersion, targetVersion),
    source: 'migration-guide',
  },
  'preflight.pages-contradict': {
    title: 'Pages that contradict each other',
    seen: 'On these points the vendor’s own pages contradict each other.',
    why: 'Whoever follows one page does what another one rules out. Nobody has published which of them holds.',
    fix: 'Decide beforehand which one you follow, or ask Netwrix Customer Support.',
    source: 'migration-guide',
  },
  'preflight.guest-os': {
    title: 'System and version',
    seen: ({ side, version, os }) => `The ${sides[side]} is said to have ${version}, and runs ${os}.`,
    why: ({ expected }) =>
      expected === ''
        ? 'The pages name this system for later images alone, and a patch does not change the system. Either the version or the machine is another one.'
        : `For this version the pages name ${expected}. Either the version or the machine is another one.`,
    fix: 'Read the version again in Appliance > Server Information, and check that this is the right machine.',
    source: 'migration-current',
  },
  'preflight.new-not-newest': {
    title: 'Patch level of the new appliance',
    seen: ({ version, newest }) => `The new appliance has ${version}. The newest of its line is ${newest}.`,
    why: 'The new server is to be patched to the latest version before the restore, and not within 24 hours after it.',
    fix: 'Upload the patch before the restore: System Configuration > Server Update > Offline Patch Upload, or Dashboard > Live Update > Offline Patch Uploader.',
    source: 'migration-legacy-2510',
  },
  'preflight.snapshot-unconfirmed': {
    title: 'Snapshot of the old machine',
    seen: 'You have not confirmed that a snapshot of the old virtual machine exists and is completed.',
    why: 'The vendor demands it. There is no downgrade, so the old machine is the only way back.',
    fix: 'Make a snapshot in the hypervisor and wait until it is completed. AWS queues snapshots: check the status.',
    source: 'migration-legacy',
  },
  'preflight.patch-too-recent': {
    title: 'Last patch of the old appliance',
    seen: 'You have not confirmed that the last patch of the old appliance is more than 24 hours old.',
    why: 'A patch goes on in the background after it looks finished. The nightly job at 21:00 completes it.',
    fix: 'Wait until 24 hours and one night have passed, then make the backup.',
    source: 'migration-legacy',
  },
  'preflight.audit-backup-running': {
    title: 'Running Audit Log Backup',
    seen: 'An Audit Log Backup is running on the old appliance, or you have not confirmed that none is.',
    why: 'It works on the same database as the System Backup. One that has been running for over 4 hours is stuck.',
    fix: 'Wait until it ends, or cancel it in System Maintenance > Audit Log Backups.',
    source: 'faq',
  },
  'preflight.disk-free-old': {
    title: 'Free disk on the old appliance',
    seen: ({ freeBytes, totalBytes, neededPercent }) =>
      `${format.bytes(freeBytes)} of ${format.bytes(totalBytes)} are free (${format.percent((freeBytes / totalBytes) * 100)}).${neededPercent === 0 ? '' : ` The vendor wants ${format.number(neededPercent)} % or more.`}`,
    why: 'The backup is written there before it can be pulled.',
    fix: 'Export old logs with System Maintenance > Audit Log Backups, or give the machine more disk.',
    source: 'best-practices',
  },
  'preflight.disk-free-new': {
    title: 'Free disk on the new appliance',
    seen: ({ freeBytes, neededBytes }) =>
      `${format.bytes(freeBytes)} are free, ${format.bytes(neededBytes)} are needed.`,
    why: 'The backup file and what the restore unpacks must both find room. A full disk is a usual cause of a 500 error.',
    fix: 'Give the new machine more disk.',
    source: 'migration-legacy-2510',
  },
  'preflight.disk-free-local': {
    title: 'Free disk on this computer',
    seen: ({ freeBytes, neededBytes, folder }) =>
      `${format.bytes(freeBytes)} are free in ${folder}, ${format.bytes(neededBytes)} are needed.`,
    why: 'The backup, the files to keep and the report are stored there.',
    fix: 'Free some space, or move the job folder with HANDOVER_HOME.',
    source: 'handover',
  },
  'preflight.database-large': {
    title: 'Size of the database',
    seen: ({ sizeBytes, limitBytes }) =>
      sizeBytes > 0
        ? `The database has ${format.bytes(sizeBytes)}. The vendor's limit is ${format.bytes(limitBytes)}.`
        : `You say that the database is larger than ${format.bytes(limitBytes)}.`,
    why: 'The vendor wants to supervise the migration of a database of this size.',
    fix: 'Ask Netwrix Customer Support for a supervised migration before you go on.',
    source: 'best-practices',
  },
  'preflight.database-unknown': {
    title: 'Size of the database',
    seen: `It is not known whether the database is larger than ${format.bytes(diskRules.databaseBytes)}.`,
    why: 'The vendor wants to supervise the migration of a larger one.',
    fix: 'Read it in Appliance > Server Information (Database Disk Space).',
    source: 'best-practices',
  },
  'preflight.sizing': {
    title: 'Size of the new machine',
    seen: ({ endpoints, need, seen }) =>
      need === ''
        ? `The vendor's table ends below ${format.number(endpoints)} endpoints. The new machine has ${seen} (cores / RAM / disk).`
        : `For ${format.number(endpoints)} endpoints the vendor wants ${need} (cores / RAM / disk). The new machine has ${seen}.`,
    why: 'Machines that are too small are a usual cause of slow restores and recurring errors. The larger numbers of the table hold with eDiscovery and Enforced Encryption. The table is from before CrateDB: 2608 may need more.',
    fix: ({ need }) =>
      need === ''
        ? 'Ask Netwrix Customer Support for the right size.'
        : 'Give the new machine more before the restore. Twice the cores and RAM during the move make it two to three times faster.',
    source: 'server-requirements',
  },
  'preflight.licence-unconfirmed': {
    title: 'Licence',
    seen: 'You have not confirmed that the licence is valid and current.',
    why: 'It is imported on the new appliance after the restore.',
    fix: 'Check System Configuration > System Licensing on the old appliance, and keep the licence file ready.',
    source: 'best-practices',
  },
  'preflight.php-els': {
    title: 'Licence field php_els',
    seen: ({ targetVersion }) =>
      `You have not confirmed that the licence holds php_els, and the new appliance has ${targetVersion}.`,
    why: 'Servers 2509 to 2604 get no system updates without it. 2608 ignores it.',
    fix: 'Look for php_els in the licence file. If it is missing, ask Netwrix for a renewed licence.',
    source: 'migration-legacy-2510',
  },
  'preflight.trial-licence': {
    title: 'Trial licence on the new appliance',
    seen: 'You have not confirmed that the new appliance has at least a trial licence.',
    why: 'A fresh image cannot be patched without one.',
    fix: 'Choose Free Trial in System Configuration > Licensing on the new appliance.',
    source: 'migration-current',
  },
  'preflight.new-not-fresh': {
    title: 'State of the new appliance',
    seen: ({ seen }) => `The new appliance holds data already: ${seen}.`,
    why: 'The restore replaces it.',
    fix: 'Check that this is the right machine. Make a snapshot of it, or deploy it again.',
    source: 'handover',
  },
  'preflight.client-communication-on-new': {
    title: 'Client communication on the new appliance',
    seen: 'Client communication is switched on at the new appliance.',
    why: 'Clients could register with a server that is not restored yet.',
    fix: 'Switch it off in System Configuration > System Settings until the new appliance is validated.',
    source: 'best-practices',
  },
  'preflight.integrations-unrecorded': {
    title: 'Record of integrations',
    seen: 'You have not confirmed that all integrations and their secrets are written down.',
    why: 'Their secrets are not always restored. Each one counts as not migrated until it was tested.',
    fix: 'Write down SMTP, AD or LDAP, Entra ID, SCIM, SSO, SIEM and S3, with what is needed to enter them again.',
    source: 'best-practices',
  },
  'preflight.integrations-recorded': {
    title: 'Integrations to test afterwards',
    seen: ({ list }) => (list === '' ? 'The integrations are written down.' : `Written down: ${list}.`),
    why: 'Their secrets are not always restored. Each one counts as not migrated until it was tested.',
    fix: 'Test each of them after the cut-over.',
    source: 'best-practices',
  },
  'preflight.dhcp-on-new': {
    title: 'Address of the new appliance',
    seen: ({ interfaceName }) => `${interfaceName} of the new appliance has its address from DHCP.`,
    why: 'Servers from 2509 on know no DHCP, and an address that changes by itself ends the job in the middle.',
    fix: 'Set a fixed address in the network settings of the appliance.',
    source: 'appliance',
  },
  'preflight.dns-fields': {
    title: 'Both DNS fields',
    seen: ({ targetVersion }) =>
      `The new appliance has ${targetVersion}, and two DNS servers were not seen on it.`,
    why: 'Unpatched 2509 and early 2510 do not save the network settings when one DNS field is empty. The patch 2604 corrects this.',
    fix: 'Patch the new appliance to 2604, or fill both DNS fields when you change the address.',
    source: 'faq',
  },
  'preflight.cloud-image': {
    title: 'Cloud image',
    seen: ({ side, platform }) =>
      `The ${sides[side]} runs in a cloud${platform === '' ? '' : ` (${platform})`}.`,
    why: ({ side }) =>
      side === 'new'
        ? 'In a cloud the address is changed only in the command-line setup wizard, and the network of the provider decides who gets it.'
        : 'Cloud snapshots are queued and not taken at once.',
    fix: ({ side }) =>
      side === 'new'
        ? "Plan to move the private address with the provider's own tools, and have the setup wizard at hand."
        : 'Check that the snapshot has the status completed.',
    source: 'appliance',
  },
  'preflight.ipv6-only': {
    title: 'IPv4 address',
    seen: ({ side }) => `The ${sides[side]} has IPv6 addresses only.`,
    why: 'The rules for taking over an address were measured with IPv4. With IPv6 neighbours learn the new owner in another way, which was not measured.',
    fix: 'Plan more time for the cut-over, and clear the neighbour tables of routers if clients do not come back.',
    source: 'address-takeover',
  },
  'preflight.direct-refused': {
    title: 'Direct switch',
    seen: ({ reason, address }) =>
      `The new appliance cannot be given ${address} directly: ${directRefusalWords[reason]}.`,
    why: 'The plan wants the address to be switched over SSH on the new appliance itself. Tonight it would be refused.',
    fix: 'Remove what prevents it, or take “takeover: direct” out of the plan: then the address is changed on the appliance’s own page.',
    source: 'address-takeover',
  },
  'preflight.direct-ready': {
    title: 'Direct switch',
    seen: ({ address, card, owner, file, gateway, also, dns }) =>
      `The new appliance can be given ${address} directly, on its card ${card} (${owner}, ${file}).${
        gateway === '' ? ' It has no gateway.' : ` Gateway: ${gateway}.`
      }${dns === '' ? '' : ` DNS: ${dns}.`}${also === '' ? '' : ` Also on the card, and left as it is: ${also}.`}`,
    why: 'Only its own address in this one file is changed, and only once the switch is committed.',
    fix: 'Compare the gateway and the DNS servers with those of the old appliance.',
    source: 'address-takeover',
  },
  'preflight.ipv6-not-moved': {
    title: 'IPv6 address of the old appliance',
    seen: ({ addresses }) => `The old appliance also has ${addresses}.`,
    why: 'Only the IPv4 address is taken over. Clients that find the server by IPv6 lose it when the old appliance is off.',
    fix: 'Take the IPv6 address out of DNS before the switch, or set it on the new appliance by hand afterwards.',
    source: 'address-takeover',
  },
  'preflight.addresses-not-moved': {
    title: 'Further addresses of the old appliance',
    seen: ({ addresses }) => `The old appliance also has ${addresses}.`,
    why: 'Only one address is taken over. Clients, mail servers and directories that use another one lose it when the old appliance is off.',
    fix: 'Find out who uses them. Set each that is still needed on the new appliance by hand after the switch, on a network card of its own where it had one.',
    source: 'address-takeover',
  },
  'preflight.final-address-subnet': {
    title: 'Final address and network of the new appliance',
    seen: ({ address, networks }) =>
      `${address} is in none of the networks of the new appliance (${networks === '' ? 'none seen' : networks}).`,
    why: 'The new appliance will need another network, gateway or port group together with the address.',
    fix: 'Prepare the network card of the new machine in the hypervisor before the cut-over.',
    source: 'address-takeover',
  },
  'preflight.clock-skew': {
    title: 'Clocks',
    seen: ({ side, skewSeconds }) =>
      `The clock of the ${sides[side]} is ${format.duration(Math.abs(skewSeconds) * 1000)} ${skewSeconds < 0 ? 'behind' : 'ahead of'} this computer.`,
    why: 'Certificates, one-time codes and the times in the report depend on it.',
    fix: 'Set up NTP on the appliance, or correct the clock of this computer.',
    source: 'handover',
  },
  'preflight.name-resolution': {
    title: 'Name of the appliance',
    seen: ({ name, resolvesTo, expected }) =>
      `${name} resolves to ${resolvesTo === '' ? 'nothing' : resolvesTo}. The final address is ${expected}.`,
    why: 'Clients that use the name go where it points.',
    fix: 'Correct the DNS record, or the name in the plan.',
    source: 'handover',
  },
  'preflight.window-too-short': {
    title: 'Maintenance window',
    seen: ({ plannedMinutes, neededMinutes }) =>
      `${minutes(plannedMinutes)} are planned. Twice the estimate is ${minutes(neededMinutes)}.`,
    why: 'The vendor advises a window of at least twice the estimate.',
    fix: 'Plan a longer window.',
    source: 'best-practices',
  },
  'preflight.window-unknown': {
    title: 'Maintenance window',
    seen: ({ neededMinutes }) => `The plan names no window. Twice the estimate is ${minutes(neededMinutes)}.`,
    why: 'The vendor advises a window of at least twice the estimate.',
    fix: 'Agree on a window, and tell the users about it.',
    source: 'best-practices',
  },
  'preflight.command-refused': {
    title: 'Commands of later steps',
    seen: ({ side, refused }) => `A later step could not run this on the ${sides[side]}: ${refused}.`,
    why: 'Some of these commands run while no appliance serves the clients. Then it is too late to correct a rule.',
    fix: 'Give the login a rule of sudo for these commands, or install what is missing. What can be done by hand, you will be asked for.',
    source: 'handover',
  },
  'preflight.folder-refused': {
    title: 'Folders of later steps',
    seen: ({ side, refused }) => `A later step could not use this folder on the ${sides[side]}: ${refused}.`,
    why: 'Backups are read from the one and put into the other.',
    fix: 'Give the login the right to the folder, or name another one in the profile or the plan.',
    source: 'handover',
  },
  'preflight.console-unreachable': {
    title: 'Web console',
    seen: ({ side, address }) => `The web console of the ${sides[side]} at ${address} did not answer.`,
    why: 'Most operations of the vendor exist only there.',
    fix: 'Check that HTTPS to it is allowed from this computer.',
    source: 'handover',
  },
  'preflight.certificate-address': {
    title: 'Certificate and final address',
    seen: ({ address, names }) =>
      `The certificate of the old appliance names ${names === '' ? 'nothing' : names}, and not ${address}.`,
    why: 'With another address the trust of Deep Packet Inspection and of the clients may break.',
    fix: 'Keep the address if you can. Otherwise plan to distribute a new root CA.',
    source: 'migration-current',
  },
  'preflight.certificate-expires': {
    title: 'Certificate expiry',
    seen: ({ side, expires }) =>
      `The certificate of the ${sides[side]} ends or ended on ${format.date(expires)}.`,
    why: 'An expired certificate looks like a failed migration.',
    fix: 'Renew it, before the backup if it is the one of the old appliance.',
    source: 'handover',
  },
  'preflight.job-folder-unsafe': {
    title: 'Folder of the job',
    seen: ({ folder, reason }) =>
      `${folder} is not a good place: ${reason
        .split(', ')
        .map((hint) => known(enRules.folderHints, hint))
        .join(', ')}.`,
    why: 'The backup holds the whole configuration. It belongs where only you can read it and where it stays.',
    fix: 'Move the job folder with HANDOVER_HOME.',
    source: 'handover',
  },
  'preflight.different-address': {
    title: 'Change of address',
    seen: ({ oldAddress, newAddress }) =>
      `The clients know ${oldAddress}. Afterwards the server is at ${newAddress}.`,
    why: 'The certificate trust of Deep Packet Inspection breaks, Content Aware Protection rules break, drives with Enforced Encryption stay locked until each user decrypts and encrypts them again, and a new root CA must be distributed.',
    fix: 'Keep the address, always with Enforced Encryption. Otherwise accept this by name after you have planned for all four.',
    source: 'migration-current',
  },
  'preflight.client-list': {
    title: 'Length of the list of computers',
    seen: ({ rows, endpoints, shown, duplicates }) =>
      [
        shown > 0
          ? `The list has exactly ${format.number(rows)} rows, as many as the console shows by default.`
          : `The list has ${format.number(rows)} rows.`,
        ...(endpoints > 0 ? [`The plan says ${format.number(endpoints)} endpoints.`] : []),
        ...(duplicates === '' ? [] : [`More than one computer has the name: ${duplicates}.`]),
      ].join(' '),
    why: 'Who is not in this list is missed by nobody afterwards. A saved filter loads by itself, and a list that is shown ends after 200 rows. Two computers of one name cannot be told apart.',
    fix: 'Reset the filter, and take Choose action > Export list of…, not the list that is shown. Or put the right number of endpoints into the plan. Find duplicates by the filter Duplicates.',
    source: 'display-limit',
  },
  'preflight.clients-old': {
    title: 'Clients that need the bridge first',
    seen: ({ count, names, unknown, unknownNames, hours }) =>
      [
        ...(count > 0
          ? [
              `${format.number(count)} clients are older than 5.9.4.3 Hotfix 1 (Windows 6.2.5.3000, macOS 3.0.5.3000, Linux 2.4.5.1002): ${names}.`,
            ]
          : []),
        ...(unknown > 0
          ? [`What ${format.number(unknown)} clients need is not known by their build: ${unknownNames}.`]
          : []),
        `By the built-in upgrade, at 50 an hour, all take at least ${format.number(hours)} h.`,
      ].join(' '),
    why: 'Clients of 5.9.4.1 and older trust no package that Netwrix signed: they must be 5.9.4.3 Hotfix 1 before anything newer.',
    fix: 'Upload the packages of 5.9.4.3 Hotfix 1 beside the newest ones, and upgrade these clients twice. Begin with 10 to 20 of them.',
    source: 'client-upgrade',
  },
  'preflight.clients-linux': {
    title: 'Linux clients',
    seen: ({ count, names }) => `${format.number(count)} clients run on Linux: ${names}.`,
    why: 'The server upgrades no Linux clients.',
    fix: 'Upgrade them by hand, or by your own tool.',
    source: 'client-upgrade',
  },
  'preflight.waves': {
    title: 'Moving the clients in waves',
    seen: ({ verdict, moving, staying, pilot }) =>
      verdict === 'can'
        ? `EPP Clients migration can move ${format.number(moving)} clients, and not ${format.number(staying)}. A pilot would be: ${pilot === '' ? 'nobody' : pilot}.`
        : waveReasons[verdict],
    why: 'While both servers run, System Maintenance > EPP Clients migration moves them one by one, and one that fails stays where it is. It needs 2601 or later on the old appliance, clients of 2511 or later, and no Enforced Encryption. Licences count for 30 days on both.',
    fix: ({ led, verdict }) =>
      led === 'yes'
        ? 'Handover leads you through it at the hold point: the pilot, then the others, each time with a list of both appliances. Accept this by name when you have planned for the certificates and the licences.'
        : verdict === 'can'
          ? 'Let the plan lead you through it: final.clients: in-waves. Or move a pilot first, watch it for a day or two, then the others. “handover clients” sorts an export by who can move and who cannot. On macOS and Linux distribute the certificate of Deep Packet Inspection again. Do all this before the hold point, which switches the old appliance off, with client communication on at the new one.'
          : 'Keep the address, or tell all clients the new one at once after the switch. “handover clients” sorts an export by who could move and who could not.',
    source: 'clients-migration',
  },
  'preflight.waves-refused': {
    title: 'Moving the clients in waves',
    seen: ({ reason }) => known(waveReasons, reason),
    why: 'The plan wants final.clients: in-waves. That takes EPP Clients migration: 2601 or later on the old appliance, clients of 2511 or later, and no Enforced Encryption.',
    fix: 'Take final.clients: at-once, or keep the address. Give the new appliance its final address before, or take final.address out of the plan where its clients use the one that it has. What is only not known can be said: the version in the plan, Enforced Encryption when it is asked for, the list of computers as a file.',
    source: 'clients-migration',
  },
  'preflight.no-client-baseline': {
    title: 'Count of clients',
    seen: 'It is not known which clients the old appliance serves.',
    why: 'Without it nobody can tell afterwards which clients are missing.',
    fix: 'Export Device Control > Computers as CSV and hand it over, or note the number of computers.',
    source: 'migration-current',
  },
} satisfies Partial<Words['findings']>;

/** Each check by its finding's id without the family, for those that could not be made. */
const checkTitles: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(preflight).map(([id, { title }]) => [id.slice('preflight.'.length), title]),
);

/** What was seen, why it matters and what to do, for every finding. */
export const enFindings: Words['findings'] = {
  ...preflight,
  'preflight.unconfirmed': {
    title: ({ declaration }) => asked(declaration).question,
    seen: ({ declaration, answer }) =>
      `“${asked(declaration).question}” ${answer === 'no' ? 'You said no.' : 'That is not known.'}`,
    why: ({ declaration }) => asked(declaration).why,
    fix: ({ declaration }) => `What is wanted: ${asked(declaration).yes}`,
    source: 'handover',
  },
  'preflight.no-shell': {
    title: 'What cannot be seen there',
    seen: ({ side, rights, unseen }) => {
      const { word, seen } = enRules.loginRights[rights];
      const checks = unseen.split(', ').map((check) => `“${known(checkTitles, check)}”`);
      const untested = unseen === '' ? '' : ` Not tested for that reason: ${checks.join(', ')}.`;
      return `The ${sides[side]} is moved with ${word}. ${seen}${untested}`;
    },
    why: 'What Handover cannot see, a person does by cards and looks at in the web console; it is recorded as her word.',
    fix: 'Allow SSH with sudo for the night, or accept it by name and look at each of these in the web console. Nothing is installed on an appliance, ever.',
    source: 'handover',
  },
  'preflight.could-not-test': {
    title: 'Untested check',
    seen: ({ check, side, reason }) =>
      `“${known(checkTitles, check)}” could not be tested (${sides[side]}): ${known(enRules.untested, reason)}.`,
    why: 'What could not be tested does not count as passed.',
    fix: 'Look at it by hand, or accept it by name.',
    source: 'handover',
  },
  'hold-point.autostart-on': {
    title: 'Autostart of the old machine',
    seen: ({ answer }) =>
      answer === 'no'
        ? 'You said that autostart, high availability or “connect at power on” is on for the old machine.'
        : 'It is not known whether autostart, high availability and “connect at power on” are off for the old machine.',
    why: 'After a restart of the host the old machine would come back with the address that the new one holds.',
    fix: 'Switch all three off in the hypervisor, resume the job, and answer yes.',
    source: 'handover',
  },
  'hold-point.backup-old': {
    title: 'Age of the backup',
    seen: ({ ageMs, limitMs }) =>
      `The backup is ${format.duration(ageMs)} old. The plan allows ${format.duration(limitMs)}.`,
    why: 'What was changed on the old appliance since it was made is not on the new one.',
    fix: 'Make a fresh backup: Handover offers it here, as long as no client was told to move. Or set limits.backupAgeHours in the plan.',
    source: 'handover',
  },
  'hold-point.backup-age-unknown': {
    title: 'Age of the backup',
    seen: ({ limitMs }) =>
      `Nobody can tell how old the backup is. The plan allows ${format.duration(limitMs)}.`,
    why: 'What was changed on the old appliance since it was made is not on the new one.',
    fix: 'Look up its date in the web console, or have a fresh one made by “use: new” in the plan.',
    source: 'handover',
  },
  'hold-point.changes-since-backup': {
    title: 'Changes since the backup',
    seen: ({ answer, count, named }) =>
      answer === 'seen'
        ? `Administrators did ${count === 1 ? '1 thing' : `${format.number(count)} things`} on the old appliance since before the backup was begun: ${named}. Making the backup may be one of them.`
        : answer === 'no'
          ? 'You said that something was changed on the old appliance since the backup was made.'
          : 'It is not known whether something was changed on the old appliance since the backup was made.',
    why: 'Policies, rights, devices and accounts that were changed since are missing on the new appliance.',
    fix: 'Make a fresh backup: Handover offers it here, as long as no client was told to move. Or note the changes and make them again on the new appliance.',
    source: 'system-backup',
  },
  'hold-point.client-list-old': {
    title: 'Age of the list of computers',
    seen: ({ count, ageMs }) =>
      `The list of ${count === 1 ? '1 computer' : `${format.number(count)} computers`} is ${format.duration(ageMs)} old. No later one was handed over.`,
    why: 'Who is missing after the cut-over is told by this list. Computers that came or went since are not in it.',
    fix: 'Export the list again, resume the job, and hand over the new file.',
    source: 'handover',
  },
  'hold-point.clients-moving': {
    title: ({ wave }) => (wave === 'pilot' ? 'The pilot moves' : 'The other clients move'),
    seen: ({ wave, count, told, there }) =>
      wave === 'pilot'
        ? `To move to the new appliance first: ${clientCount(count)}.`
        : there === 'uncompared'
          ? `How many of ${clientCount(told)} in the pilot moved nobody could compare. To move now: ${clientCount(count)}.`
          : `Of ${clientCount(told)} in the pilot the new appliance has seen ${format.number(there)}. To move now: ${clientCount(count)}.`,
    why: 'Whoever has moved uses another address: on macOS and Linux the certificate for looking into encrypted traffic (DPI) is distributed again, rules of Content Aware Protection may break, drives with Enforced Encryption would lock, and for 30 days licences count on both appliances. Nothing moves them back by itself.',
    fix: ({ wave }) =>
      wave === 'pilot'
        ? 'Accept it by name when certificates, licences and help desk are ready.'
        : 'Watch the pilot for a day or two. Stop here meanwhile, and resume the job. Accept it by name when the pilot has done well.',
    source: 'clients-migration',
  },
  'hold-point.clients-behind': {
    title: 'Clients that did not move',
    seen: ({ moving, there, behind, withOld, joined, staying, duplicates }) =>
      [
        `Of ${clientCount(moving)} the new appliance has seen ${format.number(there)} since.`,
        ...(behind === '' ? [] : [`Not seen: ${behind}.`]),
        ...(withOld === '' ? [] : [`Of those the old appliance has seen: ${withOld}.`]),
        ...(staying === '' ? [] : [`Cannot move: ${staying}.`]),
        ...(joined === '' ? [] : [`With the old appliance since, and in no list of before: ${joined}.`]),
        ...(duplicates === '' ? [] : [`More than one computer has the name: ${duplicates}.`]),
      ].join(' '),
    why: 'Whoever has not moved has no server once the old appliance is off. One that fails to move stays with the old appliance.',
    fix: ({ windows, line, there }) =>
      [
        'Move them again at the console of the old appliance, resume the job, and hand over later lists.',
        ...setServerLines(windows, line),
        ...(there === 0 ? [] : ['Accept it by name to go on without them.']),
      ].join(' '),
    source: 'clients-migration',
  },
  'hold-point.clients-uncompared': {
    title: 'Nobody can say which clients moved',
    seen: ({ moving, doubt, seen, staying, duplicates }) =>
      [
        known(moveDoubts, doubt),
        `To move: ${clientCount(moving)}. In the list of the new appliance alone ${format.number(seen)} are seen since; nobody counts as moved by that.`,
        ...(staying === '' ? [] : [`Cannot move: ${staying}.`]),
        ...(duplicates === '' ? [] : [`More than one computer has the name: ${duplicates}.`]),
      ].join(' '),
    why: 'Whoever has not moved has no server once the old appliance is off. Only the lists of both appliances show where a client is.',
    fix: ({ windows, line, doubt }) =>
      [
        'Resume the job and hand over a list of each appliance, with the column Last Seen, first of the new one and then of the old one.',
        'If that cannot be had, filter the list of computers at the console of the old appliance by Status, Migration successful, and count.',
        ...setServerLines(windows, line),
        ...(blockingDoubts.includes(doubt) ? [] : ['Accept it by name to go on by your word.']),
      ].join(' '),
    source: 'clients-migration',
  },
  'ledger.row-open': {
    title: ({ row }) => known(enLedgerNames, row),
    seen: ({ row }) =>
      `“${known(enLedgerNames, row)}”: nobody has seen or said that this is done on the new appliance.`,
    why: 'It counts as not moved until it was tested. Some of it fails without saying so.',
    fix: 'Do it and test it, then go on with the job. Otherwise accept it by name: it stays open in the report, until “handover settle” says that it is done.',
    source: 'best-practices',
  },
  'hold-point.isolation-ends': {
    title: 'Isolation of the old machine',
    seen: ({ answer }) =>
      answer === 'no'
        ? 'You said that the old machine does not stay isolated when its host restarts.'
        : 'It is not known whether the old machine stays isolated when its host restarts.',
    why: 'Connected again, it would come back with the address that the new one holds.',
    fix: 'Store the isolated network in the settings of the machine, resume the job, and answer yes.',
    source: 'handover',
  },
  'restore.no-restart': {
    title: 'No restart was seen during the import',
    seen: ({ services, console }) =>
      [
        services === 'yes'
          ? 'Its services run as they did before the import.'
          : 'Its services cannot be seen.',
        console === 'yes' ? 'Its web console answers.' : 'Its web console is not seen to answer.',
      ].join(' '),
    why: 'The application restarts during an import. Where nothing of that was seen, the import may not have begun, or may still be queued.',
    fix: 'Look at the list of System Backups on the new appliance. Accept this only when it shows the imported backup, and the data of the old appliance is there.',
    source: 'system-backup',
  },
  'limit.close': {
    title: 'Size of the backup',
    seen: ({ name, sizeBytes, limitBytes }) =>
      `${name} has ${format.bytesExact(sizeBytes)}. That is ${format.percent((sizeBytes / limitBytes) * 100)} of 200 MB.`,
    why: 'The server cannot process backup files larger than 200 MB. The next backup may be larger.',
    fix: 'Go on if this backup is the one. To make it smaller, shrink the database with Audit Log Backup.',
    source: 'system-backup',
  },
  'limit.over-200-mb': {
    title: 'Size of the backup',
    seen: ({ name, sizeBytes }) =>
      `${name} has ${format.bytesExact(sizeBytes)}. That is above 200 MB and not above 200 MiB (${format.number(limits.hardBytes)} bytes).`,
    why: 'The server cannot process backup files larger than 200 MB, and the vendor does not say whether it means MB or MiB. The import may fail.',
    fix: `${shrink} Or accept this by name and try.`,
    source: 'system-backup',
  },
  'limit.over-200-mib': {
    title: 'Size of the backup',
    seen: ({ name, sizeBytes, limitBytes }) =>
      `${name} has ${format.bytesExact(sizeBytes)}. The limit is 200 MB, at the most ${format.number(limitBytes)} bytes.`,
    why: 'The server cannot process backup files larger than 200 MB.',
    fix: shrink,
    source: 'migration-legacy',
  },
  'key.surrounding-space': {
    title: 'White space around the key',
    seen: 'The key begins or ends with white space.',
    why: 'It usually comes from copying. Handover never changes a key.',
    fix: 'Enter it again without, unless it belongs to the key.',
    source: 'handover',
  },
  'key.inner-space': {
    title: 'White space inside the key',
    seen: ({ count }) =>
      count === 1
        ? 'The key has one white-space character inside.'
        : `The key has ${format.number(count)} white-space characters inside.`,
    why: 'It may come from a line that was wrapped. Handover never changes a key.',
    fix: 'Compare it with what the server showed.',
    source: 'handover',
  },
  'key.line-break': {
    title: 'Line break in the key',
    seen: 'The key holds a line break.',
    why: 'More than the key was copied, or the key was cut in two.',
    fix: 'Copy it again as one line.',
    source: 'handover',
  },
  'key.look-alike': {
    title: 'Characters that look alike',
    seen: ({ characters }) => `The key holds characters of these groups: ${characters}.`,
    why: 'They are easily mistaken for each other when the key is read from paper.',
    fix: 'Copy and paste the key, or store it in a password manager.',
    source: 'handover',
  },
  'key.unusual-character': {
    title: 'Unusual characters in the key',
    seen: ({ characters }) =>
      `The key holds characters of these kinds: ${characters
        .split(', ')
        .map((kind) => known(unusualCharacters, kind))
        .join(', ')}.`,
    why: 'Text programs replace quotation marks, dashes and spaces without asking.',
    fix: 'Copy the key directly from the server or from a password manager.',
    source: 'handover',
  },
  'key.short': {
    title: 'Short key',
    seen: ({ length }) =>
      length === 1 ? 'The key has one character.' : `The key has ${format.number(length)} characters.`,
    why: 'A part of it may be missing.',
    fix: 'Compare it with what the server showed.',
    source: 'handover',
  },
};

const unusualCharacters: Readonly<Record<string, string>> = {
  control: 'control characters',
  invisible: 'invisible characters',
  'quotation-mark': 'curly quotation marks',
  dash: 'long dashes',
  space: 'unusual spaces',
  other: 'characters outside ASCII',
};
