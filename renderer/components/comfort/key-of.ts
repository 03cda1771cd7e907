/** What a single key does, and the key. */
export const keys = { sheet: '?', now: 'n', next: 'j', previous: 'k', jobs: 'a' } as const;
export type KeyAction = keyof typeof keys;
export const keyActions = Object.keys(keys) as readonly KeyAction[];

/** A key as it was pressed. */
export interface Pressed {
  readonly key: string;
  readonly hasModifier: boolean;
  readonly isRepeated: boolean;
  /** Whether the key writes into a field, or a dialog is open. */
  readonly isTaken: boolean;
}

/** What is meant by a key; undefined where it is somebody else's. */
export function actionOf({ key, hasModifier, isRepeated, isTaken }: Pressed): KeyAction | undefined {
  if (hasModifier || isRepeated || isTaken) return undefined;
  return keyActions.find((action) => keys[action] === key);
}
