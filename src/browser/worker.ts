import { loadKnowledge } from 'virtual:knowledge';
import { createDecoder } from '../decoder/decode.ts';
import type { Decoded, Job } from './decoder.ts';

// The very code that the tests run, with the facts that they load, beside the page: a long text does not stop it.

const knowledge = loadKnowledge();
const { blankAddresses, readBounce } = createDecoder(knowledge);
const nameOf = (id: string) => knowledge.providers.find((provider) => provider.id === id)?.name ?? id;

addEventListener('message', async ({ data: { id, text } }: MessageEvent<Job>) => {
  const reading = await readBounce(text);
  const known = reading.findings.flatMap(({ provider, response }) => response?.provider ?? provider ?? []);
  const decoded: Decoded = {
    ...reading,
    blanked: blankAddresses(reading.text),
    names: Object.fromEntries([...new Set(known)].map((provider) => [provider, nameOf(provider)])),
  };
  postMessage({ id, decoded });
});
