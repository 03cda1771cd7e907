/** Words of the window's page "connect". */
export interface ConnectWords {
  readonly title: string;
}

export const connectEn: ConnectWords = {
  title: '',
};

export const connectDe: ConnectWords = {
  title: '',
};
