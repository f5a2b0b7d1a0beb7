import type { Complete } from './langs.ts';

/** The forms in which a code is copied, in the order of the menu. */
export const forms = ['link', 'markdown', 'html', 'reply', 'log', 'json', 'letterDe', 'letterEn'] as const;
export type Form = (typeof forms)[number];

// The letters go into the browser with the menu that copies them; they are what is copied and not what the page says.

// A letter names the code and asks; what the page advises its reader to do is not for the postmaster.
type Letter = (code: string, title: string, url: string) => string;

const de: Letter = (code, title, url) => `Guten Tag,

eine Mail an eine Adresse Ihrer Domain kam mit ${code} zurück („${title}“).

Bitte prüfen Sie, ob die Ursache bei Ihnen liegt. Was ${code} bedeutet und wie man die Ursache findet:
${url}

Die Antwort Ihres Servers im Wortlaut:

[hier die vollständige Antwort einfügen]

Mit freundlichen Grüßen
`;

const en: Letter = (code, title, url) => `Hello,

a message to an address of your domain came back with ${code} (“${title}”).

Could you check whether the cause is on your side? What ${code} means, and how to find the cause:
${url}

The full reply of your server:

[paste the full reply here]

Kind regards
`;

/** The language of each letter, and the letter. */
export const letters = {
  letterDe: { lang: 'de', write: de },
  letterEn: { lang: 'en', write: en },
} satisfies Partial<Record<Form, { lang: Complete; write: Letter }>>;
