import { NativeSelect } from '@mantine/core';
import { type Language, languages, useOwnWords, useWordsStore } from '../../store/words-store.ts';

const names = { en: 'English', de: 'Deutsch' } as const satisfies Record<Language, string>;

/** Which language the window speaks. */
export function LanguageChoice() {
  const { language, choose } = useWordsStore();
  const { common } = useOwnWords();
  return (
    <NativeSelect
      size="xs"
      data-language={language}
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
