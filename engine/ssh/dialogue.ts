import { StringDecoder } from 'node:string_decoder';
import type { Secret } from '../secret.ts';

/** What to write to a command's standard input once a text has appeared on its standard error. */
export interface Reply {
  /** The text. Must be one that nothing else can print: random. */
  readonly after: string;
  readonly write: Secret;
  /** Whether this is all of the input: it is closed then. */
  readonly isLast: boolean;
}

/** Standard input of a running command. */
export interface DialogueInput {
  write(text: string): void;
  end(): void;
}

/**
 * Answers a command as it asks. Gives the function that must be told of everything on standard error, piece by piece. Nothing
 * is written before its text has appeared; a text that appears again was not satisfied by its answer, and closes the input.
 */
export function createDialogue(replies: readonly Reply[], input: DialogueInput): (chunk: Buffer) => void {
  const decoder = new StringDecoder('utf8');
  const given = new Set<Reply>();
  const longest = Math.max(0, ...replies.map(({ after }) => after.length));
  let unread = '';
  let isOver = false;
  return (chunk) => {
    if (isOver) return;
    unread += decoder.write(chunk);
    for (;;) {
      const found = firstIn(unread, replies);
      if (!found) break;
      unread = unread.slice(found.endsAt);
      const { reply } = found;
      isOver = reply.isLast || given.has(reply);
      if (!given.has(reply)) input.write(reply.write.reveal());
      given.add(reply);
      if (isOver) {
        input.end();
        return;
      }
    }
    unread = unread.slice(-longest);
  };
}

function firstIn(
  text: string,
  replies: readonly Reply[],
): { readonly reply: Reply; readonly endsAt: number } | undefined {
  const found = replies
    .map((reply) => ({ reply, at: text.indexOf(reply.after) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)[0];
  return found && { reply: found.reply, endsAt: found.at + found.reply.after.length };
}
