/** Words of the window's page "transfer". */
export interface TransferWords {
  readonly title: string;
}

export const transferEn: TransferWords = {
  title: '',
};

export const transferDe: TransferWords = {
  title: '',
};
