import type { CodeRange } from '../base/code.ts';
import { byLang, type Texts } from '../i18n/langs.ts';
import type { Content } from '../model/shapes.ts';
import type { CodeText, ProviderResponse, Signs, Type, Wording } from '../model/schema.ts';

/** What the decoder has to know: plain JSON, made by `makeKnowledge` and given to `createDecoder`. */
export interface Knowledge {
  /** Another shape is another number, so that a decoder refuses what it cannot read. */
  version: 1;
  /** Every known status code and reply code. */
  codes: string[];
  ranges: CodeRange[];
  wordings: KnownWording[];
  providers: KnownProvider[];
  signs: Signs;
}
export type KnownWording = Omit<Wording, 'id'>;
export interface KnownProvider {
  id: string;
  name: string;
  domains: string[];
  /** Names of mail exchangers; `*` stands for any part. */
  mx: string[];
  responses: Pick<ProviderResponse, 'replyCode' | 'code' | 'response' | 'page'>[];
}
/** A response with its provider; `isOwn` where its words tell who sends it. */
export type KnownResponse = KnownProvider['responses'][number] & { provider: string; isOwn: boolean };
/** A wording with its place in the list, which decides between several. */
export type RankedWording = KnownWording & { rank: number };

/** What is said about a code without opening its page. */
export interface Described {
  title: Texts<string>;
  summary: Texts<string>;
  /** Absent where no entry is written. */
  action?: Texts<string>;
  type?: Type;
  verdict?: Pick<CodeText['verdict'], 'address' | 'resend' | 'actors'>;
  /** The last code of the range that begins here. */
  until?: string;
  /** The nearest code with a written entry, where it is another one. */
  nearest?: string;
}

/** The facts for the decoder, from the joined content. */
export function makeKnowledge({ codes, wordings, providers, signs }: Content): Knowledge {
  return {
    version: 1,
    codes: [...codes.keys()],
    ranges: [...codes.values()].flatMap(({ code, vendor }) =>
      vendor?.until ? [{ from: code, until: vendor.until }] : [],
    ),
    wordings: wordings.map(({ page, transient, phrases }) => ({ page, ...(transient && { transient }), phrases })),
    providers: [...providers.values()].map(({ id, name, domains = [], mx = [], responses }) => ({
      id,
      name,
      domains,
      mx,
      responses: responses.map(({ replyCode, code, response, page }) => ({
        ...(replyCode && { replyCode }),
        ...(code && { code }),
        response,
        page,
      })),
    })),
    signs,
  };
}

/** What the module says about each code, from the joined content. */
export function makeDescriptions({ codes }: Content): Record<string, Described> {
  return Object.fromEntries(
    [...codes.values()].map(({ code, title, summary, text, vendor, nearest }): [string, Described] => {
      if (!text) {
        const until = vendor?.until;
        return [code, { title, summary, ...(until && { until }), ...(nearest && { nearest }) }];
      }
      const { type, verdict } = text.de;
      return [
        code,
        {
          title,
          summary,
          action: byLang((lang) => text[lang]?.action),
          type,
          verdict: { address: verdict.address, resend: verdict.resend, actors: verdict.actors },
          ...(vendor?.until && { until: vendor.until }),
          ...(nearest && nearest !== code && { nearest }),
        },
      ];
    }),
  );
}
