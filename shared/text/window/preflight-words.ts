/** Words of the window's page "preflight". */
export interface PreflightWords {
  readonly title: string;
}

export const preflightEn: PreflightWords = {
  title: '',
};

export const preflightDe: PreflightWords = {
  title: '',
};
