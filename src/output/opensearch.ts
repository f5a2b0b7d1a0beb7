import { t } from '../i18n/index.ts';
import { textIn, type Lang, type Texts } from '../i18n/langs.ts';
import { escapeHtml } from '../base/inline.ts';
import { decodeUrl } from '../base/urls.ts';

/**
 * A description of the site as a search engine (OpenSearch 1.1). The words stand behind the `#`, so that no server
 * gets them.
 */
export const openSearch = (lang: Lang, address: string, name: Texts<string>) => `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${escapeHtml(textIn(name, lang))}</ShortName>
  <Description>${escapeHtml(t(lang).homePage.title)}</Description>
  <Url type="text/html" template="${escapeHtml(address + decodeUrl(lang))}#{searchTerms}"/>
  <Image width="16" height="16" type="image/svg+xml">${escapeHtml(address)}/favicon.svg</Image>
  <Language>${lang}</Language>
  <InputEncoding>UTF-8</InputEncoding>
</OpenSearchDescription>
`;
