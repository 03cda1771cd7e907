/** Words of the window's page "inspect". */
export interface InspectWords {
  readonly title: string;
}

export const inspectEn: InspectWords = {
  title: '',
};

export const inspectDe: InspectWords = {
  title: '',
};
