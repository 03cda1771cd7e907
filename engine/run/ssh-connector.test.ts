import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { PlannedAppliance } from '../../shared/contract/plan.ts';
import { targetFor } from './ssh-connector.ts';
import { folderForEach } from '../testing/temporary-folder.ts';

const folder = folderForEach();

test('a machine that has moved is reached as its Host says, at its other address and port', () => {
  const config = path.join(folder, 'config');
  fs.writeFileSync(
    config,
    'Host epp-new\n HostName 10.0.0.8\n Port 2222\n User admin\n IdentityFile /keys/new\n ProxyJump hop\nHost hop\n HostName 10.9.9.9\n',
  );
  const planned: PlannedAppliance = { address: 'epp-new', consolePort: 443, access: 'ssh', profile: 'any' };
  const own = targetFor({ planned, address: 'epp-new', sshPort: undefined }, config);
  expect(own.target).toMatchObject({ address: '10.0.0.8', port: 2222, user: 'admin', keyFile: '/keys/new' });
  expect(own.jumps).toMatchObject([{ address: '10.9.9.9' }]);

  const moved = targetFor({ planned, address: '10.0.0.7', sshPort: 22 }, config);
  expect(moved).toEqual({ target: { ...own.target, address: '10.0.0.7', port: 22 }, jumps: own.jumps });
  expect(targetFor({ planned, address: '10.0.0.7', sshPort: undefined }, config).target.port).toBe(2222);
});
