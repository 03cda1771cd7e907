/** Words of the window's page "finalise". */
export interface FinaliseWords {
  readonly title: string;
}

export const finaliseEn: FinaliseWords = {
  title: '',
};

export const finaliseDe: FinaliseWords = {
  title: '',
};
