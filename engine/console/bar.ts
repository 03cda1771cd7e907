/** What the bar over a console says, and its colour: the two machines are told apart at a glance. */
export interface BarWords {
  readonly text: string;
  readonly side: 'old' | 'new';
}

/** What a window does beside showing pages, as long as nothing else is said. */
export interface Steering {
  /** Stands in the bar, below whose console it is; empty for nothing. */
  readonly note: string;
  /** Words of buttons that cannot be pressed, in plain spelling. */
  readonly held: readonly string[];
  /** Where a page asks for a file the window answers, and none can be dropped on it. */
  readonly givesFile: boolean;
}

/** Dark enough for white letters; the new one's ends are round, for those who see no colours. */
const looks = {
  old: 'background:#7a4a00;border-radius:0',
  new: 'background:#0b5cad;border-radius:0 0 14px 14px',
};

/**
 * A script for the top of each page and frame. It shows a bar at the upper edge that says whose console it is: it takes no clicks, and
 * scripts and styles of the page do not reach into it; one that removes it gets it back. And it holds buttons and dropped files, before
 * scripts of the page hear of them. `first` holds until `steer` of {@link steerScript} says something else.
 */
export function barScript({ text, side }: BarWords, first: Steering): string {
  const style = [
    'all:initial;position:fixed;top:0;left:50%;transform:translateX(-50%);z-index:2147483647;pointer-events:none',
    'padding:2px 18px;font:bold 14px sans-serif;color:#fff;text-align:center;white-space:pre-line;max-width:90vw',
    looks[side],
  ].join(';');
  return `(() => {
  let steering = ${JSON.stringify(first)};
  const plain = (text) => text.normalize('NFKC').toLowerCase().replace(/[\\s\\u00a0]+/gu, ' ').replace(/^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$/gu, '');
  const buttons = 'button, [role="button"], input[type="submit"], input[type="button"], a';
  const wordsOf = (button) => plain((button.tagName === 'INPUT' ? button.value : button.textContent) || '');
  const isHeld = (button) => !!button && steering.held.includes(wordsOf(button));
  const stop = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  for (const type of ['pointerdown', 'mousedown', 'touchstart', 'click', 'keydown'])
    addEventListener(type, (event) => {
      const [target] = event.composedPath();
      if (target instanceof Element && isHeld(target.closest(buttons)) && event.key !== 'Tab') stop(event);
    }, { capture: true, passive: false });
  addEventListener('submit', (event) => {
    const { submitter, target } = event;
    if (submitter ? isHeld(submitter) : [...target.querySelectorAll(buttons)].some(isHeld)) stop(event);
  }, true);
  for (const type of ['dragenter', 'dragover', 'drop'])
    addEventListener(type, (event) => void (steering.givesFile && stop(event)), true);
  let show = () => {};
  globalThis.handoverSteer = (next) => {
    steering = next;
    show();
  };
  if (window !== window.top) return;
  const host = document.createElement('div');
  host.style.cssText = 'all:initial;pointer-events:none';
  const bar = document.createElement('div');
  bar.style.cssText = ${JSON.stringify(style)};
  show = () => {
    bar.textContent = ${JSON.stringify(text)} + (steering.note === '' ? '' : '\\n' + steering.note);
  };
  show();
  host.attachShadow({ mode: 'closed' }).append(bar);
  const put = () => {
    if (document.documentElement && host.parentNode !== document.documentElement) document.documentElement.append(host);
  };
  new MutationObserver(put).observe(document, { childList: true, subtree: true });
  put();
})()`;
}

/** Tells a page or frame that has {@link barScript} what is so now. */
export function steerScript(steering: Steering): string {
  return `globalThis.handoverSteer?.(${JSON.stringify(steering)})`;
}
