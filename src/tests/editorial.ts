import { isComplete, type Complete, type Lang } from '../i18n/langs.ts';
import type { CodeText } from '../model/schema.ts';
import { hasVerb } from './verbs.ts';

// What a careful editor would catch in an entry by rule: wrong terms, wrong quotes, foreign words, repeated text.

/** A piece of prose of an entry with the key under which its author finds it; `body` is the text below the front matter. */
export interface Passage {
  key: string;
  text: string;
}

/** All prose of an entry; commands, outputs and responses are none. */
export function passages(data: CodeText, body: string): Passage[] {
  const texts: Passage[] = [
    { key: 'title', text: data.title },
    { key: 'summary', text: data.summary },
    { key: 'lead', text: data.lead },
    { key: 'verdict.why', text: data.verdict.why },
    { key: 'action', text: data.action },
    ...Object.entries(data.contrast ?? {}).map(([key, text]) => ({ key: `contrast.${key}`, text })),
    ...data.confused.map(({ code, difference }) => ({ key: `confused ${code}`, text: difference })),
    ...data.examples.map(({ note }, at) => ({ key: `examples.${at}.note`, text: note })),
  ];
  const points = {
    causes: data.causes,
    'fixes.marketers': data.fixes.marketers,
    'fixes.developers': data.fixes.developers,
    investigation: data.investigation,
    practices: data.practices,
  };
  for (const [list, items] of Object.entries(points)) {
    for (const { id, title, text, ...rest } of items) {
      texts.push({ key: `${list} ${id} title`, text: title }, { key: `${list} ${id} text`, text });
      if ('sign' in rest && rest.sign) texts.push({ key: `${list} ${id} sign`, text: rest.sign });
    }
  }
  return [...texts, ...body.split(/\n{2,}/).map((text) => ({ key: 'body', text }))].filter(({ text }) => text.trim());
}

/** Prose without the words that its entry excepts from the rules. */
export const withoutExceptions = (prose: Passage[], exceptions: CodeText['exceptions'] = []): Passage[] =>
  prose.map(({ key, text }) => ({
    key,
    text: exceptions.reduce((rest, { words }) => rest.replaceAll(words, '…'), text),
  }));

/** Prose without components, code, addresses of links and Markdown's marks. */
const withoutCode = (text: string) =>
  text
    .replace(/<[A-Z]\w*[^<>]*\/>/g, '')
    .replace(/`[^`]*`/g, '`')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/[*_#]{1,3}/g, '');

const withoutQuotations = (text: string) => withoutCode(text).replace(/„[^“]*“|“[^”]*”/g, '“”');

/** A number of bounces after which somebody does something. */
const counts: Record<Complete, RegExp> = {
  de: /(?<![\d.])\b(?:zwei|drei|vier|fünf|[2-9])(?:\s+oder\s+(?:drei|vier|mehr|\d))?\s+(?:(?:solche[nr]?|weiteren?|weitere|Hard|Soft)\s+)?Bounces?\b/gi,
  en: /(?<![\d.])\b(?:two|three|four|five|[2-9])(?:\s+or\s+(?:three|four|more|\d))?\s+(?:(?:such|more|further|hard|soft)\s+)?bounces?\b/gi,
};

/**
 * A number of bounces that is not the rule of `content/suppression.yml`, which every text says in the same words. What
 * others do may be told with `contrast.field` and `contrast.advice`.
 */
export function findOtherCount({ key, text }: Passage, lang: Lang, rule: string | undefined): string[] {
  if (!isComplete(lang) || !rule || /^contrast\.(?:field|advice)$/.test(key)) return [];
  const rest = text
    .replace(/\s+/g, ' ')
    .replaceAll(rule, '')
    .replaceAll(rule[0]?.toUpperCase() + rule.slice(1), '');
  return [...rest.matchAll(counts[lang])].map(
    ([count]) => `"${count}" is not the rule of content/suppression.yml; write "${rule}"`,
  );
}

