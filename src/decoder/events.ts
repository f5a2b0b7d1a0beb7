// Events of sending services, in the form in which their documentation shows them. Each becomes a report of RFC 3464, which
// is read as any other; what the service itself calls it is noted beside it.

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Fields = Record<string, Json>;

/** What a sending service says of one recipient. */
export interface ServiceEvent {
  service: string;
  /** What the service calls the event, and how it classes it. */
  event: string;
  class: string | null;
  /** Fields that tell apart what the service calls by one name: `type=blocked`. */
  keys?: string[];
  recipient: string | null;
  sender?: string | null;
  host?: string | null;
  action?: string | null;
  status?: string | null;
  replyCode?: string | null;
  diagnostic?: string | null;
}

interface Service {
  id: string;
  /** Whether an object is an event of the service: by keys that no other service has. */
  matches: (event: Fields) => boolean;
  read: (event: Fields) => Omit<ServiceEvent, 'service'>[];
}

const isFields = (value: Json | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const fieldsIn = (value: Json | undefined): Fields => (isFields(value) ? value : {});
const listIn = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : value == null ? [] : [value]);
const stringIn = (value: Json | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : null;
const keyOf = (name: string, value: Json | undefined): string[] =>
  typeof value === 'string' || typeof value === 'boolean' ? [`${name}=${String(value)}`] : [];
const joined = (...parts: (string | null)[]) => parts.filter(Boolean).join('/') || null;

const services: Service[] = [
  {
    id: 'sendgrid',
    matches: (event) => 'sg_event_id' in event || 'sg_message_id' in event,
    read: ({ event, email, type, bounce_classification, reason, response, status }) => [
      {
        event: stringIn(event) ?? '',
        class: stringIn(bounce_classification) ?? stringIn(type),
        keys: keyOf('type', type),
        recipient: stringIn(email),
        status: stringIn(status),
        diagnostic: stringIn(reason) ?? stringIn(response),
      },
    ],
  },
  {
    id: 'amazon-ses',
    matches: (event) => 'mail' in event && ('notificationType' in event || 'eventType' in event),
    read: ({ notificationType, eventType, mail, bounce, complaint, deliveryDelay }) => {
      const told = fieldsIn(bounce ?? complaint ?? deliveryDelay);
      const { bounceType, bounceSubType, complaintSubType, complaintFeedbackType, delayType } = told;
      const people = [told['bouncedRecipients'], told['complainedRecipients'], told['delayedRecipients']].flatMap(
        listIn,
      );
      return people.map(fieldsIn).map(({ emailAddress, action, status, diagnosticCode }) => ({
        event: stringIn(notificationType) ?? stringIn(eventType) ?? '',
        class:
          joined(stringIn(bounceType), stringIn(bounceSubType)) ??
          // No complaint: the service did not send, as an earlier event has put the address on its list.
          stringIn(complaintSubType) ??
          stringIn(complaintFeedbackType) ??
          stringIn(delayType),
        recipient: stringIn(emailAddress),
        sender: stringIn(fieldsIn(mail)['source']),
        action: stringIn(action),
        status: stringIn(status),
        diagnostic: stringIn(diagnosticCode),
      }));
    },
  },
  {
    id: 'mailgun',
    matches: (event) => 'event-data' in event || 'delivery-status' in event,
    read: (outer) => {
      const { event, severity, reason, recipient, envelope, ...rest } = fieldsIn(outer['event-data'] ?? outer);
      const status = fieldsIn(rest['delivery-status']);
      const code = stringIn(status['code']);
      return [
        {
          event: stringIn(event) ?? '',
          class: joined(stringIn(severity), stringIn(reason)),
          keys: keyOf('severity', severity),
          recipient: stringIn(recipient),
          sender: stringIn(fieldsIn(envelope)['sender']),
          status: stringIn(status['enhanced-code']),
          // From 600 on these are Mailgun's own.
          replyCode: code && /^[245]\d\d$/.test(code) ? code : null,
          diagnostic: stringIn(status['message']) ?? stringIn(status['description']),
          host: stringIn(status['mx-host']),
        },
      ];
    },
  },
  {
    id: 'postmark',
    matches: (event) => 'RecordType' in event || ('TypeCode' in event && 'Email' in event),
    read: ({ RecordType, Type, Email, Recipient, From, Details }) => [
      {
        event: stringIn(RecordType) ?? '',
        class: stringIn(Type),
        recipient: stringIn(Email) ?? stringIn(Recipient),
        sender: stringIn(From),
        diagnostic: stringIn(Details),
      },
    ],
  },
  {
    id: 'sparkpost',
    matches: (event) => isFields(event['msys']),
    read: ({ msys }) =>
      Object.values(fieldsIn(msys))
        .map(fieldsIn)
        .map(({ type, bounce_class, error_code, raw_reason, reason, raw_rcpt_to, rcpt_to, friendly_from }) => ({
          event: stringIn(type) ?? '',
          class: stringIn(bounce_class),
          recipient: stringIn(raw_rcpt_to) ?? stringIn(rcpt_to),
          sender: stringIn(friendly_from),
          replyCode: stringIn(error_code),
          diagnostic: stringIn(raw_reason) ?? stringIn(reason),
        })),
  },
  {
    id: 'mandrill',
    matches: (event) => isFields(event['msg']),
    read: ({ event, msg }) => {
      const { email, sender, bounce_description, diag } = fieldsIn(msg);
      return [
        {
          event: stringIn(event) ?? '',
          class: stringIn(bounce_description),
          recipient: stringIn(email),
          sender: stringIn(sender),
          diagnostic: stringIn(diag),
        },
      ];
    },
  },
  {
    id: 'resend',
    matches: ({ type }) => typeof type === 'string' && type.startsWith('email.'),
    read: ({ type, data }) => {
      const { from, to, bounce, failed } = fieldsIn(data);
      const told = fieldsIn(bounce);
      return listIn(to).map((recipient) => ({
        event: stringIn(type) ?? '',
        class: joined(stringIn(told['type']), stringIn(told['subType'])),
        recipient: stringIn(recipient),
        sender: /[^\s<>]{1,64}@[^\s<>]{1,253}/.exec(stringIn(from) ?? '')?.[0] ?? null,
        diagnostic:
          stringIn(listIn(told['diagnosticCode'])[0]) ??
          stringIn(told['message']) ??
          stringIn(fieldsIn(failed)['reason']),
      }));
    },
  },
  {
    id: 'brevo',
    matches: (event) => 'ts_event' in event && 'email' in event,
    read: ({ event, email, reason }) => [
      { event: stringIn(event) ?? '', class: null, recipient: stringIn(email), diagnostic: stringIn(reason) },
    ],
  },
  {
    id: 'mailjet',
    matches: (event) => 'mj_contact_id' in event || 'mj_campaign_id' in event,
    read: ({ event, email, error_related_to, error, comment, hard_bounce }) => [
      {
        event: stringIn(event) ?? '',
        class: joined(stringIn(error_related_to), stringIn(error)),
        keys: keyOf('hard_bounce', hard_bounce),
        recipient: stringIn(email),
        diagnostic: stringIn(comment) ?? stringIn(error),
      },
    ],
  },
  {
    id: 'gmail-api',
    matches: ({ error }) => isFields(error) && 'code' in error && 'errors' in error,
    read: ({ error }) => {
      const { code, errors } = fieldsIn(error);
      return [
        {
          event: stringIn(code) ?? '',
          class: stringIn(fieldsIn(listIn(errors)[0])['reason']),
          recipient: null,
          diagnostic: null,
        },
      ];
    },
  },
];

/** The events that a text holds, in its order; null where it is something else. */
export function readEvents(text: string): ServiceEvent[] | null {
  const source = text.trim().replace(/^mandrill_events=/, '');
  const isEncoded = source.startsWith('%5B');
  if (!isEncoded && !/^[[{]/.test(source)) return null;
  const value = parse(isEncoded ? decode(source) : source);
  const events =
    value === undefined
      ? []
      : listIn(value)
          .flatMap((item) => unwrap(item))
          .flatMap(readEvent);
  return events.length > 0 ? events : null;
}

function readEvent(item: Json): ServiceEvent[] {
  if (!isFields(item)) return [];
  const service = services.find(({ matches }) => matches(item));
  if (!service) return [];
  return service.read(item).map(({ recipient, ...event }) => ({
    service: service.id,
    ...event,
    recipient: recipient !== null && /^[^\s<>]{1,64}@[^\s<>]{1,253}$/.test(recipient) ? recipient : null,
  }));
}

/** What queues and topics of Amazon put around an event; `depth` keeps hostile nesting from overflowing the stack. */
function unwrap(item: Json, depth = 4): Json[] {
  if (!isFields(item) || depth === 0) return [item];
  const { Records, Sns, Message, body, detail } = item;
  if (Array.isArray(Records)) return Records.slice(0, 10_000).flatMap((record) => unwrap(record, depth - 1));
  if (isFields(Sns)) return unwrap(Sns, depth - 1);
  const inner = typeof Message === 'string' ? Message : typeof body === 'string' ? body : null;
  if (inner !== null) return listIn(parse(inner) ?? null);
  return isFields(detail) ? [detail] : [item];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** So many brackets within one another no service writes. */
const deepest = 100;

/** Whether brackets nest too deep: for those the engine takes more time than they are long. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length && depth <= deepest; at++) {
    const char = text[at];
    if (char === '"') isQuoted = !isQuoted;
    else if (isQuoted) at += char === '\\' ? 1 : 0;
    else if (char === '[' || char === '{') depth++;
    else if (char === ']' || char === '}') depth--;
  }
  return depth > deepest;
}

/** JSON, also one object a line or one behind the other; undefined where it is none. */
function parse(text: string): Json | undefined {
  if (isTooDeep(text)) return undefined;
  for (const attempt of [text, `[${text.trim().replace(/\}\s*\{/g, '},{')}]`]) {
    try {
      return JSON.parse(attempt) as Json;
    } catch {
      // The other way, or none.
    }
  }
  return undefined;
}

/** An event as a report of RFC 3464, section 2.3, below the words of the service. */
export function reportOf({ service, event, class: own, ...told }: ServiceEvent): string {
  const { recipient, host, action, status, replyCode } = told;
  const said = (told.diagnostic ?? '')
    .replace(/^smtp;\s*/i, '')
    .replace(/\s+/g, ' ')
    .trim();
  // A service that gives both codes apart took both from the answer.
  const isOfReply = status && replyCode && status[0] === replyCode[0] && !said.startsWith(status);
  const diagnostic =
    replyCode && !/^[245]\d\d\b/.test(said) ? [replyCode, isOfReply && status, said].filter(Boolean).join(' ') : said;
  return [
    `Event: ${[service, event, own].filter(Boolean).join(', ')}`,
    recipient && `Final-Recipient: rfc822; ${recipient}`,
    action && `Action: ${action}`,
    status && `Status: ${status}`,
    host && `Remote-MTA: dns; ${host}`,
    diagnostic && `Diagnostic-Code: smtp; ${diagnostic}`,
  ]
    .filter(Boolean)
    .join('\n');
}
