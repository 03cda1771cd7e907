import fs from 'node:fs';
import password from '@inquirer/password';
import { MigrationError } from '../../engine/index.ts';

/**
 * A secret from a person at a prompt that shows nothing, or from standard input to its end. The last line break of
 * standard input is none of it; everything else is. Throws `run.cancelled`.
 */
export async function readSecretText(from: 'prompt' | 'stdin', label: string): Promise<string> {
  if (from === 'stdin') return fs.readFileSync(0, 'utf8').replace(/\r?\n$/, '');
  try {
    return await password({ message: `${label}:`, mask: false });
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError')
      throw new MigrationError('run.cancelled', { step: '' }, { cause: error });
    throw error;
  }
}
