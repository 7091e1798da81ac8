import { useEffect, useRef, useState, type ChangeEvent, type KeyboardEvent } from 'react';
import { useInspector } from '../context/inspector-context.js';

/** After this pause in typing, in milliseconds, what was typed counts. Leaving the field and Enter count at once. */
const PAUSE = 600;

type TextElement = HTMLInputElement | HTMLTextAreaElement;

interface TextOptions {
  value: string;
  onCommit: (text: string) => void;
  /** Says what is wrong with a text that must not be taken over. */
  check?: ((text: string) => string | undefined) | undefined;
  /** A pause in typing counts nothing: what is half written would be taken for a name. */
  patient?: boolean;
}

/** A text that is typed: shown at once, taken over in a pause, on Enter and on leaving, and kept back while it is wrong. */
export const useText = ({ value, onCommit, check, patient = false }: TextOptions) => {
  const { typing } = useInspector();
  const [draft, setDraft] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const pending = useRef<string | undefined>(undefined);
  const shown = draft ?? value;

  const flush = () => {
    clearTimeout(timer.current);
    const text = pending.current;
    pending.current = undefined;
    if (text !== undefined && text !== value && !check?.(text)) onCommit(text);
  };
  const latest = useRef(flush);
  useEffect(() => {
    latest.current = flush;
  });
  useEffect(() => () => latest.current(), []);

  return {
    /** Does it show what was typed, and not what is set? */
    typed: draft !== null,
    /** Forgets what was typed. */
    drop: () => {
      clearTimeout(timer.current);
      pending.current = undefined;
      setDraft(null);
    },
    message: draft === null ? undefined : check?.(draft),
    control: {
      value: shown,
      onChange: ({ target }: ChangeEvent<TextElement>) => {
        setDraft(target.value);
        pending.current = target.value;
        clearTimeout(timer.current);
        if (!patient) timer.current = setTimeout(() => latest.current(), PAUSE);
      },
      onFocus: () => typing.begin(),
      onBlur: () => {
        flush();
        typing.end();
        if (draft !== null && !check?.(draft)) setDraft(null);
      },
      onKeyDown: (event: KeyboardEvent<TextElement>) => {
        const save = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's';
        const enter = event.key === 'Enter' && event.currentTarget.tagName !== 'TEXTAREA';
        if (save || enter) flush();
        // The canvas often stands in a form, which Enter would submit.
        if (enter) event.preventDefault();
      },
    },
  };
};
