import type { Descriptor } from '../catalog.js';
import type { Json, JsonObject } from '../json/json.js';
import { choiceInWords, inWords } from '../in-words.js';
import { labelOf } from '../vocabulary/label-of.js';
import type { DescribeContext } from './context.js';
import { isNamedKind } from './name-of.js';

const propertyOf = (descriptor: Descriptor | undefined, name: string): JsonObject | undefined =>
  (descriptor?.inputSchema['properties'] as Record<string, JsonObject | undefined> | undefined)?.[name];

/** What a setting is called on its panel. */
const titleOf = (descriptor: Descriptor | undefined, name: string): string => {
  const title = propertyOf(descriptor, name)?.['title'];
  return typeof title === 'string' ? title : inWords(name);
};

/** Where the schema names a setting comes first; settings that it does not know keep their order, at the end. */
const inOrder = (input: JsonObject, descriptor: Descriptor | undefined): [string, Json][] => {
  const names = Object.keys((descriptor?.inputSchema['properties'] as object | undefined) ?? {});
  const place = (name: string): number => (names.includes(name) ? names.indexOf(name) : names.length);
  return Object.entries(input).sort(([a], [b]) => place(a) - place(b));
};

/** What is as it is unless somebody says otherwise says nothing. */
const isDefault = (descriptor: Descriptor | undefined, name: string, value: Json): boolean =>
  propertyOf(descriptor, name)?.['default'] === value;

/**
 * Settings in plain words, in the order of their panel, joined by `·`; secrets (`writeOnly`), what is empty and what is
 * left at its default are left out.
 */
export const describeSettings = (
  input: JsonObject,
  descriptor: Descriptor | undefined,
  { nameOf, catalog }: DescribeContext,
): string =>
  inOrder(input, descriptor)
    .filter(([name, value]) => !isDefault(descriptor, name, value))
    .filter(([name]) => propertyOf(descriptor, name)?.['writeOnly'] !== true)
    .filter(([, value]) => value !== null && value !== false && value !== '' && JSON.stringify(value) !== '{}')
    .map(([name, value]) => {
      if (isNamedKind(name) && typeof value === 'string') return nameOf?.(name, value) ?? value;
      const widget = propertyOf(descriptor, name)?.['x-widget'];
      if ((widget === 'event' || widget === 'field') && typeof value === 'string')
        return labelOf(widget, value, catalog?.vocabulary);
      if (value === true) return titleOf(descriptor, name);
      if (typeof value === 'string' && propertyOf(descriptor, name)?.['enum']) return choiceInWords(value);
      return typeof value === 'string' ? value : JSON.stringify(value);
    })
    .join(' · ');

/** Something that developers added, by its title, with its settings where it is known which of them are secret. */
export const describeCustom = (
  { type, input }: { type: string; input: JsonObject },
  known: readonly Descriptor[] | undefined,
  context: DescribeContext,
): string => {
  const descriptor = known?.find((d) => d.type === type);
  // A number alone says nothing: it goes with what it is called.
  const settings = descriptor
    ? Object.entries(input).flatMap(([name, value]) => {
        const words = describeSettings({ [name]: value }, descriptor, context);
        if (words === '') return [];
        return typeof value === 'number' ? [`${titleOf(descriptor, name).toLowerCase()} ${words}`] : [words];
      })
    : [];
  const title = descriptor?.title ?? inWords(type);
  return settings.length > 0 ? `${title}: ${settings.join(' · ')}` : title;
};
