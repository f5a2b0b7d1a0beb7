import { loadContent } from './load.ts';
import type { ProviderResponse, Wording } from './schema.ts';

/** What the decoder has to know. Plain data: the bundle for the browser gets it as JSON instead of this module. */
export interface Knowledge {
  /** Every known status code and reply code. */
  codes: string[];
  wordings: Wording[];
  providers: KnownProvider[];
}
export interface KnownProvider {
  id: string;
  name: string;
  domains: string[];
  /** Names of mail exchangers; `*` stands for any part. */
  mx: string[];
  responses: Pick<ProviderResponse, 'id' | 'replyCode' | 'code' | 'response' | 'page'>[];
}

function readKnowledge(): Knowledge {
  const { codes, wordings, providers } = loadContent();
  return {
    codes: [...codes.keys()],
    wordings,
    providers: [...providers.values()].map(({ id, name, domains = [], mx = [], responses }) => ({
      id,
      name,
      domains,
      mx,
      responses: responses.map(({ id, replyCode, code, response, page }) => ({
        id,
        ...(replyCode && { replyCode }),
        ...(code && { code }),
        response,
        page,
      })),
    })),
  };
}

export const knowledge = readKnowledge();