/** German words of the trade that have a better one. */
const betterGerman: [RegExp, string][] = [
  [/\bPrellung\w*|\bAbpraller\w*|\bAufprall\w*|\bRückprall\w*/, 'Bounce'],
  [/\bRückläufer\w*/, 'Unzustellbarkeitsbericht'],
  [/\bSperrlisten?\b|\bBlacklists?\b|\bschwarze[nr]? Listen?\b/i, 'Blocklist (DNSBL) or Suppression-Liste (your own)'],
  [/\bBriefk[aä]sten\b|\bMailbox(?:en)?\b(?!\.org)/, 'Postfach'],
  [/\bSender-IP\w*/, 'Versand-IP'],
  [/\bempfangende[nr]? (?:Mail)?[Ss]erver/, 'Empfangsserver'],
  [/\btemporäre?[nmrs]?\b/i, 'vorübergehend'],
  [/\bpermanente?[nmrs]?\b/i, 'dauerhaft'],
  [/\bE-?Mail-Adressen?\b/, 'Adresse'],
  [/\bvorläufige?[nmrs]?\b/i, 'vorübergehend'],
  [/\bKommandos?\b/, 'Befehl'],
  [/\bSpam-Raten?\b/, 'Spamrate'],
  [/\b\p{L}*[Ww]erkzeug(?:en?|s)?\b/u, 'Tool'],
  [
    /\bneu (?:zu )?senden\b|\b[Ss]enden Sie(?: (?:einmal|erst|nicht|sie|die Mails?))* neu\b|\beinmal neu(?=[.,;])|\bneu (?:gesendet|geschickt|verschickt)\b/,
    'erneut senden',
  ],
  [/(?<=[.;:] )(?:Alle )?(?:Adressen?|Empfänger) behalten[,.;]/, 'a sentence, Behalten Sie …'],
  [/\b[Dd]ieser? Site\b/, 'Website'],
  [/\b(?:löst|lösen) nicht auf\b/, 'lässt sich nicht auflösen'],
  [/\bMails? (?:noch |weiter )?versucht wird\b/, 'solange die Zustellung versucht wird'],
  [
    /\b(?:SPF|DKIM|DMARC)(?: für (?:die|Ihre) [\w-]+)? (?:besteht|bestehen|bestand)\b|\b(?:[Bb]esteht|[Bb]estand|[Bb]estehen) (?:weder )?(?:SPF|DKIM|DMARC)\b(?!-)/,
    'gelingt (what besteht exists)',
  ],
  [/\b(?:[Dd]ieselbe|[Kk]eine) RFC\b(?!-)/, 'it as a masculine, derselbe RFC'],
  [
    /\b(?:[Ee]inen|(?:[Ii]hr|[Ee]in|[Kk]ein) \p{Ll}+er(?: \p{Ll}+er)?|[Ee]igener|[Dd]er \p{Ll}+e) Postfix\b(?!-)/u,
    'it as a neuter, das Postfix',
  ],
  [/\bGrundeinstellung(?:en)?\b/, 'Voreinstellung'],
  [/\berweiterte[nrs]? Statuscodes?\b/, 'Statuscode'],
  [/\bAussendung(?:en)?\b|(?<![-\p{L}])Sendung(?:en)?\b/u, 'Mailing'],
  [/\bBounce-Listen\b/, 'Code-Listen (a Bounce-Liste holds addresses)'],
  [/\bDer Text ist `/, 'Der Text lautet'],
  [/\b(?:nimmt|nehmen) (?:dafür )?[45](?:\d\d|\.\d)/, 'sendet (a server that nimmt, accepts)'],
  [/\b[Ss]ignatur(?: der Mail)? besteht(?= *[.,;])/, 'gültig ist (what besteht exists)'],
  [/\b(?:prüft|prüfen|geprüft) gegen\b|\bgegen (?:die|eine) Blocklist (?:ge)?prüf/, 'fragt … ab, vergleicht mit …'],
  [/\bBefehl zählt nach\b/, 'zählt die Absagen für jeden Host (what it counts)'],
  [/\bWarteschlange (?:noch einmal )?wiederholen\b/, 'Lassen Sie Ihren Server die Zustellung wiederholen'],
  [
    /\baus(?:zu)?sortier\p{Ll}*|\bsortier(?:e|t|en)\b(?: [^.,;:]*)? aus(?=[.,;:]| \()/iu,
    'auf die Suppression-Liste setzen',
  ],
  [/\b[Pp]ostausgangsserver\p{Ll}*/u, 'Ausgangsserver'],
  [/\bTransaktion(?:en)?\b/, 'Übertragung (MAIL FROM to the final dot)'],
  [
    /\b[Ll]assen Sie (?:Ihren|den|das|Ihr) \p{L}+ weiter versuchen\b|\bServer weiter versucht\b/u,
    'es weiter versuchen',
  ],
  [/\bRFC \d+ hat [2-5X]\.\d/, 'sieht … vor'],
  [
    /\bbleib(?:t|en)(?: (?:der|die|alle|diese|Ihre|seine) (?:Empfänger|(?:Empfänger)?[Aa]dressen?))? auf\s+der Liste\b/,
    'bleibt im Verteiler (your mailing list) or auf der Blocklist',
  ],
  [/(?<![-\p{L}])Nachrichten?(?![-\p{L}])/u, 'Mail'],
  [/\bFrom-Header\w*|\bHeader-Feld\w*/, 'Kopfzeile'],
  [/\b(?:gute|schlechte|guten|schlechten|Ihr|der|den|einen) Ruf\b/, 'Reputation'],
  [/\b(?:spricht|sprechen) für (?:eine|einen|den|die|das) /, 'deutet auf (what spricht für argues for)'],
  [/\bWelcher Fall (?:hier )?vorliegt\b/, 'welcher Fall zutrifft'],
  [/\bsag(?:t|en) nichts gegen\b/, 'spricht nicht gegen'],
  [/\bAblauf der Mail\b/, 'Ablauf der Frist (what runs out)'],
  [/\bUmschlag-Absender/, 'Umschlagabsender'],
];
/** English words of the trade that have a better one. */
const betterEnglish: [RegExp, string][] = [
  [/\bPostfix’(?!s\b)/, 'Postfix’s'],
  [/\b(?:changes|changed|change) nothing about\b/, 'what does not change or who has no influence'],
  [/\bprovisional(?:ly)?\b/, 'temporary, for now'],
  [/\bMostly,|, mostly (?:after|because|before|from|when|within)\b|\bmostly (?:comes?|means?|sends?)\b/, 'usually'],
  [
    /\bstands? (?:before|behind|beside|next to|there|in (?:no|the) (?:brackets|line|log|registry|reply|report))\b/,
    'is, appears, precedes, follows',
  ],
  [/\b[Rr]eplace [^.,;:]{1,40} by\b/, 'replace … with'],
  [/\bsince one day\b|\b(?:arrives|comes|fails|refuses) since\b/, 'has failed since'],
  [/\bWrong (?:are|is),? for example\b/, 'subject before verb'],
  [/\benhanced codes?\b/, 'enhanced status code'],
  [/\b[Bb]ounce lists\b/, 'code lists (a bounce list holds addresses)'],
  [
    /\b(?:stands?|stood) (?:above|against|apart|at|behind|below|here|in (?:a|the)(?! way)|on|shortly|there|to the)\b/,
    'is, comes, appears (steht), or prevents (steht entgegen)',
  ],
  [
    /\b(?:connections?|sessions?|TLS|it) (?:ever |never |itself )?(?:(?:came|comes?)|(?:did|does|do) not come) about\b/,
    'is made, is established (kommt zustande)',
  ],
  [/\b[Bb]y the (?:code lists?|registry|RFC|standard)(?=,)|\bBy RFC \d/, 'according to, in, under'],
  [/\b(?:mend(?:s|ed|ing)?|disturbed|disturbances?)\b/, 'fix, correct; trouble, a fault'],
  [/\bservers? behind (?:has|have|is|are|does|do|cannot)\b/, 'the server behind it, the mailbox server'],
  [
    /\b(?:texts?|wording|answer|line|sentence|position) (?:\w+ ){0,2}decides?(?=[.;])/,
    'go by the text (decides what?)',
  ],
  [/\b(?:is|are) (?:not )?meant(?= here\b|[.;,])/, 'what it is about (gemeint)'],
  [/\b(?:texts?|words|arguments?|parameters?) behind\b/, 'after (hinter), where one follows the other in a line'],
  [/”[.,]/, 'the period or comma before the closing quotation mark'],
  [/\d %/, 'the percent sign without a space'],
  [/\bcommand counts by\b/, 'counts the refusals for each host (what it counts)'],
  [/\bby (?:itself|themselves)\b/, 'on its own, alone (von selbst)'],
  [/\bin spite of\b/, 'despite'],
  [
    /\b(?:takes?|took|taken) (?:it|them|you|the \w+|your \w+|such \w+) for (?:an?|spam|one)\b/,
    'considers, treats as (hält für)',
  ],
  [/\bholds for\b/, 'applies to (gilt für)'],
  [/\bspeaks? (?:for|against)\b/, 'suggests, points to (spricht für)'],
  [/(?<!there )\b(?:is|are) no (?:bounces?|proof|verdict|mistake|error)\b/, 'is not a bounce (ist kein)'],
  [/\bin maintenance\b/, 'under maintenance'],
  [/\bfails? at once\b/, 'fail at the same time, or immediately (at once is both)'],
  [/\bbefore (?:its|your) turn\b/, 'out of turn'],
];
/** English words that slip into German prose. */
const leftovers =
  /(?<![\w-])(?:the|and|with|your|is|of|for|Recipients?|Senders?|Reply|Replies|Queues?|Rejects?|rejected|Delivery|Providers?|Accounts?|Users?|Passwords?|Polic(?:y|ies)|Messages?|Subjects?|Attachments?|Content|Errors?|Failures?|Responses?|Retry|Retries|Inbox|Throttling|Settings?|Defaults?|Issues?|Whitelists?|Forwarding|Mailboxes|Signup|Unsubscribe|checken|blocken|gebounced?|bouncen?)(?![\w-])/;

/** Wrong terms, foreign words and straight quotes in one passage, as sentences for its author. */
export function findWording({ text }: Passage, lang: Lang): string[] {
  // What is said of quotes and words here, is said of German and English.
  if (!isComplete(lang)) return [];
  const plain = withoutCode(text);
  const found: string[] = [];
  const straight = /\S*["'']\S*/.exec(plain)?.[0];
  if (straight)
    found.push(`"${straight}" has a straight quote; write ${lang === 'de' ? '„…“ and ’' : '“…” and ’'}, or code`);
  const foreign = (lang === 'de' ? /\S*”\S*/ : /\S*„\S*/).exec(plain)?.[0];
  if (foreign) found.push(`"${foreign}" has the quotes of the other language; write ${lang === 'de' ? '„…“' : '“…”'}`);
  const quoted = withoutQuotations(text);
  for (const [pattern, better] of lang === 'de' ? betterGerman : betterEnglish) {
    const word = pattern.exec(quoted)?.[0];
    if (word) found.push(`"${word}" is not our term; write ${better}`);
  }
  if (lang === 'en') return found;
  const leftover = leftovers.exec(quoted)?.[0];
  if (leftover) found.push(`"${leftover}" is English; write it in German, or as code where it is quoted`);
  return found;
}

/** Advice in the German subjunctive without anybody who gives it: `Man solle …`, `550 sei endgültig`. */
export function findNobody({ key, text }: Passage, lang: Lang): string[] {
  if (lang !== 'de' || key !== 'contrast.advice') return [];
  const clause = /^\s*[^,.;:]*\b(?:solle|müsse|könne|sei|seien|heiße|bedeute|genüge|erledige|betreffe|beginne)\b/.exec(
    text,
  )?.[0];
  return clause ? [`"${clause.trim()}" does not say who advises it; write "Oft heißt es, …" or "Ratgeber …"`] : [];
}

/** How a sentence begins that says where a wording comes from, or what state a server is in, without a verb. */
const telegrams: Record<Complete, RegExp> = {
  de: /(?:^|(?<=[.!?;] ))(?:Gilt für |Meldung (?:des|der|von) |Alter Wortlaut|Wortlaut (?:aus|von|unbestätigt)|Quelle unbestätigt|Code (?:womöglich )?veraltet|(?:Vorübergehende )?Störung (?:bei|beim|auf|innerhalb) |Sammelcode |(?:Fassung|Variante) mit |Einzelfall|Bekannt nur )[^.;]*[.;]/,
  en: /(?:^|(?<=[.!?;] ))(?:Applies to |Historic wording|Wording (?:of|quoted|unverified)|Unverified source|A (?:temporary )?fault (?:at|on|inside) |A note from |A catch-all |(?:Version|Variant) with |A single case|Known only |(?:Older|Newer) (?:wording|link|text) )[^.;]*[.;]/,
};

/** Notes without subject or verb in what a response means: `Wording unverified.` */
export function findTelegram({ text }: Passage, lang: Lang): string[] {
  const telegram = isComplete(lang) && telegrams[lang].exec(text)?.[0];
  return telegram ? [`"${telegram}" has no verb; make it a sentence`] : [];
}

/**
 * What sets another code or reason apart, told without naming it: `There, the mailbox exists.` Its heading names it, but the
 * text is also read without. Key: `confused 5.2.1`, `confused mailbox-full`.
 */
export function findUnnamed({ key, text }: Passage, lang: Lang): string[] {
  const other = /^confused (\S+)$/.exec(key)?.[1];
  if (!isComplete(lang) || !other) return [];
  const pointer = (
    lang === 'de'
      ? /(?:^|[.!?] )(?:Hier|Dort)\b/
      : /(?:^|[.!?] )(?:Here|There(?! (?:is|are|was|were|may|can|must)\b))\b/
  )
    .exec(text)?.[0]
    .trim();
  return [
    ...(/^\d/.test(other) && !new RegExp(`${other.replaceAll('.', '\\.')}(?!\\d)`).test(text)
      ? [`the difference does not name ${other}; write ${lang === 'de' ? `„Bei ${other} …“` : `“With ${other}, …”`}`]
      : []),
    ...(pointer
      ? [
          `"${pointer}" means a heading or the page; name what is meant: ${lang === 'de' ? '„Ein volles Postfach …“' : '“A full mailbox …”'}`,
        ]
      : []),
  ];
}

const startsWithout = {
  de: /^(?:(?:Fast immer|Immer|Stets|Meist|Teils) )?(?:Auf (?:Deutsch|Englisch|Französisch)|Mit (?:dem |einem )?\p{Ll}+ |Ohne \p{Ll}+ )/u,
  en: /^(?:(?:Nearly always|Always|Usually|Mostly|Partly) )?(?:In (?:English|French|German)|With (?:an? |the )?\p{Ll}+ |Without (?:an? )?\p{Ll}+ )/iu,
};
const saysWhoAnswers = { de: /antwort|send|schreib|meld/i, en: /answer|send|write|repl(?:y|ies) (?:is|are|has|have)/i };

/** A first sentence about what a server answers that has neither subject nor verb: `In English, with …`. */
export function findHanging({ text }: Passage, lang: Lang): string[] {
  if (!isComplete(lang)) return [];
  const [first = ''] = text.split(/(?<=[.!?])\s/, 1);
  return startsWithout[lang].test(first) && !saysWhoAnswers[lang].test(first)
    ? [`"${first}" hangs on its heading; name who answers: ${lang === 'de' ? 'Gmail antwortet …' : 'Gmail answers …'}`]
    : [];
}

const listed: Record<Complete, { start: RegExp; verb: RegExp }> = {
  de: {
    start: /^(?:Keine?|Eine?|Nur|Höchstens|Größe|Wartezeit|Dauer|Erneute|Gültige[rs]?|Saubere|\d[\d.]*) /,
    verb: /(?<!\p{L})(?:darf|dürfen|muss|müssen|soll|sollen|sollten?|kann|können|ist|sind|wird|werden|hat|haben|gibt|gilt|gelten|braucht|brauchen|nimmt|nehmen|lässt|lassen|bekommt|geht|gehen|steht|stehen|liegt|führt|führen|endet|enden|dauert|dauern|reicht|genügt|bleibt|verlangt|prüft|begrenzt|\p{Ll}{3,}t)(?!\p{L})/u,
  },
  en: {
    start: /^(?:No|Only|At most|Message size|Time until|Retries|Valid|Clean|\d[\d,]*) /,
    verb: /\b(?:must|may|has|have|needs?|is|are|was|gets?|can|should|lasts?|leads?|applies|apply|holds?|takes?|accepts?|allows?|does|do|will)\b/,
  },
};

/** A demand or a limit of a provider that is a note under its heading: `Message size: 50 MB (default).` */
export function findListed({ key, text }: Passage, lang: Lang): string[] {
  if (!isComplete(lang) || !/^(?:demands|limits)\.\d+$/.test(key)) return [];
  const [clause = ''] = text.split(/(?<=[.:;])\s/, 1);
  const { start, verb } = listed[lang];
  return start.test(clause) && !verb.test(clause)
    ? [
        `"${clause}" has no verb; say who demands or allows it: ${lang === 'de' ? '„Eine Nachricht darf höchstens 50 MB groß sein.“' : '“A message may have at most 50 MB.”'}`,
      ]
    : [];
}

const leansOnTitle: Record<Complete, RegExp> = {
  de: /^(?:Hier|Dort(?![^.]*, wo\b)|Diesen Fall|(?:Eine? )?[Ss]olche[rnsm]?|Mit dieser Einstellung|Nach dieser Zeit|So meldet|So melden|Er|Ihm|Ihn|Sie \p{Ll}+t|Dies|Deren|Dessen|Dadurch|Dabei|Davon|Dafür|Daran|In diesem Fall|Dies(?:e|er|es) (?:Fall|Fehler|Ursache|Grund|Einstellung)|Das (?:geht|gilt|ist|sind|liegt|heißt|kommt|passiert|geschieht|hilft|war|wird|kann|hat|betrifft|bedeutet)|Es(?! (?:gibt|fehlt|fehlen|zählt|zählen|kommt|kommen|scheitert|scheitern|geht um|handelt sich|muss (?:mindestens|genau)) ))(?!\p{L})/u,
  en: /^(?:Here|There you|Such|With this setting|After this time|It(?! (?:is|may|can|could) [^.]*\b(?:that|to)\b)|They|Them|These|Those|Their|Its|This (?:is|happens|means|refusal|step|case|cause|setting|fault|limit)|That (?:is|happens|means)|In (?:this|that) case)\b/,
};

/** The first sentence of a text. */
const firstSentence = (text: string) => /^.*?(?:(?<!\d)\.|[!?:])(?=\s|$)/s.exec(text)?.[0] ?? text;

/**
 * A cause, fix or step that cannot be read with its title covered: `Here, it is …`, or a command in place of a sentence,
 * `Add-RecipientPermission …. It may take …`. Notes of examples may say „hier“, since the example is above them.
 */
export function findLeaning({ key, text }: Passage, lang: Lang): string[] {
  if (!isComplete(lang) || !/^(?:causes|fixes\.\w+|investigation|practices) .*(?:text|sign)$/.test(key)) return [];
  const first = firstSentence(text);
  return [
    ...(leansOnTitle[lang].test(text) ? [`"${first}" means the title; name what is meant`] : []),
    ...(/^`[^`]+`\.(?=\s)/.test(text)
      ? [`"${first}" is no sentence; write ${lang === 'de' ? '„Rufen Sie … auf.“' : '“Run ….”'}`]
      : []),
  ];
}

