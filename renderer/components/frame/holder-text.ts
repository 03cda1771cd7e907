/** Who holds a job, with the time at the end of it as a person reads it. */
export function holderText(heldBy: string, date: (iso: string) => string): string {
  return heldBy.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z$/, date);
}
