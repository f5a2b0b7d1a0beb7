// Bounces as people paste them, and texts that only look like bounces. Hosts and addresses of the senders are reserved
// names (RFC 2606, RFC 5737); names of real exchangers stand only where the provider is to be recognized.

export interface Case {
  name: string;
  text: string;
  code: string | null;
  replyCode?: string | null;
  page: string;
  /** Where absent: whether the page is another one than the code. */
  inferred?: boolean;
  recipient?: string | null;
  provider?: string | null;
  action?: string | null;
  remoteMta?: string | null;
  /** The further findings, in order. */
  others?: { code: string | null; page: string; recipient?: string | null }[];
}

/** Lines that end in CRLF, as a mail travels. */
const crlf = (text: string) => text.replaceAll('\n', '\r\n');
const quoted = (text: string, mark = '> ') => text.replace(/^/gm, mark);
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const base64 = (text: string) =>
  Buffer.from(text)
    .toString('base64')
    .replace(/.{1,76}/g, '$&\n');
const oneLine = (text: string) => text.replaceAll('\n', ' ');

/** A mail of RFC 3464: text for people, the report, the returned header. */
const report = (human: string, fields: string, subject = 'Undelivered Mail Returned to Sender') => `Return-Path: <>
Received: from mail.example.net (mail.example.net [192.0.2.25])
	by mx.example.org (Postfix) with ESMTPS id 4XyZ5.5.1k3z7Q
	for <news@example.org>; Tue, 24 Nov 2026 09:14:02 +0100 (CET)
Date: Tue, 24 Nov 2026 09:14:01 +0100 (CET)
From: MAILER-DAEMON@mail.example.net (Mail Delivery System)
Subject: ${subject}
To: news@example.org
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
	boundary="4XyZ551k3z7Q.1764000841/mail.example.net"
Message-Id: <20261124081401.5.7.1.4XyZ@mail.example.net>

This is a MIME-encapsulated message.

--4XyZ551k3z7Q.1764000841/mail.example.net
Content-Description: Notification
Content-Type: text/plain; charset=utf-8

${human}

--4XyZ551k3z7Q.1764000841/mail.example.net
Content-Description: Delivery report
Content-Type: message/delivery-status

${fields}

--4XyZ551k3z7Q.1764000841/mail.example.net
Content-Description: Undelivered Message Headers
Content-Type: text/rfc822-headers

Return-Path: <news@example.org>
Received: from web (unknown [198.51.100.7]) by mail.example.net (Exim 4.94.2)
Subject: Version 5.2.2 is here: 550 new features
Message-Id: <5.0.0.25.2.20261124@example.org>

--4XyZ551k3z7Q.1764000841/mail.example.net--
`;

const simpleMail = (
  contentType: string,
  encoding: string,
  body: string,
  subject = 'Undeliverable',
) => `From: Mail Delivery
 System <mailer-daemon@example.net>
To: news@example.org
Subject: ${subject}
Date: Tue, 24 Nov 2026 09:14:01 +0100
MIME-Version: 1.0
Content-Type: ${contentType}
Content-Transfer-Encoding: ${encoding}

${body}`;

const postfixHuman = `This is the mail system at host mail.example.net.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

For further assistance, please send mail to postmaster.

                   The mail system

<bob@example.com>: host mx.example.com[203.0.113.5] said: 550 5.1.1
    <bob@example.com>: Recipient address rejected: User unknown in local
    recipient table (in reply to RCPT TO command)`;
const postfixFields = `Reporting-MTA: dns; mail.example.net
X-Postfix-Queue-ID: 4XyZ551k3z7Q
X-Postfix-Sender: rfc822; news@example.org
Arrival-Date: Tue, 24 Nov 2026 09:14:00 +0100 (CET)

Final-Recipient: rfc822; bob@example.com
Original-Recipient: rfc822;bob@example.com
Action: failed
Status: 5.1.1
Remote-MTA: dns; mx.example.com
Diagnostic-Code: smtp; 550 5.1.1 <bob@example.com>: Recipient address rejected:
    User unknown in local recipient table`;
const gmailReply = `550-5.1.1 The email account that you tried to reach does not exist. Please try
550-5.1.1 double-checking the recipient's email address for typos or
550-5.1.1 unnecessary spaces. For more information, go to
550 5.1.1  https://support.google.com/mail/?p=NoSuchUser 4fb4d7f45d1cf-5c4d3f1a9b2si1234567a12.345 - gsmtp`;
const threeRecipients = `Reporting-MTA: dns; mail.example.net
Arrival-Date: Tue, 24 Nov 2026 09:14:00 +0100

Final-Recipient: rfc822; anna@example.com
Action: failed
Status: 5.1.1
Remote-MTA: dns; mx.example.com
Diagnostic-Code: smtp; 550 5.1.1 <anna@example.com>: User unknown

Final-Recipient: rfc822; ben@example.org
Action: failed
Status: 5.0.0
Remote-MTA: dns; mx.example.org
Diagnostic-Code: smtp; 552 5.2.2 Mailbox full

Final-Recipient: rfc822; cora@example.test
Action: delayed
Status: 4.4.1
Diagnostic-Code: smtp; connect to mx.example.test[203.0.113.80]:25: Connection timed out
Will-Retry-Until: Sun, 29 Nov 2026 09:14:00 +0100`;
const swaks = `=== Trying mx.example.com:25...
=== Connected to mx.example.com.
<-  220 mx.example.com ESMTP Postfix
 -> EHLO mail.example.net
<-  250-mx.example.com
<-  250-PIPELINING
<-  250-SIZE 52428800
<-  250-ENHANCEDSTATUSCODES
<-  250 8BITMIME
 -> MAIL FROM:<news@example.org>
<-  250 2.1.0 Ok
 -> RCPT TO:<bob@example.com>
<** 554 5.7.1 <bob@example.com>: Relay access denied
 -> QUIT
<-  221 2.0.0 Bye
=== Connection closed with remote host.`;
const eximReport = `This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  bob@example.com
    host mx.example.com [203.0.113.5]
    SMTP error from remote mail server after RCPT TO:<bob@example.com>:
    550 5.1.1 <bob@example.com>: Recipient address rejected: User unknown`;
const qmailReport = `Hi. This is the qmail-send program at mail.example.net.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<bob@example.com>:
203.0.113.5 does not like recipient.
Remote host said: 550 5.1.1 sorry, no mailbox here by that name
Giving up on 203.0.113.5.`;
const exchangeReport = `Delivery has failed to these recipients or groups:

Bob Example (bob@example.com)
The email address you entered couldn't be found. Please check the recipient's email address and try to resend the message. If the problem continues, please contact your email admin.

Diagnostic information for administrators:

Generating server: EX01.corp.example

bob@example.com
Remote Server returned '550 5.1.1 RESOLVER.ADR.RecipNotFound; not found'

Original message headers:

Received: from EX01.corp.example (10.1.5.2) by EX01.corp.example (10.1.5.2)
 with Microsoft SMTP Server (version=TLS1_2, cipher=TLS_ECDHE) id 15.1.2507.6; Tue, 24 Nov 2026 09:14:01 +0100
Subject: Agenda`;

const twoPostfix = `<anna@example.com>: host mx.example.com[203.0.113.5] said: 550 5.1.1 User
    unknown (in reply to RCPT TO command)

<ben@example.org>: host mx.example.org[203.0.113.6] said: 452 4.2.2 Mailbox
    full (in reply to RCPT TO command)`;

