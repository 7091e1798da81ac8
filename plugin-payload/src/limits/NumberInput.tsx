'use client';

interface NumberInputProps {
  label: string;
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
}

/** A whole number in a sentence. While it is typed it may be anything; what does not fit is refused when it is saved. */
export const NumberInput = ({ label, value, min, max, onChange }: NumberInputProps) => (
  <input
    aria-label={label}
    className="whenthen-limits__number"
    inputMode="numeric"
    max={max}
    min={min}
    onChange={({ target }) => onChange(Number(target.value))}
    type="number"
    value={Number.isNaN(value) ? '' : value}
  />
);
