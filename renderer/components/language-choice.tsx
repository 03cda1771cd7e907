import { NativeSelect } from '@mantine/core';
import { languages, useOwnWords, useWordsStore, type Language } from '../store/words-store.ts';

const names = { en: 'English' } as const satisfies Record<Language, string>;

/** Which language the window speaks; nothing where there is no choice. */
export function LanguageChoice() {
  const { language, choose } = useWordsStore();
  const { common } = useOwnWords();
  if (Object.keys(names).length < 2) return null;
  return (
    <NativeSelect
      size="xs"
      aria-label={common.languageLabel}
      value={language}
      data={languages.map((value) => ({ value, label: names[value] }))}
      onChange={(event) => {
        const chosen = languages.find((each) => each === event.currentTarget.value);
        if (chosen) void choose(chosen);
      }}
    />
  );
}
