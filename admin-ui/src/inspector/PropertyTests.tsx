import { propertyTest, type PropertyTest } from '@whenthen/core/definition';
import { Comparison } from './Comparison.js';
import type { FieldPath } from './context.js';
import { TextField } from './fields/TextField.js';
import { RowList } from './RowList.js';
import { useHeldBack } from './use-held-back.js';

interface PropertyTestsProps {
  name: string;
  value: PropertyTest[] | undefined;
  path: FieldPath;
  /** `undefined` when no test is left. */
  onChange: (value: PropertyTest[] | undefined) => void;
}

interface TestRowProps {
  name: string;
  value: PropertyTest;
  path: FieldPath;
  onChange: (value: PropertyTest) => void;
}

const isComplete = (test: PropertyTest): boolean => propertyTest.safeParse(test).success;

const TestRow = ({ name, value, path, onChange }: TestRowProps) => {
  const [shown, change] = useHeldBack(value, isComplete, onChange);
  return (
    <div className="wt-test">
      <TextField
        name={`${name}.property`}
        label="Property"
        quiet
        keepFilled
        placeholder="cart_id"
        offer="properties"
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
export const PropertyTests = ({ name, value = [], path, onChange }: PropertyTestsProps) => (
  <RowList
    items={value}
    add="Only where…"
    make={() => ({ property: '', op: 'equals' as const })}
    removeLabel="Remove this test"
    compact
    onChange={(tests) => onChange(tests.length > 0 ? tests : undefined)}
  >
    {(test, change, i) => (
      <TestRow name={`${name}.where.${i}`} value={test} path={[...path, 'where', i]} onChange={change} />
    )}
  </RowList>
);
