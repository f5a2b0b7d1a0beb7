/**
 * What was published and has moved since, old → new; `{lang}` stands for each complete language. Nothing is ever taken
 * out; so far nothing has moved.
 *
 *     '/{lang}/providers/hey/': '/{lang}/providers/gmail/'                       a page, with its anchors
 *     '/{lang}/codes/5.4.2/#server-config': '/{lang}/codes/5.4.2/#firewall-rule'  an anchor, within its page
 *     '/api/v1/providers/hey.json': '/api/v1/providers/gmail.json'               a file of the data
 */
export const moved: Record<string, string> = {};
