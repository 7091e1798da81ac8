/**
 * The headers by which mail programs offer to unsubscribe, with one click where the address is https (RFC 2369, 8058).
 * Plain headers: the mail server's DKIM signature is to cover both.
 */
export const unsubscribeHeaders = (url: string, mailbox?: string): Record<string, string> => ({
  'List-Unsubscribe': `<${url}>${mailbox ? `, <mailto:${encodeURIComponent(mailbox).replace('%40', '@')}?subject=unsubscribe>` : ''}`,
  ...(url.startsWith('https:') ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
});
