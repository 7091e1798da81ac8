import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Icon } from '../icons/Icon.js';
import { searchPalette, type PaletteGroup, type PaletteItem } from './items.js';
import { moveFocus } from './move-focus.js';

interface AddMenuProps {
  groups: PaletteGroup[];
  /** Where it opens, in CSS pixels from the canvas' top left corner. */
  x: number;
  y: number;
  onPick: (item: PaletteItem) => void;
  onClose: () => void;
}

/** The small menu behind a "+". Arrow keys move, Enter in the search takes the first, Escape goes back. */
export const AddMenu = ({ groups, x, y, onPick, onClose }: AddMenuProps) => {
  const [words, setWords] = useState('');
  const menu = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const opener = useRef<Element | null>(null);
  const found = searchPalette(groups, words);

  useEffect(() => {
    opener.current ??= document.activeElement;
    search.current?.focus({ preventScroll: true });
    const closeOutside = (event: PointerEvent) => {
      if (!menu.current?.contains(event.target as Node)) onClose();
    };
    document.addEventListener('pointerdown', closeOutside, true);
    return () => document.removeEventListener('pointerdown', closeOutside, true);
  }, [onClose]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    event.stopPropagation();
    if (event.key === 'Escape') {
      onClose();
      if (opener.current instanceof HTMLElement) opener.current.focus({ preventScroll: true });
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      moveFocus(event.currentTarget, event.key === 'ArrowDown' ? 1 : -1);
    else if (event.key === 'Enter' && event.target === search.current) {
      const first = found[0]?.items[0];
      if (first) onPick(first);
    } else return;
    event.preventDefault();
  };

  return (
    <div
      ref={menu}
      className="wt-menu"
      style={{ left: x, top: y }}
      role="dialog"
      aria-label="Add a step"
      onKeyDown={onKeyDown}
    >
      <label className="wt-search">
        <Icon name="search" />
        <input
          ref={search}
          type="search"
          placeholder="What happens then?"
          aria-label="Search steps"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </label>
      <div className="wt-menu-list">
        {found.map((group) => (
          <section key={group.title}>
            <h3>{group.title}</h3>
            {group.items.map((item) => (
              <button
                key={item.key}
                type="button"
                className={`wt-palette-item wt-tone-${item.tone}`}
                data-testid={`wt-add-${item.key}`}
                title={item.description}
                onClick={() => onPick(item)}
              >
                <span className="wt-palette-icon">
                  <Icon name={item.icon} size={17} />
                </span>
                <span className="wt-palette-title">{item.title}</span>
              </button>
            ))}
          </section>
        ))}
        {found.length === 0 && <p className="wt-palette-none">No step is called that.</p>}
      </div>
    </div>
  );
};
