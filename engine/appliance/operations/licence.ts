import { z } from 'zod';
import type { Licence } from '../../../shared/run/facts.ts';
import type { Appliance } from '../appliance.ts';
import { readRecord, shownText } from '../output/read-records.ts';

const schema = z.object({ state: shownText, until: shownText.default('') });

/** The licence as the appliance words it, such as `valid` and a date. */
export async function readLicence(appliance: Appliance, signal: AbortSignal): Promise<Licence> {
  return readRecord(appliance, 'licence', schema, signal);
}
