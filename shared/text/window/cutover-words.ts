/** Words of the window's page "cutover". */
export interface CutoverWords {
  readonly title: string;
}

export const cutoverEn: CutoverWords = {
  title: '',
};

export const cutoverDe: CutoverWords = {
  title: '',
};
