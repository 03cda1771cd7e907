import { useEffect, useRef } from 'react';
import { plainText } from '../../../shared/text/plain-text.ts';
import { questionText } from '../../../shared/text/render.ts';
import type { ProbeLogEntry } from '../../store/probe-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';

/** What happened in a connection test, line by line; in view while it runs, folded afterwards. */
export function ProbeLog({ log, isRunning }: { log: readonly ProbeLogEntry[]; isRunning: boolean }) {
  const words = useWords();
  const { connect } = useOwnWords();
  const { test } = connect;
  const box = useRef<HTMLPreElement>(null);
  useEffect(() => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [log.length]);
  const lineOf = (entry: ProbeLogEntry): string => {
    switch (entry.kind) {
      case 'begun':
        return test.begun(plainText(entry.address));
      case 'line':
        return plainText(entry.text);
      case 'asked':
        return test.asked(questionText(words, entry.question).title);
      case 'answered':
        return test.answered;
      default:
        return entry satisfies never;
    }
  };
  return (
    <details className="probe-log" open={isRunning} key={String(isRunning)}>
      <summary>{test.log}</summary>
      <pre ref={box} tabIndex={0} aria-label={test.log}>
        {log.map(lineOf).join('\n')}
      </pre>
    </details>
  );
}