/** A point, a difference or a note whose first sentence has no verb: `Too many connections at a time.` */
export function findVerbless({ key, text }: Passage, lang: Lang): string[] {
  if (!isComplete(lang) || !/^(?:causes|fixes\.\w+|investigation|practices) .*text$|^confused |^examples\./.test(key))
    return [];
  const first = firstSentence(text);
  return hasVerb(first, lang) || (first.endsWith(':') && hasVerb(text, lang))
    ? []
    : [`"${first}" has no verb; make it a sentence, or add its verb to src/tests/verbs.ts`];
}

const looseWord: Record<Complete, RegExp> = {
  de: /\b(?:[Bb]ei|[Nn]ach|oder|und) `(size|storage|please try)`/g,
  en: /\b(?:[Oo]n|[Ff]or|or|and|[Rr]equire) `(size|storage|please try)`/g,
};

/**
 * A rule for a person or a program that goes by a word which replies with opposite verdicts contain: `size` stands in
 * Yandex's `Mailbox size limit exceeded`, `storage` in `insufficient system storage`, `please try` in `please try again`.
 */
export function findLooseWord({ key, text }: Passage, lang: Lang): string[] {
  if (!isComplete(lang) || !/^(?:action|causes|fixes|investigation|contrast\.(?:ours|recognize))/.test(key)) return [];
  return [
    ...[...text.matchAll(looseWord[lang])].map(
      ([, word = '']) =>
        `\`${word}\` alone fits replies that mean the opposite; write more of the wording: \`message size\`, \`mailbox size\`, \`out of storage\`, \`user not local; please try\``,
    ),
    ...[...text.matchAll(/`([^`]+)`/g)].flatMap(([, pattern = '']) => findBareNoun(pattern)),
  ];
}

/** A pattern like `mailbox|account is blocked` finds every reply with "mailbox": its first half is that word alone. */
function findBareNoun(pattern: string): string[] {
  let outside = pattern;
  for (let inner = ''; inner !== outside;) {
    inner = outside;
    outside = inner.replace(/\([^()]*\)/g, '()');
  }
  const alternatives = outside.split('|');
  const bare = alternatives.filter((alternative) =>
    /^(?:mailbox|account|user|address|recipient|email)$/i.test(alternative),
  );
  return bare.length > 0 && bare.length < alternatives.length
    ? [`\`${pattern}\` finds every reply with "${bare.join('", "')}"; put the words that share an ending in brackets`]
    : [];
}

