import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import type { BridgeClient, FileRef } from '../../shared/contract/contract.ts';
import type { ErrorRecord } from '../../shared/run/error-record.ts';
import type { Inspection } from '../../shared/run/inspection.ts';
import { resultOf } from '../bridge/result.ts';
import type { PickedFile } from '../components/files/pick-files.tsx';

/** How far one file is. `queued`: it waits for its turn, or for a reload of the window to be over. */
export type InspectState =
  | { readonly kind: 'taking' }
  | { readonly kind: 'queued' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'told'; readonly inspection: Inspection }
  | { readonly kind: 'failed'; readonly error: ErrorRecord }
  | { readonly kind: 'stopped' };

/** A file on the page. Its handle lives as long as the program. */
export interface InspectedFile {
  readonly id: string;
  readonly name: string;
  readonly sizeBytes?: number | undefined;
  readonly ref?: FileRef | undefined;
  /** The person asked for all of a huge file of holes. */
  readonly readAll?: boolean | undefined;
  readonly state: InspectState;
}

interface InspectStore {
  readonly files: readonly InspectedFile[];
  readonly targetVersion: string;
  readonly madeOn: string;
  /** Tried on each file. Never stored: it goes with the page. */
  readonly key: string;
  /** Something was typed since the files were looked at. */
  readonly isStale: boolean;
  type(change: Partial<Pick<InspectStore, 'targetVersion' | 'madeOn' | 'key'>>): void;
  dropKey(): void;
  /** Hands files to the engine and has them inspected, one after the other. */
  add(client: BridgeClient, picked: readonly PickedFile[]): Promise<void>;
  /** Inspects what waits: after a reload, or again after a failure. */
  resume(client: BridgeClient): Promise<void>;
  again(client: BridgeClient, id: string): Promise<void>;
  /** Inspects a huge file of holes from its beginning to its end. */
  readAll(client: BridgeClient, id: string): Promise<void>;
  /** Inspects all files anew, by what was typed since. */
  lookAgain(client: BridgeClient): Promise<void>;
  stop(id: string): void;
  remove(id: string): void;
  clear(): void;
}

/** The files on the page "inspect". The engine reads and judges them; the list survives a reload of the window. */
export const useInspections = create<InspectStore>()(
  persist(
    (set, get) => {
      const stops = new Map<string, AbortController>();
      let isWorking = false;
      const change = (id: string, changed: Partial<InspectedFile>): void => {
        set(({ files }) => ({
          files: files.map((file) => (file.id === id ? { ...file, ...changed } : file)),
        }));
      };
      const inspect = async (client: BridgeClient, { id, ref, readAll }: InspectedFile): Promise<void> => {
        if (!ref) return;
        const controller = new AbortController();
        stops.set(id, controller);
        change(id, { state: { kind: 'reading' } });
        const { signal } = controller;
        const { madeOn, targetVersion, key } = get();
        const wishes = {
          ...(madeOn.trim() !== '' && { madeOn: madeOn.trim() }),
          ...(targetVersion.trim() !== '' && { targetVersion: targetVersion.trim() }),
          ...(key !== '' && { key }),
          ...(readAll === true && { readAll }),
        };
        const result = await resultOf(client.files.inspect({ fileId: ref.fileId, ...wishes }, { signal }));
        stops.delete(id);
        if (signal.aborted) return;
        change(id, {
          state: result.ok
            ? { kind: 'told', inspection: result.value }
            : { kind: 'failed', error: result.error },
        });
      };
      const work = async (client: BridgeClient): Promise<void> => {
        if (isWorking) return;
        isWorking = true;
        for (;;) {
          const next = get().files.find((file) => file.state.kind === 'queued');
          if (!next) break;
          await inspect(client, next);
        }
        isWorking = false;
      };
      return {
        files: [],
        targetVersion: '',
        madeOn: '',
        key: '',
        isStale: false,
        type: (changed) => set({ ...changed, isStale: true }),
        dropKey: () => set({ key: '' }),
        add: async (client, picked) => {
          const added = picked.map((file) => ({ file, id: crypto.randomUUID() }));
          set(({ files }) => ({
            files: [
              ...files,
              ...added.map(({ file: { name, sizeBytes }, id }) => ({
                id,
                name,
                sizeBytes,
                state: { kind: 'taking' as const },
              })),
            ],
          }));
          for (const { file, id } of added) {
            const taken = await resultOf(file.take());
            if (taken.ok) change(id, { ref: taken.value, state: { kind: 'queued' } });
            else change(id, { state: { kind: 'failed', error: taken.error } });
            void work(client);
          }
        },
        resume: work,
        again: async (client, id) => {
          change(id, { state: { kind: 'queued' } });
          await work(client);
        },
        readAll: async (client, id) => {
          change(id, { readAll: true, state: { kind: 'queued' } });
          await work(client);
        },
        lookAgain: async (client) => {
          set(({ files }) => ({
            isStale: false,
            files: files.map((file) => (canLookAgain(file) ? { ...file, state: { kind: 'queued' } } : file)),
          }));
          await work(client);
        },
        stop: (id) => {
          stops.get(id)?.abort();
          change(id, { state: { kind: 'stopped' } });
        },
        remove: (id) => {
          stops.get(id)?.abort();
          set(({ files }) => ({ files: files.filter((file) => file.id !== id) }));
        },
        clear: () => {
          for (const controller of stops.values()) controller.abort();
          set({ files: [] });
        },
      };
    },
    {
      name: 'handover-inspect',
      version: 1,
      storage: createJSONStorage(() => sessionStorage),
      // What was told before a reload is looked at again: the file may have changed.
      partialize: ({ files, targetVersion, madeOn }) => ({
        targetVersion,
        madeOn,
        files: files
          .filter((file) => file.ref !== undefined)
          .map((file) => ({ ...file, state: { kind: 'queued' as const } })),
      }),
    },
  ),
);

function canLookAgain({ ref, state }: InspectedFile): boolean {
  return ref !== undefined && state.kind !== 'reading' && state.kind !== 'queued';
}
