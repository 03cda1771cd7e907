import fs from 'node:fs';
import path from 'node:path';
import { app } from 'electron';
import { commandLine, runCommand } from './cli-mode.ts';
import { registerPageScheme } from './page/protocol.ts';
import { openShell } from './shell.ts';

const command = commandLine(process.argv, process.defaultApp);
if (command) app.exit(await runCommand(command));
else start();

/** One window a person: a second start shows the first one's. */
function start(): void {
  app.setName('Handover');
  // Beside the jobs, and not among them: on macOS "Handover" and "handover" are one folder.
  const ownData = path.join(app.getPath('appData'), 'Handover window');
  fs.mkdirSync(ownData, { recursive: true, mode: 0o700 });
  app.setPath('userData', ownData);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  app.enableSandbox();
  registerPageScheme();
  void app.whenReady().then(openShell);
}
