import fs from 'node:fs';
import type { LabClient } from '../product.ts';
import type { EppAppliance } from './appliance.ts';
import { escaped, form, table } from './html.ts';

/** What a press of a button shows: above the page, or instead of it. */
export type Shown = { readonly above: string } | { readonly instead: string };
type Press = (sent: FormData) => Shown | Promise<Shown>;

/** A page of the console: where the menu has it, what it shows, and what its buttons do. Paths and words are the vendor's. */
export interface ConsolePage {
  readonly section: string;
  readonly name: string;
  readonly body: () => string;
  readonly presses: Readonly<Record<string, Press>>;
}

/** All pages of the console of an appliance that a migration touches. */
export function consolePages(epp: EppAppliance, moveTo: (address: string) => boolean): ConsolePage[] {
  return [
    computers(epp),
    serverInformation(epp),
    serverMaintenance(epp, moveTo),
    systemBackup(epp),
    exportedEntities(epp),
    clientsMigration(epp),
    systemSettings(epp),
    licensing(epp),
    clientSoftware(epp),
  ];
}

const saidSo: Shown = { above: '<p>Changes have been saved!</p>' };

/** A text of a form; empty where there is none. */
export function text(sent: FormData | undefined, name: string): string {
  const value = sent?.get(name);
  return typeof value === 'string' ? value : '';
}

function systemBackup(epp: EppAppliance): ConsolePage {
  const { machine, look } = epp;
  const { product } = machine;
  const importState = (): string => {
    switch (product.importStatus.state) {
      case 'generating':
        return 'Generating';
      case 'queued':
        return 'Your back import file has been queued';
      case 'done':
        return look.importEnd;
      // What a failure is called is not published, but that the page then answers by an error 500.
      case 'failed':
        throw new Error('the import failed');
      case 'none':
        return '';
      default:
        return product.importStatus.state satisfies never;
    }
  };
  const rows = (): string[][] =>
    product.backups().map(({ name, state }) => {
      const link = `<a href="/download?backup=${encodeURIComponent(name)}">Download</a>`;
      return state === 'ready' && epp.keyDialog?.backup !== name
        ? [escaped(name), 'Ready to download', link]
        : [escaped(name), '<b style="color:red">Generating</b>', ''];
    });
  return {
    section: 'System Maintenance',
    name: 'System Backup v2',
    body: () =>
      [
        '<h2>System Backup Information</h2>',
        `<p>${importState()}</p>`,
        epp.keyDialog
          ? `<h3>System Backup Key</h3><code>${escaped(epp.keyDialog.key)}</code>${form([], [savedIt])}`
          : form([], ['Create', 'Import and Restore (Migrate)', 'Reload']),
        '<h2>List of System Backups</h2>',
        table(['Name', 'Status', 'Actions'], rows()),
      ].join(''),
    presses: {
      Reload: () => ({ above: '' }),
      Create: () => ({
        instead: form(
          [
            { name: 'name', label: 'Name' },
            { name: 'description', label: 'Description' },
          ],
          ['Save'],
        ),
      }),
      Save: (sent) => {
        const name = text(sent, 'name');
        const begun = product.createBackup(name);
        if ('exitCode' in begun) return { above: `<p>${escaped(begun.message)}</p>` };
        epp.keyDialog = { backup: name, key: begun.key };
        return { above: '' };
      },
      [savedIt]: () => {
        epp.keyDialog = undefined;
        return { above: '' };
      },
      'Import and Restore (Migrate)': () => ({
        instead: form(
          [
            { name: 'file', label: 'Choose File', type: 'file' },
            { name: 'key', label: 'System Backup Key' },
          ],
          ['Import'],
        ),
      }),
      Import: async (sent) => {
        const file = sent.get('file');
        if (!(file instanceof File)) return { above: '' };
        const refusal = await epp.importFile(new Uint8Array(await file.arrayBuffer()), text(sent, 'key'));
        return { above: refusal ? `<p>${refusedBackup}</p>` : '' };
      },
    },
  };
}

/** What the vendor's console says is not published. */
export const refusedBackup = 'The backup was not accepted.';
/** Closes the dialog that shows the key. */
export const savedIt = 'Yes, I saved the System Backup Key';

function systemSettings({ machine: { product }, look }: EppAppliance): ConsolePage {
  return {
    section: 'System Configuration',
    name: 'System Settings',
    body: () =>
      form(
        [
          {
            name: 'communication',
            label: look.communicationLabel,
            type: 'checkbox',
            value: 'on',
            isOn: product.clientCommunication === 'on',
          },
        ],
        ['Save'],
      ),
    presses: {
      Save: (sent) => {
        product.switchClientCommunication(sent.get('communication') === null ? 'off' : 'on');
        return saidSo;
      },
    },
  };
}

const exportAction = 'Export list of Computers';
/** The action by which chosen computers move. */
export const migrateAction = 'Migrate to New EPP Server';

function clientsMigration(epp: EppAppliance): ConsolePage {
  return {
    section: 'System Maintenance',
    name: 'EPP Clients migration',
    body: () =>
      form(
        [
          { name: 'server', label: 'New EPP Server' },
          { name: 'port', label: 'New EPP Port' },
        ],
        ['Save'],
      ),
    presses: {
      Save: (sent) => {
        epp.newServer = `${text(sent, 'server')}:${text(sent, 'port')}`;
        return saidSo;
      },
    },
  };
}

