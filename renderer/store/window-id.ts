/** This window, also after a reload: which of several windows may change a job. */
export const windowId: string = known() ?? made();

function known(): string | undefined {
  return sessionStorage.getItem('handover-window') ?? undefined;
}

function made(): string {
  const id = crypto.randomUUID();
  sessionStorage.setItem('handover-window', id);
  return id;
}
