import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import { labelOf } from '@whenthen/core/definition';
import { useInspector } from '../context/inspector-context.js';
import { Field, type FieldProps } from '../fields/Field.js';
import { useText } from '../fields/use-text.js';
import { lastPlace, offerId, OfferList } from './OfferList.js';
import { matching, nameOfText, offersOf, wasSeen, type NameKind, type Offer } from './offers.js';

interface NameFieldProps extends FieldProps {
  kind: NameKind;
  /** The own name. */
  value: string;
  onCommit: (name: string) => void;
  /** Events whose properties are offered first. */
  of?: readonly string[] | undefined;
  placeholder?: string | undefined;
  /** It cannot be emptied. */
  keepFilled?: boolean | undefined;
  /** The event is made here: that it has not happened so far says nothing. */
  made?: boolean | undefined;
}

const NOTHING: readonly string[] = [];
const WHAT: Record<NameKind, string> = { event: 'event', field: 'field', property: 'property', tag: 'tag' };

/**
 * A name to choose from what there is, or to write: the field shows its label, and below it quietly the own name. By
 * keyboard: arrow keys walk through the offers, Enter takes one, Escape closes them.
 */
export const NameField = ({
  kind,
  value,
  onCommit,
  of = NOTHING,
  placeholder,
  keepFilled,
  made,
  ...field
}: NameFieldProps) => {
  const { seen, used, catalog } = useInspector();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const listId = useId();
  const offers = useMemo(
    () => offersOf(kind, of, { seen, used, vocabulary: catalog.vocabulary }),
    [kind, of, seen, used, catalog.vocabulary],
  );
  // What is held back until it is complete is not among the names that the workflow uses.
  const label =
    offers.find(({ name }) => name === value)?.label ??
    (kind === 'tag' ? value : labelOf(kind, value, catalog.vocabulary));
  const take = (name: string) => {
    if (name !== value) onCommit(name);
  };
  const text = useText({
    value: label,
    onCommit: (typed) => take(nameOfText(offers, typed)),
    check: (typed) => (keepFilled && !typed.trim() ? 'Fill this in.' : undefined),
    patient: true,
  });
  const typed = text.control.value;
  const shown = text.typed ? matching(offers, typed) : offers;

  const show = (at = -1) => {
    setOpen(true);
    setActive(at);
  };
  const pick = (offer: Offer) => {
    text.drop();
    setOpen(false);
    take(offer.name);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const chosen = open ? shown[active] : undefined;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const last = lastPlace(shown);
      const next = event.key === 'ArrowDown' ? active + 1 : active - 1;
      show(!open || next > last ? 0 : next < 0 ? last : next);
    } else if (event.key === 'Escape' && open) {
      // The settings stay open, and the name is what it was.
      event.preventDefault();
      event.stopPropagation();
      text.drop();
      setOpen(false);
    } else if (event.key === 'Enter' && chosen) {
      event.preventDefault();
      pick(chosen);
    } else {
      if (event.key === 'Enter') setOpen(false);
      text.control.onKeyDown(event);
    }
  };

  const unseen = kind === 'event' && !made && !open && value !== '' && wasSeen(seen, value) === false;
  return (
    <Field {...field} required={field.required || keepFilled} message={text.message ?? field.message}>
      {(control) => (
        <div className="wt-name">
          <input
            {...control}
            {...text.control}
            type="text"
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={open}
            aria-controls={listId}
            aria-activedescendant={open && active >= 0 ? offerId(listId, active) : undefined}
            title={value && value !== label ? value : undefined}
            placeholder={placeholder}
            autoComplete="off"
            spellCheck={false}
            onClick={() => show()}
            onFocus={(event) => {
              text.control.onFocus();
              event.currentTarget.select();
            }}
            onChange={(event) => {
              text.control.onChange(event);
              show();
            }}
            onBlur={() => {
              setOpen(false);
              text.control.onBlur();
            }}
            onKeyDown={onKeyDown}
          />
          {value && value !== label && !text.typed && <code className="wt-own-name">{value}</code>}
          {open && (
            <OfferList
              id={listId}
              label={field.label}
              offers={shown}
              active={active}
              none={
                typed.trim()
                  ? `There is no ${WHAT[kind]} of this name yet. It is taken as it is written.`
                  : `There is no ${WHAT[kind]} yet. Write its name.`
              }
              onPick={pick}
            />
          )}
          {unseen && <p className="wt-help wt-unseen">No event of this name has come in so far.</p>}
        </div>
      )}
    </Field>
  );
};
