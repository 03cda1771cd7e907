/** How the product command ends where it says no. */
export interface Refusal {
  readonly exitCode: number;
  readonly message: string;
}
