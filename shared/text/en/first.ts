import { enCli } from './cli.ts';
import { enErrors } from './errors.ts';
import { format } from './format.ts';
import { enRemoval } from './removal.ts';
import { enSteps } from './steps.ts';
import { sightingText } from '../sighting-text.ts';
import type { FirstWords } from '../words.ts';

/** What the first screen of the window says in English. */
export const firstEn: FirstWords = {
  language: 'en',
  format,
  ...enSteps,
  errors: enErrors,
  sighting: sightingText({
    console: 'console',
    open: 'answers',
    foreign: 'answers in another protocol',
    refused: 'refused',
    silent: 'silent',
    'could-not-test': 'could not be tested',
  }),
  foreignError: (code) => `This version has no words for the error “${code}”; the one that met it had.`,
  removal: enRemoval,
  cli: enCli,
};
