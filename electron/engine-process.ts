// The entry of the engine's own process, which `engine-link.ts` starts.
import os from 'node:os';
import type {} from 'electron';
import { handoverHome } from '../engine/index.ts';
import { startDemoSession } from '../lab/embedded/demo-session.ts';
import { serveEngine } from './engine-server.ts';

serveEngine(process.parentPort, {
  home: handoverHome(process.env),
  operator: os.userInfo().username,
  startDemo: startDemoSession,
  exit: () => process.exit(0),
});
