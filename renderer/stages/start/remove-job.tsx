import { Group } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { JobContents } from '../../../shared/contract/contract.ts';
import { keptFor } from '../../../shared/run/standing/kept-for.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { removalText } from '../../../shared/text/removal-text.ts';
import { Confirm } from '../../components/confirm.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { CallError } from '../../components/proofs/error-card.tsx';
import { useCall } from '../../components/use-call.ts';
import { useOwnWords, useFirstWords } from '../../store/words-store.ts';
import type { ListedJob } from './job-standing.ts';

/** Puts a job aside, or deletes it after saying what goes; nothing where it has to stay. */
export function RemoveJob({ job, onDone }: { job: ListedJob; onDone: () => void }) {
  const words = useFirstWords();
  const { start } = useOwnWords();
  const { removal } = words;
  const call = useCall();
  const [contents, setContents] = useState<JobContents | undefined>();
  const { jobId, isArchived = false, isDemo = false } = job;
  if (keptFor(job.state, { isHeld: job.heldBy !== undefined, isDemo }) !== undefined) return null;
  const name = plainText(job.name);
  const archive = async () => {
    if (await call.ask((asked) => asked.jobs.archive({ jobId, isArchived: !isArchived }))) onDone();
  };
  const remove = async () => {
    if (await call.ask((asked) => asked.jobs.delete({ jobId }))) onDone();
  };
  const archiveWord = isArchived ? removal.unarchive : removal.archive;
  return (
    <>
      <Group gap={4}>
        <IconButton
          label={`${archiveWord}: ${name}`}
          icon={isArchived ? IconArchiveOff : IconArchive}
          disabled={call.isBusy}
          onClick={() => void archive()}
        />
        <Confirm
          title={removal.deleteTitle(name)}
          body={contents === undefined ? [] : removalText(words, contents)}
          decline={start.keepJob}
          confirm={removal.delete}
          onConfirm={() => void remove()}
        >
          {(ask) => (
            <IconButton
              label={`${removal.delete}: ${name}`}
              icon={IconTrash}
              disabled={call.isBusy}
              onClick={() =>
                void call
                  .ask((asked) => asked.jobs.contents({ jobId }))
                  .then((counted) => {
                    if (!counted) return;
                    setContents(counted);
                    ask();
                  })
              }
            />
          )}
        </Confirm>
      </Group>
      <CallError call={call} />
    </>
  );
}
