import { checkDefinition } from '@whenthen/core/definition';
import { useCallback, useEffect, useMemo, useRef, useState, type FocusEvent } from 'react';
import { appendPlace } from '../graph/index.js';
import { Inspector } from '../inspector/Inspector.js';
import { AddMenu } from '../palette/AddMenu.js';
import { paletteGroups, passable, type PaletteItem } from '../palette/items.js';
import { Palette } from '../palette/Palette.js';
import { draw } from './drawing/draw.js';
import { useKeyboard } from './keys/use-keyboard.js';
import type { WorkflowCanvasProps } from './props.js';
import { useCanvasParts, useCanvasSettings, useCanvasState } from './state/context.js';
import { CanvasFlow } from './surface/CanvasFlow.js';
import { Toolbar } from './tools/Toolbar.js';
import { ZoomBar } from './tools/ZoomBar.js';
import { focusNode } from './view/place-in-canvas.js';
import { useTopLayer } from './view/use-top-layer.js';

type CanvasBodyProps = Pick<WorkflowCanvasProps, 'issues' | 'counts' | 'height' | 'className'>;

/** The canvas on the screen: palette, drawing surface, settings of what is selected. */
export const CanvasBody = ({ issues, counts, height, className }: CanvasBodyProps) => {
  const { commands, typing } = useCanvasParts();
  const settings = useCanvasSettings();
  const { readOnly, catalog, things, nameOf } = settings;
  const root = useRef<HTMLDivElement>(null);
  const [expanded, setExpanded] = useState(false);
  useTopLayer(root, expanded);
  const [active, setActive] = useState(false);
  const value = useCanvasState((s) => s.value);
  const selected = useCanvasState((s) => (s.selectedNodes.length === 1 ? s.selectedNodes[0] : undefined));
  const inspecting = useCanvasState((s) => s.inspecting);
  const menu = useCanvasState((s) => s.menu);
  const refusal = useCanvasState((s) => s.refusal);

  const sizes = useCanvasState((s) => s.sizes);
  const found = useMemo(
    () => issues ?? checkDefinition(value.definition, { catalog, ...things }).issues,
    [issues, value.definition, catalog, things],
  );
  const drawing = useMemo(
    () => draw(value, { catalog, nameOf, issues: found, counts, readOnly, sizes }),
    [value, catalog, nameOf, found, counts, readOnly, sizes],
  );
  const groups = useMemo(() => paletteGroups(catalog), [catalog]);
  const menuLeadsOn = menu && drawing.graph.edges.some((e) => e.source === menu.source && e.branch === menu.branch);
  const shown = inspecting ? drawing.graph.nodes.find((n) => n.id === selected) : undefined;

  const openSettings = (id: string) => {
    commands.inspect(id);
    requestAnimationFrame(() =>
      root.current
        ?.querySelector<HTMLElement>('.wt-inspector-body :is(input, select, textarea, button):not(:disabled)')
        ?.focus(),
    );
  };
  const onKeyDown = useKeyboard(drawing, { openSettings, expanded, shrink: () => setExpanded(false) });
  const closeMenu = useCallback(() => commands.closeMenu(), [commands]);

  const add = (item: PaletteItem) => {
    const behind = appendPlace(value.definition, selected, drawing.positions);
    const id = commands.add(item.step, behind ? { behind } : {});
    if (id) openSettings(id);
  };
  const addFromMenu = (item: PaletteItem) => {
    if (!menu) return;
    commands.closeMenu();
    const id = commands.add(item.step, { behind: menu });
    if (id) openSettings(id);
  };
  const close = () => {
    commands.closeSettings();
    if (root.current && selected !== undefined) focusNode(root.current, selected);
  };
  // What had the focus may be gone with what was changed: keys go on working here, and not in some text of the page.
  useEffect(() => {
    if (!active) return;
    // A frame later: on its way from one field to the next, the focus is nowhere for a moment.
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body) root.current?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [active, value, inspecting, menu, refusal]);
  const onBlur = (event: FocusEvent<HTMLElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setActive(false);
  };

  return (
    <div
      ref={root}
      className={['wt-root wt-canvas', className].filter(Boolean).join(' ')}
      style={height === undefined ? undefined : { height }}
      data-testid="wt-canvas"
      data-expanded={expanded || undefined}
      data-readonly={readOnly || undefined}
      role="group"
      aria-label="Workflow canvas"
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onFocus={() => setActive(true)}
      onBlur={onBlur}
    >
      {!readOnly && <Palette groups={groups} onAdd={add} />}
      <div className="wt-stage">
        <CanvasFlow drawing={drawing} groups={groups} wheel={active || expanded} />
        <Toolbar drawing={drawing} expanded={expanded} onExpand={() => setExpanded(!expanded)} />
        <ZoomBar />
        {refusal && (
          <div className="wt-refusal" role="alert" data-testid="wt-refusal">
            {refusal}
            <button type="button" className="wt-button" onClick={commands.dismissRefusal}>
              Close
            </button>
          </div>
        )}
      </div>
      {shown && (
        <Inspector
          key={shown.id}
          node={shown}
          definition={value.definition}
          issues={drawing.byNode.get(shown.id) ?? []}
          settings={settings}
          commands={commands}
          typing={typing}
          onClose={close}
        />
      )}
      {menu && (
        <AddMenu
          groups={menuLeadsOn ? passable(groups) : groups}
          x={menu.x}
          y={menu.y}
          onPick={addFromMenu}
          onClose={closeMenu}
        />
      )}
    </div>
  );
};
