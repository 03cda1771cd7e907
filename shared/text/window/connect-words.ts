import type { AuthMethod } from '../../contract/plan.ts';

/** What of a machine stands in the table of both appliances. */
export const machineFacts = [
  'hostName',
  'address',
  'user',
  'hostKey',
  'certificate',
  'product',
  'version',
  'os',
  'kernel',
  'cores',
  'ramBytes',
  'disks',
  'addresses',
  'gateway',
  'dnsServers',
  'clockSkewMs',
  'networkOwner',
  'platform',
  'uptimeSeconds',
  'loadAverage',
] as const;
export type MachineFact = (typeof machineFacts)[number];

/** The profiles that are shipped. */
export const shippedProfiles = ['endpoint-protector', 'generic-linux', 'demo-appliance'] as const;
export type ShippedProfile = (typeof shippedProfiles)[number];

/** Fields of the page of a new migration that may be refused, by the last part of their name in the plan. */
export type PlanField =
  | 'name'
  | 'address'
  | 'sshPort'
  | 'consolePort'
  | 'user'
  | 'version'
  | 'keyFile'
  | 'authentication'
  | 'hostKey'
  | 'endpoints'
  | 'maintenanceWindowMinutes'
  | 'use'
  | 'folder'
  | 'strategy';

export type NetworkOwner =
  | 'netplan-networkd'
  | 'netplan-networkmanager'
  | 'ifupdown'
  | 'networkmanager'
  | 'networkd'
  | 'several'
  | 'none';

/** Words of the window's page "connect", of the page of a new migration, and of host keys and logins wherever they are asked for. */
export interface ConnectWords {
  readonly hostKey: {
    readonly machine: string;
    readonly jumpHost: string;
    readonly keyType: string;
    readonly fingerprint: string;
    readonly howTo: string;
    readonly howToSteps: readonly string[];
    readonly whyUnknown: string;
    readonly whyNewType: string;
    readonly compareHint: string;
    readonly compared: {
      readonly nothing: string;
      readonly same: string;
      readonly different: string;
      readonly short: string;
      readonly md5: string;
    };
    readonly copyCommand: string;
    readonly copyFingerprint: string;
    readonly acceptMeans: string;
  };
  readonly changedKey: {
    readonly title: (address: string) => string;
    readonly intro: string;
    readonly known: string;
    readonly seenNow: string;
    readonly knownFrom: (place: string) => string;
    readonly canMean: string;
    readonly meanings: readonly string[];
    readonly findOut: string;
    readonly replaceTitle: string;
    readonly replaceIntro: string;
    readonly typeAddress: (address: string) => string;
    readonly replace: string;
    readonly replaced: string;
    readonly onlyInOwnWindow: string;
  };
  readonly secret: {
    readonly serverText: (host: string) => string;
    readonly jumpHostText: (host: string) => string;
    readonly noLockOut: string;
    readonly codeHint: string;
    readonly toggle: string;
  };
  readonly page: {
    readonly title: string;
    readonly lead: string;
    readonly oldTitle: string;
    readonly newTitle: string;
    readonly oldLead: string;
    readonly newLead: string;
    readonly address: string;
    readonly addressHints: { readonly old: string; readonly new: string };
    readonly sshPort: string;
    readonly user: string;
    readonly userHint: string;
    readonly consolePort: string;
    readonly profile: string;
    readonly profiles: Readonly<Record<ShippedProfile, string>>;
    readonly version: string;
    readonly versionHints: Readonly<Record<ShippedProfile, string>>;
    readonly login: string;
    readonly loginHint: string;
    readonly methods: Readonly<Record<AuthMethod, string>>;
    readonly keyFile: string;
    readonly keyFileUsual: string;
    readonly keyFileOther: string;
    readonly keyFileMeans: string;
    readonly more: string;
    readonly pin: string;
    readonly pinHint: string;
    readonly legacy: string;
    readonly legacyHint: string;
    readonly legacyWarning: string;
    readonly jumps: string;
    readonly jumpsHint: string;
    readonly jumpOrder: (hosts: readonly string[], machine: string) => string;
    readonly thisComputer: string;
    readonly jump: (position: number) => string;
    readonly addJump: string;
    readonly removeJump: (position: number) => string;
    readonly moveUp: (position: number) => string;
    readonly moveDown: (position: number) => string;
    readonly movedTo: (position: number) => string;
    readonly removed: string;
    readonly sameAddress: string;
    readonly sameKey: string;
    readonly afterwards: string;
    readonly strategyLabel: string;
    readonly takeoverLabel: string;
    readonly takeoverNotAllowed: string;
    readonly understand: string;
    readonly understandEach: string;
    readonly understoodOf: (count: number, total: number) => string;
    readonly finalAddress: string;
    readonly finalAddressSame: (address: string) => string;
    readonly finalAddressDifferent: string;
    readonly finalName: string;
    readonly finalNameHint: string;
    readonly job: string;
    readonly name: string;
    readonly nameHint: string;
    readonly endpoints: string;
    readonly endpointsHint: string;
    readonly window: string;
    readonly windowHint: (needed: string) => string;
    readonly backup: string;
    readonly backupNew: string;
    readonly backupNewMeans: string;
    readonly backupExisting: string;
    readonly backupExistingMeans: string;
    readonly backupName: string;
    readonly backupNameHint: string;
    readonly backupFolder: string;
    readonly backupFolderHint: string;
    readonly create: string;
    readonly createMeans: string;
    readonly reset: string;
    readonly resetQuestion: string;
    readonly resetBody: string;
    readonly keepTyped: string;
    readonly missing: (count: number) => string;
    readonly notAccepted: Readonly<Record<PlanField, string>>;
    readonly notAcceptedOther: string;
    readonly notWithFirst: string;
    readonly confirmEach: string;
  };
  readonly test: {
    readonly start: string;
    readonly again: string;
    readonly stop: string;
    readonly means: string;
    readonly running: string;
    readonly asks: string;
    readonly connected: string;
    readonly failed: string;
    readonly stopped: string;
    readonly outdated: string;
    readonly log: string;
    readonly asked: (title: string) => string;
    readonly answered: string;
    readonly begun: (address: string) => string;
    readonly profileUsed: string;
    readonly factsNotRead: string;
    readonly changedKey: string;
  };
  readonly stage: {
    readonly tableTitle: string;
    readonly what: string;
    readonly facts: Readonly<Record<MachineFact, string>>;
    readonly issuedBy: (issuer: string) => string;
    readonly validTo: (date: string) => string;
    readonly names: (names: string) => string;
    readonly free: (free: string, total: string) => string;
    readonly dynamic: string;
    readonly clock: {
      readonly same: string;
      readonly ahead: (by: string) => string;
      readonly behind: (by: string) => string;
    };
    readonly networkOwners: Readonly<Record<NetworkOwner, string>>;
    readonly cloudImage: string;
    readonly versionByAdmin: string;
    readonly notTold: string;
    readonly notYet: string;
    readonly couldNotRead: (reason: string) => string;
    readonly unreadTitle: string;
    readonly unreadMeans: string;
    readonly notReached: string;
    readonly connecting: string;
    readonly factsLater: (stage: string) => string;
    readonly planned: string;
  };
}

