'use client';

import { useEditDepth, useLivePreviewContext } from '@payloadcms/ui';
import { useRef, useState } from 'react';
import './preview.css';

/**
 * Switches between the fields and the preview where there is no room for both. Payload gives its preview the whole width
 * there and leaves none to the fields, whenever the preview was left open on a wider window. The styles beside show the
 * fields until somebody asks for the preview here, and show this button only in a narrow window.
 */
export const PreviewSwitch = () => {
  const depth = useEditDepth();
  const { isLivePreviewEnabled, isLivePreviewing, previewWindowType, setIsLivePreviewing, url } =
    useLivePreviewContext();
  const [asked, setAsked] = useState(false);
  const opened = useRef(false);
  // A drawer has no preview, and one in a window of its own covers nothing.
  if (depth > 1 || !isLivePreviewEnabled || !url || previewWindowType !== 'iframe') return null;

  const toggle = () => {
    // Payload remembers whether the preview is open: what was opened only to be looked at here is closed again.
    if (!asked && !isLivePreviewing) {
      opened.current = true;
      setIsLivePreviewing(true);
    }
    if (asked && opened.current) {
      opened.current = false;
      setIsLivePreviewing(false);
    }
    setAsked(!asked);
  };
  return (
    <button
      aria-pressed={asked}
      className="whenthen-preview-switch"
      id="whenthen-preview-switch"
      onClick={toggle}
      type="button"
    >
      {asked ? 'Back to editing' : 'Preview'}
    </button>
  );
};
