import { setTimeout as sleep } from 'node:timers/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import { hangMs } from '../../engine/testing/limits.ts';
import { runOutcomes, type RunOutcome } from '../../shared/run/event.ts';
import { questionKinds, type QuestionKind } from '../../shared/run/question.ts';
import { stages, type Stage } from '../../shared/run/steps.ts';
import { en } from '../../shared/text/en.ts';
import { windowEn } from '../../shared/text/en/window.ts';
import { mouse, type Hands } from './hands.ts';

const { common, comfort } = windowEn;

/** What the title tells before the stage: how long there is no server, who waits, or how far the work is. */
const titlePrefix = `(\\d+:\\d\\d\\S* .*? - )?(${comfort.waitingTitle}|${comfort.workingTitle}|\\d+ % )?`;

/** What a run needs next: an answer, or nothing more. */
export type Moment =
  | { readonly kind: 'question'; readonly question: QuestionKind; readonly stage: Stage }
  | { readonly kind: 'ended'; readonly outcome: RunOutcome };

/** What the page shows now; the answered question counts as none. */
interface Glance {
  readonly stage: Stage | undefined;
  readonly outcome: RunOutcome | undefined;
  readonly question: { readonly id: string; readonly kind: QuestionKind } | undefined;
}

export interface WorkOptions {
  /** Before each answer. `'stop'` leaves the question open, and the work. */
  readonly atQuestion?: (question: QuestionKind, stage: Stage) => Promise<'stop' | undefined>;
}

const lookEveryMs = 25;
/** Only what hangs is ended. */
const patienceMs = hangMs / 2;
/** A question that the engine answers by itself, from what it was told before, is gone sooner. */
const steadyMs = 120;

/** An admin who answers as a careful person does. In a demo (no `lab`) the page itself says what there is to read elsewhere. */
export interface Admin {
  readonly hands: Hands;
  /** Answers the question that is on the page, and confirms. */
  answer(window: JobWindow, kind: QuestionKind): Promise<void>;
}

/** The page of one job, and what a person does on it. */
export class JobWindow {
  readonly page: Page;
  readonly question: Locator;
  readonly footer: Locator;
  #answered: string | undefined;

  constructor(page: Page) {
    this.page = page;
    this.question = page.locator('[data-question]');
    this.footer = page.getByRole('contentinfo');
  }

  /** The stage that the run is at, by the title of the window. */
  async stage(): Promise<Stage> {
    const title = await this.page.title();
    const stage = stageIn(title);
    if (!stage) throw new Error(`no stage in the title "${title}"`);
    return stage;
  }

  /** Waits until the run is at a stage. */
  async reaches(stage: Stage): Promise<void> {
    await expect(this.page).toHaveTitle(new RegExp(`^${titlePrefix}${en.stages[stage]} - `));
  }

  /** The link of a stage in the rail. */
  railItem(stage: Stage): Locator {
    return this.page
      .getByRole('navigation', { name: common.stagesLabel })
      .getByRole('link', { name: en.stages[stage] });
  }

  /** The heading of the stage that is shown. */
  heading(stage: Stage): Locator {
    return this.page
      .getByRole('main')
      .getByRole('heading', { name: en.stages[stage], exact: true, level: 2 })
      .first();
  }

  /** A button of the run as a whole. */
  button(name: string): Locator {
    return this.footer.getByRole('button', { name, exact: true });
  }

  /** Starts the job or goes on with it, and waits until it runs. */
  async start(hands: Hands = mouse, button = this.button(common.start)): Promise<void> {
    const before = await this.footer.getAttribute('data-outcome');
    await hands.press(button);
    // One that was never started may end before anybody sees it run.
    const ended = before === null ? 'footer[data-outcome]' : 'no-such-thing';
    await expect(this.button(common.cancelRun).or(this.page.locator(ended))).toBeVisible();
  }

  /** Goes on with a job that was begun before. */
  async goOn(hands: Hands = mouse): Promise<void> {
    await this.start(hands, this.button(common.goOn));
  }

