import { createContext, useContext } from 'react';
import type { ApplianceSide } from '../../../shared/run/error-codes.ts';
import type { ErrorRecord } from '../../../shared/run/error-record.ts';
import type { FieldErrors } from './field-errors.ts';

/** What the page knows of its fields, and how a part of it says that something is wrong. */
export interface FormErrors {
  readonly errors: FieldErrors;
  /** Whether the fields of a side are filled in; where not, they are marked and the first one has the focus. */
  check(side: ApplianceSide): boolean;
  /** Shows a refusal of the engine at its field, or above the form where it is about none. */
  refuse(error: ErrorRecord, root: 'plan' | 'appliance', prefix: string): void;
}

export const FormErrorsContext = createContext<FormErrors>({
  errors: {},
  check: () => true,
  refuse: () => undefined,
});

/** The errors of the form around. */
export const useFormErrors = (): FormErrors => useContext(FormErrorsContext);

/** What is wrong with one field; undefined where nothing is. */
export function useFieldError(field: string): string | undefined {
  return useFormErrors().errors[field];
}

/** Focuses the first field, in the order of the page, that has an error; opens what hides it. */
export function focusFirstError(errors: FieldErrors): void {
  const marked = [...document.querySelectorAll<HTMLElement>('[data-field]')].find(
    (element) => errors[element.dataset['field'] ?? ''] !== undefined,
  );
  if (!marked) return;
  for (
    let hidden = marked.closest('details');
    hidden;
    hidden = hidden.parentElement?.closest('details') ?? null
  )
    hidden.open = true;
  const focusable = marked.matches('input, select, button') ? marked : marked.querySelector('input, button');
  (focusable as HTMLElement | null)?.focus();
}
