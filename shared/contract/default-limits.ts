/** How long a plan waits, and how often it tries, where it says nothing of it. The units are in the names. */
export const defaultLimits = {
  reconnectAttempts: 20,
  stallSeconds: 60,
  backupStallMinutes: 30,
  restoreStallMinutes: 90,
  importWatchMinutes: 5,
  /** A working day and its night: what was changed in that time is remembered. Our own number. */
  backupAgeHours: 24,
  cutoverMinutes: 30,
  deadManSeconds: 180,
  watchSeconds: 75,
  clientMinutes: 15,
} as const;
