import { z } from 'zod';
import { isReplyCode, readStatusCode } from '../base/code.ts';
import { isComplete, langs, type Complete, type Lang } from '../i18n/langs.ts';

// The content model: what an entry may say. `yaml.ts` turns the errors into sentences for writers.

/**
 * What came back: `hard` the address is unusable, `soft` temporary, `block` reputation or policy, `setup` somebody's
 * configuration or a mistake in the mail, `success` nothing to mend.
 */
export const types = ['hard', 'soft', 'block', 'setup', 'success'] as const;
/** Who or what was refused; a mail of the other parties says nothing against the recipient. */
export const parties = ['recipient', 'sender', 'message', 'connection', 'login', 'path', 'system'] as const;
export const categories = [
  'address',
  'mailbox',
  'system',
  'network',
  'protocol',
  'content',
  'authentication',
  'encryption',
  'policy',
  'other',
] as const;
export const addressAnswers = ['keep', 'review', 'suppress-if-repeated', 'suppress'] as const;
export const resendAnswers = ['automatic', 'later', 'after-fix', 'never'] as const;
export const actors = [
  'sender-setup',
  'sender-reputation',
  'sender-content',
  'recipient',
  'recipient-admin',
  'provider',
  'network',
] as const;
/** The stations of a delivery, in the order in which a mail passes them; `any` names none of them. */
export const stages = [
  'resolve',
  'connect',
  'greet',
  'encrypt',
  'authenticate',
  'sender',
  'recipient',
  'content',
  'store',
  'forward',
  'any',
] as const;
export const evidences = ['observed', 'documented', 'constructed'] as const;
/**
 * Where a response is known from: the provider's own documentation, a reply that somebody received, the program source of
 * the server, a quotation by somebody else, a public text of unknown origin.
 */
export const provenances = ['documented', 'observed', 'code', 'secondary', 'unverified'] as const;

/** The anchors of the page's sections, which the id of a point must not take. */
export const sectionIds = [
  'summary',
  'reasons',
  'recognize',
  'wordings',
  'services',
  'codes',
  'meaning',
  'contrast',
  'confused',
  'causes',
  'fixes',
  'marketers',
  'developers',
  'investigate',
  'examples',
  'providers',
  'practices',
  'related',
  'sources',
] as const;

/** What the text of an entry may use besides Markdown; the pages pass them in. */
export const components = [
  'Operator',
  'SuppressionTable',
  'SuppressionRule',
  'DataExample',
  'ExceptionPattern',
  'Directory',
  'RetryTimeline',
  'DecisionTree',
  'DeliveryPath',
  'OfflineCopy',
] as const;
export type Component = (typeof components)[number];

export type Type = (typeof types)[number];
export type Category = (typeof categories)[number];
export type Stage = (typeof stages)[number];
export type Party = (typeof parties)[number];
export type Provenance = (typeof provenances)[number];
export type SectionId = (typeof sectionIds)[number];

