import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  findHanging,
  findLeaning,
  findLooseWord,
  findListed,
  findNobody,
  findTelegram,
  findUnnamed,
  findVerbless,
  findWording,
  fiveWordSequences,
  foreignHosts,
  longSentences,
  shared,
  withoutExceptions,
} from './editorial.ts';

const wording = (text: string, lang: 'de' | 'en') => findWording({ key: 'body', text }, lang).join('\n');

test('names the term that the trade prefers in German', () => {
  assert.match(
    wording('Ihre IP-Adresse steht auf einer Blacklist.', 'de'),
    /"Blacklist" is not our term; write Blocklist/,
  );
  assert.match(wording('Der Fehler ist temporär.', 'de'), /write vorübergehend/);
  assert.equal(wording('Die Suppression-Liste bleibt.', 'de'), '');
  assert.match(wording('Ihr eigener Postfix antwortet.', 'de'), /das Postfix/);
  assert.equal(
    wording('Ihr eigenes Postfix, ein eigener Postfix-Server, die Form, in der Postfix schreibt.', 'de'),
    '',
  );
  assert.match(wording('Die Adressen bleiben auf der Liste.', 'de'), /im Verteiler/);
  assert.match(wording('Senden Sie einmal neu.', 'de'), /erneut senden/);
  assert.match(wording('Die Mail muss neu gesendet werden.', 'de'), /erneut senden/);
  assert.equal(wording('Bauen Sie die Mail neu auf und senden Sie die neue Fassung.', 'de'), '');
  assert.match(wording('SPF bestand, DKIM nicht.', 'de'), /write gelingt/);
  assert.equal(wording('Die Domain besteht, SPF gelingt, der SPF-Eintrag besteht aus einer Zeile.', 'de'), '');
  assert.match(wording('Der Eintrag fehlt. Adresse behalten, Eintrag ergänzen.', 'de'), /Behalten Sie/);
  assert.match(wording('Dieselbe RFC erlaubt es.', 'de'), /derselbe RFC/);
  assert.match(wording('Solange die Mail noch versucht wird, warten Sie.', 'de'), /die Zustellung versucht wird/);
  assert.match(wording('Manche Tools sortieren die Adresse sofort aus.', 'de'), /auf die Suppression-Liste setzen/);
  assert.match(wording('Lassen Sie Ihren Server weiter versuchen.', 'de'), /es weiter versuchen/);
  assert.equal(wording('Lassen Sie Ihren Server es weiter versuchen, und sortieren Sie nach Domains.', 'de'), '');
  assert.match(wording('Leave Postfix’ setting alone.', 'en'), /Postfix’s/);
  assert.match(wording('The reason stands in the log.', 'en'), /is, comes, appears/);
  assert.equal(wording('One provider stands out. 502 stands for both. Somebody stands in.', 'en'), '');
  assert.match(wording('No connection ever came about.', 'en'), /is made/);
  assert.match(wording('By the registry, 5.1.2 is a domain.', 'en'), /according to/);
  assert.match(wording('It says “user unknown”.', 'en'), /before the closing quotation mark/);
  assert.equal(wording('It says “user unknown.” The text tells which.', 'en'), '');
  assert.match(wording('Otherwise, the text decides.', 'en'), /go by the text/);
  assert.match(wording('Read the text behind 521.', 'en'), /write after/);
  assert.match(wording('The mailbox is not meant.', 'en'), /what it is about/);
  assert.equal(wording('The form is meant for senders.', 'en'), '');
});

