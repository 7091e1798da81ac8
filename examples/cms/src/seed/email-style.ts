/** The look that the demo's e-mails share. The engine writes it into the elements when it renders. */
export const emailStyle = `
  body { margin: 0; padding: 0; background: #f3f1ec; color: #23211d; font-family: Georgia, 'Times New Roman', serif; }
  .page { width: 100%; background: #f3f1ec; }
  .card { width: 100%; max-width: 600px; background: #ffffff; border-radius: 10px; }
  .brand { padding: 28px 36px 0; font: 600 13px/1.4 Helvetica, Arial, sans-serif; letter-spacing: 2px; color: #8a5a2b; text-transform: uppercase; }
  .body { padding: 18px 36px 8px; font-size: 17px; line-height: 1.6; }
  h1 { margin: 0 0 14px; font-size: 29px; line-height: 1.25; font-weight: normal; }
  .items { width: 100%; border-collapse: collapse; margin: 10px 0 4px; font-family: Helvetica, Arial, sans-serif; font-size: 15px; }
  .items td { padding: 14px 0; border-top: 1px solid #ece8df; vertical-align: top; }
  .items .name { padding-right: 16px; }
  .items .detail { color: #7d776b; font-size: 13px; }
  .items .price { text-align: right; white-space: nowrap; }
  .items .total td { border-top: 2px solid #23211d; font-weight: bold; }
  .button { display: inline-block; padding: 14px 30px; border-radius: 6px; background: #23211d; color: #ffffff; font: 600 16px/1 Helvetica, Arial, sans-serif; text-decoration: none; }
  .action { padding: 20px 36px 36px; }
  .code { padding: 18px 20px; border: 2px dashed #c99b63; border-radius: 8px; background: #fdf7ee; text-align: center; font: 700 26px/1.2 'Courier New', monospace; letter-spacing: 4px; }
  .small { padding: 22px 36px 40px; color: #7d776b; font: 13px/1.6 Helvetica, Arial, sans-serif; }
`;
