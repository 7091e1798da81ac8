import { useState, type DragEvent, type KeyboardEvent } from 'react';
import { Icon } from '../icons/Icon.js';
import { DRAG_TYPE } from './drag-type.js';
import { searchPalette, type PaletteGroup, type PaletteItem } from './items.js';
import { moveFocus } from './move-focus.js';

interface PaletteProps {
  groups: PaletteGroup[];
  /** A click adds the step where it fits best. */
  onAdd: (item: PaletteItem) => void;
}

interface PaletteButtonProps {
  item: PaletteItem;
  /** Whether Tab comes here: to one of them all. */
  stop: boolean;
  onAdd: (item: PaletteItem) => void;
  onFocus: () => void;
}

const PaletteButton = ({ item, stop, onAdd, onFocus }: PaletteButtonProps) => {
  const drag = (event: DragEvent) => {
    event.dataTransfer.setData(DRAG_TYPE, item.key);
    event.dataTransfer.effectAllowed = 'copy';
  };
  return (
    <button
      type="button"
      className={`wt-palette-item wt-tone-${item.tone}`}
      data-testid={`wt-palette-${item.key}`}
      aria-label={item.title}
      draggable
      tabIndex={stop ? 0 : -1}
      title={`${item.description} Click to add, or drag onto the canvas.`}
      onDragStart={drag}
      onClick={() => onAdd(item)}
      onFocus={onFocus}
    >
      <span className="wt-palette-icon">
        <Icon name={item.icon} size={17} />
      </span>
      <span className="wt-palette-title">{item.title}</span>
    </button>
  );
};

/** The column of things to add, with a search. By key it is two stops: the search, and the list, with arrow keys. */
export const Palette = ({ groups, onAdd }: PaletteProps) => {
  const [words, setWords] = useState('');
  const [current, setCurrent] = useState<string>();
  const found = searchPalette(groups, words);
  const shown = found.flatMap((group) => group.items.map((item) => item.key));
  const stop = current !== undefined && shown.includes(current) ? current : shown[0];

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    moveFocus(event.currentTarget, event.key === 'ArrowDown' ? 1 : -1);
  };
  return (
    <nav className="wt-palette" aria-label="Steps to add" onKeyDown={onKeyDown}>
      <label className="wt-search">
        <Icon name="search" />
        <input
          type="search"
          placeholder="Search steps"
          title="Enter adds the first one found."
          aria-label="Search steps"
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            const first = words.trim() === '' ? undefined : found[0]?.items[0];
            if (first) onAdd(first);
          }}
        />
      </label>
      {found.map((group) => (
        <section key={group.title} className="wt-palette-group">
          <h3>{group.title}</h3>
          {group.items.map((item) => (
            <PaletteButton
              key={item.key}
              item={item}
              stop={item.key === stop}
              onAdd={onAdd}
              onFocus={() => setCurrent(item.key)}
            />
          ))}
        </section>
      ))}
      {found.length === 0 && <p className="wt-palette-none">No step is called that.</p>}
    </nav>
  );
};
