import { longDate, shortMonth, sourceDate } from './dates.ts';
import type { Category, Party, Provenance, Stage, Type } from '../model/schema.ts';
import type { Standing } from '../model/shapes.ts';
import type { SectionId } from '../model/schema.ts';
import type { Form } from './copy.ts';
import type { Forms } from './plural.ts';

export const de = {
  /** The name of the language in itself. */
  language: 'Deutsch',
  /** For Open Graph. */
  locale: 'de_DE',
  /** What the title of a window says, in the words that people search; `reply` is the reply code that goes with a code. */
  headTitle: {
    code: (code: string, title: string, reply: string | undefined) =>
      `${reply ? `${reply} ` : ''}${code} SMTP-Bounce: ${title}`,
    reply: (code: string, title: string) => `${code} SMTP-Antwortcode: ${title}`,
    reason: (title: string) => `${title}: Bounce-Grund`,
    provider: (title: string, delists: boolean) =>
      `${title}: SMTP-Bounces${delists ? ' und Delisting' : ' und Fehlermeldungen'}`,
  },
  neighbors: 'Vorheriger und nächster Code',
  copyCode: { copy: 'Kopieren', done: 'Kopiert', failed: 'Nicht kopiert' },
  skip: 'Zum Inhalt springen',
  home: 'Start',
  claim: ['Die Mail kam zurück.', 'Hier steht, warum.'],
  intro:
    'Was der Statuscode einer unzustellbaren Mail bedeutet: was der Standard sagt, was Anbieter wirklich senden und was jetzt zu tun ist.',
  nav: {
    label: 'Hauptmenü',
    codes: 'Codes',
    reasons: 'Gründe',
    providers: 'Anbieter',
    guides: 'Ratgeber',
    developers: 'Für Entwickler',
    about: 'Über uns',
    imprint: 'Impressum',
    privacy: 'Datenschutz',
  },
  breadcrumbs: 'Pfad',
  footer: 'Keine Cookies. Nichts, was Sie eingeben, verlässt diese Seite.',
  copy: {
    menu: 'Kopieren als …',
    names: {
      link: 'Link',
      markdown: 'Markdown-Link',
      html: 'HTML-Link',
      reply: 'SMTP-Antwort',
      log: 'Logzeile',
      json: 'JSON',
      letterDe: 'Mail an den Postmaster (deutsch)',
      letterEn: 'Mail an den Postmaster (englisch)',
    } satisfies Record<Form, string>,
    done: 'Kopiert: #',
    failed: 'Das Kopieren gelang nicht.',
  },
  search: {
    label: 'Code, Stichwort oder ganzen Bounce suchen',
    heading: 'Code, Stichwort oder ganzer Bounce',
    placeholder: 'Code, Stichwort, ganzer Bounce',
    submit: 'Nachschlagen',
    examples: 'Zum Beispiel',
    results: { zero: 'Kein Treffer', one: '# Treffer', other: '# Treffer' } satisfies Forms as Forms,
    none: 'Kein Treffer.',
    failed:
      'Die Suche ließ sich nicht laden; Codes findet das Feld trotzdem. Prüfen Sie die Verbindung, oder laden Sie die Seite neu.',
    loading: 'Die Suche wird geladen …',
    partial: 'Nicht alles wurde durchsucht: Ein Teil des Index ließ sich nicht laden.',
    unknown: '# ist weder registriert noch als Code eines Anbieters bekannt.',
    half: '„#“ ist noch kein Code. Die # steht für „#“; es fehlen Thema und Detail wie in 5.1.1 oder die übrigen Ziffern eines Antwortcodes wie in 550.',
    here: 'auf Deutsch',
    mentioned: 'im Text erwähnt',
    difference: '# und #: der Unterschied',
    verdict: (address: string, resend: string) => `Adresse: ${address} · erneut senden: ${resend}`,
    subject: 'Thema nach RFC 3463',
    because: 'erschlossen aus „#“',
    all: 'Alles Erkannte im Text zeigen',
    codes: 'Alle Codes nach Thema ansehen',
    decode: 'Eine ganze Bounce-Mail entschlüsseln',
    report: 'Diesen Text melden',
    /** Under these words a provider is found that says how to be let in again. */
    unblock: [
      'Delisting',
      'Entsperrung',
      'Austragung',
      'gesperrt',
      'Sperre aufheben',
      'Sperrliste',
      'blockiert',
      'Blocklist',
      'Blacklist',
      'entfernen',
    ],
    /** Too frequent to tell pages apart. */
    stopWords:
      'der die das den dem ein eine einen einer ist sind war hat haben und oder von vom zu im in am an auf mit für nicht mein meine meiner was warum wie sie es bei nach als nur des ihr ihre ihren ihrem ihrer keine kein ohne alle steht nichts aus diese dieser dieses ab dort sich einem zum zur ob wenn dann auch kann noch selbst viele er wird werden wurde hier mehr sehr so da weil dass schon über gibt erst nimmt wer kommt muss eigene eigenen eigener uns vor bis nie unter tut dessen ihn lassen sagt wo beim um durch etwa einmal nennt nennen zählt zurück jede jeder jedes jeden erste ersten trotzdem deshalb',
  },
  decoder: {
    service: 'Der Versanddienst nennt es:',
    nav: 'Entschlüsseln',
    title: 'Bounce entschlüsseln',
    summary:
      'Fügen Sie eine ganze Bounce-Mail, eine Logzeile oder eine Tabelle ein: Die Seite findet Code, Grund und Urteil, ohne dass der Text den Browser verlässt.',
    lead: 'Fügen Sie ein, was zurückkam: eine Antwort des Servers, eine Zeile aus dem Log, den ganzen Unzustellbarkeitsbericht oder die Tabelle Ihres Versandtools.',
    label: 'Text des Bounces',
    local: 'Der Text bleibt in diesem Browser. Er wird nirgendwohin gesendet.',
    noScript:
      'Das Entschlüsseln geschieht im Browser und braucht JavaScript. Ohne JavaScript führt die Liste aller Codes zum Ziel.',
    try: 'Zum Ausprobieren',
    clear: 'Leeren',
    copy: 'Ohne Adressen kopieren',
    link: 'Link auf dieses Ergebnis kopieren',
    report: 'Diesen Text melden',
    reportText:
      'Erkennt die Seite den Text nicht oder falsch? So sieht er ohne Adressen und Namen aus. Prüfen und kopieren Sie ihn, und fügen Sie ihn in das Formular ein, das sich leer öffnet.',
    form: 'Leeres Formular öffnen',
    copied: 'Kopiert.',
    failed: 'Das Kopieren gelang nicht. Markieren Sie den Text von Hand.',
    none: 'Darin ist kein Bounce zu erkennen.',
    found: 'Erkannt: #',
    /** What told the reason, by its basis; `#` is the wording or the code. */
    told: {
      stage: 'Abgelehnt wurde nicht der Empfänger, sondern der Befehl davor.',
      response: 'So antwortet dieser Anbieter: „#“.',
      tag: 'Das sagt das Kürzel „#“ dieses Anbieters.',
      class: 'So ordnet der Versanddienst den Bounce ein: „#“.',
      wording: 'Das sagt der Wortlaut „#“.',
      code: 'Das sagt der Statuscode #.',
      reply: 'Das sagt der Antwortcode #.',
    },
    otherCode:
      'Im Text steht der Code #. Er fasst mehrere Fälle zusammen oder passt nicht zum Wortlaut; der Wortlaut ist genauer.',
    retry: 'Der Server bittet, erst nach # wiederzukommen.',
    blocklist: 'Genannte Blocklist: #',
    total: '# Ergebnisse:',
    firstRows: 'Gezeigt sind die ersten #; die CSV-Datei hat alle.',
    firstChars: 'Gezeigt sind die ersten # Zeichen des Textes.',
    working: 'Der Text wird gelesen …',
    broken:
      'Der Decoder ließ sich nicht laden. Prüfen Sie die Verbindung, und versuchen Sie es noch einmal, oder laden Sie die Seite neu.',
    noMail:
      'Der Teil, der ganze Mails liest, ließ sich nicht laden. Prüfen Sie die Verbindung, und versuchen Sie es noch einmal, oder fügen Sie nur den Text des Bounces ein.',
    loading: 'Der Decoder wird geladen …',
    cancelled: 'Abgebrochen.',
    atProvider: 'Bei diesem Anbieter',
    groups: 'Nach Grund und Anbieter',
    reason: 'Grund',
    provider: 'Anbieter',
    count: 'Anzahl',
    csv: 'Als CSV herunterladen',
    rows: 'Alle Empfänger',
    cancel: 'Abbrechen',
    again: 'Noch einmal versuchen',
    inferred: 'Erschlossen aus „#“; einen Statuscode, der mehr sagt, nennt der Text nicht.',
    stated: 'Der Text nennt # selbst.',
    kinds: {
      reading: 'Der gelesene Text',
      code: 'Statuscode',
      reply: 'Antwortcode',
      wording: 'Wortlaut',
      provider: 'Anbieter',
      recipient: 'Empfängeradresse',
      remote: 'Antwortender Server',
      action: 'Ergebnis',
    },
    meanings: {
      recipient: 'an diese Adresse ging die Mail',
      remote: 'dieser Server hat geantwortet',
      action: 'was laut Bericht mit der Mail geschah',
      provider: 'wer so antwortet',
    },
    code: 'Code',
    columns: { recipient: 'Empfänger', code: 'Genannt', page: 'Bedeutung', verdict: 'Urteil' },
  },
  command: {
    page: 'Mehr dazu',
    count: 'Anzahl',
    reason: 'Grund',
    noVerdict: 'offen',
    read: (texts: number, findings: number) => `Gelesene Texte: ${texts}; Funde: ${findings}`,
  },
  type: {
    hard: {
      name: 'Hard Bounce',
      advice: 'prüfen',
      text: 'Endgültig gescheitert. Oft, aber nicht immer, gehört die Adresse auf die Suppression-Liste.',
    },
    soft: {
      name: 'Soft Bounce',
      advice: 'warten',
      text: 'Ein Hindernis auf Zeit. Adresse vorerst behalten; meist versucht es das Versandsystem von selbst erneut.',
    },
    block: {
      name: 'Block',
      advice: 'beheben',
      text: 'Die Empfängerseite lehnt diesen Versand ab. Adresse behalten, Ursache beheben, außer wenn der Empfänger selbst ablehnt.',
    },
    setup: {
      name: 'Einrichtung',
      advice: 'einrichten',
      text: 'Etwas ist falsch eingestellt oder an der Mail falsch gebaut. Adresse behalten, Einstellung berichtigen.',
    },
    success: {
      name: 'Erfolg',
      advice: 'fertig',
      text: 'Der Server hat getan, was verlangt war, etwa die Mail angenommen. Nichts zu tun.',
    },
  } satisfies Record<Type, { name: string; advice: string; text: string }>,
  category: {
    address: 'Adresse',
    mailbox: 'Postfach',
    system: 'Mailsystem',
    network: 'Netz und Routing',
    protocol: 'Protokoll',
    content: 'Inhalt und Format',
    authentication: 'Authentifizierung',
    encryption: 'Verschlüsselung',
    policy: 'Richtlinie',
    other: 'Sonstiges',
  } satisfies Record<Category, string>,
  standing: {
    foreseen: 'definiert',
    'class-not-foreseen': 'für diese Klasse nicht definiert',
    vendor: 'Anbietercode, nicht registriert',
    defined: 'von einem RFC definiert',
    nonstandard: 'in keinem RFC definiert',
  } satisfies Record<Standing, string>,
  stampStanding: {
    foreseen: 'registriert',
    'class-not-foreseen': 'nicht definiert',
    vendor: 'Anbietercode',
    defined: 'Antwortcode',
    nonstandard: 'Antwortcode',
  } satisfies Record<Standing, string>,
  facts: {
    type: 'Typ',
    /** Of a code that hard, soft, and blocked mail come back with alike. */
    noType: 'je nach Wortlaut',
    category: 'Kategorie',
    registryTitle: 'Registertitel',
    standing: 'Im Standard',
    onlyForeseen: 'der Standard kennt',
    replyCodes: 'Antwortcode',
    byRegistry: 'laut Register',
    seen: 'gesehen',
    anyReply: 'jeder',
    noReply: 'keiner genannt',
    notInRegistry: 'keiner',
    rfcText: 'Text im RFC',
    commands: 'Antwort auf',
    /** What `content/registry/replies.yml` names besides the commands themselves. */
    answered: {
      connection: 'Verbindungsaufbau',
      'any command': 'jeden Befehl',
      'any optional command': 'jeden freiwilligen Befehl',
      'any command except AUTH': 'jeden Befehl außer AUTH',
    } as Record<string, string>,
  },
  verdict: {
    heading: 'Kurz gesagt',
    now: 'Jetzt',
    why: 'Warum',
    address: {
      label: 'Adresse',
      question: 'Adresse behalten?',
      keep: 'behalten',
      review: 'prüfen',
      'suppress-if-repeated': 'bei Wiederholung auf die Suppression-Liste',
      suppress: 'auf die Suppression-Liste',
    },
    resend: {
      question: 'Erneut senden?',
      automatic: 'läuft von selbst',
      later: 'später',
      'after-fix': 'nach Behebung',
      never: 'nie',
    },
    actors: {
      question: 'Wer muss handeln?',
      nobody: 'niemand',
      'sender-setup': 'Ihr Versandsystem',
      'sender-reputation': 'Ihre Reputation',
      'sender-content': 'Ihr Inhalt',
      recipient: 'Empfänger',
      'recipient-admin': 'Postmaster am Ziel',
      provider: 'Anbieter',
      network: 'Netz',
    },
  },
  sections: {
    summary: 'Kurz gesagt',
    reasons: 'Welcher Grund ist es?',
    recognize: 'Woran Sie ihn erkennen',
    wordings: 'So schreiben es die Anbieter',
    services: 'So nennen es Versanddienste',
    codes: 'Codes, unter denen er vorkommt',
    meaning: 'Bedeutung',
    contrast: 'Standard und Praxis',
    confused: 'Leicht verwechselt',
    causes: 'Ursachen',
    fixes: 'Beheben',
    marketers: 'Für Marketing',
    developers: 'Für Entwicklung',
    investigate: 'Untersuchen',
    examples: 'Beispiele',
    providers: 'Antworten der Anbieter',
    practices: 'Gute Praxis',
    related: 'Verwandt',
    sources: 'Quellen',
  } satisfies Record<SectionId, string>,
  onThisPage: 'Auf dieser Seite',
  anatomy: {
    class: 'Klasse',
    subject: 'Thema',
    detail: 'Detail',
    vendorDetail: 'Nummer des Anbieters',
    number: 'Nummer',
    numberText: 'laufend, ohne eigene Bedeutung',
    area: 'Bereich',
    areas: ['Syntax', 'Auskunft', 'Verbindung', 'frei', 'frei', 'Mailsystem'],
    noArea: 'in RFC 5321 nicht vergeben',
    replies: {
      2: 'Erledigt',
      3: 'Weiter, es fehlt noch etwas',
      4: 'Vorübergehend abgelehnt',
      5: 'Dauerhaft abgelehnt',
    } as Record<number, string>,
  },
  route: {
    heading: 'Zustellweg',
    returned: 'zurück an Absender',
    from: { name: 'Start', detail: 'Ihr Versandsystem' },
    stages: {
      resolve: { name: 'Auflösen', detail: 'DNS, MX' },
      connect: { name: 'Verbinden', detail: 'TCP, Port 25' },
      greet: { name: 'Begrüßen', detail: 'EHLO' },
      encrypt: { name: 'Verschlüsseln', detail: 'STARTTLS' },
      authenticate: { name: 'Anmelden', detail: 'AUTH' },
      sender: { name: 'Absender', detail: 'MAIL FROM' },
      recipient: { name: 'Empfänger', detail: 'RCPT TO' },
      content: { name: 'Inhalt', detail: 'DATA' },
      store: { name: 'Ablegen', detail: 'Postfach' },
      forward: { name: 'Weiterleiten', detail: 'nächster Server' },
    } satisfies Record<Exclude<Stage, 'any'>, { name: string; detail: string }>,
  },
  reply: { meant: 'Gemeint ist meist', travelsWith: 'Statuscodes, die mit ihm kommen', heading: 'Antwortcodes' },
  contrast: { standard: 'Standard', field: 'In der Praxis', advice: 'Üblicher Rat', ours: 'Unser Rat' },
  sign: 'Zeichen',
  expect: 'Ausgabe, Beispiel',
  /** Where the log is, of which the commands of a page read a copy. */
  logs: "Die Befehle lesen das Log von Postfix, wo Debian es ablegt. Auf Red Hat und seinen Verwandten heißt es `/var/log/maillog`; wo es keine Datei gibt, liefert `journalctl -u 'postfix*'` dieselben Zeilen. Exim schreibt ein Log in anderer Form, `/var/log/exim4/mainlog` oder `/var/log/exim/mainlog`; darin sucht `exigrep`.",
  evidence: { observed: 'beobachtet', documented: 'dokumentiert', constructed: 'konstruiert' },
  /** Where a wording is known from. */
  provenance: {
    documented: 'vom Anbieter dokumentiert',
    observed: 'in einer echten Antwort gesehen',
    code: 'aus dem Quelltext des Servers',
    secondary: 'aus zweiter Hand',
    unverified: 'nicht bestätigt',
  } satisfies Record<Provenance, string>,
  /** Reply codes of class 3 ask for more; nothing is delivered and nothing refused. */
  intermediate: 'Zwischenschritt',
  reason: {
    nav: 'Gründe',
    title: 'Warum Mails zurückkommen',
    summary:
      'Alle Gründe, aus denen Server Mails ablehnen, geordnet danach, wer oder was abgelehnt wurde: mit Urteil, Wortlauten der Anbieter und Abhilfe.',
    lead: (n: number) =>
      `Der Code sagt oft nicht, warum eine Mail zurückkam; der Wortlaut sagt es. Hier stehen ${n} Gründe, geordnet danach, wer oder was abgelehnt wurde. Eine Adresse gehört nur dann sofort auf die Suppression-Liste, wenn der Empfänger selbst der Grund ist.`,
    label: 'Grund',
    refused: 'Abgelehnt wurde',
    party: {
      recipient: {
        name: 'Der Empfänger',
        text: 'Die Adresse, das Postfach oder die Domain des Empfängers ist der Grund. Nur in diesem Fall kann es richtig sein, die Adresse sofort aufzugeben.',
      },
      sender: {
        name: 'Der Absender',
        text: 'Ihre Absenderadresse, deren Domain oder Ihr Konto wurde abgelehnt. Die Empfängeradresse bleibt im Verteiler.',
      },
      message: {
        name: 'Die Mail',
        text: 'Der Server hat die Mail als solche abgelehnt: Inhalt, Größe, Format oder eine Regel dafür. Eine andere Mail an dieselbe Adresse kann ankommen.',
      },
      connection: {
        name: 'Die Verbindung',
        text: 'Ihr Server wurde abgelehnt: seine IP, sein Name, seine Geschwindigkeit. Das trifft meist alle Empfänger an diesem Ziel, nicht nur den einen.',
      },
      login: {
        name: 'Die Anmeldung',
        text: 'Ihr eigener Ausgangsserver nimmt Ihre Mail nicht an, weil die Anmeldung fehlt oder scheitert. Beim Empfänger kam nichts an.',
      },
      path: {
        name: 'Der Weg',
        text: 'Die Mail erreichte den Empfangsserver nicht oder nicht ganz: DNS, Verbindung, Verschlüsselung, Schleife. Über das Postfach sagt das nichts.',
      },
      system: {
        name: 'Das Empfangssystem',
        text: 'Der Empfangsserver konnte die Mail gerade nicht annehmen: Er war voll, gestört oder überlastet. Beginnt die Antwort mit 4, versucht es Ihr Versandsystem von selbst erneut.',
      },
    } satisfies Record<Party, { name: string; text: string }>,
    one: 'Alle belegten Antworten mit diesem Code haben denselben Grund:',
    exceptions: (code: string) => `Ausnahmen: Hier gilt nicht, was oben für ${code} steht`,
    usual: 'Sonst, die häufigsten zuerst',
    many: 'Der Wortlaut in Ihrem Bounce entscheidet. Die häufigsten Gründe stehen zuerst:',
    rare: (n: number) => (n === 1 ? 'Ein seltenerer Grund' : `${n} seltenere Gründe`),
    count: (n: number) => (n === 1 ? '1 Antwort' : `${n} Antworten`),
    happened: 'Was geschehen ist',
    moreProviders: (n: number) => (n === 1 ? 'Ein weiterer Anbieter' : `${n} weitere Anbieter`),
    atProviders: 'Was bei welchem Anbieter hilft',
    moreCodes: (n: number) => (n === 1 ? 'Ein weiterer Code' : `${n} weitere Codes`),
    derived: (title: string) => `Abgeleitet aus dem Grund, der mit diesem Code meist gemeint ist: ${title}.`,
  },
  guide: {
    title: 'Ratgeber',
    summary:
      'Wie man einen Bounce liest, wann eine Adresse auf die Suppression-Liste gehört, wie man von einer Blocklist kommt: die Fragen, die vor dem einzelnen Code stehen.',
  },
  glossary: {
    title: 'Glossar',
    summary: 'Die Begriffe rund um Bounces und Zustellung, deutsch und englisch, jeder kurz erklärt.',
    lead: 'Jeder Begriff, wie wir ihn auf dieser Website gebrauchen, mit seinem englischen Gegenstück.',
  },
  cheatSheet: {
    title: 'Spickzettel: Bounces auf zwei Seiten',
    nav: 'Spickzettel',
    summary:
      'Alle Gründe und alle beschriebenen Statuscodes mit dem Urteil über die Adresse, auf zwei Seiten A4 zum Drucken.',
    lead: 'Gedruckt sind es zwei Seiten A4: zuerst die Gründe, dann die Codes. Das Urteil gilt, wo der Wortlaut keinen anderen Grund nennt.',
    reasons: 'Gründe: Wer wurde abgelehnt?',
    codes: 'Codes',
    /** What to do with the address, as short as it can be said. */
    address: {
      keep: 'behalten',
      review: 'prüfen',
      'suppress-if-repeated': 'bei Wiederholung',
      suppress: 'Suppression-Liste',
    },
  },
  service: {
    title: 'Wie Versanddienste Bounces nennen',
    summary:
      'Was Amazon SES, Brevo, HubSpot, Mailchimp, Mailjet, SendGrid und andere mit ihren Wörtern für Bounces meinen und was sie mit der Adresse tun.',
    lead: (terms: number, services: number) =>
      `Ihr Versanddienst zeigt meist nicht die Antwort des Servers, sondern ein eigenes Wort dafür. Hier stehen ${terms} Wörter von ${services} Diensten und Programmen, jedes mit unserem Grund und Urteil. Ein Wort, das viele Gründe zusammenfasst, ist kein Beweis gegen eine Adresse.`,
    pageTitle: (name: string) => `Bounces bei ${name}`,
    pageSummary: (name: string, n: number) =>
      `${n === 1 ? 'Ein Wort, mit dem' : `${n} Wörter, mit denen`} ${name} Bounces benennt: was ${n === 1 ? 'es bedeutet' : 'sie bedeuten'}, was der Dienst mit der Adresse tut und ob sie im Verteiler bleibt.`,
    practice: 'Was mit den Adressen geschieht',
    terms: 'Die Wörter für Bounces',
    treats: 'Gezählt als:',
    treatments: { hard: 'Hard Bounce', soft: 'Soft Bounce', block: 'Block', other: 'eigene Art' },
    noBounce: 'Kein Bounce',
    action: 'Was der Dienst tut:',
    codes: 'Laut Dokumentation mit',
    source: 'Quelle:',
    columns: { service: 'Dienst', term: 'Wort', reason: 'Grund' },
  },
  providers: {
    neighbors: (code: string) =>
      `Von keinem Anbieter ist eine Antwort mit ${code} belegt. So antworten Anbieter mit den benachbarten Codes:`,
    usedFor: 'Besser passt:',
    /** `seen`: a year, a month or a day. */
    sourceOf: (seen: string) => `Quelle: ${sourceDate(seen, 'de')}`,
    source: 'Quelle',
    sourceFile: (repository: string, file: string) => `Quelltext von ${repository}, Datei ${file}`,
    more: (n: number) =>
      n === 1
        ? 'Eine weitere Antwort steht beim Anbieter:'
        : `${n} weitere Antworten stehen bei den Anbietern, vor allem:`,
    all: 'alle Anbieter',
    title: 'Anbieter',
    summary:
      'Was Anbieter, Filter und Mailserver wirklich antworten, wenn sie eine Mail ablehnen oder aufschieben, mit Bedeutung und Quelle.',
    lead: (providers: number, responses: number) =>
      `${responses} belegte Antworten von ${providers} Anbietern, Filtern und Mailservern, jede mit Bedeutung und Quelle.`,
    pageTitle: (name: string) => `Antworten von ${name}`,
    pageSummary: (name: string, n: number) =>
      `${n === 1 ? 'Eine belegte SMTP-Antwort' : `${n} belegte SMTP-Antworten`} von ${name}: was sie ${n === 1 ? 'bedeutet' : 'bedeuten'} und was zu tun ist.`,
    count: (n: number) => (n === 1 ? '1 Antwort' : `${n} Antworten`),
    checkedOn: (iso: string) => `Wortlaute geprüft am ${iso.split('-').reverse().join('.')}.`,
    generated: (n: number, stated: number) =>
      `Zu diesem Anbieter sind nur Antworten belegt: ${n}, davon ${stated} mit Statuscode. Mehr wissen wir nicht.`,
    domains: 'Domains',
    mx: 'Empfangsserver (MX)',
    banner: 'Begrüßung oder Kennung',
    answers: 'So antwortet der Server',
    demands: 'Was Absender erfüllen müssen',
    limits: 'Grenzen',
    unblock: 'Sperre nachsehen und aufheben',
    kind: {
      label: 'Art',
      mailbox: 'Postfachanbieter',
      filter: 'Filter',
      software: 'Mailserver',
      service: 'Versand oder Weiterleitung',
    },
    allResponses: 'Belegte Antworten',
  },
  suggest: 'Korrektur vorschlagen',
  /** A reference as the registry gives it: `RFC 3463, section 3.5`. */
  cite: (reference: string) =>
    reference
      .replaceAll('sections', 'Abschnitte')
      .replaceAll('section', 'Abschnitt')
      .replaceAll('appendix', 'Anhang')
      .replaceAll(' and ', ' und ')
      .replaceAll('updates', 'aktualisiert'),
  reviewed: 'Geprüft am',
  date: (iso: string) => longDate(iso, 'de'),
  stamp: (iso: string) => shortMonth(iso, 'de'),
  generated: {
    note: 'Zu diesem Code gibt es noch keinen geschriebenen Eintrag. Was hier steht, stammt aus dem Register und aus belegten Antworten.',
    permanent: {
      action:
        'Nach einem Code, der mit 5 beginnt, versucht es ein Server in der Regel nicht von selbst noch einmal. Senden Sie später erneut; was sonst hilft, steht beim Grund.',
      why: 'Diese Mail ist endgültig abgelehnt, auch wenn der Grund selbst vorübergehen kann.',
    },
    temporary: {
      action:
        'Lassen Sie Ihren Server es weiter versuchen, und behalten Sie die Adresse vorerst. Bleibt es bei dieser Antwort, prüfen Sie die Adresse so, wie es beim Grund steht.',
      why: 'Mit der 4 am Anfang nennt der Server etwas vorübergehend, das sonst gegen die Adresse spricht; geben Sie die Adresse deshalb noch nicht auf.',
    },
    nearest: 'Nächster vollständiger Eintrag',
    foreseenClasses: 'Klassen, die der Standard kennt',
    basis: {
      explicit: 'Das sagt der RFC ausdrücklich.',
      registry: 'Der RFC nennt keine Klasse; das folgt aus den Antwortcodes des Registers.',
      inferred: 'Weder RFC noch Register nennen eine Klasse; das folgt aus der Beschreibung.',
    },
    notForeseen: (code: string, foreseen: string) =>
      `Der Standard kennt ${code} nicht, nur ${foreseen}. Kommt der Code trotzdem, entscheidet der Wortlaut.`,
    deprecated: 'Der Eintrag ist überholt und soll nicht verwendet werden.',
    vendor: 'Dieser Code steht in keinem RFC. Ein Anbieter hat ihn selbst vergeben.',
    range: (from: string, to: string) =>
      `Der Anbieter dokumentiert den Bereich ${from} bis ${to} mit dieser Bedeutung.`,
    reference: 'Fundstelle',
    otherClasses: 'Derselbe Code in anderer Klasse',
    noResponses: 'Keine belegte Antwort mit diesem Code.',
  },
  codesPage: {
    title: 'Alle Codes',
    summary: 'Alle registrierten SMTP-Statuscodes und die Codes der Anbieter als Karte und als Tabelle mit Filtern.',
    lead: (n: number) =>
      `${n} Einträge führt das Register der IANA. Jedes Fach ist ein Eintrag: Die Spalte nennt das Thema, die Zeile das Detail, die Ziffern zeigen die Klassen, die der Standard vorsieht.`,
    map: 'Karte',
    continued: (subject: number, from: number, to: number) => `X.${subject}, Fortsetzung mit ${from} bis ${to}`,
    empty: 'leeres Fach: nicht registriert',
    table: 'Tabelle',
    filter: {
      class: 'Klasse',
      type: 'Typ',
      category: 'Kategorie',
      text: 'Text',
      any: 'alle',
      reset: 'Filter aufheben',
      failed: 'Der Filter ließ sich nicht laden. Mit jeder Eingabe versucht es die Seite noch einmal.',
      unrated: 'ohne Urteil',
    },
    columns: { code: 'Code', name: 'Name', type: 'Typ', category: 'Kategorie' },
    derived: 'aus seinem Grund abgeleitet',
    count: (n: number) => (n === 1 ? '1 Code' : `${n} Codes`),
  },
  subjectPage: {
    summary: (title: string) =>
      `Alle SMTP-Statuscodes zum Thema „${title}“: was der Standard vorsieht und was zu tun ist.`,
    control: 'Wer handeln kann',
    registered: 'Registrierte Codes',
    vendor: 'Codes der Anbieter',
  },
  homePage: {
    title: 'SMTP-Statuscodes erklärt: Bounces lesen und richtig reagieren',
    stamps: 'Was der Stempel sagt',
    wanted: 'Oft gesucht',
    reasons: 'Nach Grund',
    allReasons: (n: number) => `Alle ${n} Gründe, geordnet danach, wer oder was abgelehnt wurde`,
    subjects: 'Nach Thema',
    providers: 'Nach Anbieter',
    developers: 'Für Entwickler',
    developersText:
      'Schreiben Sie diesen Link in Ihre Fehlermeldung. Er bleibt gültig und führt jeden in seine Sprache:',
    developersMore: 'Links, Daten, Modul und erprobte Rezepte',
    allCodes: 'Alle Codes als Karte und Tabelle',
  },
  notFound: {
    title: 'Unter dieser Adresse gibt es keine Seite',
    summary: 'Diese Seite gibt es nicht.',
    text: 'Vielleicht war ein Code gemeint. Suchen Sie ihn oben, oder gehen Sie über die Liste aller Codes.',
    meant: 'Gemeint war wohl:',
  },
  offline: {
    nav: 'Offline lesen',
    keep: (size: string) => `Offline verfügbar machen (${size} MB)`,
    remove: 'Offline-Kopie entfernen',
    progress: 'Geladen',
    noScript: 'Die Offline-Kopie braucht JavaScript. Ohne JavaScript speichert diese Website nichts in Ihrem Browser.',
    starting: 'Einen Moment …',
    unavailable:
      'Die Offline-Kopie ließ sich nicht vorbereiten. Prüfen Sie die Verbindung, und versuchen Sie es noch einmal.',
    says: {
      loading: '# von # MB geladen. Lassen Sie diese Seite so lange geöffnet.',
      kept: 'Auf diesem Gerät auch ohne Netz verfügbar: Stand vom #, # MB.',
      others: 'Ebenfalls gespeichert: #.',
      removed: 'Entfernt.',
      cancelled: 'Abgebrochen. Gespeichert ist nichts.',
      full: 'Der Platz, den der Browser dieser Website lässt, reicht nicht. Gespeichert ist nichts. Schaffen Sie Platz, und versuchen Sie es noch einmal; ein privates Fenster hat oft zu wenig.',
      lost: 'Die Verbindung riss ab. Gespeichert ist nichts; versuchen Sie es noch einmal.',
      changed:
        'Eine Datei kam anders an als angekündigt; vielleicht wird die Website gerade erneuert. Gespeichert ist nichts; laden Sie diese Seite in einigen Minuten neu, und versuchen Sie es noch einmal.',
      unsupported:
        'Dieser Browser kann hier nichts offline verfügbar machen. Er kennt keine Service Worker oder lässt keine zu, etwa in einem privaten Fenster oder ohne https.',
    },
    /** Above a page that comes from the copy; `#` is the link to where it was made. */
    note: {
      text: 'Aus Ihrer # vom {date}',
      copy: 'Offline-Kopie',
    },
    missing: {
      title: 'Diese Seite ist offline nicht verfügbar',
      text: 'Sie gehört nicht zu Ihrer Offline-Kopie, und die Website ist gerade nicht zu erreichen. Offline lesen können Sie:',
    },
  },
  permalinkPage: { read: 'Auf Deutsch lesen' },
  operator: { unset: '[Betreiber noch nicht eingetragen: src/site.ts]', email: 'E-Mail', phone: 'Telefon' },
};
