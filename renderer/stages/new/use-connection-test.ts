import type { ApplianceSide } from '../../../shared/run/error-codes.ts';
import { hasHostKey } from '../../../shared/run/login-rights.ts';
import { useClient } from '../../store/bridge-store.ts';
import {
  applianceKey,
  type Connected,
  type ConnectionTestView,
  useConnectionTests,
} from '../../store/connection-test-store.ts';
import { type FilledIn, useTyped } from '../../store/typed-store.ts';
import { useFormErrors } from './form-errors.ts';
import { windowApplianceOf } from './window-plan-of.ts';

/** The test of one side, as its button and its result share it. */
export interface OwnTest {
  readonly view: ConnectionTestView;
  /** The form says something else by now than what was tested. */
  readonly isOutdated: boolean;
  /** Tests what the form says, and fills in what was seen. Marks what is missing, and tests nothing then. */
  run(): Promise<void>;
  stop(): void;
}

export function useConnectionTest(side: ApplianceSide): OwnTest {
  const client = useClient();
  const view = useConnectionTests((store) => store[side]);
  const { start, stop, adopt } = useConnectionTests();
  const typed = useTyped((store) => store.typed[side]);
  const { check, refuse } = useFormErrors();
  const run = async () => {
    if (!client || view.kind === 'running' || !check(side)) return;
    const tested = windowApplianceOf(typed);
    const refusal = await start(client, side, tested);
    if (refusal) refuse(refusal, 'appliance', side);
    const after = useConnectionTests.getState()[side];
    if (after.kind !== 'connected' || !isTyped(side, after.appliance)) return;
    useTyped.getState().fillIn(side, filledInBy(after.result));
    adopt(side, windowApplianceOf(useTyped.getState().typed[side]));
  };
  return {
    view,
    isOutdated:
      view.kind !== 'none' &&
      view.kind !== 'running' &&
      view.appliance !== applianceKey(windowApplianceOf(typed)),
    run,
    stop: () => stop(client, side),
  };
}

/** Whether the form still says what was tested. */
function isTyped(side: ApplianceSide, tested: string): boolean {
  return applianceKey(windowApplianceOf(useTyped.getState().typed[side])) === tested;
}

/** What a plan takes over of a machine. Only what was seen is in it. */
export function filledInBy({ identity, product, console: seen }: Connected): FilledIn {
  return {
    // A certificate is accepted in the job, as a host key that nobody wrote down.
    ...(hasHostKey(identity) && { hostKey: identity.sha256 }),
    ...(product && { version: product.version }),
    ...(seen && { consolePort: String(seen.port) }),
  };
}
