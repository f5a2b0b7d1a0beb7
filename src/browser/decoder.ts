import { knowledge } from '../decoder/knowledge.ts';

// The very code that the tests run, with its facts as data.
export { blankAddresses, readBounce } from '../decoder/decode.ts';

export const providerName = (id: string) => knowledge.providers.find((provider) => provider.id === id)?.name ?? id;
