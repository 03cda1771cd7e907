import { newLogin, planSchema, type Login } from '../../shared/contract/plan.ts';
import { en } from '../../shared/text/en.ts';

const newMachine = planSchema.shape.old.extend(newLogin);

/** What is wrong with a login that a person gave for a new plan, in words that repeat none of it; undefined where it may stand. */
export function loginProblem(login: Login): string | undefined {
  if (!newLogin.user.safeParse(login.user).success) return en.init.noUser;
  return newMachine.safeParse(login).success ? undefined : en.init.noAddress;
}

/** The login as a user of this name; nobody is named by an empty one. */
export function withUser(login: Login, typed: string): Login {
  const user = typed.trim();
  return { ...login, ...(user !== '' && { user }) };
}
