import KeySheet from './key-sheet.tsx';
import { useCalls } from './use-calls.ts';
import { useKeys } from './use-keys.ts';
import { useMark } from './use-mark.ts';

/** What follows every page: calls, marks, keys and their sheet. Loaded after the first screen. */
export default function Comfort() {
  useCalls();
  useMark();
  useKeys();
  return <KeySheet />;
}
