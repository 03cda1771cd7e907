/** The longest group that is still read at a glance. */
const longest = 8;
const usual = 4;

/**
 * A key in groups that an eye can hold: at its own separators where it has some at short distances, else every four characters.
 * Together they are the key, character for character.
 */
export function keyGroups(key: string): readonly string[] {
  const own = key.split(/(?<=[-_.:/ ])/u);
  if (own.length > 1 && own.every((group) => Array.from(group).length <= longest)) return own;
  return fours(key);
}

/** A piece of a key, digits apart from the rest: an eye takes 0 for O and 1 for l. */
export function digitRuns(group: string): readonly { readonly text: string; readonly isDigit: boolean }[] {
  return (group.match(/\p{Nd}+|\P{Nd}+/gu) ?? []).map((text) => ({ text, isDigit: /^\p{Nd}/u.test(text) }));
}

function fours(key: string): string[] {
  const characters = Array.from(key);
  const groups: string[] = [];
  for (let start = 0; start < characters.length; start += usual)
    groups.push(characters.slice(start, start + usual).join(''));
  return groups;
}
