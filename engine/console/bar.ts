/** What the bar over a console says, and its colour: the two machines are told apart at a glance. */
export interface BarWords {
  readonly text: string;
  readonly side: 'old' | 'new';
}

/** Dark enough for white letters; the new one's ends are round, for those who see no colours. */
const looks = {
  old: 'background:#7a4a00;border-radius:0',
  new: 'background:#0b5cad;border-radius:0 0 14px 14px',
};

/**
 * A script for the top of each page: a bar at its upper edge that says whose console it is. It takes no clicks, and scripts and styles
 * of the page do not reach into it; one that removes it gets it back.
 */
export function barScript({ text, side }: BarWords): string {
  const style = [
    'all:initial;position:fixed;top:0;left:50%;transform:translateX(-50%);z-index:2147483647;pointer-events:none',
    'padding:2px 18px;font:bold 14px sans-serif;color:#fff;white-space:nowrap',
    looks[side],
  ].join(';');
  return `(() => {
  if (window !== window.top) return;
  const host = document.createElement('div');
  host.style.cssText = 'all:initial;pointer-events:none';
  const bar = document.createElement('div');
  bar.style.cssText = ${JSON.stringify(style)};
  bar.textContent = ${JSON.stringify(text)};
  host.attachShadow({ mode: 'closed' }).append(bar);
  const put = () => {
    if (document.documentElement && host.parentNode !== document.documentElement) document.documentElement.append(host);
  };
  new MutationObserver(put).observe(document, { childList: true, subtree: true });
  put();
})()`;
}
