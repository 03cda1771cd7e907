/** Labels and short sentences of the report's tables, besides its headings. */
export interface ReportDetailWords {
  readonly appVersion: string;
  readonly finalAddress: string;
  readonly runs: string;
  readonly mode: string;
  readonly interrupted: string;
  /** First column of the table that has both appliances side by side. */
  readonly property: string;
  /** What a restored appliance holds, counted. */
  readonly holds: string;
  /** Before a date: how long a certificate is valid. */
  readonly validTo: string;
  /** After a size: room on a disk. */
  readonly free: string;
  readonly madeByUs: string;
  readonly wasThere: string;
  readonly resumedFrom: (size: string) => string;
  readonly kitWritten: (path: string) => string;
  readonly decision: string;
  /** Column of moments; all of them are UTC. */
  readonly when: string;
  readonly severity: string;
  readonly finding: string;
  readonly question: string;
  readonly saidBy: string;
  readonly adminsWord: (by: string) => string;
  readonly outageOpen: string;
  readonly outageUnseen: string;
  readonly clientsBefore: string;
  readonly clientsAfter: string;
  readonly stillOpen: string;
  readonly wasDone: string;
  readonly connectionLosses: string;
  readonly lostAt: string;
  readonly restoredAt: string;
  readonly exitCode: string;
  readonly lastHash: string;
  readonly lastEvent: string;
  readonly repaired: string;
}
