import type { ErrorRecord } from '../../../shared/run/error-record.ts';
import type { WindowWords } from '../../../shared/text/en/window.ts';
import type { TypedAppliance, TypedLogin, TypedMigration } from '../../store/typed-store.ts';

/** What is wrong with a field, by its name in the plan, such as `old.jump.0.address`. */
export type FieldErrors = Readonly<Record<string, string>>;

type PageWords = WindowWords['connect']['page'];

/** Words for what is wrong. */
export interface FieldErrorWords {
  readonly required: string;
  readonly page: PageWords;
}

/** Fields that must be filled in before anything can be asked of the engine. */
export function missingIn(
  typed: TypedMigration,
  consequences: number,
  { required, page }: FieldErrorWords,
): FieldErrors {
  const isAllUnderstood = typed.strategy === 'same' || typed.understood.length >= consequences;
  return {
    ...missingInAppliance('old', typed.old, { required, page }),
    ...missingInAppliance('new', typed.new, { required, page }),
    ...(typed.name.trim() === '' && { name: required }),
    ...(typed.backup === 'existing' && typed.backupName.trim() === '' && { 'backup.use': required }),
    ...(!isAllUnderstood && { 'final.strategy': page.confirmEach }),
  };
}

/** The same for one appliance: what a connection test needs. */
export function missingInAppliance(
  prefix: string,
  typed: TypedAppliance,
  words: FieldErrorWords,
): FieldErrors {
  return Object.assign(
    {},
    missingInLogin(prefix, typed, words),
    ...typed.jump.map((hop, index) => missingInLogin(`${prefix}.jump.${String(index)}`, hop, words)),
  ) as FieldErrors;
}

function missingInLogin(prefix: string, typed: TypedLogin, { required, page }: FieldErrorWords): FieldErrors {
  return {
    ...(typed.address.trim() === '' && { [`${prefix}.address`]: required }),
    ...(typed.authentication.length === 0 && {
      [`${prefix}.authentication`]: page.notAccepted.authentication,
    }),
  };
}

/**
 * The field that the engine refused, with what to do about it. `root` is what the call names the plan or the appliance,
 * `prefix` how the page does. Undefined where the refusal is about no field.
 */
export function refusedField(
  error: ErrorRecord,
  root: 'plan' | 'appliance',
  prefix: string,
  page: PageWords,
): { readonly field: string; readonly message: string } | undefined {
  const named = error.code === 'bridge.invalid' ? error.params['field'] : undefined;
  if (typeof named !== 'string' || !named.startsWith(`${root}.`)) return undefined;
  // Members of a list of ways to log in stand in one field.
  const rest = named.slice(root.length + 1).replace(/(\.authentication)\.\d+$/, '$1');
  const field = prefix === '' ? rest : `${prefix}.${rest}`;
  return { field, message: messageOf(field, page) };
}

function messageOf(field: string, page: PageWords): string {
  const last = field.split('.').at(-1) ?? '';
  return isPlanField(last, page) ? page.notAccepted[last] : page.notAcceptedOther;
}

function isPlanField(name: string, page: PageWords): name is keyof PageWords['notAccepted'] {
  return Object.hasOwn(page.notAccepted, name);
}
