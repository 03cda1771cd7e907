/** Words of the window's page "plan". */
export interface PlanWords {
  readonly title: string;
}

export const planEn: PlanWords = {
  title: '',
};

export const planDe: PlanWords = {
  title: '',
};
