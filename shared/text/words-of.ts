import type { RulePack } from '../rules/rule-pack.ts';
import type { Words } from './words.ts';

const plain = new WeakMap<Words, Words>();

/** The words for a move by these rules. Pure; the same words and rules give the same object. */
export function wordsOf(words: Words, rules: RulePack): Words {
  if (rules !== 'none') return words;
  const made = plain.get(words) ?? withoutRules(words);
  plain.set(words, made);
  return made;
}

function withoutRules(words: Words): Words {
  const { restoreWithKit, ...guides } = words.withoutRules;
  return { ...words, ...guides, kit: { ...words.kit, restore: restoreWithKit } };
}
