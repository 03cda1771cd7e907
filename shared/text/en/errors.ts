import { directEndWords, directRefusalWords, switchTrouble } from './direct-switch.ts';
import { format } from './format.ts';
import { enGuides } from './guides.ts';
import { contentTypeNames, lookEnds } from './inspection.ts';
import { enSteps } from './steps.ts';
import type { YamlFlaw } from '../../run/error-codes.ts';
import { wordOr, type Words } from '../words.ts';

const at = (address: string, port: number): string => `${address}, port ${String(port)}`;
const old = 'the old appliance';
/** A job keeps a copy of its plan. */
const withoutSsh =
  'Where SSH is not to be had it goes on without: “access: console” for this appliance, in the plan of this job or of a new one.';
const wrongPlan =
  'A job keeps what its plan says: if the plan names the wrong machine, correct it and start a new job.';
/** Where something is given that would answer without a person. */
const placeOf = (needs: string): string =>
  /^[A-Z_]+$/.test(needs) ? 'in the secrets file' : needs.startsWith('--') ? 'as an option' : 'in the plan';
/** A step by its title; the job where none is named. */
const stepName = (step: string): string => {
  const known: Readonly<Record<string, { readonly title: string }>> = enSteps.steps;
  return Object.hasOwn(known, step) ? `The step “${known[step]?.title ?? step}”` : 'The job';
};

/** What is wrong at that place of a YAML file. */
const yamlFlawWords: Readonly<Record<YamlFlaw, string>> = {
  indent:
    'The line is not indented like the lines that belong to it, or a bracket or quote before it is not closed.',
  tab: 'A tab stands where spaces have to stand.',
  twice: 'The same field is written twice.',
  escape:
    'A backslash between double quotes stands before a sign that has no meaning there. Use single quotes.',
  unclosed: 'A bracket, a quote, a comma or a colon is missing.',
  colon:
    'There are two colons in one line, or a field has no colon. Put a text that holds a colon into quotes.',
  'quotes-needed':
    'A text begins with a sign that YAML keeps for itself, such as @ or %. Put it into quotes.',
  alias: 'It uses * or & to point to another place. Write the value out, or put the text into quotes.',
  'second-document': 'Three dashes or dots begin a second document. The file may hold only one.',
  unexpected:
    'Something stands here that does not belong here. Look at the brackets, quotes and indents of this line and the one before.',
};

