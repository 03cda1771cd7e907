import type { Words } from '../words.ts';

const unknown = 'It is recorded as not known, and you will be asked to accept that by name.';
const byName = 'You will be asked to accept that by name.';
const again =
  'Handover looks again meanwhile, and asks you again: after 15 seconds, then less often, until the plan’s time for the cut-over is over.';
/** What only the admin can know. */
export const enDeclarations: Words['declarations'] = {
  'snapshot-completed': {
    question: 'Is there a completed snapshot of the old virtual machine?',
    why: 'The vendor demands it before every migration. There is no downgrade, so the old machine is the only way back. AWS queues snapshots.',
    yes: 'You have seen the snapshot with the status completed.',
    no: 'The job stops here until there is one.',
    unknown: 'The job stops here until you have looked.',
  },
  'snapshot-of-new': {
    question: 'Is there a snapshot of the new virtual machine, as it is before the restore?',
    why: 'The restore overwrites what the new appliance holds. After a failed one you begin again from the snapshot, and deploy nothing.',
    yes: 'You have seen it in the hypervisor.',
    no: byName,
    unknown,
  },
  'hypervisor-supported': {
    question: 'Does the hypervisor of the new machine support its guest system?',
    why: 'A server 2608 is an Ubuntu 26.04 guest. A 2510 needs vSphere 6.7, ESXi 7.0 or Hyper-V 2016 at least. Proxmox is not official.',
    yes: 'Its version stands on the list of its maker for this guest.',
    no: byName,
    unknown,
  },
  'patched-over-24-hours-ago': {
    question: 'Was the last patch of the old appliance more than 24 hours ago?',
    why: 'A patch goes on in the background. The nightly job at 21:00 completes it, and a backup made before may be broken.',
    yes: 'At least 24 hours and one night have passed.',
    no: 'The job stops here until then.',
    unknown,
  },
  'no-audit-backup-running': {
    question: 'Have all Audit Log Backups on the old appliance ended?',
    why: 'They work on the same database. One that has been running for over 4 hours is stuck.',
    yes: 'System Maintenance > Audit Log Backups shows none that is running.',
    no: 'The job stops here until it has ended.',
    unknown,
  },
  'database-under-50-gb': {
    question: 'Is the database of the old appliance smaller than 50 GB?',
    why: 'The vendor wants to supervise the migration of a larger one.',
    yes: 'Appliance > Server Information shows less than 50 GB.',
    no: 'Ask Netwrix Customer Support for a supervised migration first.',
    unknown,
  },
  'licence-current': {
    question: 'Is the licence valid and current, and do you have its file?',
    why: 'It is imported on the new appliance after the restore. Its file is tied to a Server ID: note the one that the page shows.',
    yes: 'System Configuration > System Licensing shows it as active.',
    no: 'The job stops here until there is one.',
    unknown,
  },
  'trial-licence-on-new': {
    question: 'Does the new appliance have at least a trial licence?',
    why: 'A fresh image cannot be patched without one. It is given once, for 30 days and 50 computers.',
    yes: 'The new appliance shows an active licence.',
    no: 'Choose Free Trial in System Configuration > Licensing there.',
    unknown: 'It is told as a note.',
  },
  'php-els-filled': {
    question: 'Does the licence file hold the field php_els?',
    why: 'Servers 2509 to 2604 get no system updates without it. 2608 ignores it.',
    yes: 'The licence file holds php_els with a value.',
    no: 'The job stops here if the new appliance is one of 2509 to 2604. Ask Netwrix for a renewed licence.',
    unknown,
  },
  'packages-at-hand': {
    question: 'Are all packages of tonight at hand, each with the checksum that the vendor gives?',
    why: 'Image, patches, licence file, both client packages; without internet the Offline Activation Patch too. What the plan names under packages, Handover hashes.',
    yes: 'All of them lie on this computer, and their checksums are compared.',
    no: byName,
    unknown,
  },
  'local-administrator-works': {
    question: 'Can you log in on the old appliance as a local Super Administrator?',
    why: 'After the restore the accounts of the old appliance hold, and single sign-on is not restored. Failover Login User and Failover Login URL are the way around it.',
    yes: 'You have logged in as one, without single sign-on or Active Directory, and know its password.',
    no: 'The job stops here until there is one.',
    unknown,
  },
  'login-addresses-fit': {
    question: 'Will login IP restrictions let you in on the new appliance?',
    why: 'Enforce login IP restrictions comes along with the accounts. The pages disagree whether its list allows or denies.',
    yes: 'It is off for the Super Administrator, or you can log in from the network of tonight.',
    no: 'The job stops here until it is off.',
    unknown,
  },
  'console-password-known': {
    question: 'Do you know the Backend Console Setup Password, or is none set?',
    why: 'The console of the virtual machine asks for it before an address can be changed. That of the old appliance may come along, and holds after a restart.',
    yes: 'You know both, or System Configuration > System Security shows none.',
    no: byName,
    unknown,
  },
  'ssh-can-be-enabled': {
    question: 'Can you switch SSH on again on the new appliance after the restore?',
    why: 'Nothing says whether SSH and its login survive a restore. Without them Handover sees less of what follows.',
    yes: 'You reach Appliance > Server Maintenance > SSH Server, or the console of the virtual machine.',
    no: byName,
    unknown,
  },
  'clocks-agree': {
    question: 'Do both appliances and your phone show the same time?',
    why: 'The codes of two-factor authentication are refused where clocks differ.',
    yes: 'You have compared them in Appliance > Server Maintenance.',
    no: 'Choose Synchronize Time there. Else you will be asked to accept that by name.',
    unknown,
  },
  'certificate-validation-fits': {
    question: 'Will the clients accept the certificate of the new appliance?',
    why: 'With Server Certificate Validation or a Client Registration Certificate they talk only to a server whose certificate they trust, under the name that they use. A new one cuts all of them off at once.',
    yes: 'Both are off in Appliance > Server Maintenance, or the certificate that it will show is valid, trusted and names what the clients use.',
    no: 'The job stops here. Switch both off on the old appliance, and wait until the clients have heard of it.',
    unknown,
  },
  'own-certificate-at-hand': {
    question: 'Do you have the files of your own server certificate, or was none imported?',
    why: 'Nothing says that it comes along, and regenerating the certificate stack replaces it.',
    yes: 'Its Body and Key (PEM) are at hand, or the old appliance shows a certificate of its own making.',
    no: byName,
    unknown,
  },
  'dpi-clients-prepared': {
    question: 'Are macOS and Linux clients ready for another Deep Packet Inspection certificate?',
    why: 'Only Windows takes a new one by itself. Macs without it may lose the internet.',
    yes: 'You use no Deep Packet Inspection, or have no such clients, or can distribute the Client CA Certificate, and its automatic refresh is off.',
    no: byName,
    unknown,
  },
  'integrations-recorded': {
    question: 'Are all integrations and their secrets written down?',
    why: 'SMTP, AD or LDAP, Entra ID, SCIM, SSO, SIEM and S3 count as not migrated until they were tested. Their secrets are not always restored.',
    yes: 'You can enter each of them again. Name them in the note, without their secrets.',
    no: byName,
    unknown,
  },
  'support-changes-recorded': {
    question: 'Is it written down what Support has changed on the old appliance?',
    why: 'Ports, nginx, TLS 1.1, monitoring agents: nothing says that they travel with a backup.',
    yes: 'Nothing was changed, or you have the list and know who changes it again.',
    no: byName,
    unknown,
  },
  'client-queues-outlast-outage': {
    question: 'Do the queues of the clients hold more than they record during the interruption?',
    why: 'Without a server they keep logs and shadows up to Log Size and Shadow Size. Full queues overwrite the oldest.',
    yes: 'You have held both sizes and the refresh intervals in Device Control > Global Settings against your maintenance window. Put them into the note.',
    no: byName,
    unknown,
  },
  'no-changes-since-backup': {
    question: 'Is the old appliance unchanged since its backup was made?',
    why: 'Policies, rights, devices and accounts that were changed since then are missing on the new one.',
    yes: 'Nobody has changed anything in its console since.',
    no: 'You are offered to make a fresh backup first.',
    unknown,
  },
  'old-is-powered-off': {
    question: 'Have you seen in the hypervisor that the old machine is off?',
    why: 'From here its silence cannot be proved. Two machines with one address would cut off the clients from both.',
    yes: 'The hypervisor or cloud console shows the old machine as powered off.',
    no: `Switch it off there. ${again}`,
    unknown: `Look there. ${again}`,
  },
  'old-is-isolated': {
    question:
      'Have you seen in the hypervisor that the old machine is in the isolated network, or disconnected?',
    why: 'From here its silence cannot be proved. Two machines with one address would cut off the clients from both.',
    yes: 'The hypervisor shows its network card in the isolated port group, or as disconnected.',
    no: `Isolate it there. ${again}`,
    unknown: `Look there. ${again}`,
  },
  'isolation-lasts': {
    question: 'Will the old machine stay isolated when its host restarts, or another host takes it over?',
    why: 'Connected again, it would come back with the address that the new one holds.',
    yes: 'You will store the isolated network in the settings of the machine, with “connect at power on” off where it is disconnected.',
    no: 'The job stops here until it is so. Nothing has been isolated yet.',
    unknown,
  },
  'autostart-is-off': {
    question: 'Are autostart, high availability and “connect at power on” switched off for the old machine?',
    why: 'After a restart of the host the old machine would come back with the address that the new one holds.',
    yes: 'You have checked all three in the hypervisor.',
    no: 'The job stops here until they are off. Nothing has been switched off yet.',
    unknown,
  },
};

/** The heads under which they are asked. */
export const declarationGroups: Words['declarationGroups'] = {
  machines: 'Machines and their state',
  licence: 'Licence and packages',
  'ways-in': 'Ways in',
  certificates: 'Certificates',
  around: 'What is around it',
};
