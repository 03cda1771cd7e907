/** Words of the window's page "hold". */
export interface HoldWords {
  readonly title: string;
}

export const holdEn: HoldWords = {
  title: '',
};

export const holdDe: HoldWords = {
  title: '',
};
