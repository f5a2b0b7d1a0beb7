import { loadKnowledge } from 'virtual:knowledge';
import { createDecoder } from '../decoder/decode.ts';
import { MissingMailReader } from '../decoder/mail.ts';
import type { Decoded, Failure, Job } from './decoder.ts';

// The very code that the tests run, with the facts that they load, beside the page: a long text does not stop it.

const knowledge = loadKnowledge();
const { blankAddresses, readBounce } = createDecoder(knowledge);
const nameOf = (id: string) => knowledge.providers.find((provider) => provider.id === id)?.name ?? id;

async function decode(text: string): Promise<Decoded> {
  const reading = await readBounce(text);
  const known = reading.findings.flatMap(({ provider, response }) => response?.provider ?? provider ?? []);
  return {
    ...reading,
    blanked: blankAddresses(reading.text),
    names: Object.fromEntries([...new Set(known)].map((provider) => [provider, nameOf(provider)])),
  };
}

addEventListener('message', async ({ data: { id, text } }: MessageEvent<Job>) => {
  try {
    postMessage({ id, decoded: await decode(text) });
  } catch (error) {
    // A promise that fails is no error of the worker, and nobody would hear of it.
    postMessage({ id, failed: error instanceof MissingMailReader ? 'noMail' : 'broken' } satisfies Failure);
  }
});
