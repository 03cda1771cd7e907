/** Words of the window's page "key". */
export interface KeyWords {
  readonly title: string;
}

export const keyEn: KeyWords = {
  title: '',
};

export const keyDe: KeyWords = {
  title: '',
};