/** What `npm run new` leaves for the writer to fill in. */
export const placeholder = '…';
const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((value) => value !== placeholder, { error: 'is a placeholder: write the text' });
const statusCode = z.string().refine((value) => readStatusCode(value) !== null, {
  error: "is not an enhanced status code: write class.subject.detail in quotes, such as '5.4.2'",
});
const replyCode = z.string().refine(isReplyCode, {
  error: "is not an SMTP reply code: write three digits in quotes, such as '550'",
});
const anyCode = z.string().refine((value) => readStatusCode(value) !== null || isReplyCode(value), {
  error: "is not a code: write an enhanced status code or a reply code in quotes, such as '5.4.2' or '550'",
});
const id = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, {
  error: 'is not an id: use short English words in lower case, joined by hyphens, such as port-blocked',
});
const url = z.string().regex(/^https:\/\/[^\s"<>]+$/, { error: 'is not an address: begin with https://' });
/** Whether a month has that day: JavaScript reads 2026-11-31 as 1 December. */
function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
const date = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/, {
    error: "is not a date: write year-month-day in quotes, such as '2026-11-24'",
    abort: true,
  })
  .refine((value) => isDate(value), { error: 'is not in the calendar: correct the month or the day' });
/** One value for each complete language, perhaps for further ones. */
export const inEachLang = <T extends z.ZodType>(schema: T) =>
  z.strictObject(
    Object.fromEntries(langs.map((lang) => [lang, isComplete(lang) ? schema : schema.optional()])) as Record<
      Complete,
      T
    > &
      Record<Exclude<Lang, Complete>, z.ZodOptional<T>>,
  );
const texts = (max: number) => inEachLang(text(max));

const point = z.strictObject({ id, title: text(60), text: text(480) });
/** Words of this text that the rules for writers except, each with the reason. */
const exceptions = z
  .array(z.strictObject({ words: text(120), reason: text(200) }))
  .min(1)
  .optional();
const sources = z.array(z.strictObject({ title: text(160), url })).min(1);
const verdict = z.strictObject({
  address: z.enum(addressAnswers),
  resend: z.enum(resendAnswers),
  actors: z.array(z.enum(actors)),
});
export type Verdict = z.infer<typeof verdict>;

/** Front matter of `content/codes/<code>/<lang>.mdx`. */
export const codeSchema = z.strictObject({
  title: text(60),
  summary: text(160),
  lead: text(420),
  /** Absent where only the wording tells it: what a server sends for recipients, blocks and settings alike. */
  type: z.enum(types).optional(),
  category: z.enum(categories),
  verdict: verdict.extend({ why: text(320) }),
  stage: z.enum(stages),
  action: text(300),
  /** A cause may name the reason whose page says more. */
  causes: z.array(point.extend({ sign: text(240).optional(), reason: id.optional() })).max(10),
  fixes: z.strictObject({ marketers: z.array(point).max(8), developers: z.array(point).max(8) }),
  investigation: z
    .array(point.extend({ text: text(320), command: text(300).optional(), expect: text(600).optional() }))
    .max(8),
  contrast: z.strictObject({ standard: text(320), field: text(320), advice: text(320), ours: text(320) }).optional(),
  confused: z.array(z.strictObject({ code: anyCode, difference: text(240) })).max(5),
  examples: z
    .array(
      z.strictObject({
        response: text(1000),
        note: text(240),
        evidence: z.enum(evidences),
        source: text(200).optional(),
      }),
    )
    .max(8),
  practices: z.array(point).max(8),
  related: z.array(anyCode).max(10),
  keywords: z.array(text(60)).min(1),
  sources,
  exceptions,
  reviewed: date,
});

/** Front matter of `content/replies/<code>/<lang>.mdx`. */
export const replySchema = codeSchema.extend({
  /** The enhanced code whose page is meant by a number that no RFC defines. */
  meant: statusCode.optional(),
});
/** What is written about a code in one language, be it a status code or a reply code. */
export type CodeText = z.infer<typeof replySchema>;

/** `content/reasons/<id>/reason.yml`: the neutral facts of a reason, and the only place where a verdict for a wording stands. */
export const reasonSchema = z.strictObject({
  party: z.enum(parties),
  type: z.enum(types),
  verdict,
  stage: z.enum(stages),
  /** Codes that carry it, the most usual first; the first of a class is the page for wordings without a code. */
  codes: z.array(anyCode),
  /** The reason that the same words have behind a reply that begins with 4, or with 5, where it is another one. */
  transient: id.optional(),
  permanent: id.optional(),
  /** Without regard to case; `...` stands for up to 200 characters, `*` at the end for the rest of a word. */
  phrases: z.array(text(120)),
});
export type ReasonFacts = z.infer<typeof reasonSchema>;
/**
 * `content/reasons/order.yml`: all reasons, the more telling first: of two whose words match, the first decides. Against a
 * vague one a telling status code decides.
 */
export const orderSchema = z.strictObject({ telling: z.array(id).min(1), vague: z.array(id) });
export type Order = z.infer<typeof orderSchema>;

const reasonPoint = z.strictObject({ id, title: text(70), text: text(480) });
/** Front matter of `content/reasons/<id>/<lang>.mdx`. */
export const reasonTextSchema = z.strictObject({
  title: text(60),
  summary: text(160),
  lead: text(420),
  why: text(320),
  /** What to do now. */
  action: text(300),
  /** How it shows in the wording, the moment and the code, and what does not prove it. */
  recognize: text(700),
  causes: z.array(reasonPoint.extend({ sign: text(360).optional() })).max(8),
  fixes: z.strictObject({ marketers: z.array(reasonPoint).max(8), developers: z.array(reasonPoint).max(8) }),
  investigation: z.array(reasonPoint.extend({ command: text(400).optional(), expect: text(600).optional() })).max(8),
  /** What goes beyond the pages of the providers that send it. */
  atProviders: text(900).optional(),
  confused: z.array(z.strictObject({ reason: id, difference: text(320) })).max(6),
  practices: z.array(reasonPoint).max(6),
  keywords: z.array(text(60)).min(1),
  sources,
  exceptions,
  reviewed: date,
});
export type ReasonText = z.infer<typeof reasonTextSchema>;

/** The keys that all languages of a provider's page must agree on. */
export const neutralProviderKeys = ['unblock.url', 'unblock.reasons'] as const;
/** The keys that all languages of a reason must agree on. */
export const neutralReasonKeys = [
  'causes.id',
  'fixes.marketers.id',
  'fixes.developers.id',
  'investigation.id',
  'investigation.command',
  'confused.reason',
  'practices.id',
] as const;

/** The keys that all languages of an entry must agree on; lists of points agree on their ids. */
export const neutralKeys = [
  'type',
  'category',
  'meant',
  'verdict.address',
  'verdict.resend',
  'verdict.actors',
  'stage',
  'causes.id',
  'causes.reason',
  'fixes.marketers.id',
  'fixes.developers.id',
  'investigation.id',
  'investigation.command',
  'confused.code',
  'examples.response',
  'examples.evidence',
  'practices.id',
  'related',
] as const;

/** `content/registry/codes.yml`: one entry of the IANA registry of enumerated status codes. */
export const registrySchema = z.strictObject({
  registryTitle: text(160),
  title: texts(60),
  /** As listed in the registry: `4XX` and `5XX` allow the rest of a class, an empty list means "not given". */
  replyCodes: z.array(z.string().regex(/^(any|[245](\d\d|XX))$/, { error: "is not '550', '5XX' or 'any'" })),
  classes: z.array(z.literal([2, 4, 5])),
  /** Who names the classes: the RFC in words, the reply codes of the registry, or nobody. */
  basis: z.enum(['explicit', 'registry', 'inferred']),
  reference: text(120),
  status: z.enum(['registered', 'deprecated']),
  fact: texts(320),
});
export type Registered = z.infer<typeof registrySchema>;

/** `content/registry/classes.yml` and `subjects.yml`, keyed by the digit. */
export const partSchema = z.strictObject({
  registryTitle: text(80),
  title: texts(60),
  fact: texts(320),
  /** Who can act on it according to RFC 3463; only subjects have it. */
  control: texts(120).optional(),
  reference: text(120),
});
export type Part = z.infer<typeof partSchema>;

/** `content/registry/vendor.yml`: a code that a provider sends and no RFC registers. */
export const vendorSchema = z.strictObject({
  title: texts(60),
  fact: texts(320),
  /** The last code where the provider documents a range with this meaning. */
  until: statusCode.optional(),
  /** The registered or vendor code whose page helps best. */
  page: statusCode,
  source: text(240),
});
export type Vendor = z.infer<typeof vendorSchema>;

/** `content/registry/replies.yml`: a three-digit reply code. */
export const replyFactsSchema = z.strictObject({
  /** The text that the RFC gives it; absent where it gives none or no RFC defines the number. */
  name: text(120).optional(),
  /** The defining RFC; absent where there is none. */
  reference: text(120).optional(),
  /** The commands that it answers, as in the RFC or as seen. */
  commands: z.array(text(40)),
});
export type ReplyFacts = z.infer<typeof replyFactsSchema>;

/** `content/providers/<id>/provider.yml`: how to recognize a provider, as data. */
/** What an entry among the providers is. */
export const providerKinds = ['mailbox', 'filter', 'software', 'service'] as const;

export const providerSchema = z.strictObject({
  name: text(60),
  kind: z.enum(providerKinds),
  country: z.string().length(2).optional(),
  domains: z.array(text(80)).optional(),
  /** Names of mail exchangers; `*` stands for any part of a name. */
  mx: z.array(text(80)).optional(),
  banner: text(200).optional(),
});
/** Front matter of `content/providers/<id>/<lang>.mdx`. */
export const providerTextSchema = z.strictObject({
  title: text(60),
  summary: text(160),
  lead: text(300),
  answers: text(500),
  demands: z.array(text(240)).max(8),
  limits: z.array(text(240)).max(8),
  /** Each names the reasons that it helps with, whose pages show it too. */
  unblock: z.array(z.strictObject({ text: text(300), url: url.optional(), reasons: z.array(id).optional() })).max(8),
  unknown: text(300).optional(),
  keywords: z.array(text(60)).min(1),
  sources: z
    .array(z.strictObject({ title: text(160), url }))
    .min(1)
    .max(5),
  reviewed: date,
});
export type ProviderText = z.infer<typeof providerTextSchema>;
export type Provider = z.infer<typeof providerSchema>;

/** One row of `content/providers/<id>/responses.yml`. */
export const responseSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/, {
    error: 'is not an id: use words in lower case, such as unauthenticated-5.7.26',
  }),
  replyCode: replyCode.optional(),
  code: statusCode.optional(),
  response: text(400),
  /** What decides without code or host; exact case, `*` at the end for the rest of a token: `TSS04`, `AUP#*`. */
  tags: z.array(z.string().regex(/^[^\s*]+\*?$/, { error: 'is not a tag: write one token' })).optional(),
  meaning: texts(240),
  /** Type and verdict are those of the reason. */
  reason: id,
  /** Only where another code's page helps more than that of the code stated. */
  page: statusCode.optional(),
  source: text(240),
  evidence: z.enum(provenances).optional(),
  /** The date of the source, a year, a month or a day; absent where it is unknown. */
  seen: z
    .string()
    .regex(/^(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?)?$/, {
      error: "is not a date: write '2026', '2026-02' or '2026-02-12'",
    })
    .optional(),
  /** When the row was compared with its source. */
  checked: date,
});
export type ProviderResponse = z.infer<typeof responseSchema>;

