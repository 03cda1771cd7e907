/** Words of the window's page "validate". */
export interface ValidateWords {
  readonly title: string;
}

export const validateEn: ValidateWords = {
  title: '',
};

export const validateDe: ValidateWords = {
  title: '',
};
