import type { Texts } from '../i18n/langs.ts';
import type {
  CodeText,
  GuideText,
  Home,
  Order,
  PageText,
  Part,
  Provider,
  ProviderResponse,
  ProviderText,
  ReasonFacts,
  ReasonText,
  Registered,
  ReplyFacts,
  Sample,
  Signs,
  ServiceFacts,
  Suppression,
  Term,
  Type,
  Vendor,
  Verdict,
} from './schema.ts';

// What the rooms hand to each other: problems, what is authored, what is joined. Types only.

/** The way to a key, `['causes', 'port-blocked', 'title']`: an item of a list is named by its id or its place. */
export type Path = (string | number)[];

/** A mistake of a writer. */
export interface Problem {
  file: string;
  /** Counted from 1; absent where the file itself is the problem. */
  line?: number;
  /** Empty where the whole file is meant. */
  path: Path;
  /** Value and remedy. */
  message: string;
}

/** What the files of the content folder hold: entries keyed `5.4.2/de`, registry entries by key, responses by provider. */
export interface Authored {
  codes: Record<string, CodeText>;
  replies: Record<string, CodeText>;
  replyFacts: Record<string, ReplyFacts>;
  registry: Record<string, Registered>;
  classes: Record<string, Part>;
  subjects: Record<string, Part>;
  vendor: Record<string, Vendor>;
  providers: Record<string, Provider>;
  providerTexts: Record<string, ProviderText>;
  responses: Record<string, ProviderResponse[]>;
  reasons: Record<string, ReasonFacts>;
  reasonTexts: Record<string, ReasonText>;
  order: Order;
  home: Home;
  suppression: Suppression;
  guides: Record<string, GuideText>;
  glossary: Term[];
  services: Record<string, ServiceFacts>;
  signs: Signs;
  samples: Sample[];
  pages: Record<string, PageText>;
}

/**
 * How a code stands to the standard: RFC 3463 and the IANA registry, or for a reply code whether an RFC defines it
 * (`nonstandard`: none does).
 */
export type Standing = 'foreseen' | 'class-not-foreseen' | 'vendor' | 'defined' | 'nonstandard';

export interface SeenResponse extends ProviderResponse {
  /** The code whose page helps best: the one authored, the one stated, or that of the reason. */
  page: string;
  /** `responses`: how many are on record in all. */
  provider: { id: string; name: string; responses: number };
}

/** Who or what was refused and why, with all that is written and computed about it. */
export interface Reason extends ReasonFacts {
  id: string;
  title: Texts<string>;
  text: Texts<ReasonText>;
  responses: SeenResponse[];
  /** The codes that responses with it state, the most frequent first, then those of its facts. */
  carriers: string[];
  /** What providers say about getting out of it, in each language. */
  help: { provider: SeenResponse['provider']; items: Texts<ProviderText['unblock']> }[];
  /** What sending services call it, service by service. */
  names: { service: { id: string; name: string }; terms: { id: string; term: string }[] }[];
}

/** A reason as it stands on the page of a code. */
export interface CodeReason {
  id: string;
  /** The responses that state the code and have this reason. */
  rows: SeenResponse[];
  /** Whether its answer for the address is another one than that of the code. */
  isException: boolean;
}

/** The verdict of a code without an entry, taken from the reason that it has most often. */
export interface Derived {
  reason: string;
  type: Type;
  verdict: Verdict;
}

/** What servers write in words, and what it means. */
export interface Wording {
  /** The id of the reason. */
  id: string;
  /** The reason behind a reply that begins with 4. */
  transient: string;
  /** The reason behind a reply that begins with 5. */
  permanent: string;
  /** The codes whose pages help where none is stated. */
  pages: { 4?: string; 5?: string };
  phrases: string[];
}

/** One known code, status code or reply code, with all that is written and computed about it. */
export interface Code {
  code: string;
  /** The parts of a status code; of a reply code its three digits. */
  class: number;
  subject: number;
  detail: number;
  /** `X.4.2`, also for vendor codes; a reply code itself. */
  key: string;
  standing: Standing;
  registered?: Registered;
  /** The codes of the same key in the classes that the registry foresees; empty for vendor codes and reply codes. */
  foreseen: string[];
  vendor?: Vendor;
  /** Only reply codes have it. */
  reply?: ReplyFacts;
  title: Texts<string>;
  summary: Texts<string>;
  /** Absent where no entry is written: the page is then generated from the facts. */
  text?: Texts<CodeText>;
  /** The date of the oldest of its reviews in all languages, `2026-11-24`; null where no entry is written. */
  reviewed: string | null;
  /** The same subject and detail in the other classes, as far as known. */
  twins: string[];
  /** The code of the nearest written page: the code itself, or null where no page comes near. */
  nearest: string | null;
  /** Responses that state this code, or whose `page` names it. */
  responses: SeenResponse[];
  /** The reasons of the responses that state it: exceptions first, then the most frequent. */
  reasons: CodeReason[];
  /** Absent where an entry is written, and where nothing is known. */
  derived?: Derived;
  /** The reply codes, or for a reply code the status codes, that the registry pairs with it and that were seen with it. */
  travelsWith: { registered: string[]; seen: string[] };
}

export interface Subject extends Part {
  subject: number;
  codes: Code[];
}

export interface ProviderPage extends Provider {
  id: string;
  /** Absent where only its responses are known. */
  text?: Texts<ProviderText>;
  /** In the order of its file. */
  responses: SeenResponse[];
}

export interface Content {
  codes: Map<string, Code>;
  subjects: Map<number, Subject>;
  classes: Map<number, Part>;
  registry: Map<string, Registered>;
  providers: Map<string, ProviderPage>;
  /** In their order: the more telling first. */
  reasons: Map<string, Reason>;
  /** The reasons whose words say less than a telling code. */
  vagueReasons: string[];
  /** What servers write in words, in the order of the reasons. */
  wordings: Wording[];
  home: Home;
  suppression: Suppression;
  /** The guides by their slug, in their order. */
  guides: Map<string, Texts<GuideText>>;
  glossary: Term[];
  /** What sending services call their bounces, by name. */
  services: Map<string, Service>;
  /** Words by which the decoder knows what stands around them. */
  signs: Signs;
  /** Bounces to try the decoder with. */
  samples: Sample[];
  /** The other pages by their slug: `about`. */
  pages: Map<string, Texts<PageText>>;
}

/** What a sending service calls its bounces. */
export interface Service extends ServiceFacts {
  id: string;
}