/** `content/home.yml`: what the home page offers first. Codes are status codes and reply codes. */
export const homeSchema = z.strictObject({
  examples: z.array(z.string()).min(1),
  codes: z.array(z.string()).min(1),
  reasons: z.array(z.string()).min(1),
  stamps: z.record(z.enum(types), z.string()),
  providers: z.array(z.string()).min(1),
});
export type Home = z.infer<typeof homeSchema>;
/** `content/suppression.yml`: when an address whose verdict is `suppress-if-repeated` goes on the suppression list. */
export const suppressionSchema = z.strictObject({
  /** How many bounces, in how many different weeks. */
  bounces: z.int().min(2),
  weeks: z.int().min(1),
  /** The rule as every text says it, after its verb. */
  words: inEachLang(z.string()),
});
export type Suppression = z.infer<typeof suppressionSchema>;
const words = z
  .array(
    z
      .string()
      .max(60)
      .regex(/^\*?[^*\s](?:[^*]*[^*\s])?\*?$/, {
        error: 'is not a word: write it without spaces around it, with "*" at most at its beginning and end',
      }),
  )
  .min(1);
/** `content/signs.yml`: words by which the decoder knows what stands around them. What each list does stands there. */
export const signsSchema = z.strictObject({
  bounce: words,
  sentences: z.array(z.strictObject({ first: words, then: words })).min(1),
  mail: words,
  openings: z.array(z.strictObject({ provider: id, words })),
  lookAlikes: z.strictObject({
    versions: words,
    products: words,
    sections: words,
    contacts: words,
    dates: words,
    timesAfter: words,
    unitsAfter: words,
    preReleases: words,
    numbered: words,
    numbers: words,
  }),
  statusCodes: z.strictObject({ before: words, labels: words, successAfter: words }),
  replyCodes: z.strictObject({
    beforeEnd: words,
    before: words,
    articles: words,
    nounsAfterArticle: words,
    nounsAfterHyphen: words,
    keys: words,
    remoteErrors: words,
    speakers: words,
    serverSaid: words,
    answered: words,
    checked: words,
    beforeSuccess: words,
    counted: words,
    refusals: words,
    streets: words,
    web: words,
  }),
  returned: z.strictObject({ headers: words, bars: words }),
  waits: z.strictObject({ before: words, after: words, seconds: words, minutes: words, hours: words, days: words }),
  blocklists: z.strictObject({ before: words, operators: words }),
  notices: words,
  services: z.record(id, z.record(z.string(), id)),
  stages: z.strictObject({
    codes: z.strictObject({ authenticate: words, sender: words, others: words }),
    before: words,
    refused: words,
    words: z.strictObject({
      connect: words,
      greet: words,
      authenticate: words,
      sender: words,
      recipient: words,
      content: words,
    }),
    parties: z.strictObject({ connect: words, authenticate: words, sender: words }),
    commands: z.strictObject({ greet: words, sender: words }),
    recipients: words,
    asides: words,
  }),
  recipients: z.strictObject({
    beforeHost: words,
    beforeDomain: words,
    beforeOwnHost: words,
    answers: words,
    rows: words,
    beforeSender: words,
    beforeRefusedSender: words,
    behindRefusedSender: words,
    beforeContact: words,
    beforeQuoted: words,
    quoting: words,
    system: words,
    authors: words,
    heads: words,
    columns: words,
    copies: words,
    closings: words,
  }),
  names: z.strictObject({ headers: words, greetings: words, particles: words }),
});
export type Signs = z.infer<typeof signsSchema>;

