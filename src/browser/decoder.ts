import { loadKnowledge } from 'virtual:knowledge';
import { createDecoder } from '../decoder/decode.ts';

// The very code that the tests run, with the facts that they load.
const knowledge = loadKnowledge();

export const { blankAddresses, readBounce } = createDecoder(knowledge);

export const providerName = (id: string) => knowledge.providers.find((provider) => provider.id === id)?.name ?? id;
