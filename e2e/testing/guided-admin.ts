import { setTimeout as sleep } from 'node:timers/promises';
import { createDemoHands } from '../../lab/embedded/demo/demo-hands.ts';
import type { LabInSight } from '../../lab/embedded/demo/lab-in-sight.ts';
import type { Question, QuestionKind } from '../../shared/run/question.ts';
import type { OpenedJob } from './fixtures.ts';
import type { Admin, JobWindow } from './job-window.ts';

/** An admin between look-alikes of the vendor's product, who works at their consoles as the cards say. */
export interface GuidedAdmin extends Admin {
  /** Ends the work at the consoles. Throws what could not be done there as it was said. */
  close(): Promise<void>;
}

const lookEveryMs = 50;

/** Answers in the window of a job between look-alikes, embedded or booted; the cards are read from the journal. */
export function createGuidedAdmin({
  lab,
  admin,
  journal,
}: Pick<OpenedJob, 'admin' | 'journal'> & { readonly lab: LabInSight }): GuidedAdmin {
  const atConsoles = createDemoHands(lab);
  const end = new AbortController();
  let told = 0;
  /** Begins what the cards since the last look ask for. */
  const readCards = async (): Promise<Question | undefined> => {
    const { events, state } = await journal();
    for (const event of events.slice(told)) atConsoles.onEvent(event);
    told = Math.max(told, events.length);
    return state.question?.question;
  };
  const reading = (async () => {
    while (!end.signal.aborted) {
      await readCards();
      await sleep(lookEveryMs);
    }
  })();

  const answer = async (window: JobWindow, kind: QuestionKind): Promise<void> => {
    const question = await readCards();
    if (question?.kind !== kind) throw new Error(`"${kind}" is shown, and "${question?.kind}" is asked`);
    const card = window.question;
    if (question.kind === 'settle-rows') await atConsoles.settle(question);
    if (question.kind === 'hand-over-file') {
      const file = await atConsoles.download(question);
      if (file === undefined) throw new Error('there is nothing to download');
      // No later list shows more.
      if (file === '') return admin.hands.press(card.locator('[data-decline]'));
      await card.locator('input[type=file]').setInputFiles(file);
    }
    await atConsoles.rest();
    if (question.kind === 'choose-backup')
      await admin.hands.tick(card.getByRole('radio', { name: lab.epp?.old.look.backupFolder ?? '' }));
    // A machine without SSH told no name: its address stands for it.
    else if (question.kind === 'type-name')
      await admin.hands.type(card.getByRole('textbox'), question.expected);
    else return admin.answer(window, kind);
    await admin.hands.press(card.locator('[data-confirm]'));
  };
  return {
    hands: admin.hands,
    answer,
    close: async () => {
      end.abort();
      await reading;
      atConsoles.close();
      const problems = [...atConsoles.problems].map((problem) => problem.join(': '));
      if (problems.length > 0) throw new Error(problems.join('\n'));
    },
  };
}
