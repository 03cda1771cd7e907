import type { TypedAppliance } from '../../store/typed-store.ts';

/** Whether both forms name one address: the commonest mix-up. The port may still differ; what is refused the engine says. */
export function namesOneAddress(
  old: Pick<TypedAppliance, 'address'>,
  fresh: Pick<TypedAppliance, 'address'>,
): boolean {
  const [a, b] = [plain(old.address), plain(fresh.address)];
  return a !== '' && a === b;
}

function plain(address: string): string {
  return address.trim().toLowerCase().replace(/\.$/, '');
}
