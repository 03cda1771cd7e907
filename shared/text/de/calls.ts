import type { enCalls } from '../en/calls.ts';

/** What a notification says: German. */
export const deCalls: typeof enCalls = {
  try: 'So meldet sich Handover.',
  answer: 'Handover wartet auf Sie.',
  served: 'Der Ausfall ist vorbei.',
  done: 'Der Lauf ist zu Ende.',
  stopped: 'Der Lauf hat angehalten. Sehen Sie im Auftrag nach, wie beide Appliances stehen.',
  lost: 'Handover antwortet nicht mehr. Sehen Sie in seinem Fenster nach.',
};
