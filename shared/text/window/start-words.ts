/** Words of the window's page "start". */
export interface StartWords {
  readonly title: string;
}

export const startEn: StartWords = {
  title: '',
};

export const startDe: StartWords = {
  title: '',
};
