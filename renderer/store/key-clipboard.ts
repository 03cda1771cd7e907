import { create } from 'zustand';

/** How long a copied key stays in the clipboard. */
export const clipboardMs = 60_000;

/** What became of a key that was copied here. Holds nothing of the key. */
export type ClipboardStatus =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'holds-key'; readonly clearsAt: string }
  /** The time is over, and this window may not look while another one is in front. */
  | { readonly kind: 'unseen' }
  | { readonly kind: 'cleared' }
  /** Something else was copied meanwhile: it is left alone. */
  | { readonly kind: 'replaced' }
  /** Looking into the clipboard was refused, so that it was not cleared. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'copy-refused' };

interface ClipboardStore {
  readonly status: ClipboardStatus;
  /** Copies the key; after {@link clipboardMs} the clipboard is cleared if the key is still in it. */
  copy(key: string): Promise<void>;
  /** Clears the clipboard now: somebody pressed a button for it. */
  clear(): Promise<void>;
}

/** The clipboard as far as this window put a key into it. Only a hash of the key is kept to recognise it by. */
export const useKeyClipboard = create<ClipboardStore>((set) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let copies = 0;
  const look = async (mark: string, copy: number): Promise<void> => {
    if (!document.hasFocus()) {
      set({ status: { kind: 'unseen' } });
      await new Promise((resolve) => window.addEventListener('focus', resolve, { once: true }));
    }
    if (copy !== copies) return;
    try {
      const held = await hashOf(await navigator.clipboard.readText());
      if (copy !== copies) return;
      if (held !== mark) {
        set({ status: { kind: 'replaced' } });
        return;
      }
      await navigator.clipboard.writeText('');
      set({ status: { kind: 'cleared' } });
    } catch {
      // The browser, or the person, does not allow it: then it is said, and the button clears it.
      set({ status: { kind: 'refused' } });
    }
  };
  return {
    status: { kind: 'untouched' },
    copy: async (key) => {
      clearTimeout(timer);
      copies += 1;
      const copy = copies;
      try {
        const mark = await hashOf(key);
        await navigator.clipboard.writeText(key);
        set({
          status: { kind: 'holds-key', clearsAt: new Date(Date.now() + clipboardMs).toISOString() },
        });
        timer = setTimeout(() => void look(mark, copy), clipboardMs);
      } catch {
        set({ status: { kind: 'copy-refused' } });
      }
    },
    clear: async () => {
      clearTimeout(timer);
      copies += 1;
      try {
        await navigator.clipboard.writeText('');
        set({ status: { kind: 'cleared' } });
      } catch {
        set({ status: { kind: 'refused' } });
      }
    },
  };
});

async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