test('finds a note without a verb', () => {
  const telegram = (text: string, lang: 'de' | 'en') => findTelegram({ key: 'x-550', text }, lang).join();
  assert.match(telegram('Das Postfach ist voll. Alter Wortlaut, aus zweiter Hand.', 'de'), /"Alter Wortlaut/);
  assert.equal(telegram('Das Postfach ist voll. Der Wortlaut ist alt.', 'de'), '');
  assert.match(telegram('A temporary fault at Google. Wait.', 'en'), /has no verb/);
  assert.equal(telegram('There is a temporary fault at Google.', 'en'), '');
});

test('finds advice that nobody gives', () => {
  const nobody = (text: string, key = 'contrast.advice') => findNobody({ key, text }, 'de').join();
  assert.match(nobody('550 sei endgültig, also lösche man die Adressen.'), /"550 sei" does not say who advises it/);
  assert.equal(nobody('Oft heißt es, 550 sei endgültig.'), '');
  assert.equal(nobody('550 sei endgültig.', 'contrast.ours'), '');
});

test('finds a difference that does not name the other code or reason', () => {
  const unnamed = (key: string, text: string, lang: 'de' | 'en') => findUnnamed({ key, text }, lang).join();
  assert.match(
    unnamed('confused 5.2.1', 'With it, the mailbox is closed.', 'en'),
    /does not name 5\.2\.1; write “With/,
  );
  assert.match(unnamed('confused 5.2.1', 'Das Postfach ist geschlossen.', 'de'), /„Bei 5\.2\.1/);
  assert.match(unnamed('confused 5.2.1', 'With 5.2.10, the mailbox is closed.', 'en'), /does not name 5\.2\.1/);
  assert.equal(unnamed('confused 5.2.1', 'With 5.2.1, the mailbox is closed.', 'en'), '');
  assert.match(unnamed('confused policy', 'There, a rule refuses.', 'en'), /"There" means a heading/);
  assert.match(
    unnamed('confused policy', 'Eine Regel lehnt ab. Hier ist es ein Filter.', 'de'),
    /\. Hier" means a heading/,
  );
  assert.equal(unnamed('confused policy', 'A rule of the organization refuses.', 'en'), '');
});

test('finds a demand or limit without a verb', () => {
  const listed = (text: string, lang: 'de' | 'en', key = 'limits.0') => findListed({ key, text }, lang).length;
  assert.equal(listed('Größe der Nachricht: 50 MB (`message_size_limit`, Voreinstellung).', 'de'), 1);
  assert.equal(listed('Keine Links auf einer Liste von Spam-URLs: Sie führen zu 554.', 'de'), 1);
  assert.equal(listed('Eine Nachricht darf höchstens 50 MB groß sein.', 'de'), 0);
  assert.equal(listed('2 gleichzeitige Verbindungen, 100 Nachrichten je Verbindung.', 'de', 'body'), 0);
  assert.equal(listed('500 recipients per message, default.', 'en'), 1);
  assert.equal(listed('No login is possible at the MX.', 'en'), 0);
});

test('finds an answer that hangs on its heading', () => {
  const hanging = (text: string, lang: 'de' | 'en') => findHanging({ key: 'answers', text }, lang).length;
  assert.equal(hanging('Auf Englisch, mit Statuscode. Es antwortet der Filter.', 'de'), 1);
  assert.equal(hanging('Nearly always with an enhanced code.', 'en'), 1);
  assert.equal(hanging('Auf Englisch antwortet nur der Filter.', 'de'), 0);
  assert.equal(hanging('Exim answers in English.', 'en'), 0);
});

test('finds points that mean their titles or begin with a command instead of a sentence', () => {
  const leaning = (key: string, text: string, lang: 'de' | 'en') => findLeaning({ key, text }, lang).length;
  for (const text of [
    'Hier geht es um Mails.',
    'Er trennt jede Sitzung.',
    'Das geht nur mit TLS.',
    'Es nutzt Port 25.',
  ])
    assert.equal(leaning('causes rate text', text, 'de'), 1, text);
  for (const text of [
    'Das Postfach ist voll.',
    'Es muss mindestens eine Zeile kommen.',
    'Es scheitern nur einzelne Mails.',
  ])
    assert.equal(leaning('causes rate text', text, 'de'), 0, text);
  for (const text of [
    'Here, messages count.',
    'It drops every session.',
    'They drop it.',
    'These replies are rare.',
    'This happens often.',
  ])
    assert.equal(leaning('causes rate text', text, 'en'), 1, text);
  assert.equal(leaning('causes rate text', 'This reply is rare.', 'en'), 0);
  assert.equal(leaning('fixes.developers grant text', '`Add-RecipientPermission`. It may take time.', 'en'), 1);
  assert.equal(leaning('fixes.developers grant text', 'Run `Add-RecipientPermission`. It may take time.', 'en'), 0);
  assert.equal(leaning('investigation ask text', '`postconf` prints it.', 'en'), 0);
  assert.equal(leaning('examples.0.note', 'Here, permission is missing.', 'en'), 0);
});

test('finds points and notes without a verb', () => {
  const verbless = (text: string, lang: 'de' | 'en', key = 'causes rate text') =>
    findVerbless({ key, text }, lang).length;
  for (const text of [
    'Zu viele Verbindungen auf einmal.',
    'Stalwart, nach dem Ende der Daten.',
    'Erfunden, mit Absender.',
  ])
    assert.equal(verbless(text, 'de'), 1, text);
  for (const text of [
    'Am 14. Mai riss die Verbindung ab.',
    'Setzen Sie `a` auf 5.',
    'Gmail (gekürzt): Das Postfach ist voll.',
  ])
    assert.equal(verbless(text, 'de'), 0, text);
  for (const text of [
    'Firewall, port, cable.',
    'From Microsoft’s table of codes.',
    'A test of the server.',
    'Too many connections at a time.',
  ])
    assert.equal(verbless(text, 'en'), 1, text);
  for (const text of ['Gmail (shortened): the mailbox is full.', 'Set `a` to 5.', 'Tuta reports a full mailbox.'])
    assert.equal(verbless(text, 'en'), 0, text);
  assert.equal(verbless('Too many connections', 'en', 'causes rate title'), 0);
  assert.equal(verbless('`User unknown`, `no such user` (Exim).', 'en', 'causes rate sign'), 0);
});

test('words that an entry excepts are not read', () => {
  const prose = withoutExceptions(
    [{ key: 'body', text: 'Die Queue heißt Queue Viewer.' }],
    [{ words: 'Queue Viewer', reason: 'the name of the program' }],
  );
  assert.deepEqual(prose, [{ key: 'body', text: 'Die Queue heißt ….' }]);
});

test('finds rules that go by a word which replies of two kinds contain', () => {
  const loose = (key: string, text: string, lang: 'de' | 'en') => findLooseWord({ key, text }, lang).length;
  assert.equal(loose('fixes.developers split', 'On `size`, count nothing.', 'en'), 1);
  assert.equal(loose('action', 'Bei `size` zählen Sie nichts.', 'de'), 1);
  assert.equal(loose('fixes.developers split', 'On `message size`, count nothing.', 'en'), 0);
  assert.equal(loose('fixes.developers split', 'Suppress on `mailbox|account is blocked`.', 'en'), 1);
  for (const pattern of [
    '(mailbox|account) is blocked',
    'mailbox|account|user',
    'too quickly|(user|mailbox) (is )?full',
  ])
    assert.equal(loose('fixes.developers split', `Suppress on \`${pattern}\`.`, 'en'), 0, pattern);
  assert.equal(loose('fixes.developers ehlo', 'Ignore offers such as `dsn`, `size`, or `8bitmime`.', 'en'), 0);
});

test('finds English words in German prose, but not in code, quotations and compounds', () => {
  assert.match(wording('Die Queue ist voll.', 'de'), /"Queue" is English/);
  for (const text of ['`Queue` ist voll.', 'Er meldet „User unknown“.', 'Der `MAIL FROM`-Befehl, die Policy-Map.'])
    assert.equal(wording(text, 'de'), '', text);
  assert.equal(wording('The queue is full.', 'en'), '');
});

test('finds straight quotes and those of the other language', () => {
  assert.match(wording('It says "no".', 'en'), /straight quote/);
  assert.match(wording("It doesn't.", 'en'), /straight quote/);
  assert.match(wording('Sie sagt “nein”.', 'de'), /other language/);
  assert.equal(wording('It says “no” and `"code"`.', 'en'), '');
});

test('finds repeated sentences of eight words and the share of five-word sequences', () => {
  const passage = { key: 'body', text: 'Short one. One two three four five six seven eight.' };
  assert.deepEqual(longSentences(passage), ['one two three four five six seven eight']);
  const five = (text: string) => fiveWordSequences([{ key: 'body', text }]);
  assert.equal(shared(five('a b c d e f'), five('a b c d e g')), 0.5);
  assert.equal(shared(five('a b'), five('a b c d e g')), 0);
});

test('tells reserved names and addresses from those of others', () => {
  for (const command of [
    'dig +short MX example.com',
    'swaks --server mx.example.net --to user@example.org:25',
    'dig +short 1.2.0.192.zen.spamhaus.org',
    'nc -vz 192.0.2.1 25; grep x /var/log/mail.log bounce.eml',
  ])
    assert.deepEqual(foreignHosts(command), [], command);
  assert.deepEqual(foreignHosts('dig MX gmail.com; nc 8.8.8.8 53; dig 4.3.2.1.zen.spamhaus.org'), [
    'gmail.com',
    '8.8.8.8',
    '4.3.2.1.zen.spamhaus.org',
  ]);
});
