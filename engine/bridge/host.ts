import type { FilePurpose, JobContents } from '../../shared/contract/contract.ts';
import type { RunEvent } from '../../shared/run/event.ts';
import type { Question } from '../../shared/run/question.ts';
import type { Plan } from '../../shared/contract/plan.ts';

/** What a person would read elsewhere at a question of a demo, or has in her hands then. */
export type DemoHint =
  | { readonly kind: 'text'; readonly text: string }
  /** A file that was downloaded in a demo's web console. */
  | { readonly kind: 'file'; readonly path: string }
  /** The demo has done what the card asks for. */
  | { readonly kind: 'done' };

/** A pair of demo appliances that a host started; a demo job runs between them. */
export interface DemoSession {
  readonly plan: Plan;
  /** What a person would answer, who looks at the demo machines' own screens; undefined where nothing helps. */
  hint(question: Question): Promise<DemoHint | undefined>;
  /** Told of every event of the demo's job: hands that work at its web consoles follow the cards. */
  onEvent(event: RunEvent): void;
  close(): Promise<void>;
}

/**
 * What a host (desktop shell, browser window) does for the bridge. Dialogs are the only source of paths: they run in the
 * host's trusted part, and the window gets a handle.
 */
export interface BridgeHost {
  readonly kind: 'electron' | 'browser';
  /** The path that a person chose; undefined where the dialog was closed. Absent: this host has no dialogs. */
  readonly chooseFile?: (purpose: FilePurpose) => Promise<string | undefined>;
  readonly chooseTarget?: (suggestedName: string) => Promise<string | undefined>;
  /**
   * Whether the engine may connect to these machines, which a window named and no job did yet. Absent: this host has no dialog
   * that its window cannot press, and the window is trusted.
   */
  readonly mayReach?: (hosts: readonly string[]) => Promise<boolean>;
  /**
   * Whether a job may be deleted with these contents, which a window asked for. Absent: this host has no dialog that its window
   * cannot press, and the window asks.
   */
  readonly mayDelete?: (
    job: { readonly jobId: string; readonly name: string },
    contents: JobContents,
  ) => Promise<boolean>;
  /** Starts two demo appliances. `isGuided`: a person works in their web consoles, as cards say. Absent: this host has none. */
  readonly startDemo?: (options: { readonly isGuided: boolean }) => Promise<DemoSession>;
  /** Told when the first job begins to run and when the last one ends: sleep is blocked meanwhile. */
  readonly onWorking?: (isWorking: boolean) => void;
}
