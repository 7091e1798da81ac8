import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Icon } from '../../icons/Icon.js';

interface RowListProps<T> {
  items: readonly T[];
  /** Text of the button that adds a row. */
  add: string;
  /** A new row. It stays on the screen only, until it is filled in. */
  make: () => T;
  removeLabel: string;
  onChange: (items: T[]) => void;
  children: (item: T, change: (item: T) => void, index: number) => ReactNode;
  compact?: boolean;
  /** So many rows stay. */
  least?: number;
  /** No more than so many can be added. */
  most?: number;
}

/** Rows that can be added, changed and removed. */
export const RowList = <T,>({
  items,
  add,
  make,
  removeLabel,
  onChange,
  children,
  compact,
  least = 0,
  most = Infinity,
}: RowListProps<T>) => {
  const [fresh, setFresh] = useState<{ item: T } | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const hasFresh = fresh !== null;
  // Who adds a row goes on in it, also by keyboard: the button is not there any more.
  useEffect(() => {
    if (hasFresh)
      list.current?.querySelector<HTMLElement>('[data-fresh] :is(input, select, textarea):not(:disabled)')?.focus();
  }, [hasFresh]);
  const rows = fresh ? [...items, fresh.item] : [...items];
  const change = (i: number, item: T) => {
    if (i === items.length) setFresh(null);
    onChange(rows.with(i, item).slice(0, Math.max(items.length, i + 1)));
  };
  const remove = (i: number) => {
    if (i === items.length) setFresh(null);
    else onChange(items.filter((_, other) => other !== i));
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(':scope > .wt-add-row')?.focus());
  };
  return (
    <div ref={list} className="wt-rows" data-compact={compact || undefined}>
      {rows.map((item, i) => (
        <div key={i} className="wt-row" data-fresh={i === items.length || undefined}>
          <div className="wt-row-body">{children(item, (next) => change(i, next), i)}</div>
          <button
            type="button"
            className="wt-icon-button"
            aria-label={removeLabel}
            title={rows.length <= least ? `At least ${least === 1 ? 'one is' : `${least} are`} needed` : removeLabel}
            disabled={rows.length <= least}
            onClick={() => remove(i)}
          >
            <Icon name="cross" size={14} />
          </button>
        </div>
      ))}
      {!fresh && rows.length < most && (
        <button type="button" className="wt-add-row" onClick={() => setFresh({ item: make() })}>
          <Icon name="plus" size={14} /> {add}
        </button>
      )}
    </div>
  );
};
