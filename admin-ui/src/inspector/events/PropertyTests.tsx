import { propertyTest, type PropertyTest } from '@whenthen/core/definition';
import type { FieldPath } from '../context/inspector-context.js';
import { NameField } from '../names/NameField.js';
import { RowList } from '../rows/RowList.js';
import { useHeldBack } from '../rows/use-held-back.js';
import { Comparison } from '../values/Comparison.js';

interface PropertyTestsProps {
  name: string;
  /** The events whose properties are tested. */
  of: readonly string[];
  value: PropertyTest[] | undefined;
  path: FieldPath;
  /** `undefined` when no test is left. */
  onChange: (value: PropertyTest[] | undefined) => void;
}

interface TestRowProps {
  name: string;
  of: readonly string[];
  value: PropertyTest;
  path: FieldPath;
  onChange: (value: PropertyTest) => void;
}

const isComplete = (test: PropertyTest): boolean => propertyTest.safeParse(test).success;

const TestRow = ({ name, of, value, path, onChange }: TestRowProps) => {
  const [shown, change] = useHeldBack(value, isComplete, onChange);
  return (
    <div className="wt-test">
      <NameField
        kind="property"
        of={of}
        name={`${name}.property`}
        label="Property"
        quiet
        keepFilled
        placeholder="Choose a property"
        value={shown.property}
        onCommit={(property) => change({ ...shown, property })}
      />
      <Comparison
        name={name}
        value={shown}
        path={path}
        onChange={(comparison) => change({ property: shown.property, ...comparison })}
      />
    </div>
  );
};

/** Tests of an event's properties, all of which have to hold. */
export const PropertyTests = ({ name, of, value = [], path, onChange }: PropertyTestsProps) => (
  <RowList
    items={value}
    add="Only where…"
    make={() => ({ property: '', op: 'equals' as const })}
    removeLabel="Remove this test"
    compact
    onChange={(tests) => onChange(tests.length > 0 ? tests : undefined)}
  >
    {(test, change, i) => (
      <TestRow name={`${name}.where.${i}`} of={of} value={test} path={[...path, 'where', i]} onChange={change} />
    )}
  </RowList>
);
