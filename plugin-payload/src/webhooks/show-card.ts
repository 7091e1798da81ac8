/** The element that is a webhook's card. */
export const cardId = (webhook: string): string => `whenthen-webhook-card-${webhook}`;

/** How often it is looked for a card that is about to be there, and how many times. */
const EVERY = 150;
const TIMES = 60;

/** Goes to a webhook's card once it is there. Returns how to leave it. */
export const showCard = (webhook: string): (() => void) => {
  let left = TIMES;
  const timer = setInterval(() => {
    const card = document.getElementById(cardId(webhook));
    if (!card && --left > 0) return;
    clearInterval(timer);
    card?.scrollIntoView({ block: 'center' });
    (card?.querySelector<HTMLElement>('input[type=password]') ?? card)?.focus({ preventScroll: true });
  }, EVERY);
  return () => clearInterval(timer);
};