export const connectEn: ConnectWords = {
  hostKey: {
    machine: 'Machine',
    jumpHost: 'Jump host',
    keyType: 'Type of key',
    fingerprint: 'Fingerprint',
    howTo: 'How to compare it',
    howToSteps: [
      'Open the console of the machine in the hypervisor or at its screen, not over SSH.',
      'Log in and run this command:',
      'Compare the fingerprint that it prints with the one above, all of it, or paste it below.',
    ],
    whyUnknown:
      'This is usual at the first contact. The fingerprint is the only proof that this is the machine you mean, and not another one in between.',
    whyNewType:
      'This machine is known by a key of another type. That happens when an SSH server gets one more type of key, for example by an update. It is no alarm, and is compared like a new key.',
    compareHint: 'Paste what the console shows, with or without “SHA256:”.',
    compared: {
      nothing: 'Nothing compared yet.',
      same: 'The same. This is the key that you read on the console.',
      different: 'Different. Do not accept this key: another machine may be answering.',
      short: 'So far the same, but not all of it yet. A fingerprint has 43 characters behind “SHA256:”.',
      md5: 'This is a fingerprint of the old kind (MD5) and cannot be compared with SHA256. An older machine shows the SHA256 with this command:',
    },
    copyCommand: 'Copy command',
    copyFingerprint: 'Copy fingerprint',
    acceptMeans: 'Handover remembers the key, and stops when this machine ever shows another one.',
  },
  changedKey: {
    title: (address) => `${address} shows another host key than before`,
    intro: 'Nothing was sent to this machine: no user, no password. Handover does not go on by itself.',
    known: 'Known key',
    seenNow: 'Shown now',
    knownFrom: (place) => `remembered in ${place}`,
    canMean: 'What it can mean',
    meanings: [
      'The machine was installed again, or its SSH server got new host keys.',
      'The address belongs to another machine now: a clone, a restored snapshot, or a machine that took the address.',
      'Somebody stands between this computer and the machine, and reads along.',
    ],
    findOut:
      'Find out which of them it is. On the machine’s own console, this shows the key that it really has:',
    replaceTitle: 'Replace the known key',
    replaceIntro:
      'Only when the console shows the same fingerprint as “Shown now”. The known keys of this machine are then taken out of known_hosts, and no longer accepted.',
    typeAddress: (address) => `To confirm, type the machine’s address: ${address}`,
    replace: 'Replace the known key',
    replaced: 'This key will be accepted for this machine from now on. The run can go on.',
    onlyInOwnWindow: 'Another window works on this job. The key can be replaced there.',
  },
  secret: {
    serverText: (host) => `Text of the server ${host}`,
    jumpHostText: (host) => `Text of the jump host ${host}`,
    noLockOut: 'A rejected answer is not sent again by itself, so that no account is locked.',
    codeHint: 'Codes are valid for a short time. White space is left out.',
    toggle: 'Show what is typed',
  },
  page: {
    title: 'New migration',
    lead: 'Name both machines and what is to happen. Nothing is connected before you test or start, and nothing typed here is a secret.',
    oldTitle: 'Old appliance',
    newTitle: 'New appliance',
    oldLead: 'The machine that serves the clients today.',
    newLead: 'The machine that takes over from it.',
    address: 'Address',
    addressHints: {
      old: 'IP address, name, or a saved host of SSH',
      new: 'Its own one, which it has until the cut-over',
    },
    sshPort: 'SSH port',
    user: 'User',
    userHint: 'Empty: as SSH is set up on this computer',
    consolePort: 'Console port',
    profile: 'Kind of machine',
    profiles: {
      'endpoint-protector': 'Endpoint Protector',
      'generic-linux': 'Linux machine',
      'demo-appliance': 'Demo appliance',
    },
    version: 'Version',
    versionHints: {
      'endpoint-protector':
        'Not readable over SSH. See Appliance > Server Information, such as 5.9.4.2 or 2604',
      'generic-linux': 'Empty: read from the machine',
      'demo-appliance': 'Empty: read from the machine',
    },
    login: 'How to log in',
    loginHint: 'In this order, as far as the machine offers it. Secrets are asked for when they are needed.',
    methods: {
      agent: 'SSH agent',
      key: 'Key file',
      password: 'Password',
      'keyboard-interactive': 'Questions of the server',
    },
    keyFile: 'Key file',
    keyFileUsual: 'The usual one',
    keyFileOther: 'Another key file',
    keyFileMeans: 'Private keys in the folder .ssh of this computer',
    more: 'Jump hosts, pinned key, old algorithms',
    pin: 'Host key to expect',
    pinHint: 'Fingerprint from the machine’s console (SHA256:…). Then nobody is asked about it.',
    legacy: 'Allow outdated SSH algorithms',
    legacyHint: 'Only where an old appliance offers nothing else.',
    legacyWarning:
      'Outdated algorithms are allowed for this machine. They protect less against somebody who listens or meddles. Use them only in a network that you trust, and for this job only.',
    jumps: 'Jump hosts',
    jumpsHint:
      'Machines on the way, the nearest to this computer first. None: what ProxyJump of the SSH settings says.',
    jumpOrder: (hosts, machine) => ['This computer', ...hosts, machine].join(' → '),
    thisComputer: 'This computer',
    jump: (position) => `Jump host ${String(position)}`,
    addJump: 'Add jump host',
    removeJump: (position) => `Remove jump host ${String(position)}`,
    moveUp: (position) => `Move jump host ${String(position)} nearer to this computer`,
    moveDown: (position) => `Move jump host ${String(position)} nearer to the machine`,
    movedTo: (position) => `Now jump host ${String(position)}.`,
    removed: 'Jump host removed.',
    sameAddress:
      'Both forms name the same address. The new appliance needs an address of its own until the cut-over.',
    sameKey:
      'Both machines show the same host key: it is one machine under two names, or the new one is a clone that kept its keys. A job would stop here.',
    afterwards: 'The address afterwards',
    strategyLabel: 'Which address the clients use afterwards',
    takeoverLabel: 'How the new appliance gets the address',
    takeoverNotAllowed:
      'Not for this product: its vendor changes addresses on a page of its own, or in its text console.',
    understand: 'What follows from it, each to be confirmed',
    understandEach:
      'These consequences need work at every endpoint. Confirm each of them before the job is made.',
    understoodOf: (count, total) => `${String(count)} of ${String(total)} confirmed.`,
    finalAddress: 'Address of the clients',
    finalAddressSame: (address) =>
      address === ''
        ? 'Empty: the address of the old appliance'
        : `Empty: ${address}, the address of the old appliance`,
    finalAddressDifferent: 'Empty: the address of the new appliance',
    finalName: 'Name that clients use',
    finalNameHint: 'Only where clients are set up with a name instead of an address',
    job: 'The job',
    name: 'Name of the migration',
    nameHint: 'It stands in the list, in the report and in the run book.',
    endpoints: 'Endpoints',
    endpointsHint: 'How many the appliance serves: for the check of cores, RAM and disk',
    window: 'Maintenance window (hours)',
    windowHint: (needed) => `Twice the vendor’s estimate is ${needed}`,
    backup: 'The backup',
    backupNew: 'Make a new one',
    backupNewMeans: 'A System Backup is made on the old appliance during the job.',
    backupExisting: 'Use one that exists',
    backupExistingMeans: 'You need its System Backup Key. Changes since then are not in it.',
    backupName: 'Name of the backup',
    backupNameHint: 'As the list of System Backups shows it',
    backupFolder: 'Folder of the backups on the old appliance',
    backupFolderHint: 'Only where you know it: the vendor does not publish one',
    create: 'Create job',
    createMeans: 'Nothing is connected by this. The job can be looked at before it starts.',
    reset: 'Empty the form',
    resetQuestion: 'Empty the form?',
    resetBody: 'What was typed here is lost. Jobs that exist are not touched.',
    keepTyped: 'Keep what was typed',
    missing: (count) =>
      count === 1
        ? 'One field is still missing or not right.'
        : `${String(count)} fields are still missing or not right.`,
    notAccepted: {
      name: 'A name of at most 120 characters.',
      address: 'An address or a name alone: no user, no port, no path.',
      sshPort: 'A number from 1 to 65535.',
      consolePort: 'A number from 1 to 65535.',
      user: 'A user name.',
      version: 'At most 40 characters.',
      keyFile: 'This file is no longer known to the program. Choose it again.',
      authentication: 'Choose at least one way to log in.',
      hostKey: 'SHA256: and 43 characters behind it, as ssh-keygen -l prints it.',
      endpoints: 'A whole number from 1 on.',
      maintenanceWindowMinutes: 'A number of hours, such as 8 or 2.5.',
      use: 'The name of a backup.',
      folder: 'A path that begins with a slash.',
      strategy: 'Choose one of the two.',
    },
    notAcceptedOther: 'Handover does not accept this entry.',
    notWithFirst: 'This is the old appliance: the same address and port stand there.',
    confirmEach: 'Confirm each of the consequences.',
  },
  test: {
    start: 'Test connection',
    again: 'Test again',
    stop: 'Stop the test',
    means: 'Logs in and looks. Nothing is changed.',
    running: 'The connection is being tested.',
    asks: 'The test waits for your answer.',
    connected: 'Connected and logged in',
    failed: 'The test did not get through.',
    stopped: 'The test was stopped.',
    outdated: 'The form was changed after this test.',
    log: 'Log of the test',
    asked: (title) => `asked: ${title}`,
    answered: 'answered',
    begun: (address) => `test of ${address}`,
    profileUsed: 'Looked at as',
    factsNotRead: 'This kind of machine tells nothing about itself over SSH.',
    changedKey: 'A known key is replaced in a job, after it stopped there.',
  },
  stage: {
    tableTitle: 'Who the two appliances are',
    what: 'What',
    facts: {
      hostName: 'Name',
      address: 'Address',
      user: 'Logged in as',
      hostKey: 'Host key',
      certificate: 'Console certificate',
      product: 'Product',
      version: 'Version',
      os: 'Operating system',
      kernel: 'Kernel',
      cores: 'CPU cores',
      ramBytes: 'RAM',
      disks: 'Disks',
      addresses: 'Addresses',
      gateway: 'Gateway',
      dnsServers: 'DNS servers',
      clockSkewMs: 'Clock',
      networkOwner: 'Network managed by',
      platform: 'Platform',
      uptimeSeconds: 'Running for',
      loadAverage: 'Load, average of 5 minutes',
    },
    issuedBy: (issuer) => `issued by ${issuer}`,
    validTo: (date) => `valid to ${date}`,
    names: (names) => `for ${names}`,
    free: (free, total) => `${free} free of ${total}`,
    dynamic: 'by DHCP',
    clock: {
      same: 'agrees with this computer',
      ahead: (by) => `${by} ahead of this computer`,
      behind: (by) => `${by} behind this computer`,
    },
    networkOwners: {
      'netplan-networkd': 'Netplan with systemd-networkd',
      'netplan-networkmanager': 'Netplan with NetworkManager',
      ifupdown: 'ifupdown',
      networkmanager: 'NetworkManager',
      networkd: 'systemd-networkd',
      several: 'several at once',
      none: 'none that is known',
    },
    cloudImage: 'cloud image',
    versionByAdmin: 'as written in the plan',
    notTold: 'not told',
    notYet: 'not read yet',
    couldNotRead: (reason) => `could not be read: ${reason}`,
    unreadTitle: 'Could not be read',
    unreadMeans: 'These are unknown, not fine. Checks that need them count as not tested.',
    notReached:
      'After the connection, both machines stand here side by side: host key, certificate, product, and later what was read from them.',
    connecting: 'Both appliances are being connected.',
    factsLater: (stage) => `The rest of the table is read in the stage ${stage}.`,
    planned: 'as planned, not connected yet',
  },
};

