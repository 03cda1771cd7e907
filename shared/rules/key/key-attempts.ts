/** How often the System Backup Key may be entered to prove that it can be read back, before it is shown again: our own caution. */
export const maxKeyAttempts = 3;
