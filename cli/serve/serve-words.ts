/** What `handover serve` says. */
export const serveWords = {
  opened: 'Handover is open in a window of its own. It ends when the window is closed.',
  link: (link: string) =>
    `Open this link in Chromium, Chrome or Edge on this computer. It works once:\n\n  ${link}\n`,
  tunnel: (port: number) =>
    [
      'This computer has no screen, or no such browser. From another computer, first open a tunnel:',
      '',
      `  ssh -L ${port}:127.0.0.1:${port} USER@THIS-COMPUTER`,
      '',
      'then open the link there. The port must be the same on both sides.',
    ].join('\n'),
  alone: (link: string) =>
    [
      'The window is closed, and a run goes on. Handover ends after the run; Ctrl-C stops it cleanly. To see it again,',
      `open this link. It works once:\n\n  ${link}\n`,
    ].join('\n'),
  noBrowser: 'The browser ended, or could not be started, before there was a window.',
  notABrowser: (path: string) => `HANDOVER_BROWSER names no program that can be started: ${path}`,
  ending:
    'The runs that go on are stopped cleanly. This may take a moment; a second Ctrl-C does not wait for them.',
  demoEnded: 'The demo migration has ended, for its two appliances end with Handover.',
  ended: 'Handover has ended. Every job goes on from where it stands: handover jobs lists them.',
  usedLink:
    'This link was used before, or is wrong. Go on in the window that was opened first, or start handover serve again.',
  anotherUser: 'This window belongs to another user of this computer.',
  noPage: 'The window has not been built. Run this first: npm run build',
} as const;
