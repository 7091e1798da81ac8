/** The event of an order that was placed: whoever has it has bought something. */
export const PURCHASE = '$purchase';
