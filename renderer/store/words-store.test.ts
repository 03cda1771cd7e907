import { afterAll, expect, test, vi } from 'vitest';

const storage = { getItem: () => null, setItem: () => undefined };
vi.stubGlobal('localStorage', storage);
vi.stubGlobal('sessionStorage', storage);
vi.stubGlobal('document', { documentElement: { lang: '' } });
const { useWordsStore } = await import('./words-store.ts');
// Files of one worker share what is global.
afterAll(() => vi.unstubAllGlobals());

test('an open page is never without its words, whatever language is chosen and however often', async () => {
  const store = useWordsStore.getState();
  expect(store.all).toBeUndefined();
  await store.loadAll();
  const shown: (string | undefined)[] = [];
  const stop = useWordsStore.subscribe(({ all }) => shown.push(all?.language));
  await store.choose('de');
  await store.choose('en');
  await store.loadAll();
  stop();
  expect(shown).toEqual(['de', 'en']);
});
