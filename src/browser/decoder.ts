import type { Reading } from '../decoder/findings.ts';
import { trustScript } from './trusted.ts';

// Asks the decoder, which works beside the page in a worker. Nothing leaves the browser.

/** What the decoder is asked. */
export interface Job {
  id: number;
  text: string;
}
/** What it answers. */
export interface Decoded extends Reading {
  /** The text that was read, without addresses. */
  blanked: string;
  /** The names of the providers that the findings name. */
  names: Record<string, string>;
}

/** What it answers where it could not; the texts of the page say it under these names. */
export interface Failure {
  id: number;
  failed: 'noMail' | 'broken';
}
export class DecoderError extends Error {
  readonly failed: Failure['failed'];
  constructor(failed: Failure['failed']) {
    super(`The decoder failed: ${failed}`);
    this.failed = failed;
  }
}

const address = trustScript('decoder', '/parts/worker.js');
/** After so many milliseconds an answer that nobody waits for any more is broken off. */
const patience = 500;

let worker: Worker | undefined;
let jobs = 0;
let since = 0;
const waiting = new Map<number, { done: (decoded: Decoded | null) => void; fail: (error: Error) => void }>();

/** Leaves the worker, and with it all that it was asked. */
function leave(settle: (job: { done: (decoded: null) => void; fail: (error: Error) => void }) => void) {
  worker?.terminate();
  worker = undefined;
  for (const job of waiting.values()) settle(job);
  waiting.clear();
}

function start(): Worker {
  const started = new Worker(address, { type: 'module' });
  started.onmessage = ({ data }: MessageEvent<{ id: number; decoded: Decoded } | Failure>) => {
    // A part that failed to load may be remembered as failed; a new worker asks for it anew.
    if ('failed' in data) return leave(({ fail }) => fail(new DecoderError(data.failed)));
    waiting.get(data.id)?.done(data.decoded);
    waiting.delete(data.id);
  };
  // It was not loaded, or broke; the next question starts it anew.
  started.onerror = () => leave(({ fail }) => fail(new DecoderError('broken')));
  return started;
}

/** Breaks off what the decoder is at; who waits for it gets null. */
export const cancel = () => leave(({ done }) => done(null));

/** Whether the decoder is at work. */
export const isBusy = () => waiting.size > 0;

/** Decodes a pasted text; null where it was broken off, for a newer text or by hand. Fails where the decoder cannot be loaded. */
export function decode(text: string): Promise<Decoded | null> {
  if (isBusy() && performance.now() - since > patience) cancel();
  if (!isBusy()) since = performance.now();
  worker ??= start();
  const id = ++jobs;
  worker.postMessage({ id, text } satisfies Job);
  return new Promise((done, fail) => waiting.set(id, { done, fail }));
}
