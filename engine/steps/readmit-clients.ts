import { letClientsIn } from '../cut-over/let-clients-in.ts';
import { settleRows } from '../ledger/settle-rows.ts';
import type { ActStep } from '../run/step.ts';
import { watchClients } from './readmit-clients/watch-clients.ts';

/**
 * Lets the clients in, where that was not done when the new appliance took the address, and watches who checks in, against the
 * baseline that was taken at the hold point. A client that is off at night is missing, not lost: when the time is over the missing are named and the rest counts.
 */
export const readmitClients: ActStep = {
  kind: 'act',
  id: 'readmit-clients',
  // Who is there is counted in every run.
  observe: async () => 'ready',
  act: async (context) => {
    await settleRows(context, 'readmit-clients');
    const appliance = await context.appliance('new');
    await letClientsIn(context, appliance);
    await watchClients(context, appliance);
    return 'done';
  },
};
