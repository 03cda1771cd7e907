import { TextInput, type TextInputProps } from '@mantine/core';
import { useFieldError } from './form-errors.ts';

/** Below the field, so that fields side by side stand at one height. */
export const fieldOrder: NonNullable<TextInputProps['inputWrapperOrder']> = [
  'label',
  'input',
  'description',
  'error',
];

/** A field of the plan, with what is wrong with it below. `field` is its name in the plan. */
export function TextField({
  field,
  value,
  onTyped,
  ...rest
}: { field: string; value: string; onTyped: (text: string) => void } & Pick<
  TextInputProps,
  'label' | 'description' | 'inputMode' | 'required' | 'classNames' | 'placeholder'
>) {
  const error = useFieldError(field);
  return (
    <TextInput
      {...rest}
      inputWrapperOrder={fieldOrder}
      value={value}
      {...(error !== undefined && { error })}
      autoComplete="off"
      spellCheck={false}
      data-field={field}
      onChange={(event) => onTyped(event.currentTarget.value)}
    />
  );
}
