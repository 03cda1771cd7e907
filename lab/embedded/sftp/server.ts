import type { ServerChannel } from 'ssh2';
import type { RootedFolder } from '../rooted-folder.ts';
import { maxPacketBytes, SftpSession } from './session.ts';
import { createUnpacker } from './wire.ts';

/**
 * Serves SFTP version 3 with OpenSSH's extensions on a channel until it ends. Not ssh2's own server side, for that one
 * cannot announce extensions.
 */
export function serveSftp(channel: ServerChannel, folder: RootedFolder): void {
  const session = new SftpSession(folder, (reply) => {
    // A client that asks faster than it reads must wait, or its replies would pile up here.
    if (!channel.write(reply)) channel.pause();
  });
  const unpack = createUnpacker(maxPacketBytes);
  channel.on('drain', () => channel.resume());
  channel.on('data', (chunk: Buffer) => {
    try {
      for (const request of unpack(chunk)) session.answer(request);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      channel.close();
    }
  });
  // Without an end of ours OpenSSH's client hangs at quit.
  channel.on('end', () => {
    channel.exit(0);
    channel.end();
  });
  channel.on('close', () => session.close());
}
