import type { Lang } from './langs.ts';

/** The forms in which a code is copied, in the order of the menu. */
export const forms = ['link', 'markdown', 'html', 'reply', 'log', 'json', 'letterDe', 'letterEn'] as const;
export type Form = (typeof forms)[number];

// Apart from the other strings, as only these go into the browser, when the menu opens.

const de = {
  names: {
    link: 'Link',
    markdown: 'Markdown-Link',
    html: 'HTML-Link',
    reply: 'SMTP-Antwort',
    log: 'Logzeile',
    json: 'JSON',
    letterDe: 'Nachricht an den Postmaster (deutsch)',
    letterEn: 'Nachricht an den Postmaster (englisch)',
  } satisfies Record<Form, string>,
  done: (name: string) => `Kopiert: ${name}`,
  failed: 'Das Kopieren gelang nicht.',
  letter: (code: string, title: string, lead: string, url: string) => `Guten Tag,

eine Mail an eine Adresse Ihrer Domain kam mit ${code} zurück („${title}“).
${lead}

Bitte prüfen Sie, ob die Ursache bei Ihnen liegt. Was ${code} bedeutet und wie man die Ursache findet:
${url}

Die Antwort Ihres Servers im Wortlaut:

[hier die vollständige Antwort einfügen]

Mit freundlichen Grüßen
`,
};
const en: typeof de = {
  names: {
    link: 'Link',
    markdown: 'Markdown link',
    html: 'HTML link',
    reply: 'SMTP reply',
    log: 'Log line',
    json: 'JSON',
    letterDe: 'Message to the postmaster (German)',
    letterEn: 'Message to the postmaster (English)',
  },
  done: (name) => `Copied: ${name}`,
  failed: 'Copying failed.',
  letter: (code, title, lead, url) => `Hello,

a message to an address of your domain came back with ${code} (“${title}”).
${lead}

Could you check whether the cause is on your side? What ${code} means, and how to find the cause:
${url}

The full reply of your server:

[paste the full reply here]

Kind regards
`,
};
export const copy: Record<Lang, typeof de> = { de, en };
