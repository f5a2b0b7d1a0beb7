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
const textIn = (value: Json | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : null;
const joined = (...parts: (string | null)[]) => parts.filter(Boolean).join('/') || null;

const services: Service[] = [
  {
    id: 'sendgrid',
    matches: (event) => 'sg_event_id' in event || 'sg_message_id' in event,
    read: ({ event, email, type, bounce_classification, reason, response, status }) => [
      {
        event: textIn(event) ?? '',
        class: textIn(bounce_classification) ?? textIn(type),
        recipient: textIn(email),
        status: textIn(status),
        diagnostic: textIn(reason) ?? textIn(response),
      },
    ],
  },
  {
    id: 'amazon-ses',
    matches: (event) => 'mail' in event && ('notificationType' in event || 'eventType' in event),
    read: ({ notificationType, eventType, mail, bounce, complaint, deliveryDelay }) => {
      const told = fieldsIn(bounce ?? complaint ?? deliveryDelay);
      const { bounceType, bounceSubType, complaintFeedbackType, delayType } = told;
      const people = [told['bouncedRecipients'], told['complainedRecipients'], told['delayedRecipients']].flatMap(
        listIn,
      );
      return people.map(fieldsIn).map(({ emailAddress, action, status, diagnosticCode }) => ({
        event: textIn(notificationType) ?? textIn(eventType) ?? '',
        class: joined(textIn(bounceType), textIn(bounceSubType)) ?? textIn(complaintFeedbackType) ?? textIn(delayType),
        recipient: textIn(emailAddress),
        sender: textIn(fieldsIn(mail)['source']),
        action: textIn(action),
        status: textIn(status),
        diagnostic: textIn(diagnosticCode),
      }));
    },
  },
  {
    id: 'mailgun',
    matches: (event) => 'event-data' in event || 'delivery-status' in event,
    read: (outer) => {
      const { event, severity, reason, recipient, envelope, ...rest } = fieldsIn(outer['event-data'] ?? outer);
      const status = fieldsIn(rest['delivery-status']);
      const code = textIn(status['code']);
      return [
        {
          event: textIn(event) ?? '',
          class: joined(textIn(severity), textIn(reason)),
          recipient: textIn(recipient),
          sender: textIn(fieldsIn(envelope)['sender']),
          status: textIn(status['enhanced-code']),
          // From 600 on these are Mailgun's own.
          replyCode: code && /^[245]\d\d$/.test(code) ? code : null,
          diagnostic: textIn(status['message']) ?? textIn(status['description']),
          host: textIn(status['mx-host']),
        },
      ];
    },
  },
  {
    id: 'postmark',
    matches: (event) => 'RecordType' in event || ('TypeCode' in event && 'Email' in event),
    read: ({ RecordType, Type, Email, Recipient, From, Details }) => [
      {
        event: textIn(RecordType) ?? '',
        class: textIn(Type),
        recipient: textIn(Email) ?? textIn(Recipient),
        sender: textIn(From),
        diagnostic: textIn(Details),
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
          event: textIn(type) ?? '',
          class: textIn(bounce_class),
          recipient: textIn(raw_rcpt_to) ?? textIn(rcpt_to),
          sender: textIn(friendly_from),
          replyCode: textIn(error_code),
          diagnostic: textIn(raw_reason) ?? textIn(reason),
        })),
  },
  {
    id: 'mandrill',
    matches: (event) => isFields(event['msg']),
    read: ({ event, msg }) => {
      const { email, sender, bounce_description, diag } = fieldsIn(msg);
      return [
        {
          event: textIn(event) ?? '',
          class: textIn(bounce_description),
          recipient: textIn(email),
          sender: textIn(sender),
          diagnostic: textIn(diag),
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
        event: textIn(type) ?? '',
        class: joined(textIn(told['type']), textIn(told['subType'])),
        recipient: textIn(recipient),
        sender: /[^\s<>]{1,64}@[^\s<>]{1,253}/.exec(textIn(from) ?? '')?.[0] ?? null,
        diagnostic:
          textIn(listIn(told['diagnosticCode'])[0]) ?? textIn(told['message']) ?? textIn(fieldsIn(failed)['reason']),
      }));
    },
  },
  {
    id: 'brevo',
    matches: (event) => 'ts_event' in event && 'email' in event,
    read: ({ event, email, reason }) => [
      { event: textIn(event) ?? '', class: null, recipient: textIn(email), diagnostic: textIn(reason) },
    ],
  },
  {
    id: 'mailjet',
    matches: (event) => 'mj_contact_id' in event || 'mj_campaign_id' in event,
    read: ({ event, email, error_related_to, error, comment }) => [
      {
        event: textIn(event) ?? '',
        class: joined(textIn(error_related_to), textIn(error)),
        recipient: textIn(email),
        diagnostic: textIn(comment) ?? textIn(error),
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
          event: textIn(code) ?? '',
          class: textIn(fieldsIn(listIn(errors)[0])['reason']),
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

/** What queues and topics of Amazon put around an event. */
function unwrap(item: Json): Json[] {
  if (!isFields(item)) return [item];
  const { Records, Sns, Message, body, detail } = item;
  if (Array.isArray(Records)) return Records.slice(0, 10_000).flatMap((record) => unwrap(record));
  if (isFields(Sns)) return unwrap(Sns);
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

/** JSON, also one object a line or one behind the other; undefined where it is none. */
function parse(text: string): Json | undefined {
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
  const diagnostic = replyCode && !/^[245]\d\d\b/.test(said) ? `${replyCode} ${said}` : said;
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
