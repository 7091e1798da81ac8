import type { Step } from '@whenthen/core/definition';
import type { ReactNode } from 'react';
import type { CanvasCommands } from '../../canvas/state/commands.js';
import type { CanvasSettings } from '../../canvas/state/settings.js';
import { nodeText } from '../../graph/node-text.js';
import { Icon } from '../../icons/Icon.js';
import { TextField } from '../fields/TextField.js';
import { StepSettings } from './StepSettings.js';

interface StepPanelProps {
  id: string;
  step: Step;
  settings: CanvasSettings;
  commands: Pick<CanvasCommands, 'setStep' | 'remove' | 'copy' | 'paste'>;
  /** What stands between its settings and its name. */
  children: ReactNode;
}

/** The settings of a step, its name, and what can be done with it. */
export const StepPanel = ({ id, step, settings, commands, children }: StepPanelProps) => {
  const setLabel = (label: string) => {
    const { label: _before, ...rest } = step;
    commands.setStep(id, label ? { ...rest, label } : rest);
  };
  const duplicate = () => {
    const clip = commands.copy([id]);
    if (clip) commands.paste(clip);
  };
  const plain = nodeText({ ...step, label: undefined }, settings);
  return (
    <>
      <section className="wt-section">
        <StepSettings id={id} step={step} onChange={(next) => commands.setStep(id, next)} />
      </section>
      {children}
      <section className="wt-section">
        <TextField
          name="label"
          label="Name on the canvas"
          placeholder={plain.missing ? plain.caption : plain.title}
          help="Shown on the canvas in place of its settings."
          value={step.label ?? ''}
          check={(text) => (text.length > 120 ? 'At most 120 characters.' : undefined)}
          onCommit={setLabel}
        />
      </section>
      {!settings.readOnly && (
        <footer className="wt-inspector-foot">
          <button type="button" className="wt-button" onClick={duplicate}>
            <Icon name="copy" size={15} /> Duplicate
          </button>
          <button
            type="button"
            className="wt-button wt-danger"
            data-testid="wt-delete-step"
            onClick={() => commands.remove([id])}
          >
            <Icon name="trash" size={15} /> Delete
          </button>
        </footer>
      )}
    </>
  );
};