export const cases: Case[] = [
  // One reply line.
  {
    name: 'Postfix: user unknown',
    text: '550 5.1.1 <bob@example.com>: Recipient address rejected: User unknown in local recipient table',
    code: '5.1.1',
    replyCode: '550',
    page: '5.1.1',
    recipient: 'bob@example.com',
  },
  { name: 'a bare status code', text: '5.4.2', code: '5.4.2', replyCode: null, page: '5.4.2' },
  { name: 'a bare status code with space around', text: '  4.2.2\n', code: '4.2.2', replyCode: null, page: '4.2.2' },
  { name: 'a code in brackets', text: '(#5.1.1)', code: '5.1.1', page: '5.1.1' },
  { name: 'reply and code alone', text: '550 5.7.26', code: '5.7.26', replyCode: '550', page: '5.7.26' },
  { name: 'a full mailbox', text: '452 4.2.2 Mailbox full', code: '4.2.2', replyCode: '452', page: '4.2.2' },
  { name: 'a code with three digits', text: '550 5.7.515 Access denied', code: '5.7.515', page: '5.7.515' },
  {
    name: 'the code behind a hash, in the manner of qmail',
    text: "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)",
    code: '5.7.1',
    replyCode: '553',
    page: '5.7.1',
  },
  {
    name: 'the code behind a hash, in front of the text',
    text: '550 #5.1.0 Address rejected.',
    code: '5.1.0',
    replyCode: '550',
    page: '5.1.0',
  },
  {
    name: 'a reply code beside a code at the end',
    text: '552 sorry, that message size exceeds my databytes limit (#5.3.4)',
    code: '5.3.4',
    replyCode: '552',
    page: '5.3.4',
  },
  { name: 'only a reply code', text: '554', code: null, replyCode: '554', page: '554', inferred: true },
  {
    name: 'a reply code with words that say nothing',
    text: '554 Transaction failed',
    code: null,
    replyCode: '554',
    page: '554',
    inferred: true,
  },
  {
    name: 'a reply code with a telling wording',
    text: '550 No such user here',
    code: null,
    replyCode: '550',
    page: '5.1.1',
    inferred: true,
  },
  {
    name: 'a transient reply code with a telling wording',
    text: '452 Mailbox full, try again later',
    code: null,
    replyCode: '452',
    page: '4.2.2',
  },
  {
    name: 'greylisting without a code',
    text: '451 Greylisted, please try again in 300 seconds',
    code: null,
    page: '4.7.1',
  },
  {
    name: 'a closing server',
    text: '421 mx.example.com Service not available, closing transmission channel',
    code: null,
    replyCode: '421',
    page: '4.3.2',
  },
  {
    name: 'a block list, with its URL and an IP address',
    text: '554 5.7.1 Service unavailable; Client host [192.0.2.25] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/192.0.2.25',
    code: '5.7.1',
    replyCode: '554',
    page: '5.7.1',
  },
  {
    name: 'relaying denied',
    text: '550 5.7.1 <bob@example.com>... Relaying denied',
    code: '5.7.1',
    page: '5.7.1',
    recipient: 'bob@example.com',
  },
  {
    name: 'too large',
    text: '552 5.3.4 Message size exceeds fixed limit',
    code: '5.3.4',
    page: '5.3.4',
  },
  {
    name: 'bad credentials',
    text: '535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6',
    code: '5.7.8',
    page: '5.7.8',
  },
  {
    name: 'a null MX',
    text: '556 5.1.10 Recipient address has null MX',
    code: '5.1.10',
    replyCode: '556',
    page: '5.1.10',
  },
  { name: 'an unknown detail leads to its subject', text: '550 5.7.199 Refused', code: '5.7.199', page: '5.7.0' },
  {
    name: 'only words: user unknown',
    text: 'User unknown',
    code: null,
    replyCode: null,
    page: '5.1.1',
    inferred: true,
  },
  {
    name: 'only words: mailbox full',
    text: 'Mailbox full',
    code: null,
    replyCode: null,
    page: '5.2.2',
    inferred: true,
  },
  {
    name: 'only words: an unrouteable address of Exim',
    text: 'Unrouteable address',
    code: null,
    page: '5.1.1',
  },
  {
    name: 'a success is no refusal',
    text: '250 2.0.0 Ok: queued as 4XyZ551k3z7Q',
    code: '2.0.0',
    replyCode: '250',
    page: '2.0.0',
  },
  { name: 'a success without a reply code', text: '2.0.0 Ok: queued as 5.1.1ABC', code: '2.0.0', page: '2.0.0' },
  { name: 'an accepted recipient', text: '250 2.1.5 Recipient ok', code: '2.1.5', page: '2.1.5' },
  { name: 'a success of old', text: '250 OK', code: null, replyCode: '250', page: '250' },

  // Catch-all codes with a telling wording.
  { name: '5.0.0 with user unknown', text: '550 5.0.0 User unknown', code: '5.0.0', page: '5.1.1', inferred: true },
  {
    name: '5.0.0 with nothing telling',
    text: '550 5.0.0 Delivery failed',
    code: '5.0.0',
    page: '5.0.0',
    inferred: false,
  },
  { name: '5.2.0 with a full mailbox', text: '552 5.2.0 mailbox is full', code: '5.2.0', page: '5.2.2' },
  { name: '5.7.1 with user unknown', text: '550 5.7.1 Unknown user: bob@example.com', code: '5.7.1', page: '5.1.1' },
  { name: '5.7.1 with missing PTR', text: '550 5.7.1 Client host has no reverse DNS', code: '5.7.1', page: '5.7.25' },
  { name: '5.7.1 with SPF', text: '550 5.7.1 SPF check failed for example.org', code: '5.7.1', page: '5.7.23' },
  {
    name: '5.7.1 with DMARC',
    text: '550 5.7.1 Rejected by DMARC policy of example.org',
    code: '5.7.1',
    page: '5.7.26',
  },
  {
    name: '5.7.1 with a policy stays',
    text: '554 5.7.1 Message rejected for policy reasons',
    code: '5.7.1',
    page: '5.7.1',
    inferred: false,
  },
  {
    name: '4.7.1 with greylisting stays',
    text: '450 4.7.1 <bob@example.com>: Recipient address rejected: Greylisted',
    code: '4.7.1',
    page: '4.7.1',
    inferred: false,
  },
  { name: '4.3.0 with a full mailbox', text: '451 4.3.0 Mailbox full', code: '4.3.0', page: '4.2.2' },
  { name: '5.0.0 with a mail loop', text: '554 5.0.0 Too many hops, mail loop detected', code: '5.0.0', page: '5.4.6' },
  {
    name: '5.1.0 with a null MX',
    text: '5.1.0 Domain example.com does not accept mail (nullMX)',
    code: '5.1.0',
    page: '5.1.10',
  },
  {
    name: 'a particular code outranks a wording',
    text: '550 5.2.1 User unknown',
    code: '5.2.1',
    page: '5.2.1',
    inferred: false,
  },
  {
    name: '5.7.0 with an infected message',
    text: '554 5.7.1 Message infected with a virus',
    code: '5.7.1',
    page: '5.7.0',
  },
  {
    name: '5.5.0 with a suspended account',
    text: '550 5.5.0 account has been suspended',
    code: '5.5.0',
    page: '5.2.1',
  },

  // The remote server outranks the reporting one.
  {
    name: 'Status 5.0.0 beside a remote 5.7.1',
    text: `Final-Recipient: rfc822; bob@example.com
Action: failed
Status: 5.0.0
Diagnostic-Code: smtp; 550 5.7.1 Message refused`,
    code: '5.7.1',
    replyCode: '550',
    page: '5.7.1',
    recipient: 'bob@example.com',
    action: 'failed',
  },
  {
    name: 'Status 4.4.7 beside a remote 4.7.1',
    text: `Final-Recipient: rfc822;bob@example.com
Action: failed
Status: 4.4.7
Remote-MTA: dns; mx.example.com
Diagnostic-Code: smtp; 450 4.7.1 <bob@example.com>: Recipient address rejected: Greylisting in action`,
    code: '4.7.1',
    replyCode: '450',
    page: '4.7.1',
    remoteMta: 'mx.example.com',
  },
  {
    name: 'Status 5.4.7 beside a remote 4.2.2',
    text: `Final-Recipient: rfc822; bob@example.com
Action: failed
Status: 5.4.7
Diagnostic-Code: smtp; 452 4.2.2 The recipient's mailbox is over quota`,
    code: '4.2.2',
    replyCode: '452',
    page: '4.2.2',
  },
  {
    name: 'Status 5.0.0 beside a remote reply without a status code',
    text: `Final-Recipient: rfc822; bob@example.com
Action: failed
Status: 5.0.0
Diagnostic-Code: smtp; 550 Unknown recipient`,
    code: '5.0.0',
    replyCode: '550',
    page: '5.1.1',
  },
  {
    name: 'dsn=4.4.7 beside a remote refusal in a log line',
    text: 'Nov 24 09:14:02 mail postfix/smtp[1234]: 4XyZ551k3z7Q: to=<bob@example.com>, relay=mx.example.com[203.0.113.5]:25, delay=432001, dsn=5.0.0, status=bounced (host mx.example.com[203.0.113.5] said: 550 5.2.1 Mailbox disabled (in reply to RCPT TO command))',
    code: '5.2.1',
    replyCode: '550',
    page: '5.2.1',
    recipient: 'bob@example.com',
    remoteMta: 'mx.example.com',
  },
  {
    name: 'an expired message with the last answer',
    text: `550 4.4.7 QUEUE.Expired; message expired
The last attempt returned: 451 4.7.1 Greylisted, try later`,
    code: '4.7.1',
    page: '4.7.1',
  },
  {
    name: 'Exchange Online: expired, and the last error',
    text: `Remote server returned '550 5.4.300 Message expired -> 451 4.7.500 Server busy. Please try again later from [192.0.2.25]'`,
    code: '4.7.500',
    page: '4.7.500',
  },

  // Replies of several lines.
  { name: 'Gmail: no such user', text: gmailReply, code: '5.1.1', replyCode: '550', page: '5.1.1', provider: 'gmail' },
  {
    name: 'Gmail: DMARC',
    text: `550-5.7.26 Unauthenticated email from example.org is not accepted due to
550-5.7.26 domain's DMARC policy. Please contact the administrator of example.org
550-5.7.26 domain if this was a legitimate mail. To learn about the DMARC
550 5.7.26 initiative, go to https://support.google.com/mail/?p=DmarcRejection a1b2c3 - gsmtp`,
    code: '5.7.26',
    page: '5.7.26',
    provider: 'gmail',
  },
  {
    name: 'Gmail: unusual rate',
    text: `421-4.7.28 Gmail has detected an unusual rate of mail originating from your
421-4.7.28 SPF domain [example.org]. To protect our users from spam, mail sent from
421-4.7.28 your domain has been temporarily rate limited. For more information, go to
421 4.7.28 https://support.google.com/mail/?p=UnsolicitedRateLimitError 5.4.2 - gsmtp`,
    code: '4.7.28',
    replyCode: '421',
    page: '4.7.28',
    provider: 'gmail',
  },
  {
    name: 'a wording broken over the lines of a reply',
    text: `550-5.0.0 The mailbox of the recipient you wrote to, user
550 5.0.0 unknown in our directory`,
    code: '5.0.0',
    page: '5.1.1',
  },
  {
    name: 'a reply of several lines without status codes',
    text: `550-Requested action not taken: mailbox
550-does not exist.
550 For explanation visit https://postmaster.example.com/`,
    code: null,
    replyCode: '550',
    page: '5.1.1',
  },
  {
    name: 'GMX: a bad PTR at the greeting',
    text: `554-gmx.net (mxgmx101) Nemesis ESMTP Service not available
554-No SMTP service
554-Bad DNS PTR resource record.
554 For explanation visit https://postmaster.gmx.net/en/case?c=r0601&i=ip&v=192.0.2.25&r=1MvKr5.5.1`,
    code: null,
    replyCode: '554',
    page: '5.7.25',
    provider: 'gmx',
  },
  {
    name: 'a reply whose line breaks became spaces',
    text: oneLine(gmailReply),
    code: '5.1.1',
    replyCode: '550',
    page: '5.1.1',
    provider: 'gmail',
  },
  {
    name: 'a reply whose line breaks were swallowed',
    text: "550-5.1.1 The email account that you tried to reach does not exist. Please try550-5.1.1 double-checking the recipient's email address for typos or550 5.1.1 unnecessary spaces.",
    code: '5.1.1',
    page: '5.1.1',
  },
  { name: 'a reply with CRLF', text: crlf(gmailReply), code: '5.1.1', page: '5.1.1', provider: 'gmail' },
  { name: 'a reply that is quoted', text: quoted(gmailReply), code: '5.1.1', page: '5.1.1', provider: 'gmail' },
  { name: 'a reply that is quoted twice', text: quoted(quoted(gmailReply)), code: '5.1.1', page: '5.1.1' },
  {
    name: 'a reply with no-break spaces',
    text: '550\u00a05.1.1\u00a0User\u00a0unknown',
    code: '5.1.1',
    replyCode: '550',
    page: '5.1.1',
  },
  {
    name: 'no-break spaces as HTML',
    text: '550&nbsp;5.0.0&nbsp;User&nbsp;unknown&nbsp;&lt;bob@example.com&gt;',
    code: '5.0.0',
    replyCode: '550',
    page: '5.1.1',
    recipient: 'bob@example.com',
  },
  {
    name: 'a zero-width space within',
    text: '550 5.1.1\u200b User un\u00adknown',
    code: '5.1.1',
    page: '5.1.1',
  },

  // Log lines.
  {
    name: 'Postfix log: bounced',
    text: 'Nov 24 09:14:02 mail postfix/smtp[20544]: 4XyZ551k3z7Q: to=<bob@example.com>, relay=mx.example.com[203.0.113.5]:25, delay=1.2, delays=0.02/0.01/0.8/0.4, dsn=5.1.1, status=bounced (host mx.example.com[203.0.113.5] said: 550 5.1.1 <bob@example.com>: Recipient address rejected: User unknown (in reply to RCPT TO command))',
    code: '5.1.1',
    replyCode: '550',
    page: '5.1.1',
    recipient: 'bob@example.com',
    remoteMta: 'mx.example.com',
  },
  {
    name: 'Postfix log: deferred',
    text: '2026-11-24T09:14:02.123456+01:00 mail postfix/smtp[20544]: 4XyZ551k3z7Q: to=<bob@example.com>, relay=none, delay=30, delays=0.1/0/30/0, dsn=4.4.1, status=deferred (connect to mx.example.com[203.0.113.5]:25: Connection timed out)',
    code: '4.4.1',
    replyCode: null,
    page: '4.4.1',
    recipient: 'bob@example.com',
  },
  {
    name: 'Postfix log: sent',
    text: 'Nov 24 09:14:02 mail postfix/smtp[20544]: 4XyZ551k3z7Q: to=<bob@example.com>, relay=mx.example.com[203.0.113.5]:25, delay=1.2, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 5Xa5.5.1)',
    code: '2.0.0',
    replyCode: '250',
    page: '2.0.0',
    recipient: 'bob@example.com',
  },
  {
    name: 'Postfix log: reject of the own server',
    text: 'Nov 24 09:14:02 mx postfix/smtpd[811]: NOQUEUE: reject: RCPT from unknown[192.0.2.25]: 450 4.7.25 Client host rejected: cannot find your hostname, [192.0.2.25]; from=<news@example.org> to=<bob@example.com> proto=ESMTP helo=<mail.example.org>',
    code: '4.7.25',
    replyCode: '450',
    page: '4.7.25',
    recipient: 'bob@example.com',
  },
  {
    name: 'Postfix log: a name that is not found',
    text: 'Nov 24 09:14:02 mail postfix/smtp[9]: 4XyZ: to=<bob@exampel.test>, relay=none, delay=0.1, dsn=5.4.4, status=bounced (Host or domain name not found. Name service error for name=exampel.test type=A: Host not found)',
    code: '5.4.4',
    page: '5.4.4',
    recipient: 'bob@exampel.test',
  },
  {
    name: 'Postfix log: two recipients',
    text: `Nov 24 09:14:02 mail postfix/smtp[1]: 4XyZ: to=<anna@example.com>, relay=mx.example.com[203.0.113.5]:25, delay=1, dsn=4.2.2, status=deferred (host mx.example.com[203.0.113.5] said: 452 4.2.2 Over quota (in reply to RCPT TO command))
Nov 24 09:14:03 mail postfix/smtp[2]: 4XyZ: to=<ben@example.org>, relay=mx.example.org[203.0.113.6]:25, delay=1, dsn=5.1.1, status=bounced (host mx.example.org[203.0.113.6] said: 550 5.1.1 User unknown (in reply to RCPT TO command))`,
    code: '5.1.1',
    page: '5.1.1',
    recipient: 'ben@example.org',
    others: [{ code: '4.2.2', page: '4.2.2', recipient: 'anna@example.com' }],
  },
  {
    name: 'Postfix log: a bounce and a success',
    text: `Nov 24 09:14:02 mail postfix/smtp[1]: 4XyZ: to=<anna@example.com>, relay=mx.example.com[203.0.113.5]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 123)
Nov 24 09:14:03 mail postfix/smtp[2]: 4XyZ: to=<ben@example.org>, relay=mx.example.org[203.0.113.6]:25, dsn=5.7.1, status=bounced (host mx.example.org[203.0.113.6] said: 554 5.7.1 Spam (in reply to end of DATA command))`,
    code: '5.7.1',
    page: '5.7.1',
    recipient: 'ben@example.org',
    others: [{ code: '2.0.0', page: '2.0.0', recipient: 'anna@example.com' }],
  },
  {
    name: 'Exim log: a failure',
    text: '2026-11-24 09:14:02 1vNabc-0005Ql-1Z ** bob@example.com R=dnslookup T=remote_smtp H=mx.example.com [203.0.113.5] X=TLS1.3:TLS_AES_256_GCM_SHA384:256 CV=yes: SMTP error from remote mail server after RCPT TO:<bob@example.com>: 550 5.1.1 <bob@example.com>: Recipient address rejected: User unknown',
    code: '5.1.1',
    replyCode: '550',
    page: '5.1.1',
    recipient: 'bob@example.com',
    remoteMta: 'mx.example.com',
  },
  {
    name: 'Exim log: deferred, without a status code',
    text: '2026-11-24 09:14:02 1vNabc-0005Ql-1Z == bob@example.com R=dnslookup T=remote_smtp defer (-44) H=mx.example.com [203.0.113.5]: SMTP error from remote mail server after RCPT TO:<bob@example.com>: 451 Greylisted, please try again',
    code: null,
    replyCode: '451',
    page: '4.7.1',
    recipient: 'bob@example.com',
  },
  {
    name: 'Exim log: retry timeout',
    text: '2026-11-24 09:14:02 1vNabc-0005Ql-1Z ** bob@example.com: retry timeout exceeded',
    code: null,
    replyCode: null,
    page: '4.4.7',
    recipient: 'bob@example.com',
  },
  {
    name: 'Exim log: unrouteable',
    text: '2026-11-24 09:14:02 1vNabc-0005Ql-1Z ** bob@example.invalid: Unrouteable address',
    code: null,
    page: '5.1.1',
    recipient: 'bob@example.invalid',
  },
  {
    name: 'Sendmail log: user unknown',
    text: 'Nov 24 09:14:02 mail sendmail[4711]: 5AO8E2xY004711: to=<bob@example.com>, ctladdr=<news@example.org> (1001/1001), delay=00:00:03, xdelay=00:00:02, mailer=esmtp, pri=120345, relay=mx.example.com. [203.0.113.5], dsn=5.1.1, stat=User unknown',
    code: '5.1.1',
    page: '5.1.1',
    recipient: 'bob@example.com',
    remoteMta: 'mx.example.com',
  },
  {
    name: 'Sendmail log: deferred',
    text: 'Nov 24 09:14:02 mail sm-mta[4711]: 5AO8E2xY004711: to=<bob@example.com>, delay=00:15:03, xdelay=00:00:00, mailer=esmtp, pri=210345, relay=mx.example.com., dsn=4.0.0, stat=Deferred: Connection refused by mx.example.com.',
    code: '4.0.0',
    page: '4.4.1',
    recipient: 'bob@example.com',
  },
  {
    name: 'qmail log: failure with underscores',
    text: '@400000006565f1a13b9ac9f4 delivery 4711: failure: 203.0.113.5_does_not_like_recipient./Remote_host_said:_550_5.1.1_User_unknown/Giving_up_on_203.0.113.5./',
    code: '5.1.1',
    replyCode: '550',
    page: '5.1.1',
  },
  {
    name: 'qmail log: deferral with underscores',
    text: "2026-11-24 09:14:02.123456500 delivery 12: deferral: Sorry,_I_wasn't_able_to_establish_an_SMTP_connection._(#4.4.1)/",
    code: '4.4.1',
    page: '4.4.1',
  },
  {
    name: 'Exchange tracking log',
    text: `2026-11-24T08:14:02.123Z,,EX01,,,"[{LED=550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup};{MSG=};{FQDN=};{IP=};{LRT=}]",,ROUTING,FAIL,4711,<5.0.0@example.org>,bob@example.com`,
    code: '5.1.10',
    replyCode: '550',
    page: '5.1.1',
  },
  {
    name: 'Exchange queue viewer',
    text: '451 4.4.0 Primary target IP address responded with: "421 4.2.1 Unable to connect." Attempted failover to alternate host, but that did not succeed.',
    code: '4.2.1',
    replyCode: '421',
    page: '4.2.1',
  },
  {
    name: 'LED with an answer of another server',
    text: '{LED=450 4.4.316 Connection refused [Message=Socket error code 10061]};{MSG=Socket error code 10061};{FQDN=mx.example.com};{IP=203.0.113.5};{LRT=11/24/2026 8:14:02 AM}',
    code: '4.4.316',
    replyCode: '450',
    page: '4.4.316',
    remoteMta: 'mx.example.com',
  },

  // Tables of campaign tools.
  {
    name: 'a table with tabs',
    text: `Email\tType\tReason\tDate
anna@example.com\tHard\t550 5.1.1 User unknown\t2026-11-24
ben@example.org\tSoft\t452 4.2.2 Mailbox full\t2026-11-24`,
    code: '5.1.1',
    page: '5.1.1',
    recipient: 'anna@example.com',
    others: [{ code: '4.2.2', page: '4.2.2', recipient: 'ben@example.org' }],
  },
  {
    name: 'a table with semicolons',
    text: `E-Mail;Typ;Code;Meldung
anna@example.com;hard;5.1.1;"smtp;550 5.1.1 Empfänger unbekannt"
ben@example.org;block;5.7.1;"smtp;554 5.7.1 Spam"
cora@example.net;soft;4.2.2;"smtp;452 4.2.2 Postfach voll"`,
    code: '5.1.1',
    page: '5.1.1',
    recipient: 'anna@example.com',
    others: [
      { code: '5.7.1', page: '5.7.1', recipient: 'ben@example.org' },
      { code: '4.2.2', page: '4.2.2', recipient: 'cora@example.net' },
    ],
  },
  {
    name: 'a table with commas and quotes',
    text: `"email","status","reason"
"anna@example.com","bounced","550 5.2.1 The email account that you tried to reach is disabled"
"ben@example.org","bounced","553 5.1.2 Host unknown"`,
    code: '5.2.1',
    page: '5.2.1',
    recipient: 'anna@example.com',
    others: [{ code: '5.1.2', page: '5.1.2', recipient: 'ben@example.org' }],
  },
  {
    name: 'a table of Markdown',
    text: `| Address | Result |
|---|---|
| anna@example.com | 550 5.4.1 Recipient address rejected |
| ben@example.org | 554 5.4.6 too many hops |`,
    code: '5.4.1',
    page: '5.4.1',
    recipient: 'anna@example.com',
    others: [{ code: '5.4.6', page: '5.4.6', recipient: 'ben@example.org' }],
  },
  {
    name: 'a row without a status code',
    text: 'anna@example.com\tbounce\t550 No such user\t1\t24.11.2026 09:14',
    code: null,
    replyCode: '550',
    page: '5.1.1',
    recipient: 'anna@example.com',
  },
  {
    name: 'a row with amounts and dates beside the code',
    text: 'anna@example.com;24.11.2026;3.250,00 €;Kampagne 550;hardbounce;5.1.1;unknown user',
    code: '5.1.1',
    page: '5.1.1',
    recipient: 'anna@example.com',
  },
  {
    name: 'JSON of a webhook',
    text: `{"event":"bounce","email":"anna@example.com","reason":"550 5.1.1 The email account does not exist","status":"5.1.1","timestamp":1764000842,"ip":"192.0.2.25"}`,
    code: '5.1.1',
    replyCode: '550',
    page: '5.1.1',
    recipient: 'anna@example.com',
  },
  {
    name: 'JSON of SES',
    text: `"bouncedRecipients":[{"emailAddress":"anna@example.com","action":"failed","status":"5.1.1","diagnosticCode":"smtp; 550 5.1.1 user unknown"}],"reportingMTA":"dsn; a8-70.smtp-out.example.net"`,
    code: '5.1.1',
    replyCode: '550',
    page: '5.1.1',
    recipient: 'anna@example.com',
  },

  // Reports of RFC 3464.
  {
    name: 'a report of Postfix, its fields',
    text: postfixFields,
    code: '5.1.1',
    replyCode: '550',
    page: '5.1.1',
    recipient: 'bob@example.com',
    remoteMta: 'mx.example.com',
    action: 'failed',
  },
  {
    name: 'a report of Postfix, its text',
    text: postfixHuman,
    code: '5.1.1',
    replyCode: '550',
    page: '5.1.1',
    recipient: 'bob@example.com',
    remoteMta: 'mx.example.com',
  },
  {
    name: 'a report of three recipients, the failures first',
    text: threeRecipients,
    code: '5.1.1',
    page: '5.1.1',
    recipient: 'anna@example.com',
    action: 'failed',
    others: [
      { code: '5.2.2', page: '5.2.2', recipient: 'ben@example.org' },
      { code: '4.4.1', page: '4.4.1', recipient: 'cora@example.test' },
    ],
  },
  {
    name: 'a report of three recipients with CRLF, quoted',
    text: crlf(quoted(threeRecipients)),
    code: '5.1.1',
    page: '5.1.1',
    recipient: 'anna@example.com',
    others: [
      { code: '5.2.2', page: '5.2.2', recipient: 'ben@example.org' },
      { code: '4.4.1', page: '4.4.1', recipient: 'cora@example.test' },
    ],
  },
  {
    name: 'a report of three recipients, HTML-escaped',
    text: escaped(threeRecipients),
    code: '5.1.1',
    page: '5.1.1',
    recipient: 'anna@example.com',
    others: [
      { code: '5.2.2', page: '5.2.2', recipient: 'ben@example.org' },
      { code: '4.4.1', page: '4.4.1', recipient: 'cora@example.test' },
    ],
  },
  {
    name: 'a report of three recipients, its line breaks swallowed',
    text: oneLine(threeRecipients),
    code: '5.1.1',
    page: '5.1.1',
    recipient: 'anna@example.com',
    others: [
      { code: '5.2.2', page: '5.2.2', recipient: 'ben@example.org' },
      { code: '4.4.1', page: '4.4.1', recipient: 'cora@example.test' },
    ],
  },
  {
    name: 'RFC 3464, appendix: a simple report',
    text: `Reporting-MTA: dns; cs.example.edu

Original-Recipient: rfc822;louisl@example.com
Final-Recipient: rfc822;louisl@example.com
Action: failed
Status: 4.0.0
Diagnostic-Code: smtp; 426 connection timed out
Last-Attempt-Date: Thu, 7 Jul 1994 17:15:49 -0400`,
    code: '4.0.0',
    replyCode: '426',
    page: '4.4.1',
    recipient: 'louisl@example.com',
    action: 'failed',
  },
  {
    name: 'RFC 3464, appendix: a report with several recipients',
    text: `Reporting-MTA: dns; cs.example.edu

Original-Recipient: rfc822;arathib@example.net
Final-Recipient: rfc822;arathib@example.net
Action: failed
Status: 5.0.0 (permanent failure)
Diagnostic-Code: smtp; 550 'arathib@example.net' is not a registered gateway user
Remote-MTA: dns; gateway.example.net

Original-Recipient: rfc822;johnh@example.org
Final-Recipient: rfc822;johnh@example.org
Action: delayed
Status: 4.0.0 (hpnjld.example.org: host name lookup failure)

Original-Recipient: rfc822;wsnell@example.com
Final-Recipient: rfc822;wsnell@example.com
Action: failed
Status: 5.0.0
Diagnostic-Code: smtp; 550 user unknown
Remote-MTA: dns; sdcc13.example.com`,
    code: '5.0.0',
    page: '5.0.0',
    recipient: 'arathib@example.net',
    action: 'failed',
    others: [
      { code: '5.0.0', page: '5.1.1', recipient: 'wsnell@example.com' },
      { code: '4.0.0', page: '4.0.0', recipient: 'johnh@example.org' },
    ],
  },
  {
    name: 'RFC 3464: an expanded and a relayed recipient are successes',
    text: `Reporting-MTA: dns; mail.example.net

Final-Recipient: rfc822; list@example.com
Action: expanded
Status: 2.1.5`,
    code: '2.1.5',
    page: '2.1.5',
    action: 'expanded',
    recipient: 'list@example.com',
  },
  {
    name: 'an address with Unicode in a report of RFC 6533',
    text: `Final-Recipient: utf-8; jürgen@müller.example
Action: failed
Status: 5.6.7
Diagnostic-Code: smtp; 550 5.6.7 SMTPUTF8 not supported`,
    code: '5.6.7',
    page: '5.6.7',
    recipient: 'jürgen@müller.example',
  },
  {
    name: 'a delay warning',
    text: `Final-Recipient: rfc822; bob@example.com
Action: delayed
Status: 4.4.1
Diagnostic-Code: X-Postfix; connect to mx.example.com[203.0.113.5]:25: Connection refused
Will-Retry-Until: Sun, 29 Nov 2026 09:14:00 +0100`,
    code: '4.4.1',
    replyCode: null,
    page: '4.4.1',
    action: 'delayed',
  },
  {
    name: 'a diagnostic code over several indented lines',
    text: `Final-Recipient: rfc822; bob@example.com
Action: failed
Status: 5.7.26
Remote-MTA: dns; gmail-smtp-in.l.google.com. (142.250.102.26, the server for the domain example.com.)
Diagnostic-Code: smtp; 550-5.7.26 Your email has been blocked because the sender is unauthenticated.
    550-5.7.26 Gmail requires all senders to authenticate with either SPF or DKIM.
    550 5.7.26 https://support.google.com/mail/answer/81126#authentication a1-5.1.1 - gsmtp`,
    code: '5.7.26',
    replyCode: '550',
    page: '5.7.26',
    provider: 'gmail',
    remoteMta: 'gmail-smtp-in.l.google.com',
  },

  // Reports in words.
  {
    name: 'a report of Exim',
    text: eximReport,
    code: '5.1.1',
    replyCode: '550',
    page: '5.1.1',
    recipient: 'bob@example.com',
    remoteMta: 'mx.example.com',
  },
  {
    name: 'a report of Exim with the returned header',
    text: `${eximReport}

------ This is a copy of the message, including all the headers. ------

Return-path: <news@example.org>
Received: from [198.51.100.7] (helo=web) by mail.example.net with esmtp (Exim 4.94.2)
Subject: 550 5.7.1 reasons to upgrade to version 4.2.2`,
    code: '5.1.1',
    page: '5.1.1',
    recipient: 'bob@example.com',
  },
  {
    name: 'a report of Exim: unrouteable address',
    text: `A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  bob@example.invalid
    Unrouteable address`,
    code: null,
    page: '5.1.1',
    recipient: 'bob@example.invalid',
  },
  {
    name: 'a report of Exim with two recipients',
    text: `This is a permanent error. The following address(es) failed:

  anna@example.com
    host mx.example.com [203.0.113.5]
    SMTP error from remote mail server after RCPT TO:<anna@example.com>:
    550 5.1.1 User unknown
  ben@example.org
    host mx.example.org [203.0.113.6]
    SMTP error from remote mail server after end of data:
    554 5.7.1 Message rejected as spam`,
    code: '5.1.1',
    page: '5.1.1',
    recipient: 'anna@example.com',
    others: [{ code: '5.7.1', page: '5.7.1', recipient: 'ben@example.org' }],
  },
  {
    name: 'a report of qmail',
    text: qmailReport,
    code: '5.1.1',
    replyCode: '550',
    page: '5.1.1',
    recipient: 'bob@example.com',
  },
  {
    name: 'a report of qmail without a remote answer',
    text: `Hi. This is the qmail-send program at mail.example.net.
I'm afraid I wasn't able to deliver your message to the following addresses.

<bob@example.invalid>:
Sorry, I couldn't find any host named example.invalid. (#5.1.2)

--- Below this line is a copy of the message.

Return-Path: <news@example.org>
Received: (qmail 5512 invoked by uid 5.1.1); 24 Nov 2026 08:14:01 -0000`,
    code: '5.1.2',
    page: '5.1.2',
    recipient: 'bob@example.invalid',
  },
  {
    name: 'a report of Exchange',
    text: exchangeReport,
    code: '5.1.1',
    replyCode: '550',
    page: '5.1.1',
    recipient: 'bob@example.com',
  },
  {
    name: 'a report of Exchange with #< >#',
    text: `Diagnostic information for administrators:

Generating server: example.net

bob@example.com
#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##`,
    code: '5.1.1',
    replyCode: '550',
    page: '5.1.1',
    recipient: 'bob@example.com',
  },
  {
    name: 'a report of Exchange: #< #5.1.1 smtp;',
    text: `mx.example.com #<mx.example.com #5.1.1 smtp; 550 5.1.1 <bob@example.com>... User unknown> #SMTP#`,
    code: '5.1.1',
    page: '5.1.1',
    recipient: 'bob@example.com',
  },
  {
    name: 'a report of Gmail in words',
    text: `Address not found

Your message wasn't delivered to bob@example.com because the address couldn't be found, or is unable to receive mail.

The response from the remote server was:

550 5.1.1 <bob@example.com>: Recipient address rejected: User unknown in virtual mailbox table`,
    code: '5.1.1',
    page: '5.1.1',
    recipient: 'bob@example.com',
  },
  {
    name: 'a report of Gmail: no server',
    text: `Message not delivered

Your message couldn't be delivered to bob@example.invalid because the remote server is misconfigured. See technical details below for more information.

The response was:

DNS Error: DNS type 'mx' lookup of example.invalid responded with code NXDOMAIN Domain name not found: example.invalid`,
    code: null,
    page: '5.1.2',
    recipient: 'bob@example.invalid',
  },
  {
    name: 'a report of Sendmail',
    text: `   ----- The following addresses had permanent fatal errors -----
<bob@example.com>
    (reason: 550 5.1.1 <bob@example.com>... User unknown)

   ----- Transcript of session follows -----
... while talking to mx.example.com.:
>>> DATA
<<< 550 5.1.1 <bob@example.com>... User unknown
550 5.1.1 <bob@example.com>... User unknown
<<< 503 5.0.0 Need RCPT (recipient)`,
    code: '5.1.1',
    replyCode: '550',
    page: '5.1.1',
    recipient: 'bob@example.com',
  },
  {
    name: 'a report of Domino',
    text: `Your message

  Subject: Agenda

was not delivered to:

  bob@example.com

because:

  User bob (bob@example.com) not listed in Domino Directory`,
    code: null,
    page: '5.1.1',
    recipient: 'bob@example.com',
  },

  // Whole mails.
  {
    name: 'a whole report of Postfix',
    text: report(postfixHuman, postfixFields),
    code: '5.1.1',
    replyCode: '550',
    page: '5.1.1',
    recipient: 'bob@example.com',
    remoteMta: 'mx.example.com',
    action: 'failed',
  },
  {
    name: 'a whole report with CRLF',
    text: crlf(report(postfixHuman, postfixFields)),
    code: '5.1.1',
    page: '5.1.1',
    recipient: 'bob@example.com',
    action: 'failed',
  },
  {
    name: 'a whole report, forwarded with quotation marks',
    text: `Hi team,

what does this mean?

${quoted(report(postfixHuman, postfixFields))}`,
    code: '5.1.1',
    page: '5.1.1',
    recipient: 'bob@example.com',
  },
  {
    name: 'a whole report, HTML-escaped',
    text: escaped(report(postfixHuman, postfixFields)),
    code: '5.1.1',
    page: '5.1.1',
    recipient: 'bob@example.com',
  },
  {
    name: 'a whole report without its line breaks',
    text: oneLine(report(postfixHuman, postfixFields)),
    code: '5.1.1',
    page: '5.1.1',
    recipient: 'bob@example.com',
  },
  {
    name: 'a whole report of three recipients',
    text: report('Some addresses could not be reached.', threeRecipients),
    code: '5.1.1',
    page: '5.1.1',
    recipient: 'anna@example.com',
    others: [
      { code: '5.2.2', page: '5.2.2', recipient: 'ben@example.org' },
      { code: '4.4.1', page: '4.4.1', recipient: 'cora@example.test' },
    ],
  },
  {
    name: 'a mail in base64',
    text: simpleMail('text/plain; charset=utf-8', 'base64', base64(postfixHuman)),
    code: '5.1.1',
    replyCode: '550',
    page: '5.1.1',
    recipient: 'bob@example.com',
  },
  {
    name: 'a mail in quoted-printable, the code broken by a soft line break',
    text: simpleMail(
      'text/plain; charset=utf-8',
      'quoted-printable',
      'Die folgende Adresse konnte nicht erreicht werden:\n\n<bob@example.com>: host mx.example.com[203.0.113.5] said: 550 5=\n.1.1 Empf=C3=A4nger unbekannt',
    ),
    code: '5.1.1',
    replyCode: '550',
    page: '5.1.1',
    recipient: 'bob@example.com',
  },
  {
    name: 'an encoded word in the subject',
    text: simpleMail(
      'text/plain; charset=iso-8859-1',
      'quoted-printable',
      '<bob@example.com>:\nPostfach des Empf=E4ngers ist voll',
      '=?iso-8859-1?Q?Zustellung_an_Empf=E4nger_fehlgeschlagen?=',
    ),
    code: null,
    page: '5.2.2',
    recipient: 'bob@example.com',
  },
  {
    name: 'iso-8859-1 in base64',
    text: simpleMail(
      'text/plain; charset=iso-8859-1',
      'base64',
      'SWhyZSBOYWNocmljaHQga29ubnRlIG5pY2h0IHp1Z2VzdGVsbHQgd2VyZGVuLgoKPG38bGxlckBleGFtcGxlLmRlPjogRW1wZuRuZ2VyIHVuYmVrYW5udAo=',
    ),
    code: null,
    page: '5.1.1',
    recipient: 'müller@example.de',
  },
  {
    name: 'koi8-r in base64',
    text: simpleMail(
      'text/plain; charset=koi8-r',
      'base64',
      '98HbxSDQydPYzc8gzsUgxM/T1MHXzMXOzy4KCjxpdmFuQGV4YW1wbGUub3JnPjog0M/M2NrP18HUxczYIM7FIM7BysTFzgo=',
    ),
    code: null,
    page: '5.1.1',
    recipient: 'ivan@example.org',
  },
  {
    name: 'koi8-r in quoted-printable',
    text: simpleMail(
      'text/plain; charset="koi8-r"',
      'quoted-printable',
      '<ivan@example.org>: =D0=CF=CC=D8=DA=CF=D7=C1=D4=C5=CC=D8 =CE=C5 =CE=C1=CA=\n=C4=C5=CE',
    ),
    code: null,
    page: '5.1.1',
    recipient: 'ivan@example.org',
  },
  {
    name: 'windows-1251 in base64',
    text: simpleMail('text/plain; charset=windows-1251', 'base64', 'NTUwIDUuMC4wIO3l8iDy4Oru4+4g7+7r/Ofu4uDy5ev/Cg=='),
    code: '5.0.0',
    replyCode: '550',
    page: '5.1.1',
  },
  {
    name: 'iso-2022-jp in 7bit',
    text: simpleMail(
      'text/plain; charset=iso-2022-jp',
      '7bit',
      '\u001b$B<!$N%"%I%l%9$KG[?.$G$-$^$;$s$G$7$?!#\u001b(B\n<taro@example.jp>: \u001b$B08@hITL@\u001b(B\n550 5.0.0 \u001b$B%f!<%6!<$,8+$D$+$j$^$;$s\u001b(B\n',
    ),
    code: '5.0.0',
    replyCode: '550',
    page: '5.1.1',
    recipient: 'taro@example.jp',
  },
  {
    name: 'iso-2022-jp in base64',
    text: simpleMail(
      'text/plain; charset=ISO-2022-JP',
      'base64',
      'GyRCPCEkTiUiJUklbCU5JEtHWz8uJEckLSReJDskcyRHJDckPyEjGyhCCjx0YXJvQGV4YW1wbGUuanA+OiAbJEIwOEBoSVRMQBsoQgo=',
    ),
    code: null,
    page: '5.1.1',
    recipient: 'taro@example.jp',
  },
  {
    name: 'shift_jis in base64',
    text: simpleMail(
      'text/plain; charset=shift_jis',
      'base64',
      'g4GBW4OLgs2UepBNgsWCq4LcgrmC8YLFgrWCvYFCCjxoYW5ha29AZXhhbXBsZS5qcD4Kg4aBW4NVgVuCqoypgsKCqYLogtyCuYLxCg==',
    ),
    code: null,
    page: '5.1.1',
    recipient: 'hanako@example.jp',
  },
  {
    name: 'gb2312 in base64',
    text: simpleMail(
      'text/plain; charset=gb2312',
      'base64',
      'xPq1xNPKvP6xu83Lu9ihowrK1bz+yMsgPHdhbmdAZXhhbXBsZS5jbj4K1K3S8qO608O7p7K7tObU2go=',
    ),
    code: null,
    page: '5.1.1',
    recipient: 'wang@example.cn',
  },
  {
    name: 'gbk in quoted-printable',
    text: simpleMail(
      'text/plain; charset=gbk',
      'quoted-printable',
      '=CD=CB=D0=C5=D4=AD=D2=F2=A3=BA=D3=CA=CF=E4=D2=D1=C2=FA\n<li@example.cn>: host mx.example.cn said: 552 5.2.0 full\n',
    ),
    code: '5.2.0',
    replyCode: '552',
    page: '5.2.2',
    recipient: 'li@example.cn',
  },
  {
    name: 'a mail whose 8-bit text was decoded when it was pasted',
    text: simpleMail('text/plain; charset=iso-8859-1', '8bit', '<bob@example.com>: Empfänger unbekannt'),
    code: null,
    page: '5.1.1',
    recipient: 'bob@example.com',
  },
  {
    name: 'a mail that has only HTML',
    text: simpleMail(
      'text/html; charset=utf-8',
      '7bit',
      '<html><body><p>Delivery to <b>bob@example.com</b> failed.</p><p>The remote server said:</p><pre>550 5.2.1 Mailbox &lt;bob&gt; disabled</pre></body></html>',
    ),
    code: '5.2.1',
    replyCode: '550',
    page: '5.2.1',
    recipient: 'bob@example.com',
  },
  {
    name: 'the recipient of X-Failed-Recipients',
    text: `X-Failed-Recipients: bob@example.com
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@mail.example.net>
To: news@example.org
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

A message that you sent could not be delivered: all relevant MX records point to non-existent hosts`,
    code: null,
    page: '5.4.4',
    recipient: 'bob@example.com',
  },
  {
    name: 'a report in base64 within a whole mail',
    text: `From: postmaster@example.net
To: news@example.org
Subject: Undeliverable: Agenda
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

--b1
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: base64

${base64('Ihre Nachricht wurde nicht zugestellt.')}
--b1
Content-Type: message/delivery-status
Content-Transfer-Encoding: base64

${base64('Reporting-MTA: dns; mail.example.net\n\nFinal-Recipient: rfc822; bob@example.com\nAction: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552 5.2.2 Mailbox full\n')}
--b1--
`,
    code: '5.2.2',
    replyCode: '552',
    page: '5.2.2',
    recipient: 'bob@example.com',
    action: 'failed',
  },

  // Transcripts.
  { name: 'swaks', text: swaks, code: '5.7.1', replyCode: '554', page: '5.7.1', recipient: 'bob@example.com' },
  {
    name: 'swaks, HTML-escaped',
    text: escaped(swaks),
    code: '5.7.1',
    replyCode: '554',
    page: '5.7.1',
    recipient: 'bob@example.com',
  },
  {
    name: 'swaks with CRLF and quoted',
    text: crlf(quoted(swaks)),
    code: '5.7.1',
    replyCode: '554',
    page: '5.7.1',
    recipient: 'bob@example.com',
  },
  {
    name: 'telnet',
    text: `$ telnet mx.example.com 25
Trying 203.0.113.5...
Connected to mx.example.com.
Escape character is '^]'.
220 mx.example.com ESMTP Exim 4.94.2 Tue, 24 Nov 2026 09:14:02 +0100
HELO mail.example.net
250 mx.example.com Hello mail.example.net [192.0.2.25]
MAIL FROM:<news@example.org>
250 OK
RCPT TO:<bob@example.com>
550 Unrouteable address
QUIT
221 mx.example.com closing connection
Connection closed by foreign host.`,
    code: null,
    replyCode: '550',
    page: '5.1.1',
    recipient: 'bob@example.com',
  },
  {
    name: 'telnet: refused at the greeting',
    text: `Trying 203.0.113.5...
Connected to mx.example.com.
Escape character is '^]'.
554 5.7.1 Service unavailable; Client host [192.0.2.25] blocked using bl.example.net
Connection closed by foreign host.`,
    code: '5.7.1',
    replyCode: '554',
    page: '5.7.1',
  },
  {
    name: 'sendmail -v',
    text: `bob@example.com... Connecting to mx.example.com. via esmtp...
220 mx.example.com ESMTP
>>> EHLO mail.example.net
250-mx.example.com Hello
250 ENHANCEDSTATUSCODES
>>> MAIL From:<news@example.org>
250 2.1.0 Ok
>>> RCPT To:<bob@example.com>
550 5.1.1 <bob@example.com>... User unknown
>>> RSET
250 2.0.0 Reset state`,
    code: '5.1.1',
    replyCode: '550',
    page: '5.1.1',
    recipient: 'bob@example.com',
  },
  {
    name: 'a dialogue with C: and S:',
    text: `S: 220 mx.example.com ESMTP
C: EHLO mail.example.net
S: 250-mx.example.com
S: 250 SIZE 1000000
C: MAIL FROM:<news@example.org> SIZE=2000000
S: 552 5.3.4 Message size exceeds fixed limit
C: QUIT
S: 221 2.0.0 Bye`,
    code: '5.3.4',
    replyCode: '552',
    page: '5.3.4',
  },
  {
    name: 'a dialogue in which one of two recipients is refused',
    text: `C: MAIL FROM:<news@example.org>
S: 250 2.1.0 Ok
C: RCPT TO:<anna@example.com>
S: 250 2.1.5 Ok
C: RCPT TO:<ben@example.com>
S: 550 5.1.1 <ben@example.com>: User unknown
C: DATA`,
    code: '5.1.1',
    page: '5.1.1',
    recipient: 'ben@example.com',
    others: [{ code: '2.1.5', page: '2.1.5', recipient: 'anna@example.com' }],
  },
  {
    name: 'a bad sequence that follows from the refusal',
    text: `MAIL FROM:<news@example.org>
250 2.1.0 Ok
RCPT TO:<bob@example.com>
450 4.2.1 <bob@example.com>: Mailbox is busy
DATA
503 5.5.1 Error: need RCPT command
QUIT
221 2.0.0 Bye`,
    code: '4.2.1',
    replyCode: '450',
    page: '4.2.1',
    recipient: 'bob@example.com',
  },
  {
    name: 'a login that is refused',
    text: `220 mail.example.com ESMTP
EHLO pc.example.org
250-mail.example.com
250-AUTH PLAIN LOGIN
250 8BITMIME
AUTH PLAIN AGJvYgBzZWNyZXQ=
535 5.7.8 Authentication credentials invalid
QUIT
221 2.0.0 Bye`,
    code: '5.7.8',
    replyCode: '535',
    page: '5.7.8',
  },
  {
    name: 'a dialogue without a refusal is a success',
    text: `220 mx.example.com ESMTP
EHLO mail.example.net
250 mx.example.com
MAIL FROM:<news@example.org>
250 2.1.0 Ok
RCPT TO:<bob@example.com>
250 2.1.5 Ok
DATA
354 End data with <CR><LF>.<CR><LF>
250 2.0.0 Ok: queued as 4XyZ
QUIT
221 2.0.0 Bye`,
    code: '2.1.5',
    page: '2.1.5',
  },

  // Sentences of people.
  {
    name: 'a question in a forum',
    text: 'We keep getting a 550 5.7.1 error from our customer, what can we do?',
    code: '5.7.1',
    replyCode: '550',
    page: '5.7.1',
  },
  {
    name: 'a code in a German sentence',
    text: 'Seit gestern kommt alles mit dem Fehler 5.4.1 zurück.',
    code: '5.4.1',
    page: '5.4.1',
  },
  { name: 'a code with a full stop', text: 'The server returned 5.2.2.', code: '5.2.2', page: '5.2.2' },
  {
    name: 'a reply code in a sentence',
    text: 'The mail came back with error 550.',
    code: null,
    replyCode: '550',
    page: '550',
  },
  { name: 'a search', text: 'smtp error 5.7.26', code: '5.7.26', page: '5.7.26' },
  {
    name: 'a forwarded report with the look-alikes of a signature',
    text: `-----Ursprüngliche Nachricht-----
Von: Mail Delivery System
Gesendet: Dienstag, 24. November 2026 09:14
An: news@example.org
Betreff: Undelivered Mail Returned to Sender

<bob@example.com>: host mx.example.com[203.0.113.5] said: 550 5.1.1 User unknown

--
Erika Muster, Hauptstraße 554, 10115 Berlin
Tel. +49 30 5550 123, Fax 450-5501, www.example.org, Ver. 2.11.0`,
    code: '5.1.1',
    replyCode: '550',
    page: '5.1.1',
    recipient: 'bob@example.com',
  },
  {
    name: 'look-alikes before the answer',
    text: 'Since we upgraded to Exim 4.94.2 (from 4.92.3) on 2.4.24, host mx.example.com [203.0.113.5] says: 550 5.1.1 no such user',
    code: '5.1.1',
    replyCode: '550',
    page: '5.1.1',
  },

  // Other ways in which codes, lines and recipients are written.
  { name: 'a reply that speaks of the user', text: '550 User unknown', code: null, replyCode: '550', page: '5.1.1' },
  {
    name: 'a reply that speaks of a message',
    text: '552 Message size exceeds maximum permitted',
    code: null,
    replyCode: '552',
    page: '5.3.4',
  },
  {
    name: 'a reply that speaks of mail',
    text: '550 Mail rejected as spam',
    code: null,
    replyCode: '550',
    page: '5.7.1',
  },
  { name: 'a colon before the text', text: '550 : User unknown', code: null, replyCode: '550', page: '5.1.1' },
  { name: 'a reply code with a full stop', text: '550.', code: null, replyCode: '550', page: '550' },
  ...[
    '550/5.1.1 refused',
    '550_5.1.1',
    '550:5.1.1:refused',
    '550, 5.1.1, refused',
    '550;5.1.1;refused',
    '550 (5.1.1) refused',
    '550 [5.1.1] refused',
    '550 #5.1.1 refused',
    '550-5.1.1 refused',
  ].map((text) => ({ name: `reply and code as in ${text}`, text, code: '5.1.1', replyCode: '550', page: '5.1.1' })),
  { name: 'an error number', text: 'Fehler-Nr. 5.1.1 seit gestern', code: '5.1.1', page: '5.1.1' },
  {
    name: 'Cisco: the answer in quotation marks',
    text: "5.1.0 - Unknown address error 550-'5.1.1 <bob@example.com> user unknown' (delivery attempts: 0)",
    code: '5.1.1',
    replyCode: '550',
    page: '5.1.1',
    recipient: 'bob@example.com',
  },
  {
    name: 'Cisco: expired, and the last answer',
    text: "smtp; 5.4.7 - Delivery expired (message too old) 421-'4.7.0 Not now' (delivery attempts: 60)",
    code: '4.7.0',
    replyCode: '421',
    page: '4.7.0',
  },
  {
    name: '4.7.1 with the request to try again stays',
    text: '451 4.7.1 Please try again later',
    code: '4.7.1',
    page: '4.7.1',
  },
  {
    name: 'a local part in quotation marks',
    text: 'Final-Recipient: RFC822; "bob smith"@example.com\nAction: failed\nStatus: 5.1.1',
    code: '5.1.1',
    page: '5.1.1',
    recipient: '"bob smith"@example.com',
  },
  {
    name: 'what Postfix says does not tell a provider',
    text: '450 4.2.0 <bob@example.com>: Recipient address rejected: Greylisted, see http://postgrey.example/help/example.com.html',
    code: '4.2.0',
    page: '4.7.1',
    provider: null,
  },
  {
    name: 'German: Exchange Online',
    text: `Ihre Nachricht an bob@example.com konnte nicht zugestellt werden.

bob wurde unter example.com nicht gefunden.

Weitere Informationen für E-Mail-Administratoren
Statuscode: 550 5.1.10

Erstelldatum:\t24.11.2026 09:14:01
Absenderadresse:\tnews@example.org
Betreff:\tAngebot 5.5.0

Fehlerdetails
Fehler:\t550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient bob@example.com not found by SMTP address lookup
DSN generiert von:\tEX01.corp.example`,
    code: '5.1.10',
    replyCode: '550',
    page: '5.1.1',
    recipient: 'bob@example.com',
    provider: 'exchange-online',
  },
  {
    name: 'Oracle: a diagnostic code in words',
    text: `Your message cannot be delivered to the following recipients:

  Recipient address: bob@example.com
  Reason: Remote SMTP server has rejected address
  Diagnostic code: smtp;550 5.1.1 <bob@example.com>... User unknown
  Remote system: dns;mx.example.com (TCP|192.0.2.25|4711|203.0.113.5|25) (mx.example.com ESMTP)`,
    code: '5.1.1',
    replyCode: '550',
    page: '5.1.1',
    recipient: 'bob@example.com',
  },
  {
    name: 'a status code of another class than its reply code',
    text: '550 4.4.7 QUEUE.Expired; message expired',
    code: '4.4.7',
    replyCode: '550',
    page: '4.4.7',
    provider: 'exchange-server',
  },
  { name: 'wide digits', text: '５５０ ５.１.１ 宛先不明', code: '5.1.1', replyCode: '550', page: '5.1.1' },
  {
    name: 'the colours of a terminal',
    text: '\u001b[31m550 5.1.1\u001b[0m refused',
    code: '5.1.1',
    replyCode: '550',
    page: '5.1.1',
  },
  { name: 'a code and its title', text: '5.4.2 Bad connection', code: '5.4.2', page: '5.4.2' },
  { name: 'a question about a code', text: 'what does 5.4.2 mean?', code: '5.4.2', page: '5.4.2' },
  { name: 'a question about a reply', text: 'Gmail returns 421, what now?', code: null, replyCode: '421', page: '421' },
  {
    name: 'a reply with a hyphen in a German sentence',
    text: 'Wir bekommen 550-Fehler von example.com, IP 203.0.113.5, Exim 4.94.2',
    code: null,
    replyCode: '550',
    page: '550',
  },
  {
    name: 'a remote reply in small letters',
    text: 'SMTP error from remote mail server after end of data: 550 spam detected',
    code: null,
    replyCode: '550',
    page: '5.7.1',
  },
  {
    name: 'a version in the text of a reply with a code',
    text: '421 4.7.28 rate limited, see filter 5.4.2 for details',
    code: '4.7.28',
    replyCode: '421',
    page: '4.7.28',
  },
  {
    name: 'a connection that broke off',
    text: '(lost connection with mx.example.com[203.0.113.5] while receiving the initial server greeting)',
    code: null,
    page: '4.4.2',
    remoteMta: 'mx.example.com',
  },
  {
    name: 'the longer of two wordings that overlap',
    text: 'Deferred: Connection refused by mx.example.com',
    code: null,
    page: '4.4.1',
  },
  {
    name: 'JSON with numbers',
    text: '{"delivery-status":{"code":550,"enhanced-code":"5.1.1","message":"refused"},"severity":"permanent","recipient":"bob@example.com"}',
    code: '5.1.1',
    replyCode: '550',
    page: '5.1.1',
    recipient: 'bob@example.com',
  },
  {
    name: 'JSON with escaped line breaks',
    text: JSON.stringify(gmailReply),
    code: '5.1.1',
    replyCode: '550',
    page: '5.1.1',
    provider: 'gmail',
  },
  {
    name: 'Exchange Online: the answer behind the arrow',
    text: '550 5.0.350 Remote server returned an error -> 550 5.2.1 Mailbox disabled',
    code: '5.2.1',
    replyCode: '550',
    page: '5.2.1',
  },
  {
    name: 'two recipients of Postfix',
    text: twoPostfix,
    code: '5.1.1',
    page: '5.1.1',
    recipient: 'anna@example.com',
    remoteMta: 'mx.example.com',
    others: [{ code: '4.2.2', page: '4.2.2', recipient: 'ben@example.org' }],
  },
  {
    name: 'two recipients of Postfix in one line',
    text: oneLine(twoPostfix),
    code: '5.1.1',
    page: '5.1.1',
    recipient: 'anna@example.com',
    others: [{ code: '4.2.2', page: '4.2.2', recipient: 'ben@example.org' }],
  },
  {
    name: 'two recipients of Exchange',
    text: `Delivery has failed to these recipients or groups:

anna@example.com
The e-mail address you entered couldn't be found.

ben@example.org
The recipient's mailbox is full and can't accept messages now.

Diagnostic information for administrators:

Generating server: EX01.corp.example

anna@example.com
Remote Server returned '550 5.1.1 RESOLVER.ADR.RecipNotFound; not found'

ben@example.org
Remote Server returned '554 5.2.2 mailbox full'`,
    code: '5.1.1',
    page: '5.1.1',
    recipient: 'anna@example.com',
    others: [{ code: '5.2.2', page: '5.2.2', recipient: 'ben@example.org' }],
  },
  {
    name: 'a dialogue about two recipients in one line',
    text: 'C: MAIL FROM:<news@example.org> S: 250 2.1.0 Ok C: RCPT TO:<anna@example.com> S: 250 2.1.5 Ok C: RCPT TO:<ben@example.com> S: 550 5.1.1 <ben@example.com>: User unknown C: DATA',
    code: '5.1.1',
    page: '5.1.1',
    recipient: 'ben@example.com',
    others: [{ code: '2.1.5', page: '2.1.5', recipient: 'anna@example.com' }],
  },
  {
    name: 'a log of two recipients in one line',
    text: 'Nov 24 09:14:02 mail postfix/smtp[1]: 4XyZ: to=<anna@example.com>, relay=none, dsn=4.4.1, status=deferred (connect to mx.example.com[203.0.113.5]:25: Connection timed out) Nov 24 09:14:03 mail postfix/smtp[2]: 4XyZ: to=<ben@example.org>, relay=mx.example.org[203.0.113.6]:25, dsn=5.1.1, status=bounced (host mx.example.org[203.0.113.6] said: 550 5.1.1 User unknown (in reply to RCPT TO command))',
    code: '5.1.1',
    page: '5.1.1',
    recipient: 'ben@example.org',
    others: [{ code: '4.4.1', page: '4.4.1', recipient: 'anna@example.com' }],
  },
  {
    name: 'a report of three recipients without any break',
    text: threeRecipients.replaceAll('\n', ''),
    code: '5.1.1',
    page: '5.1.1',
    recipient: 'anna@example.com',
    action: 'failed',
    others: [
      { code: '5.2.2', page: '5.2.2', recipient: 'ben@example.org' },
      { code: '4.4.1', page: '4.4.1', recipient: 'cora@example.test' },
    ],
  },
  {
    name: 'swaks in one line',
    text: oneLine(swaks),
    code: '5.7.1',
    replyCode: '554',
    page: '5.7.1',
    recipient: 'bob@example.com',
  },
  {
    name: 'telnet in one line',
    text: '220 mx.example.com ESMTP HELO mail.example.net 250 mx.example.com MAIL FROM:<news@example.org> 250 OK RCPT TO:<bob@example.com> 550 Unrouteable address QUIT 221 closing connection',
    code: null,
    replyCode: '550',
    page: '5.1.1',
    recipient: 'bob@example.com',
  },
  {
    name: 'a mail in base64 that is quoted',
    text: quoted(simpleMail('text/plain; charset=utf-8', 'base64', base64(postfixHuman))),
    code: '5.1.1',
    page: '5.1.1',
    recipient: 'bob@example.com',
  },
  {
    name: 'addresses that stand below the answer',
    text: '550 5.2.1 Mailbox disabled\n\n  anna@example.com\n  ben@example.org',
    code: '5.2.1',
    page: '5.2.1',
  },

  // Providers.
  {
    name: 'Yahoo: the bracket is no code',
    text: '451 Resources temporarily unavailable. Please try again later [#4.16.1].',
    code: null,
    replyCode: '451',
    page: '4.3.2',
    provider: 'yahoo',
  },
  {
    name: 'Yahoo: 554.30 is no code',
    text: '554 30 Sorry, your message to bob@example.com cannot be delivered. This mailbox is disabled (554.30).',
    code: null,
    replyCode: '554',
    page: '5.2.1',
    recipient: 'bob@example.com',
    provider: 'yahoo',
  },
  {
    name: 'Yahoo: deferred',
    text: '421 4.7.0 [TSS04] Messages from 192.0.2.25 temporarily deferred due to unexpected volume or user complaints - 4.16.55.1; see https://postmaster.yahooinc.com/error-codes',
    code: '4.7.0',
    replyCode: '421',
    page: '4.7.0',
    provider: 'yahoo',
  },
  {
    name: 'Yahoo: no such account',
    text: "554 delivery error: dd This user doesn't have a example.com account (bob@example.com) [-5] - mta4321.mail.bf1.example.net",
    code: null,
    replyCode: '554',
    page: '5.1.1',
    provider: 'yahoo',
  },
  {
    name: 'Outlook: block list S3150',
    text: "550 5.7.1 Unfortunately, messages from [192.0.2.25] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3150). You can also refer your provider to http://mail.live.com/mail/troubleshooting.aspx#errors. [Name=Protocol Filter Agent][AGT=PFA][MxId=11B5.5.1]",
    code: '5.7.1',
    page: '5.7.1',
    provider: 'outlook',
  },
  {
    name: 'Outlook: mailbox unavailable with 5.5.0',
    text: 'host hotmail-com.olc.protection.outlook.com[52.101.8.44] said: 550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302). [CO1PEPF000075F3.namprd03.prod.outlook.com] (in reply to RCPT TO command)',
    code: '5.5.0',
    replyCode: '550',
    page: '5.1.1',
    provider: 'outlook',
    remoteMta: 'hotmail-com.olc.protection.outlook.com',
  },
  {
    name: 'GMX: mailbox unavailable',
    text: 'host mx00.emig.gmx.net[212.227.15.9] said: 550 Requested action not taken: mailbox unavailable (in reply to RCPT TO command)',
    code: null,
    replyCode: '550',
    page: '5.1.1',
    provider: 'gmx',
    remoteMta: 'mx00.emig.gmx.net',
  },
  {
    name: 'T-Online: no reputation',
    text: '554 IP=192.0.2.25 - None/bad reputation. Ask your postmaster for help or to contact tobr@rx.t-online.de for reset. (NOWL)',
    code: null,
    replyCode: '554',
    page: '5.7.1',
    provider: 't-online',
  },
  {
    name: 'Exchange Online: recipient not found',
    text: '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient bob@example.com not found by SMTP address lookup',
    code: '5.1.10',
    page: '5.1.1',
    provider: 'exchange-online',
    recipient: 'bob@example.com',
  },
  {
    name: 'Exchange Online: access denied means unknown',
    text: 'host example-com.mail.protection.outlook.com[52.101.68.3] said: 550 5.4.1 Recipient address rejected: Access denied. [DB5PEPF00014B8F.eurprd02.prod.outlook.com 2026-11-24T08:14:02.123Z 08DE2B] (in reply to RCPT TO command)',
    code: '5.4.1',
    replyCode: '550',
    page: '5.1.1',
    provider: 'exchange-online',
  },
  {
    name: 'Orange: mailbox full, the code contradicts',
    text: '<bob@example.com>: host smtp-in.orange.fr[80.12.26.32] said: 552 5.1.1 Boite du destinataire pleine. Recipient overquota. OFR_417 [417] (in reply to RCPT TO command)',
    code: '5.1.1',
    replyCode: '552',
    page: '5.2.2',
    provider: 'orange',
  },
  {
    name: 'Mimecast: poor reputation',
    text: '<bob@example.com>: host eu-smtp-inbound-1.mimecast.com[195.130.217.211] said: 550 csi.mimecast.org Poor Reputation Sender. - https://community.mimecast.com/docs/DOC-1369#550 [a1B2c3D4] (in reply to RCPT TO command)',
    code: null,
    replyCode: '550',
    page: '5.7.1',
    provider: 'mimecast',
  },
  {
    name: 'Yandex: no such user with 5.7.1',
    text: 'host mx.yandex.ru[77.88.21.249] said: 550 5.7.1 No such user! 1764000842-abc5.5.1 (in reply to RCPT TO command)',
    code: '5.7.1',
    page: '5.1.1',
    provider: 'yandex',
  },
  {
    name: 'QQ: mailbox not found',
    text: 'host mx3.qq.com[203.205.219.57] said: 550 Mailbox not found. https://service.mail.qq.com/detail/122/168 (in reply to RCPT TO command)',
    code: null,
    replyCode: '550',
    page: '5.1.1',
    provider: 'qq',
  },
  {
    name: 'web.de: over quota in German and English',
    text: '550 <bob@example.com> Benutzer hat das Speichervolumen ueberschritten. / User has exhausted allowed storage space.',
    code: null,
    replyCode: '550',
    page: '5.2.2',
    recipient: 'bob@example.com',
  },
  {
    name: 'Tuta: 5.7.1 for a full mailbox',
    text: 'host mail.w1.tutanota.de[185.205.69.211] said: 522 5.7.1 <bob@example.com>: Recipient address rejected: Recipient mailbox full (in reply to RCPT TO command)',
    code: '5.7.1',
    page: '5.2.2',
    provider: 'tuta',
  },
  {
    name: 'Proofpoint: blocked',
    text: '554 Blocked - see https://ipcheck.proofpoint.com/?ip=192.0.2.25',
    code: null,
    replyCode: '554',
    page: '5.7.1',
    provider: 'proofpoint',
  },

  // Languages.
  { name: 'German: mailbox full', text: '552 5.0.0 Das Postfach ist voll', code: '5.0.0', page: '5.2.2' },
  { name: 'German: unknown', text: '550 Empfänger unbekannt', code: null, page: '5.1.1' },
  { name: 'German: unknown, HTML-escaped', text: '550 Empf&auml;nger unbekannt', code: null, page: '5.1.1' },
  { name: 'German: unknown, as numbers', text: '550 Empf&#228;nger unbekannt', code: null, page: '5.1.1' },
  { name: 'German: decomposed letters', text: '550 5.0.0 Empfa\u0308nger unbekannt', code: '5.0.0', page: '5.1.1' },
  { name: 'German: locked', text: '550 5.7.1 Das Konto ist gesperrt', code: '5.7.1', page: '5.2.1' },
  { name: 'German: too large', text: '552 Nachricht ist zu groß', code: null, page: '5.3.4' },
  {
    name: 'German: Exchange',
    text: 'Fehler bei der Nachrichtenzustellung an folgende Empfänger oder Verteilerlisten:\n\nbob@example.com\nDie eingegebene E-Mail-Adresse wurde nicht gefunden.',
    code: null,
    page: '5.1.1',
    recipient: 'bob@example.com',
  },
  { name: 'French: unknown', text: '550 5.0.0 Utilisateur inconnu', code: '5.0.0', page: '5.1.1' },
  { name: 'French: full', text: '552 Boîte aux lettres pleine', code: null, page: '5.2.2' },
  { name: "French: doesn't exist", text: "550 Cette adresse n'existe pas", code: null, page: '5.1.1' },
  { name: 'French: full, HTML-escaped', text: '552 Bo&icirc;te aux lettres pleine', code: null, page: '5.2.2' },
  { name: 'Spanish: full', text: '552 5.2.0 Buzón lleno', code: '5.2.0', page: '5.2.2' },
  { name: 'Spanish: unknown', text: '550 Usuario desconocido', code: null, page: '5.1.1' },
  { name: 'Spanish: does not exist', text: '550 El usuario no existe', code: null, page: '5.1.1' },
  { name: 'Spanish: full, HTML-escaped', text: '552 Buz&oacute;n lleno', code: null, page: '5.2.2' },
  { name: 'Italian: unknown', text: '550 5.0.0 Utente sconosciuto', code: '5.0.0', page: '5.1.1' },
  { name: 'Italian: full', text: '552 La casella di posta piena', code: null, page: '5.2.2' },
  { name: 'Italian: is full', text: '552 La casella è piena', code: null, page: '5.2.2' },
  { name: 'Portuguese: full', text: '552 Caixa de correio cheia', code: null, page: '5.2.2' },
  { name: 'Portuguese: unknown', text: '550 Usuário desconhecido', code: null, page: '5.1.1' },
  { name: 'Portuguese: not found', text: '550 Utilizador não encontrado', code: null, page: '5.1.1' },
  { name: 'Polish: full', text: '552 Skrzynka pełna', code: null, page: '5.2.2' },
  { name: 'Polish: unknown', text: '550 5.0.0 Nie ma takiego użytkownika', code: '5.0.0', page: '5.1.1' },
  { name: 'Russian: unknown', text: '550 Нет такого пользователя', code: null, page: '5.1.1' },
  { name: 'Russian: full', text: '552 5.2.0 Почтовый ящик переполнен', code: '5.2.0', page: '5.2.2' },
  { name: 'Russian: not found', text: '550 Пользователь не найден', code: null, page: '5.1.1' },
  { name: 'Japanese: unknown', text: '550 5.0.0 ユーザーが見つかりません', code: '5.0.0', page: '5.1.1' },
  { name: 'Japanese: full', text: '552 メールボックスの容量を超えています', code: null, page: '5.2.2' },
  { name: 'Chinese: full', text: '552 收件人邮箱已满', code: null, page: '5.2.2' },
  { name: 'Chinese: unknown', text: '550 5.0.0 用户不存在', code: '5.0.0', page: '5.1.1' },
  { name: 'German: not found', text: 'Der Empfänger bob@example.com wurde nicht gefunden.', code: null, page: '5.1.1' },
  { name: 'German: the address', text: 'Die E-Mail-Adresse konnte nicht gefunden werden.', code: null, page: '5.1.1' },
  { name: 'French: not found', text: "550 L'adresse e-mail n'a pas été trouvée", code: null, page: '5.1.1' },
  {
    name: 'French: the mailbox of the recipient',
    text: 'Erreur : la boîte aux lettres du destinataire est pleine',
    code: null,
    page: '5.2.2',
  },
  { name: 'Spanish: the address', text: '550 No se encontró la dirección de correo', code: null, page: '5.1.1' },
  { name: 'Spanish: is full', text: 'Error: el buzón está lleno', code: null, page: '5.2.2' },
  { name: 'Portuguese: is full', text: '452 A caixa de correio está cheia', code: null, page: '4.2.2' },
  { name: 'Polish: of the recipient', text: 'Błąd: skrzynka odbiorcy jest pełna', code: null, page: '5.2.2' },
  { name: 'Russian: of the recipient', text: 'Ошибка: почтовый ящик получателя переполнен', code: null, page: '5.2.2' },
  { name: 'Russian: spam', text: '554 5.7.1 Сообщение отклонено как спам', code: '5.7.1', page: '5.7.1' },
  { name: 'Japanese: is full', text: 'エラー: 受信者のメールボックスがいっぱいです', code: null, page: '5.2.2' },
  { name: 'Japanese: spam', text: '554 迷惑メールとして拒否されました', code: null, page: '5.7.1' },
  { name: 'Chinese: spam', text: '554 邮件被拒绝：垃圾邮件', code: null, page: '5.7.1' },
  { name: 'Chinese: traditional', text: '552 收件人信箱已滿', code: null, page: '5.2.2' },
  {
    name: 'Chinese with full-width punctuation',
    text: '退信原因：550 5.1.1 收件人不存在。',
    code: '5.1.1',
    page: '5.1.1',
  },
];

