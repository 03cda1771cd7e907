import { expect, test } from 'vitest';
import { deQuestions } from './de/questions.ts';
import { enQuestions } from './en/questions.ts';

const card = {
  kind: 'confirm-guided' as const,
  side: 'new' as const,
  instruction: { title: 'x', menuPath: [], steps: [], see: '' },
};
const languages = [enQuestions, deQuestions] as const;

test('a card says that nothing is observed only where that is so', () => {
  for (const { 'confirm-guided': words } of languages) {
    const said = ([undefined, 'once-begun', 'meanwhile'] as const).map((watched) =>
      words({ ...card, operation: 'import', ...(watched && { watched }) }),
    );
    const [unseen, ...watched] = said;
    for (const { body } of watched) expect(body[0]).not.toContain(unseen?.body[0]);
    expect(new Set(said.map(({ labels }) => labels.confirm)).size).toBe(3);
  }
});

test('the card after the comparison says that the dialog with the key may be closed', () => {
  for (const { 'confirm-guided': words } of languages) {
    const said = (operation: string) => words({ ...card, operation }).body.join(' ');
    expect(said('create-backup')).toContain('Yes, I saved the System Backup Key');
    expect(said('import')).not.toContain('Yes, I saved');
  }
});
