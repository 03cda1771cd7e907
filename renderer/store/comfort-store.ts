import { create } from 'zustand';

/** What a person chose about being called and about keys, kept by the browser. */
interface Choices {
  /** Whether a notification calls. */
  readonly isCalling: boolean;
  readonly hasSound: boolean;
  /** Whether single letters do something (WCAG 2.1.4 wants a way to switch them off). */
  readonly hasSingleKeys: boolean;
}

interface ComfortStore extends Choices {
  /** `refused`: open because notifications are not allowed. */
  readonly sheet: 'closed' | 'open' | 'refused';
  choose(choice: keyof Choices, value: boolean): void;
  showSheet(sheet: ComfortStore['sheet']): void;
}

const keyOf = (choice: keyof Choices): string => `handover-${choice}`;

export const useComfort = create<ComfortStore>((set) => ({
  isCalling: localStorage.getItem(keyOf('isCalling')) === 'yes',
  hasSound: localStorage.getItem(keyOf('hasSound')) === 'yes',
  hasSingleKeys: localStorage.getItem(keyOf('hasSingleKeys')) !== 'no',
  sheet: 'closed',
  choose: (choice, value) => {
    localStorage.setItem(keyOf(choice), value ? 'yes' : 'no');
    set({ [choice]: value });
  },
  showSheet: (sheet) => set({ sheet }),
}));
