import type { ClientSystem } from '../../rules/clients/client-builds.ts';
import type { StayReason } from '../../rules/clients/waves.ts';

/** What a look at exported lists of computers tells, in the terminal and in the report. */
export const enClients = {
  can: 'The old appliance can move clients in waves, by EPP Clients migration.',
  stayReasons: {
    'before-2511': 'older than 2511',
    'build-unknown': 'its build is in no table',
    double: 'more than one computer has the name',
  } satisfies Record<StayReason, string>,
  systems: { windows: 'Windows', macos: 'macOS', linux: 'Linux', unknown: 'not told' } satisfies Record<
    ClientSystem | 'unknown',
    string
  >,
  counted: 'Computers',
  bridge: 'Need 5.9.4.3 Hotfix 1 first',
  linux: 'Linux, upgraded by hand',
  unknown: 'Build not known',
  double: 'More than one computer has the name',
  hours: 'Hours at 50 upgrades an hour, at least',
  pilot: 'Pilot, moved first',
  rest: 'Moved after the pilot',
  staying: 'Not moved by EPP Clients migration',
  certificate: 'Get the certificate of Deep Packet Inspection again by hand, once moved',
  there: 'Seen by the new appliance since',
  moved: 'Moved in waves, at each look',
  /** Of a time that is compared with another. */
  zoneByWord: 'the time zone is a person’s word',
  uncompared: (seen: string, moving: string) =>
    `Nobody could compare the last lists. Seen in the list of the new appliance alone: ${seen} of ${moving}.`,
  withOld: 'Not moved, and seen by the old appliance since',
  stragglers: 'Not seen by the new appliance since',
  untold: 'Cannot be compared: no time, or one without a zone (--one-zone where both servers are in one)',
  added: 'New in the later list',
  otherVersion: 'With another agent version',
  none: 'nobody',
  more: (count: string) => `and ${count} more`,
  migrationTitle: 'To move them (System Maintenance > EPP Clients migration on the old appliance)',
  migration: (address: string, port: number) => [
    `Enter ${address} as New EPP Server and ${String(port)} as New EPP Port, and press Save.`,
    'Open Device Control > Computers, choose the computers of the pilot, and take Actions > Migrate to New EPP Server.',
    'Each one moves at its next contact. One that fails stays with the old appliance, and the admin actions log says so.',
    'Filter by Status, Migration successful. Go on with the others when the pilot has done well for a day or two.',
    'Keep the old appliance on until all have moved. For 30 days licences count on both.',
  ],
  byHandTitle:
    'By hand on Windows: SetServerIP.7z of the vendor, this line in EPPSetServer.bat, then restart the computer',
  lineRefused:
    'The address or the department holds a character that a batch file would take for something else: type it in the window of EppSetServer.exe.',
  beforeAfter: (before: string, after: string) => `${before}, now ${after}`,
} as const;