export const connectDe: ConnectWords = {
  hostKey: {
    machine: 'Maschine',
    jumpHost: 'Jump-Host',
    keyType: 'Art des Schlüssels',
    fingerprint: 'Fingerabdruck',
    howTo: 'So wird verglichen',
    howToSteps: [
      'Öffnen Sie die Konsole der Maschine im Hypervisor oder an ihrem Bildschirm, nicht über SSH.',
      'Melden Sie sich an und führen Sie diesen Befehl aus:',
      'Vergleichen Sie den ausgegebenen Fingerabdruck vollständig mit dem obigen, oder fügen Sie ihn unten ein.',
    ],
    whyUnknown:
      'Beim ersten Kontakt ist das üblich. Nur der Fingerabdruck beweist, dass dies die gemeinte Maschine ist und keine andere dazwischen.',
    whyNewType:
      'Diese Maschine ist mit einem Schlüssel anderer Art bekannt. Das kommt vor, wenn ein SSH-Server eine weitere Art von Schlüssel erhält, etwa durch eine Aktualisierung. Es ist kein Alarm und wird verglichen wie ein neuer Schlüssel.',
    compareHint: 'Fügen Sie ein, was die Konsole zeigt, mit oder ohne „SHA256:“.',
    compared: {
      nothing: 'Noch nichts verglichen.',
      same: 'Gleich. Das ist der Schlüssel, den Sie an der Konsole gelesen haben.',
      different: 'Verschieden. Nehmen Sie diesen Schlüssel nicht an: Es kann eine andere Maschine antworten.',
      short: 'Bis hierher gleich, aber noch nicht alles. Hinter „SHA256:“ stehen 43 Zeichen.',
      md5: 'Das ist ein Fingerabdruck der alten Art (MD5), der sich nicht mit SHA256 vergleichen lässt. Eine ältere Maschine zeigt den SHA256 mit diesem Befehl:',
    },
    copyCommand: 'Befehl kopieren',
    copyFingerprint: 'Fingerabdruck kopieren',
    acceptMeans: 'Handover merkt sich den Schlüssel und hält an, wenn diese Maschine je einen anderen zeigt.',
  },
  changedKey: {
    title: (address) => `${address} zeigt einen anderen Host-Schlüssel als bisher`,
    intro:
      'An diese Maschine wurde nichts gesendet: kein Benutzer, kein Passwort. Handover macht nicht von selbst weiter.',
    known: 'Bekannter Schlüssel',
    seenNow: 'Jetzt gezeigt',
    knownFrom: (place) => `gemerkt in ${place}`,
    canMean: 'Was es bedeuten kann',
    meanings: [
      'Die Maschine wurde neu installiert, oder ihr SSH-Server bekam neue Host-Schlüssel.',
      'Die Adresse gehört jetzt einer anderen Maschine: einem Klon, einem zurückgesetzten Snapshot oder einer Maschine, die die Adresse übernommen hat.',
      'Jemand steht zwischen diesem Computer und der Maschine und liest mit.',
    ],
    findOut:
      'Finden Sie heraus, was davon zutrifft. An der eigenen Konsole der Maschine zeigt dies den Schlüssel, den sie wirklich hat:',
    replaceTitle: 'Den bekannten Schlüssel ersetzen',
    replaceIntro:
      'Nur wenn die Konsole denselben Fingerabdruck zeigt wie „Jetzt gezeigt“. Die bekannten Schlüssel dieser Maschine werden dann aus known_hosts genommen und nicht mehr angenommen.',
    typeAddress: (address) => `Geben Sie zur Bestätigung die Adresse der Maschine ein: ${address}`,
    replace: 'Bekannten Schlüssel ersetzen',
    replaced: 'Dieser Schlüssel wird für diese Maschine von nun an angenommen. Der Lauf kann weitergehen.',
    onlyInOwnWindow:
      'Ein anderes Fenster arbeitet an diesem Auftrag. Dort lässt sich der Schlüssel ersetzen.',
  },
  secret: {
    serverText: (host) => `Text des Servers ${host}`,
    jumpHostText: (host) => `Text des Jump-Hosts ${host}`,
    noLockOut:
      'Eine abgelehnte Antwort wird nicht von selbst erneut gesendet, damit kein Konto gesperrt wird.',
    codeHint: 'Codes gelten kurze Zeit. Leerzeichen werden weggelassen.',
    toggle: 'Eingabe zeigen',
  },
  page: {
    title: 'Neue Migration',
    lead: 'Geben Sie beide Maschinen an und was geschehen soll. Nichts wird verbunden, bevor Sie testen oder beginnen, und nichts hier Eingegebenes ist ein Geheimnis.',
    oldTitle: 'Alte Appliance',
    newTitle: 'Neue Appliance',
    oldLead: 'Die Maschine, die heute die Clients bedient.',
    newLead: 'Die Maschine, die sie ablöst.',
    address: 'Adresse',
    addressHints: {
      old: 'IP-Adresse, Name oder gespeicherter SSH-Host',
      new: 'Ihre eigene, die sie bis zum Umschalten hat',
    },
    sshPort: 'SSH-Port',
    user: 'Benutzer',
    userHint: 'Leer: wie SSH auf diesem Computer eingestellt ist',
    consolePort: 'Konsolen-Port',
    profile: 'Art der Maschine',
    profiles: {
      'endpoint-protector': 'Endpoint Protector',
      'generic-linux': 'Linux-Maschine',
      'demo-appliance': 'Demo-Appliance',
    },
    version: 'Version',
    versionHints: {
      'endpoint-protector':
        'Über SSH nicht lesbar. Siehe Appliance > Server Information, etwa 5.9.4.2 oder 2604',
      'generic-linux': 'Leer: wird von der Maschine gelesen',
      'demo-appliance': 'Leer: wird von der Maschine gelesen',
    },
    login: 'Anmeldung',
    loginHint:
      'In dieser Reihenfolge, soweit die Maschine es anbietet. Geheimnisse werden erfragt, wenn sie nötig sind.',
    methods: {
      agent: 'SSH-Agent',
      key: 'Schlüsseldatei',
      password: 'Passwort',
      'keyboard-interactive': 'Fragen des Servers',
    },
    keyFile: 'Schlüsseldatei',
    keyFileUsual: 'Die übliche',
    keyFileOther: 'Andere Schlüsseldatei',
    keyFileMeans: 'Private Schlüssel im Ordner .ssh dieses Computers',
    more: 'Jump-Hosts, erwarteter Host-Schlüssel, alte Verfahren',
    pin: 'Erwarteter Host-Schlüssel',
    pinHint: 'Fingerabdruck von der Konsole der Maschine (SHA256:…). Dann wird niemand danach gefragt.',
    legacy: 'Veraltete SSH-Verfahren zulassen',
    legacyHint: 'Nur wo eine alte Appliance nichts anderes anbietet.',
    legacyWarning:
      'Für diese Maschine sind veraltete Verfahren zugelassen. Sie schützen weniger vor jemandem, der mithört oder eingreift. Benutzen Sie sie nur in einem Netz, dem Sie vertrauen, und nur für diesen Auftrag.',
    jumps: 'Jump-Hosts',
    jumpsHint:
      'Maschinen auf dem Weg, die nächste zu diesem Computer zuerst. Keine: was ProxyJump in den SSH-Einstellungen sagt.',
    jumpOrder: (hosts, machine) => ['Dieser Computer', ...hosts, machine].join(' → '),
    thisComputer: 'Dieser Computer',
    jump: (position) => `Jump-Host ${String(position)}`,
    addJump: 'Jump-Host hinzufügen',
    removeJump: (position) => `Jump-Host ${String(position)} entfernen`,
    moveUp: (position) => `Jump-Host ${String(position)} näher zu diesem Computer`,
    moveDown: (position) => `Jump-Host ${String(position)} näher zur Maschine`,
    movedTo: (position) => `Jetzt Jump-Host ${String(position)}.`,
    removed: 'Jump-Host entfernt.',
    sameAddress:
      'Beide Formulare nennen dieselbe Adresse. Die neue Appliance braucht bis zum Umschalten eine eigene.',
    sameKey:
      'Beide Maschinen zeigen denselben Host-Schlüssel: Es ist eine Maschine unter zwei Namen, oder die neue ist ein Klon, der seine Schlüssel behielt. Ein Auftrag würde hier anhalten.',
    afterwards: 'Die Adresse danach',
    strategyLabel: 'Welche Adresse die Clients danach benutzen',
    takeoverLabel: 'Wie die neue Appliance die Adresse bekommt',
    takeoverNotAllowed:
      'Nicht für dieses Produkt: Sein Hersteller ändert Adressen auf einer eigenen Seite oder in der Textkonsole.',
    understand: 'Was daraus folgt, jedes zu bestätigen',
    understandEach:
      'Diese Folgen bedeuten Arbeit an jedem Endpunkt. Bestätigen Sie jede, bevor der Auftrag angelegt wird.',
    understoodOf: (count, total) => `${String(count)} von ${String(total)} bestätigt.`,
    finalAddress: 'Adresse für die Clients',
    finalAddressSame: (address) =>
      address === ''
        ? 'Leer: die Adresse der alten Appliance'
        : `Leer: ${address}, die Adresse der alten Appliance`,
    finalAddressDifferent: 'Leer: die Adresse der neuen Appliance',
    finalName: 'Name, den die Clients benutzen',
    finalNameHint: 'Nur wo Clients mit einem Namen statt einer Adresse eingerichtet sind',
    job: 'Der Auftrag',
    name: 'Name der Migration',
    nameHint: 'Er steht in der Liste, im Bericht und im Ablaufplan.',
    endpoints: 'Endpunkte',
    endpointsHint: 'Wie viele die Appliance bedient: für die Prüfung von Kernen, RAM und Platte',
    window: 'Wartungsfenster (Stunden)',
    windowHint: (needed) => `Das Doppelte der Schätzung des Herstellers ist ${needed}`,
    backup: 'Die Sicherung',
    backupNew: 'Eine neue erstellen',
    backupNewMeans: 'Während des Auftrags wird auf der alten Appliance ein System Backup erstellt.',
    backupExisting: 'Eine vorhandene benutzen',
    backupExistingMeans: 'Sie brauchen ihren System Backup Key. Spätere Änderungen sind nicht darin.',
    backupName: 'Name der Sicherung',
    backupNameHint: 'Wie die Liste der System Backups ihn zeigt',
    backupFolder: 'Ordner der Sicherungen auf der alten Appliance',
    backupFolderHint: 'Nur wenn Sie ihn kennen: Der Hersteller veröffentlicht keinen',
    create: 'Auftrag anlegen',
    createMeans: 'Dadurch wird nichts verbunden. Der Auftrag lässt sich ansehen, bevor er beginnt.',
    reset: 'Formular leeren',
    resetQuestion: 'Formular leeren?',
    resetBody: 'Was hier eingegeben wurde, geht verloren. Vorhandene Aufträge bleiben unberührt.',
    keepTyped: 'Eingaben behalten',
    missing: (count) =>
      count === 1
        ? 'Ein Feld fehlt noch oder stimmt nicht.'
        : `${String(count)} Felder fehlen noch oder stimmen nicht.`,
    notAccepted: {
      name: 'Ein Name mit höchstens 120 Zeichen.',
      address: 'Eine Adresse oder ein Name allein: ohne Benutzer, Port und Pfad.',
      sshPort: 'Eine Zahl von 1 bis 65535.',
      consolePort: 'Eine Zahl von 1 bis 65535.',
      user: 'Ein Benutzername.',
      version: 'Höchstens 40 Zeichen.',
      keyFile: 'Diese Datei ist dem Programm nicht mehr bekannt. Wählen Sie sie neu.',
      authentication: 'Wählen Sie mindestens eine Art der Anmeldung.',
      hostKey: 'SHA256: und dahinter 43 Zeichen, wie ssh-keygen -l es ausgibt.',
      endpoints: 'Eine ganze Zahl ab 1.',
      maintenanceWindowMinutes: 'Eine Anzahl von Stunden, etwa 8 oder 2,5.',
      use: 'Der Name einer Sicherung.',
      folder: 'Ein Pfad, der mit einem Schrägstrich beginnt.',
      strategy: 'Wählen Sie eine der beiden.',
    },
    notAcceptedOther: 'Handover nimmt diese Angabe nicht an.',
    notWithFirst: 'Das ist die alte Appliance: Dort stehen dieselbe Adresse und derselbe Port.',
    confirmEach: 'Bestätigen Sie jede der Folgen.',
  },
  test: {
    start: 'Verbindung testen',
    again: 'Erneut testen',
    stop: 'Test anhalten',
    means: 'Meldet sich an und sieht nach. Nichts wird verändert.',
    running: 'Die Verbindung wird getestet.',
    asks: 'Der Test wartet auf Ihre Antwort.',
    connected: 'Verbunden und angemeldet',
    failed: 'Der Test kam nicht durch.',
    stopped: 'Der Test wurde angehalten.',
    outdated: 'Das Formular wurde nach diesem Test geändert.',
    log: 'Protokoll des Tests',
    asked: (title) => `gefragt: ${title}`,
    answered: 'beantwortet',
    begun: (address) => `Test von ${address}`,
    profileUsed: 'Angesehen als',
    factsNotRead: 'Diese Art von Maschine sagt über SSH nichts über sich.',
    changedKey: 'Ein bekannter Schlüssel wird in einem Auftrag ersetzt, nachdem er dort angehalten hat.',
  },
  stage: {
    tableTitle: 'Wer die beiden Appliances sind',
    what: 'Was',
    facts: {
      hostName: 'Name',
      address: 'Adresse',
      user: 'Angemeldet als',
      hostKey: 'Host-Schlüssel',
      certificate: 'Zertifikat der Konsole',
      product: 'Produkt',
      version: 'Version',
      os: 'Betriebssystem',
      kernel: 'Kernel',
      cores: 'CPU-Kerne',
      ramBytes: 'RAM',
      disks: 'Platten',
      addresses: 'Adressen',
      gateway: 'Gateway',
      dnsServers: 'DNS-Server',
      clockSkewMs: 'Uhr',
      networkOwner: 'Netz verwaltet von',
      platform: 'Plattform',
      uptimeSeconds: 'Läuft seit',
      loadAverage: 'Last, Mittel aus 5 Minuten',
    },
    issuedBy: (issuer) => `ausgestellt von ${issuer}`,
    validTo: (date) => `gültig bis ${date}`,
    names: (names) => `für ${names}`,
    free: (free, total) => `${free} frei von ${total}`,
    dynamic: 'über DHCP',
    clock: {
      same: 'stimmt mit diesem Computer überein',
      ahead: (by) => `geht gegenüber diesem Computer ${by} vor`,
      behind: (by) => `geht gegenüber diesem Computer ${by} nach`,
    },
    networkOwners: {
      'netplan-networkd': 'Netplan mit systemd-networkd',
      'netplan-networkmanager': 'Netplan mit NetworkManager',
      ifupdown: 'ifupdown',
      networkmanager: 'NetworkManager',
      networkd: 'systemd-networkd',
      several: 'mehreren zugleich',
      none: 'keinem bekannten',
    },
    cloudImage: 'Cloud-Image',
    versionByAdmin: 'wie im Plan angegeben',
    notTold: 'nicht angegeben',
    notYet: 'noch nicht gelesen',
    couldNotRead: (reason) => `nicht lesbar: ${reason}`,
    unreadTitle: 'Nicht lesbar',
    unreadMeans:
      'Diese Angaben sind unbekannt, nicht in Ordnung. Prüfungen, die sie brauchen, gelten als nicht durchgeführt.',
    notReached:
      'Nach dem Verbinden stehen hier beide Maschinen nebeneinander: Host-Schlüssel, Zertifikat, Produkt und später, was von ihnen gelesen wurde.',
    connecting: 'Beide Appliances werden verbunden.',
    factsLater: (stage) => `Der Rest der Tabelle wird im Abschnitt ${stage} gelesen.`,
    planned: 'wie geplant, noch nicht verbunden',
  },
};
