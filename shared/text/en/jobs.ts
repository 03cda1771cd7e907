/** What `handover jobs`, `archive` and `delete` say. */
export const enJobs = {
  none: (home: string) => `No jobs in ${home} yet. Begin one with: handover run PLAN`,
  allArchived: 'Every job is archived. They are listed by: handover jobs --archived',
  demo: 'DEMO',
  demoRun: 'Demo: both machines are demo appliances inside Handover. Nothing real is touched.',
  demoHint: 'Demo, what you would read or have there',
  isArchived: 'archived',
  notEnded: 'Not ended',
  open: (holder: string) => `open: ${holder}`,
  outageOpen: (duration: string) => `Outage open: the clients have had no server for ${duration}`,
  archived: (id: string) =>
    `${id} is archived. handover jobs --archived lists it, and it can be gone on with.`,
  unarchived: (id: string) => `${id} is listed again.`,
  deleteNeedsYes: 'Nothing was deleted. Without a person at a terminal, say --yes.',
  notDeleted: 'Nothing was deleted.',
  deleted: (id: string) => `${id} is deleted.`,
};
