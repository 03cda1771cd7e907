import { z } from 'zod';
import { newLogin, planSchema } from './plan.ts';

/** A profile by its id: a window cannot name a file. */
const profileId = z.string().regex(/^[a-z][a-z0-9-]{0,60}$/, 'the id of a shipped profile');
/** A file by the handle that `hosts.keys` or a dialog gave. */
const fileHandle = z.string().regex(/^[a-z]+-[0-9a-f]{16}$/, 'a handle');

const appliance = planSchema.shape.old;
const login = appliance.shape.jump.unwrap().element.extend({
  ...newLogin,
  keyFile: fileHandle.optional(),
});

/** One appliance as a window describes it: like the plan's, with handles where the plan has paths. */
export const windowApplianceSchema = appliance.extend({
  ...newLogin,
  profile: profileId.default('endpoint-protector'),
  keyFile: fileHandle.optional(),
  jump: z.array(login).optional(),
});
export type WindowAppliance = z.output<typeof windowApplianceSchema>;
export type WindowApplianceInput = z.input<typeof windowApplianceSchema>;

/** A plan as a window makes it: nothing in it names a path. */
export const windowPlanSchema = planSchema.extend({
  old: windowApplianceSchema,
  new: windowApplianceSchema,
  packages: z.array(fileHandle).max(100).default([]),
});
export type WindowPlan = z.output<typeof windowPlanSchema>;
export type WindowPlanInput = z.input<typeof windowPlanSchema>;
