/** All that passes between the page's preload and the main process. The preload repeats them, held equal by their types. */
export const channels = {
  /** Page to main: a port to the engine, please. */
  wantPort: 'handover:want-port',
  /** Main to page: here it is. */
  port: 'handover:port',
  /** Page to main: a handle for the file that was dropped here. */
  dropped: 'handover:dropped',
} as const;
