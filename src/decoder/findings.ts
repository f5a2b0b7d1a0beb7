// What the decoder gives. These types are part of the module's published types, which hold no import.

/** What led to a finding: a phrase of the text, with its position in UTF-16 units and what it was taken for. */
export interface Evidence {
  kind: 'code' | 'reply' | 'wording' | 'recipient' | 'remote' | 'action';
  text: string;
  start: number;
  end: number;
}

/** Who must act. */
export type Actor =
  'sender-setup' | 'sender-reputation' | 'sender-content' | 'recipient' | 'recipient-admin' | 'provider' | 'network';

/** What to do after a bounce. */
export interface Verdict {
  /** `suppress` at once; `review`: the wording decides. */
  address: 'keep' | 'review' | 'suppress-if-repeated' | 'suppress';
  resend: 'automatic' | 'later' | 'after-fix' | 'never';
  actors: Actor[];
  /**
   * `hard` the address is unusable, `soft` temporary, `block` reputation or policy, `setup` configuration; absent where only
   * the wording tells it, as with 550.
   */
  type?: 'hard' | 'soft' | 'block' | 'setup' | 'success';
}

/** The step of a delivery in which a server refused. */
export type Stage = 'connect' | 'greet' | 'encrypt' | 'authenticate' | 'sender' | 'recipient' | 'content';

/** What a bounce says about one recipient. */
export interface Finding {
  /** The id of the reason, of `/api/v1/reasons.json`: who or what was refused and why; null where nothing tells it. */
  reason: string | null;
  /** Who or what was refused; only where it is the recipient may the address be suppressed at once. */
  party: 'recipient' | 'sender' | 'message' | 'connection' | 'login' | 'path' | 'system' | null;
  /** That of the reason, else that of the code; null where neither is known. */
  verdict: Verdict | null;
  /**
   * What told the reason: a response on record, a tag of a provider, a wording, the status code, the reply code, the command
   * that was refused, or the class of a sending service.
   */
  basis: 'response' | 'tag' | 'wording' | 'code' | 'reply' | 'stage' | 'class' | null;
  /** What was refused where the text says so: the greeting, EHLO, a login, MAIL FROM, RCPT TO or the content. */
  stage: Stage | null;
  /** Seconds after which the server asks to come back; null where it states none. */
  retryAfter: number | null;
  /** The blocklist that is named: its zone, `zen.spamhaus.org`, or only its operator, `spamhaus`. */
  blocklist: string | null;
  /** What the server said, in one line; null where the text quotes no reply. */
  diagnostic: string | null;
  /** The response on record that the text matches. */
  response: { provider: string; id: string } | null;
  /** The enhanced status code as stated, of RFC 3463; null where none is. */
  code: string | null;
  /** The reply code of RFC 5321 as stated; null where none is. */
  replyCode: string | null;
  /** Whether a wording or the reply code, and not a stated status code, led to the page. */
  inferred: boolean;
  /** The code whose page serves the reader best. */
  page: string;
  evidence: Evidence[];
  recipient: string | null;
  /** The recipient with its local part blanked, to be shown to others. */
  recipientBlanked: string | null;
  /** The address in MAIL FROM, or the sender who was refused, where the text names it. */
  sender: string | null;
  /** The host that answered (RFC 3464, `Remote-MTA`). */
  remoteMta: string | null;
  /** RFC 3464, section 2.3.3: `failed`, `delayed`, `delivered`, `relayed` or `expanded`; null where none is stated. */
  action: string | null;
  /**
   * The sending service whose event it is: what it calls it, how it classes it, and the id of that word among the terms
   * of the service, where its page explains it.
   */
  service: { id: string; event: string; class: string | null; term: string | null } | null;
  /** The id of the provider, filter or mail server whose answer it is; null where it is not recognized. */
  provider: string | null;
}

/** A pasted text as it was read, with findings whose positions refer to `text`. */
export interface Reading {
  text: string;
  findings: Finding[];
}