const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+(?:[.'’-][\p{L}\p{N}]+)*/gu) ?? [];

/** The sentences of a passage that have at least eight words, each as its words. */
export const longSentences = ({ text }: Passage): string[] =>
  text
    .replace(/\s+/g, ' ')
    .split(/(?<=[.!?:;])\s/)
    .map((sentence) => words(sentence))
    .filter((sentence) => sentence.length >= 8)
    .map((sentence) => sentence.join(' '));

/** All sequences of five words within the passages of an entry. */
export function fiveWordSequences(list: Passage[]): Set<string> {
  const sequences = new Set<string>();
  for (const { text } of list) {
    const all = words(text);
    for (let at = 0; at + 5 <= all.length; at++) sequences.add(all.slice(at, at + 5).join(' '));
  }
  return sequences;
}

/** The share of the smaller set that both have, from 0 to 1. */
export function shared(a: Set<string>, b: Set<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  if (small.size === 0) return 0;
  let count = 0;
  for (const sequence of small) if (large.has(sequence)) count++;
  return count / small.size;
}

// Names and addresses of RFC 2606, RFC 5737 and RFC 3849, and the loopback.
const reservedName = /(?:^|\.)(?:example(?:\.(?:com|net|org))?|test|invalid|localhost)$/;
const reservedAddress = /^(?:192\.0\.2|198\.51\.100|203\.0\.113|127\.0\.0)\.\d+$/;
const reversedAddress = /^\d+\.(?:2\.0\.192|100\.51\.198|113\.0\.203|0\.0\.127)(?:\.|$)/;
/** Public zones that exist to be asked about one's own address. */
const publicZone = /(?:^|\.)(?:zen\.spamhaus\.org|dbl\.spamhaus\.org|bl\.spamcop\.net|in-addr\.arpa|ip6\.arpa)$/;

/** Names and addresses in a command that are not reserved for examples. */
export function foreignHosts(command: string): string[] {
  const hosts =
    command.match(/(?<![\w./-])(?:[\w-]+\.)+(?:\d+|com|net|org|de|at|ch|eu|io|uk|fr|info|arpa)(?![\w-])/gi) ?? [];
  return hosts.filter((host) => {
    if (/^\d+(?:\.\d+)*$/.test(host)) return /^\d+\.\d+\.\d+\.\d+$/.test(host) && !reservedAddress.test(host);
    return !reservedName.test(host) && !(publicZone.test(host) && (!/^\d/.test(host) || reversedAddress.test(host)));
  });
}
