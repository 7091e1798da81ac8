'use client';

import type { MergePreview, MergeView, Page, PersonView } from '@whenthen/core';
import type { Json } from '@whenthen/core/definition';
import { Button } from '@payloadcms/ui';
import { useRouter } from 'next/navigation.js';
import { useId, useRef, useState } from 'react';
import { useAnswer } from '../client/use-answer.js';
import { useCommand } from '../client/use-command.js';
import { subscriptionLabels } from '../people/subscription.js';

const show = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

const Preview = ({ preview }: { preview: MergePreview }) => {
  const given = Object.entries(preview.givenUp);
  return (
    <dl className="whenthen-facts">
      <dt>Stays</dt>
      <dd>{preview.email}</dd>
      <dt>Also known by</dt>
      <dd>{preview.aliases.join(', ')}</dd>
      <dt>Marketing e-mail</dt>
      <dd>{subscriptionLabels[preview.subscription as keyof typeof subscriptionLabels]}</dd>
      <dt>Tags</dt>
      <dd>{preview.tags.join(', ') || 'none'}</dd>
      <dt>Fields</dt>
      <dd>
        {Object.entries(preview.fields)
          .map(([name, value]) => `${name}: ${show(value)}`)
          .join(' · ') || 'none'}
      </dd>
      {given.length > 0 && (
        <>
          <dt>Given up</dt>
          <dd>{given.map(([name, value]) => `${name}: ${show(value)}`).join(' · ')}</dd>
        </>
      )}
    </dl>
  );
};

/** Makes this person part of another, who is looked for, after a look at what becomes of them. */
export const MergePerson = ({ id, email, people }: { id: string; email: string; people: string }) => {
  const command = useCommand();
  const router = useRouter();
  const field = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [q, setQ] = useState('');
  const [into, setInto] = useState<PersonView | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const found = useAnswer<Page<PersonView>>({
    path: q.trim() === '' || into ? null : `/people?limit=6&q=${encodeURIComponent(q.trim())}`,
    delay: 250,
  });
  const preview = useAnswer<{ preview: MergePreview }>({ path: into && `/people/${id}/merge?into=${into.id}` });
  const others = (found.answer?.items ?? []).filter((person) => person.id !== id);

  const merge = async () => {
    if (!into) return;
    setBusy(true);
    setRefusal(null);
    const done = `${email} is ${into.email} now.`;
    const answer = await command<{ merge: MergeView }>(`/people/${id}/merge`, { into: into.id }, done, setRefusal);
    setBusy(false);
    if (answer) router.push(`${people}/${into.id}`);
  };

  return (
    <>
      <Button
        buttonStyle="subtle"
        id="whenthen-merge"
        margin={false}
        onClick={() => dialog.current?.showModal()}
        size="small"
        type="button"
      >
        Merge with…
      </Button>
      <dialog aria-label="Merge with another person" className="whenthen-dialog" ref={dialog}>
        <h2>Merge {email} with another person</h2>
        <p>
          Everything that happened to {email} becomes the other person’s, who keeps their own address, tags and fields
          and gets what they lack. What happens to {email} later happens to them. This cannot be undone.
        </p>
        <label htmlFor={field}>The person who stays</label>
        <input
          autoComplete="off"
          className="whenthen-dialog__input"
          id={field}
          onChange={(event) => {
            setInto(null);
            setQ(event.target.value);
          }}
          placeholder="Name or e-mail"
          type="search"
          value={into ? into.email : q}
        />
        {!into && (
          <ul className="whenthen-choices">
            {others.map((person) => (
              <li key={person.id}>
                <button onClick={() => setInto(person)} type="button">
                  {person.email}
                </button>
              </li>
            ))}
          </ul>
        )}
        {!into && q.trim() !== '' && !found.asking && others.length === 0 && <p>Nobody else matches.</p>}
        {into && preview.answer && <Preview preview={preview.answer.preview} />}
        {(refusal ?? preview.error) && (
          <p className="whenthen-refusal" role="alert">
            {refusal ?? preview.error}
          </p>
        )}
        <div className="whenthen-dialog__buttons">
          <Button buttonStyle="secondary" margin={false} onClick={() => dialog.current?.close()} type="button">
            Cancel
          </Button>
          <Button
            disabled={busy || !into || !preview.answer}
            id="whenthen-merge-now"
            margin={false}
            onClick={() => void merge()}
            type="button"
          >
            {busy ? 'Merging …' : 'Merge'}
          </Button>
        </div>
      </dialog>
    </>
  );
};
