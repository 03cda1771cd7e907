/** Words of the window's page "preserve". */
export interface PreserveWords {
  readonly title: string;
}

export const preserveEn: PreserveWords = {
  title: '',
};

export const preserveDe: PreserveWords = {
  title: '',
};
