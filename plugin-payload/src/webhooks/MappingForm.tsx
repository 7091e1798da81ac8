'use client';

import type { WebhookView } from '@whenthen/core';
import { Button } from '@payloadcms/ui';
import { useId, useState } from 'react';
import { useCommand } from '../client/use-command.js';
import { guessAddress, placesIn, readableCall, togglePath } from './paths.js';
import { unsavedWords } from './unsaved.js';

interface MappingFormProps {
  webhook: WebhookView;
  readOnly: boolean;
}

const summary = (properties: number, fields: number): string => {
  const first =
    properties === 0
      ? 'The whole payload becomes properties'
      : properties === 1
        ? '1 value becomes a property'
        : `${properties} values become properties`;
  if (fields === 0) return first;
  return `${first}, ${fields === 1 ? '1 becomes a field' : `${fields} become fields`} of the person`;
};

/** Where the address and what else is told stand in the payloads; picked from the last call that can be read, or typed. */
export const MappingForm = ({ webhook: { id, mapping, calls }, readOnly }: MappingFormProps) => {
  const command = useCommand();
  const ids = useId();
  const call = readableCall(calls);
  const places = placesIn(call?.body ?? '');
  const guess = guessAddress(places);
  const [email, setEmail] = useState(mapping.email ?? guess ?? '');
  const [properties, setProperties] = useState(mapping.properties);
  const [fields, setFields] = useState(mapping.fields);
  const [refusal, setRefusal] = useState<string | null>(null);
  const list = `${ids}-places`;
  const unsaved =
    calls.length > 0 ? unsavedWords(mapping, { email: email.trim() || null, properties, fields }, guess) : null;

  const save = async () => {
    setRefusal(null);
    await command(
      `/webhooks/${id}`,
      { mapping: { ...mapping, email: email.trim() || null, properties, fields } },
      'Calls are read like this from now on.',
      setRefusal,
    );
  };

  const nameIn = (path: string, among: Record<string, string>) =>
    Object.keys(among).find((name) => among[name] === path);

  return (
    <form
      className="whenthen-mapping"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <fieldset disabled={readOnly}>
        <div className="whenthen-dialog__row">
          <label htmlFor={`${ids}-email`}>The e-mail address is at</label>
          <input
            id={`${ids}-email`}
            list={list}
            onChange={({ target }) => setEmail(target.value)}
            placeholder="data.customer.email"
            spellCheck={false}
            value={email}
          />
          <datalist id={list}>
            {places.map(({ path, value }) => (
              <option key={path} value={path}>
                {value}
              </option>
            ))}
          </datalist>
          <Button disabled={readOnly} margin={false} size="small" type="submit">
            Save
          </Button>
        </div>
        {unsaved && (
          <p className="whenthen-unsaved" role="status">
            {unsaved}
          </p>
        )}
        {places.length > 0 && (
          <details>
            <summary>{summary(Object.keys(properties).length, Object.keys(fields).length)}</summary>
            <div className="whenthen-places-box">
              <table className="whenthen-places">
                <thead>
                  <tr>
                    <th>{call === calls[0] ? 'In the last call' : 'In the last call that can be read'}</th>
                    <th>It said</th>
                    <th>Property</th>
                    <th>Field</th>
                  </tr>
                </thead>
                <tbody>
                  {places.map(({ path, value }) => (
                    <tr key={path}>
                      <td>
                        <code>{path}</code>
                      </td>
                      <td className="whenthen-quiet">{value.slice(0, 60)}</td>
                      <td>
                        <input
                          aria-label={`${path} is a property`}
                          checked={nameIn(path, properties) !== undefined}
                          onChange={() => setProperties(togglePath(path, properties))}
                          type="checkbox"
                        />{' '}
                        <code>{nameIn(path, properties)}</code>
                      </td>
                      <td>
                        <input
                          aria-label={`${path} is a field`}
                          checked={nameIn(path, fields) !== undefined}
                          onChange={() => setFields(togglePath(path, fields))}
                          type="checkbox"
                        />{' '}
                        <code>{nameIn(path, fields)}</code>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </details>
        )}
        {refusal && (
          <p className="whenthen-refusal" role="alert">
            {refusal}
          </p>
        )}
      </fieldset>
    </form>
  );
};
