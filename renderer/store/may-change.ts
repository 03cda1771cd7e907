/** Whether a window may change the job that it shows: neither another window nor another program has it. */
export function mayChange({ isMine, held }: { readonly isMine: boolean; readonly held: unknown }): boolean {
  return isMine && held === undefined;
}
