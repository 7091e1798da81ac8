import { z } from 'zod';
import { NotFoundError } from '../../kernel/errors.js';
import { byText, read, readId } from '../../kernel/input.js';
import type { PersonRecord } from '../../model/person.js';
import { currentPeople } from '../../people/current.js';
import type { ExportPiece, PersonExport } from '../api.js';
import { noted } from '../noted.js';
import { documentOf } from './document.js';
import { SECTIONS, type ExportPorts } from './sections.js';

const exportInput = z.strictObject({ by: byText });

async function* piecesOf(context: ExportPorts, person: PersonRecord): AsyncGenerator<ExportPiece> {
  for (const section of SECTIONS) yield* section(context, person);
}

/** See `PrivacyApi.export`. */
export const exportPerson = async (context: ExportPorts, id: string, input: { by: string }): Promise<PersonExport> => {
  const key = readId(id);
  const { by } = read(exportInput, input);
  const person = (await currentPeople(context, [key])).get(key);
  if (!person) throw new NotFoundError(`The person "${key}"`);
  await noted(context, { what: 'person.exported', by, on: { kind: 'person', id: key } }, () => Promise.resolve());
  const exportedAt = new Date(context.clock.now()).toISOString();
  return {
    [Symbol.asyncIterator]: () => piecesOf(context, person),
    text: () => documentOf(piecesOf(context, person), exportedAt),
  };
};