/** One entry of `content/samples.yml`: a bounce to try the decoder with. */
export const sampleSchema = z.strictObject({ id, name: texts(40), text: text(2000) });
export type Sample = z.infer<typeof sampleSchema>;

/** One question of a decision tree. An answer either leads to a later question, or says what it means. */
const question = z.strictObject({
  id,
  question: text(120),
  /** What answers it, on the machine that sends. */
  command: text(160).optional(),
  answers: z
    .array(
      z.strictObject({
        answer: text(120),
        next: id.optional(),
        text: text(300).optional(),
        /** Pages that say more. */
        reasons: z.array(id).default([]),
        codes: z.array(anyCode).default([]),
      }),
    )
    .min(2),
});
export type Question = z.infer<typeof question>;

/** Front matter of `content/guides/<slug>/<lang>.mdx`. */
export const guideSchema = z.strictObject({
  /** Its place in the list of guides, from 1. */
  order: z.int().min(1),
  title: text(70),
  summary: text(160),
  lead: text(420),
  keywords: z.array(text(60)).min(3),
  /** What `<DecisionTree />` draws: the first question is the root. */
  tree: z.array(question).min(1).optional(),
  sources: z.array(z.strictObject({ title: text(160), url })).min(1),
  exceptions,
  reviewed: date,
});
export type GuideText = z.infer<typeof guideSchema>;
/** Keys that say the same in both languages of a guide. */
export const neutralGuideKeys = [
  'order',
  'tree.id',
  'tree.command',
  'tree.answers.next',
  'tree.answers.reasons',
  'tree.answers.codes',
] as const;

