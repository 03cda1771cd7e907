/** Words of the window's page "restore". */
export interface RestoreWords {
  readonly title: string;
}

export const restoreEn: RestoreWords = {
  title: '',
};

export const restoreDe: RestoreWords = {
  title: '',
};
