import type { Lang } from '../i18n/langs.ts';
import { loadContent } from '../model/load.ts';
import type { CodeText, ProviderResponse, Type, Wording } from '../model/schema.ts';

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

/** What is said about a code without opening its page. */
export interface Described {
  title: Record<Lang, string>;
  summary: Record<Lang, string>;
  /** Absent where no entry is written. */
  action?: Record<Lang, string>;
  type?: Type;
  verdict?: { address: CodeText['verdict']['address']; resend: CodeText['verdict']['resend']; actors: string[] };
  /** The nearest code with a written entry, where it is another one. */
  nearest?: string;
}

const content = loadContent();

export const knowledge: Knowledge = {
  codes: [...content.codes.keys()],
  wordings: content.wordings,
  providers: [...content.providers.values()].map(({ id, name, domains = [], mx = [], responses }) => ({
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

export const descriptions: Record<string, Described> = Object.fromEntries(
  [...content.codes.values()].map(({ code, title, summary, text, nearest }) => [
    code,
    {
      title,
      summary,
      ...(text && {
        action: { de: text.de.action, en: text.en.action },
        type: text.de.type,
        verdict: {
          address: text.de.verdict.address,
          resend: text.de.verdict.resend,
          actors: text.de.verdict.actors,
        },
      }),
      ...(nearest && nearest !== code && { nearest }),
    },
  ]),
);
