/** All that passes between the page's preload and the main process. The preload repeats them, held equal by their types. */
export const channels = {
  /** Page to main: a port to the engine, please. */
  wantPort: 'handover:want-port',
  /** Main to page: here it is. */
  port: 'handover:port',
  /** Page to main: how far the job is, from 0 to 1, for the task bar; nothing where nothing moves. */
  progress: 'handover:progress',
  /** Page to main: whether a person is waited for, for the mark in the task bar. */
  waiting: 'handover:waiting',
  /** Page to main: tell a person, by a notification of the system. */
  call: 'handover:call',
  /** Page to main: handles for the files that were dropped or picked here, once a person agrees in a dialog of the system. */
  dropped: 'handover:dropped',
} as const;