/** What happened, and what to do next. What state both appliances are in stands by the step (`standing`). */
export const enErrors: Words['errors'] = {
  'reach.refused': ({ address, port, by }) => ({
    what: `The machine at ${at(address, port)} refused the connection.`,
    next:
      by === 'console'
        ? `Check that the web console runs, that its port is right, and that no firewall stands between. ${wrongPlan}`
        : `Check that SSH is enabled under Appliance > Server Maintenance > SSH Server, that the port is right, and that no firewall stands between. ${withoutSsh} ${wrongPlan}`,
  }),
  'reach.timeout': ({ address, port, timeoutMs, by }) => ({
    what: `Nothing answered at ${at(address, port)} within ${format.duration(timeoutMs)}.`,
    next:
      by === 'console'
        ? `Check that the machine is on, that the address is right, and that a firewall lets HTTPS through to its web console. ${wrongPlan}`
        : `Check that the machine is on, that the address is right, and that a firewall lets SSH through. ${withoutSsh} ${wrongPlan}`,
  }),
  'reach.unknown-name': ({ address }) => ({
    what: `The name ${address} could not be resolved.`,
    next: `Check the spelling and the DNS servers of this computer, or use the IP address. ${wrongPlan}`,
  }),
  'reach.unreachable': ({ address, port, by }) => ({
    what:
      by === 'console'
        ? `No web console was seen from this computer at ${at(address, port)}.`
        : `There is no way from this computer to ${at(address, port)}.`,
    next: `${by === 'console' ? 'Check the port of the web console. ' : ''}Check the network, the VPN and the route to that subnet. ${wrongPlan}`,
  }),
  'reach.not-ssh': ({ address, port }) => ({
    what: `Something answers at ${at(address, port)}, but it does not speak SSH.`,
    next: `Check the port. The web console uses 443, SSH usually 22. ${wrongPlan}`,
  }),
  'reach.no-common-algorithm': ({ address, detail }) => ({
    what: `${address} and Handover have no common SSH algorithm.`,
    next: 'What each side offers is below. An old appliance may offer only outdated algorithms: allow legacy algorithms for this appliance in the plan, for this job only. A hardened one may offer only what this computer lacks: allow it one more.',
    detail,
  }),
  'reach.connection-lost': ({ address }) => ({
    what: `The connection to ${address} was lost.`,
    next: 'Check the network. Handover connects again, and looks at what is there before it continues.',
  }),
  'reach.tunnel-refused': ({ address, port, through }) => ({
    what: `The jump host ${through} did not open a way to ${at(address, port)}.`,
    next: 'Check that the jump host allows TCP forwarding and reaches that address.',
  }),

  'trust.host-key-unknown': ({ address, keyType, sha256 }) => ({
    what: `The host key of ${address} is not known yet (${keyType} ${sha256}).`,
    next: 'Read the fingerprint on the console of the machine, compare all of it, and accept the key or put it into the plan as hostKey.',
  }),
  'trust.host-key-changed': ({ address, keyType, sha256, knownSha256, knownFrom }) => ({
    what: `${address} shows another host key than expected. Expected: ${knownSha256} (from ${knownFrom}). Seen now: ${keyType} ${sha256}.`,
    next: `It may be the right machine with a new key, because it was installed again. It may also be another machine at this address, or somebody in between. Read the fingerprint on the machine’s own console. Only if it is the one seen now, accept it: open the job in the window and replace the known key there, or take the known key out of ${knownFrom}, resume, and accept the new one when you are asked. ${wrongPlan}`,
  }),
  'trust.host-key-revoked': ({ address, keyType, sha256 }) => ({
    what: `The host key of ${address} (${keyType} ${sha256}) is marked as revoked in known_hosts.`,
    next: 'Do not use this machine until whoever revoked the key has explained it.',
  }),
  'trust.host-key-not-pinned': ({ address, sha256, pinnedSha256 }) => ({
    what: `${address} does not show the host key that this job has pinned. Pinned: ${pinnedSha256}. Seen now: ${sha256}.`,
    next: 'Another machine answers at this address. Find out which one before you go on.',
  }),
  'trust.certificate-changed': ({ address, sha256, pinnedSha256 }) => ({
    what: `The web console at ${address} shows another certificate than the one that this job has pinned. Pinned: ${pinnedSha256}. Seen now: ${sha256}.`,
    next: 'Find out whether the certificate was renewed or another machine answers, before you go on.',
  }),
  'trust.same-machine': ({ address, sha256 }) => ({
    what: `The old and the new appliance show the same ${sha256.startsWith('SHA256:') ? 'host key' : 'certificate'} (${sha256}), seen at ${address}.`,
    next: sha256.startsWith('SHA256:')
      ? `Check both addresses. If the new machine was cloned from the old one, give it host keys of its own. ${wrongPlan}`
      : `Check both addresses. Without SSH two machines with one certificate cannot be told apart: allow SSH, or have the new one make a certificate of its own. ${wrongPlan}`,
  }),

  'auth.rejected': ({ address, user, tried }) => ({
    what: `${address} rejected the login${user === '' ? '' : ` of ${user}`}${tried === '' ? '' : ` (tried: ${tried})`}.`,
    next: `Check the user and the password or key. Handover does not repeat a rejected password, so that no account is locked. ${withoutSsh}`,
  }),
  'auth.no-method': ({ address, user, offered }) => ({
    what: `None of the chosen ways to log in as ${user} is offered by ${address}. Offered: ${offered === '' ? 'none' : offered}.`,
    next: `Choose one of the offered ways in the plan. ${withoutSsh}`,
  }),
  'auth.key-unreadable': ({ path, detail }) => ({
    what: `The key file ${path} could not be read.`,
    next: 'Check that the file is an OpenSSH or PPK private key and that you may read it.',
    detail,
  }),
  'auth.wrong-passphrase': ({ path }) => ({
    what: `The passphrase does not open the key file ${path}.`,
    next: 'Enter it again.',
  }),
  'auth.sudo-rejected': ({ address, user }) => ({
    what: `sudo rejected the password of ${user} on ${address}.`,
    next: 'Check the password: it is that of this user on the appliance.',
  }),
  'auth.sudo-missing': ({ address, user }) => ({
    what: `There is no sudo on ${address} for ${user}, and the profile runs commands of this appliance as root.`,
    next: 'Install sudo there, or log in as root, or use a profile whose commands need no root.',
  }),
  'auth.sudo-not-allowed': ({ address, user, detail }) => ({
    what: `sudo on ${address} does not let ${user} run commands.`,
    next: 'Give this user a rule in sudoers on the appliance, or log in as root. The words of sudo are below.',
    detail,
  }),

  'plan.unreadable': ({ path, detail }) => ({
    what: `The plan ${path} could not be read.`,
    next: 'Check the path and your rights.',
    detail,
  }),
  'plan.invalid': ({ path, line, column, field, problem }) => ({
    what: `The plan ${path} is not valid at line ${String(line)}, column ${String(column)}${field === '' ? '' : `, field ${field}`}.`,
    next: 'Correct that line of the plan.',
    detail: problem,
  }),
  'plan.not-yaml': ({ path, line, column, flaw }) => ({
    what: `The plan ${path} cannot be read at line ${String(line)}, column ${String(column)}. ${wordOr(yamlFlawWords, flaw)}`,
    next: 'Correct that line of the plan.',
  }),
  'plan.exists': ({ path }) => ({
    what: `There is a file ${path} already, and a plan is never written over another.`,
    next: 'Give the new plan another name, or look at that file first.',
  }),
  'plan.no-terminal': () => ({
    what: '“handover init” asks questions, and no terminal is here to ask them at.',
    next: 'Run it in a terminal, or write the plan as a text file: docs/guide.md shows one.',
  }),
  'secrets.unreadable': ({ path, detail }) => ({
    what: `The secrets file ${path} could not be read.`,
    next: 'Check the path and your rights.',
    detail,
  }),
  'profile.unreadable': ({ path, detail }) => ({
    what: `The appliance profile ${path} could not be read.`,
    next: 'Check the path and your rights.',
    detail,
  }),
  'profile.invalid': ({ path, line, column, field, problem }) => ({
    what: `The appliance profile ${path} is not valid at line ${String(line)}, column ${String(column)}${field === '' ? '' : `, field ${field}`}.`,
    next: 'Correct that line of the profile.',
    detail: problem,
  }),
  'profile.not-yaml': ({ path, line, column, flaw }) => ({
    what: `The appliance profile ${path} cannot be read at line ${String(line)}, column ${String(column)}. ${wordOr(yamlFlawWords, flaw)}`,
    next: 'Correct that line of the profile.',
  }),
  'profile.unknown': ({ id, known }) => ({
    what: `There is no appliance profile named ${id}.`,
    next: `Use one of these, or a path to a profile file: ${known}.`,
  }),

  'appliance.command-failed': ({ operation, exitCode, output }) => ({
    what: `The operation ${operation} failed with exit code ${String(exitCode)}.`,
    next: 'Read the output below, and put the cause right on the appliance.',
    detail: output,
  }),
  'appliance.command-timeout': ({ operation, timeoutMs }) => ({
    what: `The operation ${operation} did not end within ${format.duration(timeoutMs)}.`,
    next: 'Look at the load and the logs of the appliance before you try again.',
  }),
  'appliance.output-unexpected': ({ operation, problem, output }) => ({
    what: `The operation ${operation} answered in a form that the profile does not expect.`,
    next: 'Check that the profile fits this version. handover doctor shows which operations work.',
    detail: output === '' ? problem : `${problem}\n${output}`,
  }),
  'appliance.operation-missing': ({ operation, profile }) => ({
    what: `The profile ${profile} has no operation ${operation}.`,
    next: 'Use another profile, or do this by hand in the web console.',
  }),

  'backup.none-found': ({ folder }) => ({
    what: `No System Backup was found for ${folder}.`,
    next: 'Check the name or the folder in the plan, or make a new backup.',
  }),
  'backup.failed': ({ name, detail }) => ({
    what: `The appliance reports that the backup ${name} failed.`,
    next: 'Check the free disk space and the logs of the old appliance, then make a new backup.',
    detail,
  }),
  'backup.stalled': ({ name, unchangedMs, sizeBytes }) => ({
    what: `The backup ${name} has not grown for ${format.duration(unchangedMs)}. It stands at ${format.bytes(sizeBytes)}.`,
    next: 'Check the load, the free disk space and running Audit Log Backups on the old appliance. Resume the job: it looks again first.',
  }),
  'backup.look-ended': ({ path, why }) => ({
    what: `${path} could not be read through: looking at it ${lookEnds[why]}. Nothing is known of it.`,
    next: 'Free memory on this computer and try again. If it is so again, the file is no backup: pull or download it again.',
  }),
  'backup.not-a-backup': ({ path, looksLike }) => ({
    what: `${path} is ${wordOr(contentTypeNames, looksLike)}, and not a whole System Backup.`,
    next: 'Download or pull the backup again. An error page that was saved under the name of a backup is the usual cause.',
  }),
  'restore.failed': ({ detail }) => ({
    what: 'The new appliance reports that the import failed.',
    next: 'Look at the logs in /var/log/epp/ first, then check the free disk space and the file. Do not repeat a 500 error at once.',
    detail,
  }),
  'restore.stalled': ({ unchangedMs, lastState, detail = '' }) => ({
    what: `The import has shown no change for ${format.duration(unchangedMs)}. Last state: ${lastState === '' ? 'unknown' : wordOr(enGuides.importStandings, lastState)}.`,
    next: 'Look at the logs in /var/log/epp/ before anything else. Do not start the import a second time while the first may be running.',
    detail,
  }),
  'restore.wrong-key': ({ backup }) => ({
    what: `The System Backup Key does not open the backup ${backup}.`,
    next: 'Take the key from where you saved it for this very backup. If it is lost, make a new backup.',
  }),

  'size.over-limit': ({ name, sizeBytes, limitBytes }) => ({
    what: `${name} is larger than the server can process: ${format.bytesExact(sizeBytes)}, limit ${format.bytesBoth(limitBytes)}.`,
    next: 'Shrink the database with Audit Log Backup, ask Netwrix Customer Support for the backup export fix, then make a new backup.',
  }),
  'size.grew': ({ name, sizeBytes, expectedBytes }) => ({
    what: `${name} grew while it was copied: ${format.bytesExact(sizeBytes)} instead of ${format.bytesExact(expectedBytes)}.`,
    next: 'Wait until the backup is ready on the appliance, then pull it again.',
  }),

  'transfer.cut': ({ name, doneBytes, attempts }) => ({
    what: `The transfer of ${name} was cut at ${format.bytes(doneBytes)}, attempt ${String(attempts)}.`,
    next: 'Check the network and resume the job. What is already there is checked and kept.',
  }),
  'transfer.stalled': ({ name, doneBytes, stallMs }) => ({
    what: `The transfer of ${name} stood still at ${format.bytes(doneBytes)} for ${format.duration(stallMs)}.`,
    next: 'Check the network and resume the job. What is already there is checked and kept.',
  }),
  'transfer.source-truncated': ({ name, sizeBytes, expectedBytes }) => ({
    what: `${name} became shorter while it was read: ${format.bytes(sizeBytes)} instead of ${format.bytes(expectedBytes)}.`,
    next: 'Check the file where it lies. If it is the backup, make a new one.',
  }),
  'transfer.source-missing': ({ path }) => ({
    what: `The file ${path} is not there.`,
    next: 'Check whether it was moved or deleted. A deleted backup cannot be recovered: make a new one.',
  }),
  'transfer.disk-full': ({ path, freeBytes, neededBytes }) => ({
    what: `There is not enough room for ${path}: ${format.bytes(freeBytes)} free, ${format.bytes(neededBytes)} needed.`,
    next: 'Free some space and try again.',
  }),
  'transfer.permission-denied': ({ path }) => ({
    what: `The login may not read or write ${path}.`,
    next: 'Check the rights of the user, or the folder in the profile.',
  }),
  'transfer.already-exists': ({ path }) => ({
    what: `${path} exists already, and Handover does not replace it.`,
    next: 'Move that file away or choose another name.',
  }),
  'transfer.failed': ({ path, detail }) => ({
    what: `The transfer of ${path} failed.`,
    next: 'Read the details below, and put the cause right.',
    detail,
  }),
  'transfer.unsupported': ({ operation }) => ({
    what: `The SSH server does not support ${operation}.`,
    next: 'Use the web console for this file and hand it over to Handover.',
  }),

  'integrity.hash-mismatch': ({ name, expectedSha256, actualSha256 }) => ({
    what: `${name} is not the same at both ends. Expected SHA-256 ${expectedSha256}, found ${actualSha256}.`,
    next: 'Do not use this copy. Find out whether the disk, the network or somebody changed it, then copy it again.',
  }),
  'integrity.size-mismatch': ({ name, expectedBytes, actualBytes }) => ({
    what: `${name} is not the same at both ends. Expected ${format.bytesExact(expectedBytes)}, found ${format.bytesExact(actualBytes)}.`,
    next: 'Do not use this copy. Copy it again.',
  }),

  'key.not-proven': ({ attempts }) => ({
    what: `The key that was entered is not the key of this backup (${String(attempts)} attempts).`,
    next: 'Look up the key where you saved it and try again. If it is lost, make a new backup.',
  }),
  'key.lost': ({ backup }) => ({
    what: `The key of the backup ${backup} is lost. Nobody can recover it, and the backup cannot be restored.`,
    next: 'Resume the job: a new backup with a new key is made.',
  }),
  'key.kit-damaged': ({ path, line }) => ({
    what:
      line === 0
        ? `${path} holds no key that can be read.`
        : `Line ${String(line)} of the emergency kit ${path} does not match its check characters.`,
    next: 'Use another copy of the kit, or enter the key by hand.',
  }),
  'key.kit-incomplete': ({ path, number }) => ({
    what:
      number === 0
        ? `The last line of the key is missing in ${path}: the one that says how many characters there are.`
        : `Line ${String(number)} of the key is missing in ${path}.`,
    next: 'Compare it with the paper, line by line, and add what is missing.',
  }),
  'key.sources-differ': ({ path }) => ({
    what: `The emergency kit ${path} and BACKUP_KEY hold different keys. Neither was used.`,
    next: 'Find out which is the key of this backup, and give only that one.',
  }),
  'key.no-browser': ({ path }) => ({
    what: `The emergency kit ${path} was not written: no browser was found that makes a PDF of it.`,
    next: 'Choose a name that ends in .html and print that page, or one that ends in .txt.',
  }),

  'cutover.old-still-alive': ({ address, answering }) => ({
    what: `It is not proved that ${old} at ${address} is off. Seen: ${answering === '' ? 'no clear answer' : answering}.`,
    meanwhile: `The old appliance may still be on; where it is and could be reached, its client communication was switched on again. The new appliance does not hold the final address yet.`,
    next: 'Look at the machine in the hypervisor. Shut it down there, and resume the job.',
  }),
  'cutover.old-came-back': ({ address, sha256, by }) => ({
    what: `The old appliance answers at ${address} again, with its own ${by === 'certificate' ? 'certificate' : 'host key'} (${sha256}).`,
    meanwhile: 'Two machines may claim the same address. Clients may reach either of them.',
    next: 'Switch the old machine off in the hypervisor, and switch off its autostart, high availability and the network card at power on. Then resume the job.',
  }),
  'cutover.third-party': ({ address, sha256 }) => ({
    what: `A machine that is neither the old nor the new appliance answers at ${address} (${sha256 === '' ? 'it shows no host key' : sha256}).`,
    meanwhile: 'Another machine holds the address. Clients do not reach an appliance there.',
    next: 'Find that machine and take it off this address before you go on.',
  }),
  'cutover.final-unseen': ({ address }) => ({
    what: `This computer does not see the old appliance at ${address}. Only from here could it be proved who is there after the networks are swapped. Nothing was switched off.`,
    next: `Run Handover on a computer in the network of ${address} and resume the job, or take “order: address-first” out of the plan.`,
  }),
  'cutover.new-unreachable': ({ address, waitedMs }) => ({
    what: `The new appliance did not answer at ${address} within ${format.duration(waitedMs)}.`,
    meanwhile: 'The old appliance counts as off. Nobody serves the clients; they queue their events.',
    next: 'Open the console of the new machine in the hypervisor and go through the list for an address that does not answer: address, both DNS fields, Save, gateway. Or go back by the rollback run sheet.',
  }),
  'cutover.address-claimed': ({ address, mac, isOld }) => ({
    what:
      isOld === 'yes'
        ? `The old appliance (network card ${mac}) answers for ${address} again, while the new one holds it.`
        : `Another machine (network card ${mac}) answers for ${address}, while the new appliance holds it.`,
    meanwhile: 'Two machines claim the same address. Clients may reach either of them.',
    next: 'Switch that machine off or take it off the network, and see to it that it does not come back by itself. Then resume the job.',
  }),
  'cutover.old-not-back': ({ address }) => ({
    what: `The old appliance does not answer at ${address} yet.`,
    meanwhile:
      'The new appliance has given the address back. Nobody serves the clients; they queue their events.',
    next: 'Start the old appliance in the hypervisor, with its network card connected, and roll the job back again: Handover looks whether it is back.',
  }),
  'cutover.old-deaf': ({ address }) => ({
    what: `The old appliance is back at ${address}, and its client communication could not be switched on again.`,
    meanwhile:
      'The old appliance holds its address and takes no clients: the cut-over had switched that off. The clients queue their events.',
    next: 'Switch client communication on in the web console of the old appliance, and roll the job back again: Handover looks whether it is on.',
  }),
  'cutover.give-back-failed': ({ address, detail, at }) => ({
    what: `The new appliance could not give ${address} back.`,
    meanwhile: 'It holds the address, or takes it again by its timer. The old appliance must stay off.',
    next: 'Read what the machine says below, put it right, and roll the job back again. Or go back by the rollback run sheet, from the console of the new appliance.',
    detail: at === undefined ? switchTrouble(detail) : `${at}: ${detail}`,
  }),
  'cutover.direct-refused': ({ reason, address }) => ({
    what: `The new appliance cannot be given ${address} directly: ${directRefusalWords[reason]}. Nothing was changed on it.`,
    next: 'Take “takeover: direct” out of the plan: then the address is changed by the appliance’s own page. Or remove what prevents it, and resume the job.',
  }),
  'cutover.direct-failed': ({ detail, now }) => ({
    what:
      now === 'untouched'
        ? 'The direct switch could not be prepared on the new appliance.'
        : 'The new appliance does not say where the direct switch stands.',
    meanwhile:
      now === 'untouched'
        ? 'The new appliance has its own address still.'
        : 'It may hold the final address, for good or until a timer rolls it back. The old appliance must stay off.',
    next: 'Read what the machine says below, put it right, and resume the job. Or take “takeover: direct” out of the plan.',
    detail: switchTrouble(detail),
  }),
  'cutover.direct-undone': ({ end, address, mac }) => ({
    what: `The new appliance does not hold ${address}: ${directEndWords[end](mac)}.`,
    meanwhile:
      'The new appliance has its own address again. The old one serves the clients only where it is on and its client communication is on; otherwise nobody does.',
    next: 'Find out which machines are on: the old one must be off, with its autostart off, and no other may hold the address. Then resume the job, or go back by the rollback run sheet.',
  }),
  'cutover.direct-unarmed': ({ address, detail, now }) => ({
    what:
      now === 'taken-back'
        ? `The new appliance held ${address} without a timer that would roll it back.`
        : `The direct switch failed, and ${address} could not be rolled back from the new appliance.`,
    meanwhile:
      now === 'taken-back'
        ? 'It was rolled back at once: the new appliance has its own address again. The old appliance counts as off, and nobody serves the clients.'
        : `The new appliance may still hold ${address}, and a timer may not roll it back. The old appliance must stay off.`,
    next:
      now === 'taken-back'
        ? 'Read what the machine says below, put it right, and resume the job. Or go back by the rollback run sheet.'
        : `Resume the job: it asks the new appliance where it stands. Before the old appliance is started, take ${address} off the new one at its console.`,
    detail: switchTrouble(detail),
  }),
  'cutover.direct-unsettled': ({ address, held }) => ({
    what:
      held === ''
        ? `The new appliance was told to keep ${address} for good, and does not say that it has.`
        : `The new appliance has ${address} for good in the files of its network card, but the card holds other addresses: ${held}.`,
    meanwhile:
      held === ''
        ? 'A timer may still take the address back. The old appliance must stay off.'
        : 'No timer rolls it back any more. The old appliance must stay off.',
    next: 'Look on the console of the new appliance what sets up its network card, and put it right. Then resume the job: it tries again. A restart of the new appliance sets the card up by its files.',
  }),

  'validate.failed': ({ checks }) => ({
    what: `The new appliance did not pass these checks: ${checks}.`,
    next: 'Read what was seen for each of them. Put it right and resume the job, or go back by the rollback run sheet.',
  }),

  'run.blocked': ({ findings }) => ({
    what: `The job is blocked by ${findings}.`,
    next: 'Correct what each error names. Correct the warnings too, or accept each of them by name.',
  }),
  'run.waiting': ({ step, needs }) => ({
    what:
      needs === undefined
        ? `${stepName(step)} waits for something that only a person can do.`
        : `${needs === 'confirm.rollBack' ? 'The way back' : stepName(step)} needs ${needs}, and nobody is there to be asked.`,
    next:
      needs === undefined
        ? 'Do what the step shows, then resume the job.'
        : `Give ${needs} ${placeOf(needs)}, or resume the job where a person can answer.`,
  }),
  'run.declined': ({ step }) => ({
    what: `${stepName(step)} was not confirmed.`,
    next: 'Resume the job when you want to go on. You will be asked again.',
  }),
  'run.cancelled': ({ step }) => ({
    what:
      step === ''
        ? 'The run was stopped on request.'
        : `The run was stopped on request. ${stepName(step)} was under way.`,
    next: 'Resume the job at any time: it looks at both appliances first, and goes on in the direction in which it was going.',
  }),
  'appliance.no-shell': ({ address }) => ({
    what: `Handover has no shell at ${address}, and this needs one.`,
    next: 'Allow SSH there with a login that has a shell, and run the job again; or do this part in the web console.',
  }),
  'appliance.api-refused': ({ status, detail }) => ({
    what:
      status === 0
        ? 'The REST API of the appliance could not be used.'
        : `The REST API of the appliance refused (status ${String(status)}).`,
    next: 'Check that Netwrix Support enabled the API there, and the client’s id and secret. Or take “api” out of the plan: then the clients are counted in another way.',
    detail,
  }),
  'evidence.unreadable': () => ({
    what: 'The text holds no whole line of “handover probe”.',
    next: 'Copy the last line that it printed, from “handover-probe” to its end, and try again.',
  }),
  'evidence.stale': ({ from, at }) => ({
    what: `${from} looked on ${format.date(at)}, before the new appliance had the final address.`,
    next: 'Run “handover probe” there again, and check the clock of that machine.',
  }),
  'evidence.elsewhere': ({ address, expected }) => ({
    what: `It is about ${address}, and the clients of this job use ${expected}.`,
    next: 'Run “handover probe” there again with that address.',
  }),
  'evidence.no-such-row': ({ row }) => ({
    what: `This move has nothing of the kind to look after: ${row}.`,
    next: 'The section of the ledgers in the report says which there are.',
  }),
  'run.not-switched': () => ({
    what: 'There is nothing to look at again: the new appliance does not have the final address yet.',
    next: 'Resume the job. A re-check is for afterwards.',
  }),
  'run.past-hold-point': ({ mode }) => ({
    what: `The job is past the hold point: it can no longer be run as “${mode}”.`,
    next: 'Resume the job to go on, or go back by the rollback run sheet.',
  }),
  'run.not-confirmed': ({ step }) => ({
    what: `${stepName(step)} ran, but the observation afterwards does not show it as done.`,
    next: 'Look at the appliance. Resume the job: it observes again before it repeats anything.',
  }),

  'bridge.unknown-handle': () => ({
    what: 'The window named a file that no dialog of this program gave, or it was given before the program was started again.',
    next: 'Choose the file again.',
  }),
  'bridge.read-only': () => ({
    what: 'Another window works on this job. This one only shows it.',
    next: 'Go on in the other window, or take the job over here.',
  }),
  'bridge.invalid': ({ field }) => ({
    what: `The window sent something that cannot be right: ${field}.`,
    next: 'Look at what you entered, and try again.',
  }),
  'bridge.no-dialog': () => ({
    what: 'This window has no dialog of its own for files.',
    next: 'Choose the file by the button of the page, or drop it on the window.',
  }),
  'bridge.file-declined': () => ({
    what: 'The file was not handed over: the question about it was answered with Cancel, or it cannot be read.',
    next: 'Choose or drop the file again, and agree to hand it over.',
  }),
  'bridge.host-declined': ({ hosts }) => ({
    what: `Nothing was connected: the question whether Handover may reach ${hosts} was answered with Cancel.`,
    next: 'Correct the address, or try again and agree.',
  }),
  'bridge.question-closed': () => ({
    what: 'This question is not open any more: it was answered before, or the run has ended.',
    next: 'Look at what the window shows now, and answer what is asked there.',
  }),
  'bridge.disconnected': () => ({
    what: 'The window has lost its connection to Handover.',
    next: 'It connects again by itself. Where that does not help, start Handover again: the job goes on from where it stands.',
  }),

  'record.answer-holds-secret': ({ question }) => ({
    what: `An answer (${question}) holds a password or the System Backup Key. Nothing of it was recorded.`,
    next: 'Answer without it. A file or folder that is named by it must be renamed first.',
  }),
  'record.holds-secret': ({ where }) => ({
    what:
      where === 'plan'
        ? 'What was entered as the System Backup Key is written in the plan or in the journal of this job.'
        : `What was about to be recorded (${where}) holds a password or the System Backup Key. Nothing of it was written.`,
    next:
      where === 'plan'
        ? 'If it was something else, resume the job and enter the key. If it was the key, it is known to everybody who can read the job folder: take it out of the plan, make another backup in a new job, and delete this one.'
        : 'If a machine or a file has the name of a password, change one of them, and resume the job. Otherwise this is a mistake in Handover: keep the job folder and report it.',
  }),

  'local.journal-broken': ({ path, line, detail }) => ({
    what: `The journal ${path} is broken at line ${String(line)}: it was changed or damaged.`,
    next: 'Do not resume this job. Keep the folder as it is, and start a new job, which looks at both appliances first.',
    detail,
  }),
  'local.job-locked': ({ path, holder }) => ({
    what: `The job ${path} is open already (${holder}).`,
    next: 'Go on there, or close it there first.',
  }),
  'local.job-locked-elsewhere': ({ path, holder, host, thisHost, pid }) => ({
    what: `The job was opened on a computer named ${host} and not closed there (${holder}). This computer is named ${thisHost}, and cannot tell whether it is still open there.`,
    next: `If it is still open there, close it there first. If that computer is switched off, or was this one under its former name and process ${String(pid)} is no longer one of Handover, delete the file ${path} and try again.`,
  }),
  'local.job-missing': ({ path }) => ({
    what: `There is no job at ${path}.`,
    next: 'Check the name. handover jobs lists the jobs on this computer.',
  }),
  'local.job-ambiguous': ({ given, ids }) => ({
    what: `Several jobs are meant by ${given}: ${ids}.`,
    next: 'Type more of the id. Its last six signs are enough.',
  }),
  'local.job-in-outage': ({ path }) => ({
    what: `The clients of the job ${path} may have no server: their outage was not seen to end.`,
    next: 'Go on with the job, or roll it back. After that it can be archived or deleted.',
  }),
  'local.demo-over': ({ path }) => ({
    what: `The job ${path} is a demo, and its appliances went with the program that made them: it can be neither gone on with nor rolled back.`,
    next: 'Begin another one: handover demo. This job can be read, archived and deleted.',
  }),
  'local.no-client-list': ({ path, problem }) => ({
    what: `${path} holds no list of computers.`,
    next: 'Export the list of computers from the web console as CSV. It needs a column with computer names, such as Computer Name.',
    detail: problem,
  }),
  'local.file-missing': ({ path }) => ({
    what: `The file ${path} is not there or cannot be read.`,
    next: 'Check the path and your rights.',
  }),
  'local.disk-full': ({ path, freeBytes, neededBytes }) => ({
    what: `This computer has not enough room for ${path}: ${format.bytes(freeBytes)} free, ${format.bytes(neededBytes)} needed.`,
    next: 'Free some space, or move the job folder with HANDOVER_HOME.',
  }),
  'local.permission-denied': ({ path }) => ({
    what: `You may not read or write ${path} on this computer.`,
    next: 'Check the rights, or move the job folder with HANDOVER_HOME.',
  }),
  'local.io': ({ path, detail }) => ({
    what: `Reading or writing ${path} on this computer failed.`,
    next: 'Check the disk and try again.',
    detail,
  }),
  bug: ({ detail }) => ({
    what: 'Handover met something that it did not expect.',
    next: `Keep the job folder, write the support bundle and report it. Look at both appliances before you go on.`,
    detail,
  }),
};