/** The header of a mail that arrived. */
const received = `Received: from mail.example.net (mail.example.net [192.0.2.25]) by mx.example.org (Postfix 3.5.18) with ESMTP id 5.1.1X
Date: Tue, 24 Nov 2026 09:14:01 +0100
From: Erika Muster <erika@example.net>
To: news@example.org
Subject: 550 new users and version 5.2.2
Message-ID: <5.7.1.20261124@example.net>
X-Spam-Status: No, score=-2.1 required=5.0
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
`;

export const negatives: string[] = [
  '',
  ' ',
  '\n\n\r\n\t',
  '.',
  '...',
  'Hello',
  'Hallo zusammen, anbei die Unterlagen. Viele Grüße',
  'こんにちは、資料を添付します。',
  'Добрый день, документы во вложении.',
  // IP addresses.
  '192.0.2.25',
  '5.1.1.1',
  '4.2.2.2',
  '5.4.2.1, 4.4.4.4 and 5.5.5.5 are public resolvers',
  'The server has the address 5.2.2.5 and answers on port 550.',
  'inet 4.7.1.28/24 brd 4.7.1.255 scope global eth0',
  '2001:db8:550::5.1.1.1',
  // Versions.
  'Exim 4.94.2',
  'Postfix 2.11.0 was released',
  'This is version 2.11.0 of the plugin.',
  'Upgraded from version 4.2.2 to version 5.1.1 last night.',
  'v5.7.1',
  'node v4.4.7 (npm 2.15.8)',
  'Linux 5.4.0-150-generic x86_64',
  'Linux kernel 5.4.0 is old.',
  'PHP 5.6.0, MySQL 5.7.1, Python 2.7.0',
  'python==2.7.18 requests==2.2.1',
  '"dependencies": { "left-pad": "^4.1.1", "lodash": "~5.2.2" }',
  'WordPress 5.7.1 and WooCommerce 5.2.2 are compatible.',
  'iOS 5.1.1 / Android 4.4.2 users should update.',
  'Outlook for Windows, Version 5.0.0 (Build 450)',
  'package-5.1.1.tar.gz',
  'https://example.com/downloads/5.1.1/setup.exe',
  'https://example.com/550?code=5.1.1-beta',
  'X-Mailer: PHPMailer 5.2.2 (https://example.com)',
  'User-Agent: Mozilla/5.0 (Windows NT 10.0) Thunderbird/4.2.2',
  'Thunderbird 5.1.1',
  // Dates and times.
  'Am 2.4.24 treffen wir uns um 5.30 Uhr.',
  'Termin: 5.1.26, 14:00 Uhr',
  'Vom 4.5.26 bis 5.7.26 ist geschlossen.',
  'Stand 2.4.24',
  'Updated on 5.1.1 BC',
  'Tue, 24 Nov 2026 04:50:55 +0100',
  // Ids.
  'Message-ID: <5.1.1.20261124@example.net>',
  '<4.2.0.58.20261124091402.00a1b5e0@mail.example.net>',
  'References: <5.7.1@example.org> <5.5.0@example.org>',
  'queue id 550ABC5.1.1DEF',
  '4XyZ551k3z7Q',
  'Ticket 5.1.1a-550',
  '[#4.16.1]',
  'Case [#4.16.1] was closed.',
  'See 554.30 in the list.',
  // Phone numbers, amounts, counts, addresses.
  'Tel. 550 123 456, Fax 450-5501',
  'Phone: +1 550 511 2200',
  'Call 1-800-555-0199 or 555-0123.',
  'The invoice comes to 550 EUR, 450.00 EUR of which are paid.',
  'Total: $550.00',
  '1.550,00 €',
  '550 €',
  '554 messages were sent to 421 recipients.',
  'We have 450 employees and 550 customers.',
  '550 Main Street, Springfield',
  'Hauptstraße 554, 10115 Berlin',
  'Room 450, building 5',
  'BMW 550 and Porsche 550 Spyder',
  'Page 550 of 554',
  'It took 421 ms and 452 KB.',
  'Error rates fell by 5.1.',
  'He ran 5.1 miles in 45.1 minutes.',
  // Sections and lists.
  'See section 5.1.1 of the manual.',
  'RFC 5321, section 4.2.2, describes the replies in sequence.',
  'Gemäß Abschnitt 5.7.1 der Satzung',
  'Chapter 4.4.1: Trees\nChapter 4.4.2: Graphs',
  '5.1.1 Introduction\n5.1.2 Scope\n5.1.3 Terms',
  'Nr. 5.2.2 der Hausordnung',
  '§ 5.1.1',
  // Words of every day.
  'Please read our privacy policy.',
  'The book is listed in the catalogue.',
  'Our spam filter has a new policy. Virus protection is included.',
  'The request ran into a timeout, please try again later.',
  'Your daily limit for withdrawals is 500 EUR.',
  'Status: open, Action: call back',
  'Die neue Richtlinie gilt ab Montag.',
  'Der Film ist ab sofort nicht mehr gesperrt, der Speicherplatz im Parkhaus reicht.',
  'Wir haben den Spam-Ordner aufgeräumt.',
  'Malware and phishing are the subject of our next webinar.',
  'Access denied: you have no permission to open this folder.',
  'Subject: Policy update\n\nDear all, the new travel policy is listed in the intranet.',
  // Mails that are no bounces.
  `${received}
Hello, here is the report. Version 5.1.1 is out, 550 people came.

-- 
Erika Muster, Tel. +49 30 5550 1234`,
  `${received}
Our shop has moved, see the new policy at https://example.net/policy. Unsubscribe: https://example.net/u?id=550.`,
  simpleMail(
    'text/plain; charset=utf-8',
    'base64',
    base64('Guten Tag, anbei die Rechnung 5.1.1 über 550 EUR.'),
    'Rechnung 550',
  ),
  simpleMail(
    'text/plain; charset=utf-8',
    'quoted-printable',
    'Sch=C3=B6ne Gr=C3=BC=C3=9Fe aus Raum 450.',
    'Gr=C3=BC=C3=9Fe',
  ),
  received,
  // HTML.
  '<p>Version 5.1.1 &amp; 550 users</p>',
  '&lt;b&gt;5.1.1&lt;/b&gt; version 4.2.2 &#53;&#53;',
  // Code and configuration.
  'if (status >= 500 && status < 550) retry();',
  'int codes[] = { 450, 451, 452 };',
  'smtpd_recipient_limit = 450',
  'color: #550; margin: 4.5.0px',
  'SELECT * FROM orders WHERE id IN (550, 551, 552);',
  'diff --git a/5.1.1 b/5.1.1',
  'port 465, 587, 993',
  'The meeting of 421 took place at Ephesus in 431.',
  'GET /index.html HTTP/1.1" 200 5112',
  // Sentences in which numbers and words of mail meet without a bounce.
  'We sent 550 e-mails and 421 were opened.',
  'The newsletter went to 554 recipients; our policy is to send twice a week.',
  'Wir haben 550 Nachrichten an 450 Empfänger verschickt.',
  'Der Versand kostet 5.50 EUR, ab 554 Stück 4.50 EUR.',
  'Please use our new product, now in version 4.2.2, with a better editor.',
  'macOS 5.1.1, build 550',
  'See item 4.1.1 and figure 5.2.2.',
  'The parcel could be collected; it will be kept for 4.5 days in room 5.1.',
  'This page no longer has a guest book.',
  'The system is shutting down for maintenance at 5:50 pm.',
  'The password for the intranet is invalid; login failed.',
  'Die Sitzung ist wegen Zeitüberschreitung beendet, bitte melden Sie sich in der Anwendung erneut an.',
  'git tag 5.1.1 && npm publish',
  'FROM debian:5.1.1\nRUN apt-get install exim4=4.2.2',
  'ERROR in ./src/main.js 550:12 Module not found',
  'HTTP status 451 Unavailable For Legal Reasons',
  'Error 404: page not found',
  'soft bounces 452, hard bounces 550, blocked 421',
  'Bounce-Rate 5,1 %; Soft Bounces: 452; Hard Bounces: 550; Blocked: 421',
  'postfix/qmgr[123]: 4XyZ: from=<news@example.org>, size=4502, nrcpt=1 (queue active)',
  'postfix/smtpd[123]: connect from unknown[192.0.2.25]',
  'Our new e-mail policy: mailboxes are limited to 5 GB. Delete old messages when your mailbox is nearly full.',
  'How do I configure Postfix 3.5.1 with SMTP AUTH on port 587?',
  'Out of office: I am away until 5.1.26. In urgent cases call 550 1234.',
  'Raum 5.4.2',
  'Spotify 5.1.1 for Mac',
  'Kundennummer 450',
  'This e-mail is spam?',
  'Received: from mail.example.net by mx.example.org (Exim 4.94.2) id 1vNabc-0005Ql-1Z',
  'Subject: Invoice 550',
];
