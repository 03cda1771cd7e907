/**
 * The page's token: with the session's cookie it opens bridge and files. It is held in the tab's own storage, for a cookie is
 * sent to every port of this computer.
 */
const storageKey = 'handover-token';

/** Reaches the tabs of this page in the same browser, and no page of another origin or port. */
const channelName = 'handover-token';
type Message = 'wanted' | { readonly token: string };

/** How long another tab may take to answer. Where there is none, no answer comes. */
const patienceMs = 1_000;

/** Keeps the token that the server gave, and hands it to other tabs of this page that ask. */
export function keepPageToken(token: string): void {
  sessionStorage.setItem(storageKey, token);
  shareToken();
}

/** The token of this tab, else that of another tab of this page; undefined where no tab has one. */
export async function pageToken(): Promise<string | undefined> {
  const token = sessionStorage.getItem(storageKey) ?? (await askOtherTabs());
  if (token !== undefined) keepPageToken(token);
  return token;
}

let shared: BroadcastChannel | undefined;

function shareToken(): void {
  if (shared) return;
  const channel = new BroadcastChannel(channelName);
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    const token = sessionStorage.getItem(storageKey);
    if (data === 'wanted' && token !== null) channel.postMessage({ token } satisfies Message);
  });
  shared = channel;
}

function askOtherTabs(): Promise<string | undefined> {
  const channel = new BroadcastChannel(channelName);
  return new Promise<string | undefined>((resolve) => {
    const timer = setTimeout(() => resolve(undefined), patienceMs);
    channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
      if (data === 'wanted') return;
      clearTimeout(timer);
      resolve(data.token);
    });
    channel.postMessage('wanted' satisfies Message);
  }).finally(() => channel.close());
}
