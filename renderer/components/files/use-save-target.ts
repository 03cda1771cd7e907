import { useEffect, useState } from 'react';
import type { FileRef, Place } from '../../../shared/contract/contract.ts';
import type { ErrorRecord } from '../../../shared/run/error-record.ts';
import { isDesktop } from '../../bridge/connection.ts';
import { resultOf } from '../../bridge/result.ts';
import { useClient } from '../../store/bridge-store.ts';

/** Where to save, as far as it is chosen; nothing is written by it. */
export interface SaveTargetState {
  /** The desktop's own dialog is opened by `resolve`; elsewhere a folder and a name are chosen in the page. */
  readonly hasDialog: boolean;
  readonly places: readonly Place[] | undefined;
  readonly placeId: string;
  readonly name: string;
  readonly error: ErrorRecord | undefined;
  readonly isReady: boolean;
  choosePlace(placeId: string): void;
  setName(name: string): void;
  dismissError(): void;
  /** The handle of the chosen file; undefined where the person closed the dialog, or the choice was refused. */
  resolve(): Promise<FileRef | undefined>;
}

/** See {@link SaveTargetState}. */
export function useSaveTarget(suggestedName: string): SaveTargetState {
  const client = useClient();
  const hasDialog = isDesktop();
  const [places, setPlaces] = useState<readonly Place[] | undefined>();
  const [placeId, setPlaceId] = useState('');
  const [name, setName] = useState(suggestedName);
  const [error, setError] = useState<ErrorRecord | undefined>();
  useEffect(() => {
    if (!client || hasDialog) return;
    let hasLeft = false;
    void resultOf(client.files.places({})).then((result) => {
      if (hasLeft) return;
      if (!result.ok) {
        setError(result.error);
        return;
      }
      setPlaces(result.value);
      // The first place that nothing speaks against.
      const first = result.value.find((place) => place.hint === undefined) ?? result.value[0];
      setPlaceId((chosen) => (chosen === '' ? (first?.placeId ?? '') : chosen));
    });
    return () => {
      hasLeft = true;
    };
  }, [client, hasDialog]);
  return {
    hasDialog,
    places,
    placeId,
    name,
    error,
    isReady: client !== undefined && (hasDialog || (placeId !== '' && name.trim() !== '')),
    choosePlace: setPlaceId,
    setName: (next) => {
      setName(next);
      setError(undefined);
    },
    dismissError: () => setError(undefined),
    resolve: async () => {
      if (!client) return undefined;
      const wish = hasDialog ? { suggestedName } : { suggestedName, placeId, name: name.trim() };
      const result = await resultOf(client.files.saveAs(wish));
      setError(result.ok ? undefined : result.error);
      return result.ok ? result.value.file : undefined;
    },
  };
}
