import { useState, type DragEvent } from 'react';
import { Icon } from '../icons/Icon.js';
import { DRAG_TYPE } from './drag-type.js';
import { searchPalette, type PaletteGroup, type PaletteItem } from './items.js';

interface PaletteProps {
  groups: PaletteGroup[];
  /** A click adds the step where it fits best. */
  onAdd: (item: PaletteItem) => void;
}

const PaletteButton = ({ item, onAdd }: { item: PaletteItem; onAdd: (item: PaletteItem) => void }) => {
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
      title={`${item.description} Click to add, or drag onto the canvas.`}
      onDragStart={drag}
      onClick={() => onAdd(item)}
    >
      <span className="wt-palette-icon">
        <Icon name={item.icon} size={17} />
      </span>
      <span className="wt-palette-title">{item.title}</span>
    </button>
  );
};

/** The column of things to add, with a search. */
export const Palette = ({ groups, onAdd }: PaletteProps) => {
  const [words, setWords] = useState('');
  const found = searchPalette(groups, words);
  return (
    <nav className="wt-palette" aria-label="Steps to add">
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
            <PaletteButton key={item.key} item={item} onAdd={onAdd} />
          ))}
        </section>
      ))}
      {found.length === 0 && <p className="wt-palette-none">No step is called that.</p>}
    </nav>
  );
};
