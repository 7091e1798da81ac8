import { useEffect, useRef } from 'react';
import type { Offer } from './offers.js';

/** As many as somebody looks through; the rest is found by writing. */
const SHOWN = 60;

interface OfferListProps {
  id: string;
  label: string;
  offers: readonly Offer[];
  /** The place of the one that Enter would take. */
  active: number;
  /** Shown where nothing fits what was typed. */
  none: string;
  onPick: (offer: Offer) => void;
}

/** The element id of an offer, by which a screen reader follows the arrow keys. */
export const offerId = (list: string, place: number): string => `${list}-${place}`;

/** The last place that the arrow keys reach. */
export const lastPlace = (offers: readonly Offer[]): number => Math.min(offers.length, SHOWN) - 1;

/** Names to choose from, below the field: the label, and quietly the own name. */
export const OfferList = ({ id, label, offers, active, none, onPick }: OfferListProps) => {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const at = active < 0 ? list.current : list.current?.children[active];
    at?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <ul ref={list} id={id} role="listbox" aria-label={label} className="wt-offers">
      {offers.slice(0, SHOWN).map((offer, i) => (
        <li
          key={offer.name}
          id={offerId(id, i)}
          role="option"
          aria-selected={i === active}
          data-name={offer.name}
          // The field keeps the focus: leaving it would take over what stands in it.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(offer)}
        >
          <span>{offer.label}</span>
          {(offer.label !== offer.name || offer.note) && (
            <small>{[offer.label === offer.name ? '' : offer.name, offer.note].filter(Boolean).join(' · ')}</small>
          )}
        </li>
      ))}
      {offers.length > SHOWN && <li role="presentation">{`${offers.length - SHOWN} more: write to find them.`}</li>}
      {offers.length === 0 && <li role="presentation">{none}</li>}
    </ul>
  );
};