/** One entry of `content/glossary.yml`: a term of the trade in all languages. */
export const termSchema = z.strictObject({ id, term: texts(60), text: texts(420) });
export type Term = z.infer<typeof termSchema>;

/** What a sending service itself calls a bounce; not our type. */
export const treatments = ['hard', 'soft', 'block', 'other'] as const;
/** `content/services/<id>.yml`: what one sending service calls its bounces. */
export const serviceSchema = z.strictObject({
  name: text(60),
  /** What the service does with addresses: suppresses? for how long? how are they restored? */
  practice: texts(900),
  sources: z.array(z.strictObject({ title: text(160), url: url.optional() })).min(1),
  terms: z
    .array(
      z.strictObject({
        id,
        /** As the service spells it; of a pair, such as type and subtype, both with ` / ` between. */
        term: text(90),
        /** The field, page or file in which it stands: English, as code. */
        where: text(90),
        /** The number or key beside the term. */
        key: text(60).optional(),
        treats: z.enum(treatments).optional(),
        meaning: texts(300),
        /** What the service does with the address, where it is known. */
        action: texts(300).optional(),
        /** Our reasons, the most frequent first; none where the word is no bounce, so that the address stays. */
        reasons: z.array(id),
        /** Status and reply codes that the service's documentation names; nothing inferred. */
        codes: z.array(text(12)).optional(),
        source: text(200),
      }),
    )
    .min(1),
});
export type ServiceFacts = z.infer<typeof serviceSchema>;

/** Front matter of `content/pages/<slug>/<lang>.mdx`. */
export const pageSchema = z.strictObject({ title: text(60), summary: text(160) });
export type PageText = z.infer<typeof pageSchema>;
