import { appendToBody, escapeHtml, type HtmlLink } from '../templates/index.js';
import { MAX_URL, signTracking } from './token.js';

/** What is tracked, where the links lead, and what signs them. */
export interface TrackingOptions {
  opens: boolean;
  clicks: boolean;
  /** Behind what `/whenthen/mail/…` is reached. */
  publicUrl: string;
  secret: string;
}

/** The path under which both plugins serve pixels and links. */
const PATH = '/whenthen/mail/';

const pixel = (url: string): string =>
  `<img src="${escapeHtml(url)}" width="1" height="1" alt="" style="display:block;width:1px;height:1px;border:0">`;

/** Marks a rendered mail: its links lead over the store or the CMS, and a pixel tells when it is shown. */
export type MarkMail = (mail: { html: string; links: HtmlLink[] }, message: string, untracked: string[]) => string;

/** `untracked`: addresses that stay as they are, with all that begins with them. */
export const createMarkMail = ({ opens, clicks, publicUrl, secret }: TrackingOptions): MarkMail => {
  const base = publicUrl.replace(/\/+$/, '') + PATH;
  return ({ html, links }, message, untracked) => {
    const marked: string[] = [];
    let from = 0;
    for (const { start, end, url } of clicks ? links : []) {
      if (url.length > MAX_URL || untracked.some((u) => url.startsWith(u))) continue;
      const href = base + signTracking({ kind: 'click', message, url }, secret);
      marked.push(html.slice(from, start), `href="${escapeHtml(href)}"`);
      from = end;
    }
    marked.push(html.slice(from));
    const text = marked.join('');
    return opens ? appendToBody(text, pixel(base + signTracking({ kind: 'open', message }, secret))) : text;
  };
};