function computers(epp: EppAppliance): ConsolePage {
  const { product } = epp.machine;
  return {
    section: 'Device Control',
    name: 'Computers',
    body: () =>
      `<h2>List of Computers</h2>${form([], [exportAction])}${form([{ name: 'computers', label: 'Chosen computers' }], [migrateAction])}${table(
        ['Computer Name', 'Client Version', 'Last Seen'],
        // A list shows 200 rows, however many there are.
        product.clients
          .slice(0, 200)
          .map(({ name, agentVersion, lastSeenAt }) => [escaped(name), escaped(agentVersion), lastSeenAt]),
      )}`,
    presses: {
      [exportAction]: () => {
        epp.exports.set('computers', csvOf(product.clients, epp.look.exportTimes));
        return { above: '<p>Your list is in System Maintenance &gt; Exported Entities.</p>' };
      },
      // Nothing is published of what it says where no server was set before.
      [migrateAction]: (sent) => {
        const chosen = text(sent, 'computers').split(', ');
        if (epp.newServer === '') return { above: '<p>Not saved.</p>' };
        for (const name of chosen) epp.migrating.add(name);
        return saidSo;
      },
    },
  };
}

/** What an export looks like is not published. */
function csvOf(clients: readonly LabClient[], times: EppAppliance['look']['exportTimes']): string {
  const shown = (at: string): string => (times === 'with-zone' ? at : at.slice(0, 19).replace('T', ' '));
  const rows = clients.map(({ name, os: system, agentVersion, lastSeenAt }) =>
    [name, system, agentVersion, shown(lastSeenAt)].join(','),
  );
  return ['Computer Name,Operating System,Client Version,Last Seen', ...rows, ''].join('\n');
}

function exportedEntities(epp: EppAppliance): ConsolePage {
  return {
    section: 'System Maintenance',
    name: 'Exported Entities',
    body: () =>
      `<h2>List of exports</h2>${table(
        ['Name', 'Actions'],
        [...epp.exports.keys()].map((name) => [
          escaped(name),
          `<a href="/download?export=${encodeURIComponent(name)}">Download</a>`,
        ]),
      )}`,
    presses: {},
  };
}

function licensing(epp: EppAppliance): ConsolePage {
  return {
    section: 'System Configuration',
    name: 'Licensing',
    body: () => form([{ name: 'file', label: 'Licence', type: 'file' }], ['Import Licenses']),
    presses: {
      'Import Licenses': () => {
        epp.isLicensed = true;
        return saidSo;
      },
    },
  };
}

function clientSoftware(epp: EppAppliance): ConsolePage {
  return {
    section: 'System Configuration',
    name: 'Client Software',
    body: () =>
      form(
        [
          { name: 'package', label: 'Package', type: 'file' },
          { name: 'checksum', label: 'Checksum', type: 'file' },
        ],
        ['Upload'],
      ) +
      table(
        ['Package'],
        [...epp.packages].map((name) => [escaped(name)]),
      ),
    presses: {
      Upload: (sent) => {
        const file = sent.get('package');
        if (file instanceof File) epp.packages.add(file.name);
        return saidSo;
      },
    },
  };
}

function serverInformation(epp: EppAppliance): ConsolePage {
  const { machine } = epp;
  return {
    section: 'Appliance',
    name: 'Server Information',
    body: () =>
      table(
        ['', ''],
        [
          ['Version', machine.product.version],
          ['Licence', epp.isLicensed ? 'valid' : 'trial'],
          ['Disk Space EPP Server', `${String(Math.round(machine.disk.freeBytes / 1e9))} GB free`],
          ['Uptime', `${String(Math.round(machine.uptimeSeconds))} s`],
        ],
      ),
    presses: {},
  };
}

function serverMaintenance(epp: EppAppliance, moveTo: (address: string) => boolean): ConsolePage {
  const { machine, look } = epp;
  return {
    section: 'Appliance',
    name: 'Server Maintenance',
    body: () =>
      [
        '<h2>IP Configuration</h2>',
        look.addressAt === 'page'
          ? form(
              [
                { name: 'address', label: 'IP Address', value: machine.endpoint.address },
                { name: 'gateway', label: 'Gateway' },
              ],
              ['Save'],
            )
          : '<p>Use the setup wizard.</p>',
        `<h2>Appliance Operations</h2>${form([], ['Reboot', 'Shutdown'])}`,
        `<h2>SSH Server</h2>${form([], ['Enable'])}`,
      ].join(''),
    presses: {
      // Whether a page notices that another machine has the address is not published; the lab's network has each once.
      Save: (sent) => (moveTo(text(sent, 'address')) ? saidSo : { above: '<p>Not saved.</p>' }),
      Shutdown: () => {
        machine.schedulePowerOff();
        return { above: '' };
      },
      Reboot: () => {
        machine.scheduleRestart({ newHostKey: false });
        return { above: '' };
      },
      Enable: () => {
        machine.scheduleSsh();
        return saidSo;
      },
    },
  };
}

/** The real path of the file of a backup, or the text of an export. */
export function downloadOf(
  { machine, exports }: EppAppliance,
  query: URLSearchParams,
): { readonly name: string; readonly data: Buffer | string } | undefined {
  const backup = machine.product.backups().find(({ name }) => name === query.get('backup'));
  if (backup?.state === 'ready')
    return {
      name: backup.path.split('/').at(-1) ?? '',
      data: fs.readFileSync(machine.files.real(backup.path)),
    };
  const name = query.get('export') ?? '';
  const list = exports.get(name);
  return list === undefined ? undefined : { name: `${name}.csv`, data: list };
}
