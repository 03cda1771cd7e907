import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { PauseGate } from './pause-gate.ts';
import { watchForStall } from './stall-watch.ts';
import { systemClock } from '../clock.ts';

const never = new AbortController().signal;

test('whoever is paused waits until it goes on, and nobody else', async () => {
  const gate = new PauseGate();
  await gate.whenGoneOn(never);
  gate.pause();
  const order: string[] = [];
  const waiting = gate.whenGoneOn(never).then(() => order.push('gone on'));
  await pause(5);
  order.push('still paused');
  gate.goOn();
  await waiting;
  expect(order).toEqual(['still paused', 'gone on']);
  await gate.whenGoneOn(never);
});

test('a paused transfer can be cancelled', async () => {
  const gate = new PauseGate();
  gate.pause();
  const stop = new AbortController();
  const waiting = gate.whenGoneOn(stop.signal);
  stop.abort(new Error('cancelled'));
  await expect(waiting).rejects.toThrow('cancelled');
});

test('a paused transfer is not taken for a stalled one', async () => {
  let isHeld = true;
  const seen = await watchForStall(
    'b.eppb',
    { clock: systemClock, signal: never, stallMs: 20, isHeld: () => isHeld },
    async (watched) => {
      await pause(120);
      const whileHeld = watched.aborted;
      isHeld = false;
      await pause(120);
      return [whileHeld, watched.aborted];
    },
  );
  expect(seen).toEqual([false, true]);
});
