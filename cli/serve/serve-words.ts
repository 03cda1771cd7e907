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
  alone: 'The window is closed, and a run goes on. It ends by itself; press Ctrl-C to stop it cleanly.',
  noBrowser: 'The browser could not be started.',
  ended: 'Handover has ended. Every job goes on from where it stands: handover jobs lists them.',
  noPage: 'The window has not been built. Run this first: npm run build',
} as const;
