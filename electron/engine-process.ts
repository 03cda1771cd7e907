// The entry of the engine's own process, which `engine-link.ts` starts.
import os from 'node:os';
import type {} from 'electron';
import { handoverHome } from '../engine/index.ts';
import { startDemoSession } from '../lab/embedded/demo/demo-session.ts';
import { serveEngine } from './link/engine-server.ts';

serveEngine(process.parentPort, {
  home: handoverHome(process.env),
  operator: os.userInfo().username,
  startDemo: startDemoSession,
  exit: () => process.exit(0),
});