  /** Stops the run, and waits for its end. */
  async cancel(hands: Hands = mouse): Promise<RunOutcome> {
    await hands.press(this.button(common.cancelRun));
    await hands.press(
      this.page.getByRole('dialog').getByRole('button', { name: common.cancelRun, exact: true }),
    );
    return this.#until('the end of the run', ({ outcome }) => outcome);
  }

  /** Waits for the next question, or for the end. */
  async next(): Promise<Moment> {
    return this.#moment(() => false) as Promise<Moment>;
  }

  /** Like `next`, but a stage that is wanted comes first, whatever it does. */
  async nextOrStage(isWanted: (stage: Stage) => boolean): Promise<Moment | { kind: 'stage'; stage: Stage }> {
    return this.#moment(isWanted);
  }

  /** Answers the question that is on the page. */
  async answer(admin: Admin): Promise<void> {
    const moment = await this.next();
    if (moment.kind === 'ended') throw new Error(`nothing is asked: the run ended (${moment.outcome})`);
    const id = await this.question.getAttribute('data-question-id');
    await admin.answer(this, moment.question);
    this.#answered = id ?? undefined;
  }

  /** Answers question after question until the run ends. Returns how it ended; `open` where a question was left open. */
  async work(admin: Admin, options: WorkOptions = {}): Promise<RunOutcome | 'open'> {
    for (;;) {
      const moment = await this.next();
      if (moment.kind === 'ended') return moment.outcome;
      if ((await options.atQuestion?.(moment.question, moment.stage)) === 'stop') return 'open';
      await this.answer(admin);
    }
  }

  /** Works until a question of this kind is open, at this stage where one is named. */
  async workUntil(admin: Admin, wanted: QuestionKind, at?: Stage): Promise<void> {
    const end = await this.work(admin, {
      atQuestion: async (question, stage) =>
        question === wanted && (at === undefined || stage === at) ? 'stop' : undefined,
    });
    if (end !== 'open') throw new Error(`the run ended (${end}) before it asked "${wanted}"`);
  }

  async #moment(
    isWanted: (stage: Stage) => boolean,
  ): Promise<Moment | { readonly kind: 'stage'; readonly stage: Stage }> {
    let steady: { readonly id: string; readonly sinceMs: number } | undefined;
    return this.#until('a question or the end', ({ stage, outcome, question }) => {
      if (outcome) return { kind: 'ended', outcome };
      if (!stage) return undefined;
      if (isWanted(stage)) return { kind: 'stage', stage };
      if (!question) steady = undefined;
      else if (steady?.id !== question.id) steady = { id: question.id, sinceMs: performance.now() };
      else if (performance.now() - steady.sinceMs > steadyMs)
        return { kind: 'question', question: question.kind, stage };
      return undefined;
    });
  }

  async #until<T>(what: string, look: (glance: Glance) => T | undefined): Promise<T> {
    const startMs = performance.now();
    while (performance.now() - startMs < patienceMs) {
      const found = look(await this.#glance());
      if (found !== undefined) return found;
      await sleep(lookEveryMs);
    }
    throw new Error(`waited in vain for ${what}`);
  }

  async #glance(): Promise<Glance> {
    const seen = await this.page.evaluate(() => {
      const card = document.querySelector('[data-question]');
      return {
        title: document.title,
        outcome: document.querySelector('footer')?.getAttribute('data-outcome') ?? '',
        kind: card?.getAttribute('data-question') ?? '',
        id: card?.getAttribute('data-question-id') ?? '',
      };
    });
    const kind = questionKinds.find((each) => each === seen.kind);
    return {
      stage: stageIn(seen.title),
      outcome: runOutcomes.find((outcome) => outcome === seen.outcome),
      question: kind && seen.id !== this.#answered ? { id: seen.id, kind } : undefined,
    };
  }
}

function stageIn(title: string): Stage | undefined {
  const told = title.replace(new RegExp(`^${titlePrefix}`), '');
  return stages.find((stage) => told.startsWith(`${en.stages[stage]} - `));
}
